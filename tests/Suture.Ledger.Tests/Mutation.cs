namespace Suture.Ledger.Tests;

/// <summary>Small changes that must never go unseen.</summary>
internal static class Mutation
{
    public static Hash32 Flip(Hash32 hash, int bit = 3)
    {
        var bytes = hash.ToArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return Hash32.From(bytes);
    }

    /// <summary>Each hash flipped, each left out, each doubled, each pair of different neighbors swapped.</summary>
    public static IEnumerable<IReadOnlyList<Hash32>> OfProof(IReadOnlyList<Hash32> proof)
    {
        for (var i = 0; i < proof.Count; i++)
        {
            yield return [.. proof.Take(i), Flip(proof[i], 255), .. proof.Skip(i + 1)];
            yield return [.. proof.Take(i), .. proof.Skip(i + 1)];
            yield return [.. proof.Take(i), proof[i], .. proof.Skip(i)];
            if (i > 0 && proof[i] != proof[i - 1])
            {
                yield return [.. proof.Take(i - 1), proof[i], proof[i - 1], .. proof.Skip(i + 1)];
            }
        }
    }
}
