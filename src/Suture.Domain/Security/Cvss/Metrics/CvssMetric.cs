using System.Collections.Immutable;

namespace Suture.Domain.Security.Cvss;

/// <summary>The groups that a vector's metrics stand in.</summary>
public enum CvssGroup
{
    /// <summary>What lies in the vulnerability itself; all must be given.</summary>
    Base,

    /// <summary>What changes over time: temporal in 2.0 and 3.x, threat in 4.0.</summary>
    Threat,

    /// <summary>What depends on where the component is used.</summary>
    Environmental,

    /// <summary>Further facts of 4.0 that never change a score.</summary>
    Supplemental,
}

/// <summary>One value that a metric can take.</summary>
/// <param name="Key">As in the vector: <c>N</c>.</param>
/// <param name="Name">In words: <c>Network</c>.</param>
/// <param name="Meaning">When to choose it, in one sentence of our own.</param>
/// <param name="Code">What is stored: 0 for not defined, else the higher the less severe.</param>
/// <param name="Number">The weight in the formulas of 2.0 and 3.x; null where a value has none of its own.</param>
/// <param name="NumberWhenChanged">The weight in 3.x when the scope changes, where that makes a difference (Privileges Required).</param>
public sealed record CvssValue(string Key, string Name, string Meaning, int Code, decimal? Number = null, decimal? NumberWhenChanged = null);

/// <summary>One metric of one version, described once: reading, scoring, explaining, forms and help all come from this description.</summary>
public sealed class CvssMetric
{
    internal CvssMetric(string key, string name, CvssGroup group, string question, ImmutableArray<CvssValue> values)
    {
        Key = key;
        Name = name;
        Group = group;
        Question = question;
        Values = values;
    }

    /// <summary>As in the vector: <c>AV</c>.</summary>
    public string Key { get; }

    public string Name { get; }

    public CvssGroup Group { get; }

    /// <summary>What is asked, in one sentence of our own.</summary>
    public string Question { get; }

    /// <summary>The most severe first; not defined, where it is allowed, last.</summary>
    public ImmutableArray<CvssValue> Values { get; }

    /// <summary>Must stand in every vector.</summary>
    public bool Mandatory => Group == CvssGroup.Base;

    /// <summary>Position in the order of the version's vectors, from 0; also where <see cref="CvssVector"/> keeps the value.</summary>
    public int Index { get; internal set; }

    /// <summary>The keys of its values, for messages: <c>N, A, L or P</c>.</summary>
    public string Choices { get => Values.Length == 1 ? Values[0].Key : $"{string.Join(", ", Values[..^1].Select(v => v.Key))} or {Values[^1].Key}"; }

    /// <summary>By what is stored in a vector.</summary>
    public CvssValue Value(int code)
    {
        foreach (var value in Values)
        {
            if (value.Code == code)
            {
                return value;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(code), code, $"{Key} has no such value.");
    }

    /// <summary>By its key; null when the metric has no such value.</summary>
    public CvssValue? Find(string key) => Values.FirstOrDefault(v => string.Equals(v.Key, key, StringComparison.Ordinal));

    public override string ToString() => Key;
}
