using System.Collections.Immutable;
using Suture.Application.Software;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Results;
using Suture.Domain.Software.Classification;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>Safety classes as the API shows and takes them.</summary>
internal static class ClassMapping
{
    public static ClassificationDto ToDto(ClassView v) => new(
        v.Device.Key, v.State.Item?.ToString(), v.Title, v.State.Recorded, v.Effective, v.Above, v.State.Computed, [.. v.State.Steps.Select(ToDto)],
        v.State.Decision is { } d
            ? new ClassDecisionDto(d.What.SafetyClass, d.What.PrintedName, d.Actor, d.Time, d.Index, Names.Of(d.What.Proof), d.What.Rationale, [.. d.What.Steps.Select(ToDto)])
            : null,
        v.State.Outdated,
        v.Proposal is { } p && v.Impact is { } i
            ? new ClassProposalDto(p.SafetyClass, p.Rationale, [.. p.Steps.Select(ToDto)], i.AskedBefore, i.AskedAfter, i.GapsBefore, i.GapsAfter, [.. i.Clauses.Select(ToDto)], [.. i.Plan.Select(PlanMapping.ToDto)])
            : null,
        [.. v.Missing.Select(m => m.Message)], v.Position);

    public static ClassRowDto ToDto(ClassRow r) => new(r.Item?.ToString(), r.Title, r.Own, r.Effective, r.Decided, r.Outdated);

    public static LegacyDto ToDto(LegacyView v) => new(
        v.InForce, v.Chosen?.What.Document?.ToString(), v.Chosen?.What.Rationale, v.Chosen?.What.PrintedName, v.Chosen?.Time,
        [.. v.Documents.Select(d => new LegacyDocumentDto(d.Id.ToString(), d.Title, d.State.Name))], v.Position);

    public static Result<ClassDraft> Draft(string device, string? item, ImmutableArray<GivenAnswerDto>? answers, string? remark, string? expected)
    {
        var key = string.IsNullOrEmpty(item) ? (RecordId?)null : RecordRequests.Key(device, item, "$.item") is { Ok: true } read ? read.Value : null;
        if (key is null && !string.IsNullOrEmpty(item))
        {
            return Result<ClassDraft>.Failed(RecordRequests.Key(device, item, "$.item").Problems);
        }

        var given = (answers ?? []).Select(Answer).ToImmutableArray();
        var problems = given.SelectMany(g => g.Problems).ToImmutableArray();
        return problems.IsEmpty ? new ClassDraft(key, [.. given.Select(g => g.Value)], remark, expected) : problems;
    }

    private static Result<GivenAnswer> Answer(GivenAnswerDto given, int i) =>
        Names.Parse<ClassQuestion>(given.Question) is not { } question ? Unknown<ClassQuestion>("question", given.Question, i)
        : Names.Parse<ClassReply>(given.Answer) is not { } reply ? Unknown<ClassReply>("answer", given.Answer, i)
        : new GivenAnswer(question, reply, given.Reason);

    private static Problem Unknown<T>(string what, string said, int i)
        where T : struct, Enum =>
        new($"class.{what}.unknown", $"'{said}' is not known; expected one of {string.Join(", ", Enum.GetValues<T>().Select(Names.Of))}.", Path: $"$.answers[{i}].{what}");

    private static ClassQuestionDto ToDto(ComputedStep s)
    {
        var text = ClassQuestions.Of(s.Question);
        return new ClassQuestionDto(
            Names.Of(s.Question), text.Ask, text.Help, [.. text.Answers.Select(a => new ClassReplyDto(Names.Of(a.Reply), a.Label, a.LeadsTo))], s.Answer is { } a ? Names.Of(a) : null, s.Why,
            [.. s.Evidence.Select(e => new ClassEvidenceDto(e.Record.ToString(), e.Says))], RecordMapping.Keys(s.Records));
    }

    private static ClassStepDto ToDto(ClassStep s) => new(Names.Of(s.Question), Names.Of(s.Answer), s.Computed is { } c ? Names.Of(c) : null, s.Reason, RecordMapping.Keys(s.Evidence));

    private static ClauseChangeDto ToDto(ClauseChange c) => new(c.Standard, c.Clause, c.Title, Names.Of(c.Before), Names.Of(c.After), c.GapsBefore, c.GapsAfter);
}
