namespace Suture.Domain.Security.Cvss;

/// <summary>
/// The equivalence sets of CVSS 4.0 as the specification defines them (8.1 and tables 24 to 30): facts of the standard in a form of our own.
/// Codes count from the most severe value: 1 is N of AV, AT, PR and UI, L of AC, H of VC, VI, VA, SC and of the requirements, A of E; of SI and SA 1 is safety and H is 2.
/// </summary>
internal static class EquivalenceSets
{
    /// <summary>AV, PR, UI.</summary>
    public static readonly EquivalenceSet Set1 = new("EQ1", [0, 3, 4], [4, 3, 3],
        c => c is [1, 1, 1] ? 0 : c[0] != 4 && c.Contains(1) ? 1 : 2,
        new("0", "AV:N, PR:N and UI:N", 1, [1, 1, 1]),
        new("1", "AV:N, PR:N or UI:N, but not all, and not AV:P", 4, [2, 1, 1], [1, 2, 1], [1, 1, 2]),
        new("2", "AV:P, or none of AV:N, PR:N and UI:N", 5, [4, 1, 1], [2, 2, 2]));

    /// <summary>AC, AT.</summary>
    public static readonly EquivalenceSet Set2 = new("EQ2", [1, 2], [2, 2],
        c => c is [1, 1] ? 0 : 1,
        new("0", "AC:L and AT:N", 1, [1, 1]),
        new("1", "AC:H or AT:P", 2, [1, 2], [2, 1]));

    /// <summary>
    /// EQ3 (VC, VI, VA) and EQ6 (the same with CR, IR, AR) depend on each other and are interpolated as a pair. Its levels count 00, 01, 10, 11, 20, 21;
    /// 20 cannot be: no requirement meets a high impact where there is none.
    /// </summary>
    public static readonly EquivalenceSet Set36 = new("EQ3-EQ6", [5, 6, 7, 12, 13, 14], [3, 3, 3, 3, 3, 3],
        c => ((c is [1, 1, ..] ? 0 : c.AsSpan(0, 3).Contains(1) ? 1 : 2) * 2) + ((c[0] == 1 && c[3] == 1) || (c[1] == 1 && c[4] == 1) || (c[2] == 1 && c[5] == 1) ? 0 : 1),
        new("00", "VC:H and VI:H; a high impact meets a high requirement", 7, [1, 1, 1, 1, 1, 1]),
        new("01", "VC:H and VI:H; no high impact meets a high requirement", 6, [1, 1, 2, 2, 2, 1], [1, 1, 1, 2, 2, 2]),
        new("10", "VC:H, VI:H or VA:H, but not VC:H with VI:H; a high impact meets a high requirement", 8, [2, 1, 1, 1, 1, 1], [1, 2, 1, 1, 1, 1]),
        new("11", "VC:H, VI:H or VA:H, but not VC:H with VI:H; no high impact meets a high requirement", 8,
            [2, 1, 2, 1, 2, 1], [2, 1, 1, 1, 2, 2], [1, 2, 1, 2, 1, 2], [1, 2, 2, 2, 1, 1], [2, 2, 1, 1, 1, 2]),
        null,
        new("21", "none of VC:H, VI:H and VA:H", 10, [2, 2, 2, 1, 1, 1]));

    /// <summary>SC, SI, SA.</summary>
    public static readonly EquivalenceSet Set4 = new("EQ4", [8, 9, 10], [3, 4, 4],
        c => c[1] == 1 || c[2] == 1 ? 0 : c[0] == 1 || c[1] == 2 || c[2] == 2 ? 1 : 2,
        new("0", "MSI:S or MSA:S", 6, [1, 1, 1]),
        new("1", "SC:H, SI:H or SA:H, but neither MSI:S nor MSA:S", 5, [1, 2, 2]),
        new("2", "none of SC:H, SI:H, SA:H, MSI:S and MSA:S", 4, [2, 3, 3]));

    /// <summary>E. Its levels have one vector each, so there is nothing to interpolate within them.</summary>
    public static readonly EquivalenceSet Set5 = new("EQ5", [11], [3],
        c => c[0] - 1,
        new("0", "E:A, or E not defined", 1, [1]),
        new("1", "E:P", 1, [2]),
        new("2", "E:U", 1, [3]));
}
