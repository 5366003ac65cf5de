using CsCheck;
using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Tests.Security.Cvss;

/// <summary>Random vectors.</summary>
internal static class CvssGen
{
    public static readonly Gen<CvssVector> Vector = Gen.OneOf([.. CvssVersions.All.Select(Of)]);

    /// <summary>Vectors of one version; half of the optional metrics are defined.</summary>
    public static Gen<CvssVector> Of(CvssVersion version) => Gen.UInt.Array[CvssMetrics.Of(version).Length].Select(choices =>
    {
        var vector = CvssVector.LeastSevere(version);
        foreach (var metric in CvssMetrics.Of(version))
        {
            var choice = choices[metric.Index];
            if (metric.Mandatory || (choice & 0x10000) != 0)
            {
                vector = vector.With(metric, metric.Values[(int)((choice & 0xFFFF) % (uint)metric.Values.Length)]);
            }
        }

        return vector;
    });

    /// <summary>Vectors of one version with base metrics only.</summary>
    public static IEnumerable<CvssVector> AllBase(CvssVersion version)
    {
        IEnumerable<CvssVector> all = [CvssVector.LeastSevere(version)];
        foreach (var metric in CvssMetrics.Of(version).Where(m => m.Mandatory))
        {
            all = all.SelectMany(v => metric.Values.Select(value => v.With(metric, value)));
        }

        return all;
    }
}
