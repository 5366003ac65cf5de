namespace Suture.Domain.Security.Cvss;

/// <summary>Versions of FIRST's Common Vulnerability Scoring System.</summary>
public enum CvssVersion
{
    /// <summary>2.0: vectors without a prefix.</summary>
    V20,

    /// <summary>3.0: <c>CVSS:3.0/...</c></summary>
    V30,

    /// <summary>3.1: <c>CVSS:3.1/...</c></summary>
    V31,

    /// <summary>4.0: <c>CVSS:4.0/...</c></summary>
    V40,
}

/// <summary>Names and prefixes of <see cref="CvssVersion"/>.</summary>
public static class CvssVersions
{
    public static IReadOnlyList<CvssVersion> All { get; } = [CvssVersion.V40, CvssVersion.V31, CvssVersion.V30, CvssVersion.V20];

    /// <summary>As people write it: <c>3.1</c>.</summary>
    public static string Number(this CvssVersion version) => version switch
    {
        CvssVersion.V20 => "2.0",
        CvssVersion.V30 => "3.0",
        CvssVersion.V31 => "3.1",
        CvssVersion.V40 => "4.0",
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "No such version."),
    };

    /// <summary>What a vector begins with; empty for 2.0.</summary>
    public static string Prefix(this CvssVersion version) => version switch
    {
        CvssVersion.V20 => "",
        CvssVersion.V30 => "CVSS:3.0/",
        CvssVersion.V31 => "CVSS:3.1/",
        CvssVersion.V40 => "CVSS:4.0/",
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "No such version."),
    };

    /// <summary>By its number; null for any other text.</summary>
    public static CvssVersion? Parse(string? number)
    {
        foreach (var version in All)
        {
            if (string.Equals(version.Number(), number, StringComparison.Ordinal))
            {
                return version;
            }
        }

        return null;
    }
}
