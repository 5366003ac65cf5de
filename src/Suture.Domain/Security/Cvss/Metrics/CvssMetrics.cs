using System.Collections.Immutable;

namespace Suture.Domain.Security.Cvss;

/// <summary>The metrics of each version, in the order of its vectors.</summary>
public static class CvssMetrics
{
    private static readonly ImmutableArray<CvssMetric> All20 = Numbered(MetricsOf20.All);
    private static readonly ImmutableArray<CvssMetric> All3 = Numbered(MetricsOf3.All);
    private static readonly ImmutableArray<CvssMetric> All40 = Numbered(MetricsOf40.All);

    /// <summary>All metrics of a version; 3.0 and 3.1 share theirs.</summary>
    public static ImmutableArray<CvssMetric> Of(CvssVersion version) => version switch
    {
        CvssVersion.V20 => All20,
        CvssVersion.V30 or CvssVersion.V31 => All3,
        CvssVersion.V40 => All40,
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "No such version."),
    };

    /// <summary>By its key; null when the version has no such metric. Keys are case-sensitive.</summary>
    public static CvssMetric? Find(CvssVersion version, string key) => Of(version).FirstOrDefault(m => string.Equals(m.Key, key, StringComparison.Ordinal));

    /// <summary>What a group is called in a version.</summary>
    public static string Title(CvssVersion version, CvssGroup group) => group switch
    {
        CvssGroup.Base => "Base",
        CvssGroup.Threat => version == CvssVersion.V40 ? "Threat" : "Temporal",
        CvssGroup.Environmental => "Environmental",
        CvssGroup.Supplemental => "Supplemental",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No such group."),
    };

    private static ImmutableArray<CvssMetric> Numbered(ImmutableArray<CvssMetric> metrics)
    {
        for (var i = 0; i < metrics.Length; i++)
        {
            metrics[i].Index = i;
        }

        return metrics;
    }
}
