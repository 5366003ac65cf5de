using System.Globalization;

namespace Suture.Domain.Security.Cvss;

/// <summary>A score from 0.0 to 10.0, kept in tenths so that it is exact.</summary>
public readonly record struct CvssScore(int Tenths) : IComparable<CvssScore>
{
    public decimal Value => Tenths / 10m;

    public int CompareTo(CvssScore other) => Tenths.CompareTo(other.Tenths);

    public static bool operator <(CvssScore left, CvssScore right) => left.Tenths < right.Tenths;

    public static bool operator >(CvssScore left, CvssScore right) => left.Tenths > right.Tenths;

    public static bool operator <=(CvssScore left, CvssScore right) => left.Tenths <= right.Tenths;

    public static bool operator >=(CvssScore left, CvssScore right) => left.Tenths >= right.Tenths;

    /// <summary>The rating of this score in a version.</summary>
    public CvssSeverity Severity(CvssVersion version) => (version, Tenths) switch
    {
        (CvssVersion.V20, >= 70) => CvssSeverity.High,
        (CvssVersion.V20, >= 40) => CvssSeverity.Medium,
        (CvssVersion.V20, _) => CvssSeverity.Low,
        (_, >= 90) => CvssSeverity.Critical,
        (_, >= 70) => CvssSeverity.High,
        (_, >= 40) => CvssSeverity.Medium,
        (_, >= 1) => CvssSeverity.Low,
        _ => CvssSeverity.None,
    };

    /// <summary>Always with one decimal: <c>7.0</c>.</summary>
    public override string ToString() => Value.ToString("0.0", CultureInfo.InvariantCulture);
}

/// <summary>Ratings: of 3.x and 4.0 by their specifications; 2.0 has none of its own, so those that NVD uses (low, medium, high).</summary>
public enum CvssSeverity
{
    None,
    Low,
    Medium,
    High,
    Critical,
}

/// <summary>All scores of one vector.</summary>
/// <param name="Base">From the base metrics alone (CVSS-B).</param>
/// <param name="Threat">Base with the temporal (2.0, 3.x) or threat metrics (4.0, CVSS-BT).</param>
/// <param name="Environmental">2.0 and 3.x: base, temporal and environmental together, as their formula has it. 4.0: base and environmental without threat (CVSS-BE).</param>
/// <param name="Overall">The score of all that is given: what <see cref="HasThreat"/> and <see cref="HasEnvironmental"/> ask for (4.0: up to CVSS-BTE).</param>
/// <param name="HasThreat">A temporal or threat metric is defined.</param>
/// <param name="HasEnvironmental">An environmental metric is defined.</param>
public readonly record struct CvssScores(CvssScore Base, CvssScore Threat, CvssScore Environmental, CvssScore Overall, bool HasThreat, bool HasEnvironmental)
{
    /// <summary>Which groups the overall score was made from, in the words of 4.0: <c>CVSS-BTE</c>.</summary>
    public string Nomenclature => (HasThreat, HasEnvironmental) switch
    {
        (false, false) => "CVSS-B",
        (true, false) => "CVSS-BT",
        (false, true) => "CVSS-BE",
        (true, true) => "CVSS-BTE",
    };
}
