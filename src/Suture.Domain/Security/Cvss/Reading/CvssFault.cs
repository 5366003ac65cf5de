using System.Globalization;
using System.Numerics;
using Suture.Domain.Results;

namespace Suture.Domain.Security.Cvss;

/// <summary>Ways in which a text is no CVSS vector.</summary>
public enum CvssFaultKind
{
    None,

    /// <summary>Nothing, or nothing after the prefix.</summary>
    Empty,

    /// <summary>It begins with <c>CVSS:</c> but not with a version that exists.</summary>
    Version,

    /// <summary>Where a metric was expected stands something that is no NAME:VALUE.</summary>
    Form,

    UnknownMetric,
    UnknownValue,

    /// <summary>A metric stands twice.</summary>
    Repeated,

    /// <summary>4.0 only: a metric stands after one that it must precede.</summary>
    Order,

    /// <summary>Base metrics are missing.</summary>
    Missing,
}

/// <summary>The first thing that is wrong with a vector; made without allocating, its message only when somebody asks.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Version">As which version the text was read.</param>
/// <param name="Position">Where the wrong part begins, in characters from 0.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Metric">Position of the metric in question among the version's, or -1.</param>
/// <param name="Before">For <see cref="CvssFaultKind.Order"/>: the metric that stands before it and must not.</param>
/// <param name="MissingMetrics">For <see cref="CvssFaultKind.Missing"/>: a bit for each missing metric.</param>
public readonly record struct CvssFault(CvssFaultKind Kind, CvssVersion Version, int Position = 0, int Length = 0, int Metric = -1, int Before = -1, uint MissingMetrics = 0)
{
    private const int Longest = 24;

    /// <summary>Stable, for programs: <c>cvss.metric.unknown</c>.</summary>
    public string Code => Kind switch
    {
        CvssFaultKind.Empty => "cvss.empty",
        CvssFaultKind.Version => "cvss.version",
        CvssFaultKind.Form => "cvss.form",
        CvssFaultKind.UnknownMetric => "cvss.metric.unknown",
        CvssFaultKind.UnknownValue => "cvss.value.unknown",
        CvssFaultKind.Repeated => "cvss.metric.repeated",
        CvssFaultKind.Order => "cvss.metric.order",
        CvssFaultKind.Missing => "cvss.metric.missing",
        _ => "cvss",
    };

    /// <summary>One sentence: which metric, at which character (from 1), and what was expected.</summary>
    /// <param name="text">The text that was read.</param>
    public string Message(ReadOnlySpan<char> text)
    {
        var (metrics, name, at) = (CvssMetrics.Of(Version), "CVSS " + Version.Number(), (Position + 1).ToString(CultureInfo.InvariantCulture));
        var part = Quote(text, Position, Length);
        return Kind switch
        {
            CvssFaultKind.Empty => $"The CVSS vector is empty at character {at}; expected metrics such as {metrics[0].Key}:{metrics[0].Values[0].Key}.",
            CvssFaultKind.Version => $"{part} is no version of CVSS that is known; expected CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/, or a vector of 2.0 without a prefix.",
            CvssFaultKind.Form => $"{(Length == 0 ? "Nothing" : part)} stands at character {at} where {name} expects a metric and its value, as {metrics[0].Key}:{metrics[0].Values[0].Key}.",
            CvssFaultKind.UnknownMetric => $"{part} at character {at} is not a metric of {name}; expected one of {string.Join(", ", metrics.Select(m => m.Key))}."
                + (Version == CvssVersion.V20 ? " Vectors of other versions begin with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/." : ""),
            CvssFaultKind.UnknownValue => $"{part} at character {at} is not a value of {metrics[Metric].Key} ({metrics[Metric].Name}) in {name}; expected {metrics[Metric].Choices}.",
            CvssFaultKind.Repeated => $"{metrics[Metric].Key} ({metrics[Metric].Name}) stands a second time at character {at}; each metric may stand once.",
            CvssFaultKind.Order => $"{metrics[Metric].Key} at character {at} stands after {metrics[Before].Key}; {name} fixes the order of metrics, and {metrics[Metric].Key} must stand before {metrics[Before].Key}.",
            CvssFaultKind.Missing => Missing(name),
            _ => "The CVSS vector is good.",
        };
    }

    /// <summary>The same as a refusal.</summary>
    public Problem ToProblem(ReadOnlySpan<char> text) => new(Code, Message(text));

    private string Missing(string name)
    {
        var (metrics, bits) = (CvssMetrics.Of(Version), MissingMetrics);
        var missing = metrics.Where(m => (bits >> m.Index & 1) != 0).Select(m => $"{m.Key} ({m.Name}: {m.Choices})");
        return $"The base metric{(BitOperations.PopCount(bits) == 1 ? "" : "s")} {string.Join(", ", missing)} {(BitOperations.PopCount(bits) == 1 ? "is" : "are")} missing; {name} needs every base metric.";
    }

    // Whatever was given may be long or hold control characters.
    private static string Quote(ReadOnlySpan<char> text, int position, int length)
    {
        var part = text.Slice(position, Math.Min(length, Longest)).ToString();
        return $"'{string.Concat(part.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c))}{(length > Longest ? "…" : "")}'";
    }
}
