using Suture.Ledger;
using Suture.Storage.Data;

namespace Suture.Storage.Verification;

/// <summary>Whether the personal data beside the ledger is what the entries bind, and what is missing was erased.</summary>
internal static class PersonalDataCheck
{
    /// <summary>Gives the number of erased pieces.</summary>
    public static async ValueTask<int> RunAsync(ISession session, PersonalReferences references, ProblemCollector problems, CancellationToken cancellationToken)
    {
        var present = new HashSet<Hash32>();
        await session.QueryAsync(
            "SELECT hash, salt, data, user_name FROM personal_data ORDER BY hash",
            [],
            row =>
            {
                var computed = Hash32.Sha256([.. row.Bytes(1), .. row.Bytes(2)]);
                var stored = row.Bytes(0).Length == Hash32.Size ? row.Hash(0) : Hash32.Zero;
                if (computed != stored)
                {
                    problems.Add(new StoreProblem("personal-data-changed", null, null, stored.ToString(), computed.ToString(), $"Personal data of {row.Text(3)} is not what the ledger binds."));
                }
                else if (!references.All.ContainsKey(stored))
                {
                    problems.Add(new StoreProblem("personal-data-unknown", null, null, stored.ToString(), null, $"Personal data of {row.Text(3)} is kept that no entry names."));
                }

                present.Add(stored);
                return true;
            },
            cancellationToken);
        var erased = 0;
        foreach (var (hash, (user, index)) in references.All)
        {
            if (present.Contains(hash))
            {
                continue;
            }

            if (references.ErasedAt.TryGetValue(user, out var at) && at > index)
            {
                erased++;
            }
            else
            {
                problems.Add(new StoreProblem("personal-data-missing", null, index, null, hash.ToString(), $"Personal data of {user} is gone, and no entry says that it was erased."));
            }
        }

        return erased;
    }
}

/// <summary>What the organization's entries say of personal data.</summary>
internal sealed class PersonalReferences
{
    /// <summary>Each binding hash with its user and the last entry that names it.</summary>
    public Dictionary<Hash32, (string User, long Index)> All { get; } = [];

    /// <summary>Last erasure of each user.</summary>
    public Dictionary<string, long> ErasedAt { get; } = new(StringComparer.Ordinal);

    public void Take(string user, Hash32 hash, long index)
    {
        if (hash == Hash32.Zero)
        {
            ErasedAt[user] = index;
        }
        else
        {
            All[hash] = (user, index);
        }
    }
}
