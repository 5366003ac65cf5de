using System.Text;
using Suture.Domain.Results;

namespace Suture.Domain.Security.Cvss;

/// <summary>
/// A CVSS vector of any version: four bits for each metric, so that reading and scoring one allocates nothing. A metric that was left out
/// and one that was given as not defined are the same. The default value is no vector; do not use it.
/// </summary>
public readonly struct CvssVector : IEquatable<CvssVector>
{
    private readonly ulong low;
    private readonly ulong high;

    internal CvssVector(CvssVersion version, ulong low, ulong high)
    {
        Version = version;
        this.low = low;
        this.high = high;
    }

    public CvssVersion Version { get; }

    /// <summary>The codes of metrics 0 to 15.</summary>
    internal ulong Low => low;

    /// <summary>The codes of metrics 16 to 31.</summary>
    internal ulong High => high;

    /// <summary>The chosen value of a metric; not defined when it was left out.</summary>
    public CvssValue this[CvssMetric metric]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(metric);
            return metric.Value(Code(metric.Index));
        }
    }

    /// <summary>Reads a vector without allocating. On failure the fault says what is wrong and where.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out CvssVector vector, out CvssFault fault) => VectorReader.Read(text, out vector, out fault);

    /// <summary>Reads a vector; the problem names the metric, its position and what was expected there.</summary>
    public static Result<CvssVector> Parse(string? text) => TryRead(text, out var vector, out var fault) ? vector : fault.ToProblem(text);

    /// <summary>The vector with the least severe value of every base metric and nothing else: where a form begins.</summary>
    public static CvssVector LeastSevere(CvssVersion version)
    {
        var vector = new CvssVector(version, 0, 0);
        foreach (var metric in CvssMetrics.Of(version))
        {
            vector = metric.Mandatory ? vector.With(metric, metric.Values[^1]) : vector;
        }

        return vector;
    }

    /// <summary>The same vector with another value of one metric.</summary>
    public CvssVector With(CvssMetric metric, CvssValue value)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(value);
        var shift = (metric.Index & 15) * 4;
        var (mask, code) = (~(15UL << shift), (ulong)metric.Value(value.Code).Code << shift);
        return metric.Index < 16 ? new(Version, (low & mask) | code, high) : new(Version, low, (high & mask) | code);
    }

    /// <summary>Whether any metric of a group is defined.</summary>
    public bool Has(CvssGroup group)
    {
        foreach (var metric in CvssMetrics.Of(Version))
        {
            if (metric.Group == group && Code(metric.Index) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All scores that the vector has; see <see cref="CvssScores"/>.</summary>
    public CvssScores Score() => Version switch
    {
        CvssVersion.V20 => ScoringOf20.Score(this),
        CvssVersion.V40 => ScoringOf40.Score(this),
        _ => ScoringOf3.Score(this),
    };

    /// <summary>The normal form: metrics in the version's order, those not defined left out. Reading it gives this vector again.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Version.Prefix());
        foreach (var metric in CvssMetrics.Of(Version))
        {
            if (Code(metric.Index) is var code and not 0)
            {
                text.Append(metric.Index == 0 ? "" : "/").Append(metric.Key).Append(':').Append(metric.Value(code).Key);
            }
        }

        return text.ToString();
    }

    public bool Equals(CvssVector other) => Version == other.Version && low == other.low && high == other.high;

    public override bool Equals(object? obj) => obj is CvssVector other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Version, low, high);

    public static bool operator ==(CvssVector left, CvssVector right) => left.Equals(right);

    public static bool operator !=(CvssVector left, CvssVector right) => !left.Equals(right);

    /// <summary>What is stored for the metric at this position.</summary>
    internal int Code(int index) => (int)((index < 16 ? low >> (index * 4) : high >> ((index - 16) * 4)) & 15);
}
