using System.Collections.Immutable;

namespace Suture.Domain.Security.Cvss;

/// <summary>Short constructors, so that a version's file reads as a table of its metrics.</summary>
internal static class Metric
{
    /// <summary>A metric that must be given.</summary>
    public static CvssMetric Base(string key, string name, string question, params ReadOnlySpan<CvssValue> values) => new(key, name, CvssGroup.Base, question, Coded(values, null));

    /// <summary>A metric that may be left out, which is the same as its last value: not defined.</summary>
    public static CvssMetric Optional(CvssGroup group, string key, string name, string question, CvssValue undefined, params ReadOnlySpan<CvssValue> values) =>
        new(key, name, group, question, Coded(values, undefined));

    /// <summary>The environmental twin of a base metric: the same values, or what the base metric says when not defined.</summary>
    public static CvssMetric Modified(CvssMetric metric, params ReadOnlySpan<CvssValue> more) => new(
        "M" + metric.Key, "Modified " + metric.Name, CvssGroup.Environmental, "As the base metric, but where the component is used.",
        [.. more, .. metric.Values, Undefined("X", $"As {metric.Key} says.")]);

    public static CvssValue Value(string key, string name, string meaning, decimal? number = null, decimal? whenChanged = null) => new(key, name, meaning, -1, number, whenChanged);

    public static CvssValue Undefined(string key, string meaning, decimal? number = null) => new(key, "Not defined", meaning, 0, number);

    // Codes count from 1 unless the table says otherwise.
    private static ImmutableArray<CvssValue> Coded(ReadOnlySpan<CvssValue> values, CvssValue? undefined)
    {
        var coded = ImmutableArray.CreateBuilder<CvssValue>(values.Length + 1);
        foreach (var value in values)
        {
            coded.Add(value.Code < 0 ? value with { Code = coded.Count + 1 } : value);
        }

        if (undefined is not null)
        {
            coded.Add(undefined);
        }

        return coded.ToImmutable();
    }
}
