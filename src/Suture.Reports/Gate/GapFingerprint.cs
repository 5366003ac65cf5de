using System.Security.Cryptography;
using System.Text;
using Suture.Domain.Standards;

namespace Suture.Reports.Gate;

/// <summary>
/// What makes a gap the same gap from one run to the next: device, standard, clause, record and reason, as in <see cref="CheckComparison"/>.
/// Not the record's title, nor where its file stands, nor the ledger position.
/// </summary>
internal static class GapFingerprint
{
    private const int Bytes = 16;

    /// <param name="repetition">From 1; more when the same gap stands several times.</param>
    public static string Of(string device, string standard, string clause, ClauseGap gap, int repetition)
    {
        var parts = string.Join('\n', "suture-gap/1", device, standard, clause, gap.KeyIn(device), gap.Why, repetition);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts))[..Bytes]);
    }
}
