using System.Collections.Immutable;
using Suture.Domain.Results;

namespace Suture.Domain.Security.Rubric;

/// <summary>One answer.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Choice">What was answered.</param>
/// <param name="Position">Where its code begins in the extended vector, in characters from 0.</param>
public sealed record RubricAnswer(RubricQuestion Question, RubricChoice Choice, int Position = 0);

/// <summary>
/// Some or all answers as an extended vector: <c>XAVN:Y/XAVT:N/...</c>. They keep the order in which they were given, so that printing gives
/// what was read. Whether they fit together, <see cref="CvssRubric.Decide"/> says.
/// </summary>
public sealed class RubricAnswers : IEquatable<RubricAnswers>
{
    /// <summary>Longest text that is read, in characters; a full vector has less than 250.</summary>
    public const int Longest = 1000;

    private readonly ImmutableDictionary<string, RubricChoice> byId;

    internal RubricAnswers(ImmutableArray<RubricAnswer> all)
    {
        All = all;
        byId = all.ToImmutableDictionary(a => a.Question.Id, a => a.Choice, StringComparer.Ordinal);
    }

    public static RubricAnswers None { get; } = new([]);

    public ImmutableArray<RubricAnswer> All { get; }

    /// <summary>The answer to a question; null when there is none.</summary>
    public RubricChoice? To(RubricQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return byId.GetValueOrDefault(question.Id);
    }

    /// <summary>Reads an extended vector; empty text has no answers. The problem names the first wrong part, its character (from 1) and what was expected there.</summary>
    public static Result<RubricAnswers> Parse(string? text, CvssRubric? rubric = null) => RubricAnswersReader.Read(text ?? string.Empty, rubric ?? CvssRubric.BuiltIn);

    /// <summary>The extended vector.</summary>
    public override string ToString() => string.Join('/', All.Select(a => $"{a.Question.Id}:{a.Choice.Letter}"));

    public bool Equals(RubricAnswers? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as RubricAnswers);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
