using System.Collections.Frozen;
using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Security.Rubric;

/// <summary>
/// The questions of MITRE's "Rubric for Applying CVSS to Medical Devices" (version 0.12.04, 2020) and what their answers decide. Built in is
/// the file <c>medical-device-rubric.yaml</c> beside this code, whose head says where its table comes from.
/// </summary>
public sealed class CvssRubric
{
    private static readonly Lazy<CvssRubric> Standard = new(RubricReader.ReadBuiltIn);
    private readonly FrozenDictionary<string, RubricQuestion> byId;
    private readonly FrozenDictionary<string, (RubricQuestion Question, RubricChoice Choice)> askedAfter;

    internal CvssRubric(string id, string title, string edition, string notice, ImmutableArray<RubricGroup> groups, ImmutableArray<RubricQuestion> questions)
    {
        (Id, Title, Edition, Notice, Groups, Questions) = (id, title, edition, notice, groups, questions);
        byId = questions.ToFrozenDictionary(q => q.Id, StringComparer.Ordinal);
        askedAfter = questions.SelectMany(q => q.Choices.Where(c => c.Next is not null).Select(c => (Question: q, Choice: c)))
            .DistinctBy(l => l.Choice.Next).ToFrozenDictionary(l => l.Choice.Next!, StringComparer.Ordinal);
        First = [.. questions.Where(q => !askedAfter.ContainsKey(q.Id))];
    }

    public static CvssRubric BuiltIn => Standard.Value;

    public string Id { get; }

    public string Title { get; }

    public string Edition { get; }

    /// <summary>What a reader must know of where the table comes from.</summary>
    public string Notice { get; }

    public ImmutableArray<RubricGroup> Groups { get; }

    /// <summary>All questions, in the order of extended vectors.</summary>
    public ImmutableArray<RubricQuestion> Questions { get; }

    /// <summary>Questions that are asked at once: those that no answer leads to.</summary>
    public ImmutableArray<RubricQuestion> First { get; }

    /// <summary>By its code; null when there is no such question. Codes are case-sensitive.</summary>
    public RubricQuestion? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The answer after which a question is asked; null when it is asked at once.</summary>
    public (RubricQuestion Question, RubricChoice Choice)? AskedAfter(RubricQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return askedAfter.TryGetValue(question.Id, out var link) ? link : null;
    }

    /// <summary>
    /// What answers decide. An answer to a question that the others do not lead to is a problem that names it.
    /// </summary>
    /// <param name="answers">Some or all answers.</param>
    /// <param name="version">3.0 or 3.1.</param>
    public Result<RubricResult> Decide(RubricAnswers answers, CvssVersion version = CvssVersion.V31)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return version is CvssVersion.V30 or CvssVersion.V31
            ? RubricWalk.Of(this, answers, version)
            : new Problem("rubric.version", $"The rubric decides vectors of CVSS 3.0 or 3.1, not of {version.Number()}.", Path: "version");
    }

    /// <summary>
    /// The same answers with another one to a question, or with none for null. Answers that are then off the way fall away, and all stand in
    /// the rubric's order: for forms.
    /// </summary>
    public RubricAnswers Answer(RubricAnswers answers, RubricQuestion question, RubricChoice? choice)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(question);
        return RubricWalk.OnTheWay(this, Questions.Select(q => new RubricAnswer(q, ReferenceEquals(q, question) ? choice! : answers.To(q)!)).Where(a => a.Choice is not null));
    }
}
