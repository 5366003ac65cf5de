using System.Collections.Immutable;
using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Security.Rubric;

/// <summary>A group of data and functions that is asked about for confidentiality, integrity and availability.</summary>
/// <param name="Key">A letter: <c>T</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Text">What belongs to it.</param>
public sealed record RubricGroup(char Key, string Title, string Text);

/// <summary>One answer that a question takes. It leads to a value, to another question, or to a value and a question that only informs; of a question that informs, to neither.</summary>
/// <param name="Letter">As in the extended vector: <c>Y</c>.</param>
/// <param name="Label">In words: <c>yes</c>.</param>
/// <param name="Value">The value of the metric; null where more must be asked.</param>
/// <param name="Next">Id of the question that is asked then.</param>
public sealed record RubricChoice(char Letter, string Label, CvssValue? Value, string? Next);

/// <summary>One question of the rubric.</summary>
/// <param name="Id">The rubric's own code: <c>XAVN</c>.</param>
/// <param name="Metric">The base metric that it helps decide.</param>
/// <param name="Group">Of confidentiality, integrity and availability: what is asked about.</param>
/// <param name="Ask">The question in our words.</param>
/// <param name="Note">For the analyst.</param>
/// <param name="Informs">Whatever the answer, the metric stays as it is; it may be left open.</param>
/// <param name="Choices">Its answers, in the order of forms.</param>
public sealed record RubricQuestion(string Id, CvssMetric Metric, RubricGroup? Group, string Ask, string? Note, bool Informs, ImmutableArray<RubricChoice> Choices)
{
    /// <summary>Asked by degrees (none, low, high) and not by yes and no.</summary>
    public bool ByDegree => Choices.Any(c => c.Letter == 'H');

    /// <summary>For messages: <c>Y (yes), N (no) or U (unknown)</c>.</summary>
    public string Expected => string.Join(", ", Choices[..^1].Select(Named)) + " or " + Named(Choices[^1]);

    /// <summary>By its letter; null when the question takes no such answer.</summary>
    public RubricChoice? Find(char letter) => Choices.FirstOrDefault(c => c.Letter == letter);

    public override string ToString() => Id;

    private static string Named(RubricChoice choice) => $"{choice.Letter} ({choice.Label})";
}
