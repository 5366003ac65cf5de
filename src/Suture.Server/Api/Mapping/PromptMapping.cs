using System.Collections.Immutable;
using Suture.Application.Safety;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Results;
using Suture.Domain.Safety.Prompts;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>The brainstorm as the API shows it, and answers as it takes them.</summary>
internal static class PromptMapping
{
    /// <param name="report">The brainstorm.</param>
    /// <param name="group">Only this group: its code, or a part of it that no other has.</param>
    /// <param name="show">Only prompts that are left (open or to be looked at again), considered or setAside; all when null.</param>
    public static Result<PromptReportDto> ToDto(PromptReport report, string? group, string? show)
    {
        var section = group is null ? null : PromptList.BuiltIn.FindSection(group);
        return group is not null && section is null
            ? new Problem("prompt.group", $"'{group}' does not name one group of prompts; expected one of {string.Join(", ", report.Sections.Select(s => s.Code))}.", ProblemKind.NotFound, Path: "group")
            : show is not (null or "all" or "left" or "considered" or "setAside")
            ? new Problem("prompt.show", $"'{show}' is nothing to show; expected all, left, considered or setAside.", Path: "show")
            : new PromptReportDto(
                report.Device, report.Position, report.Title, report.Edition, ToDto(report.Count),
                [.. report.Sections.Where(s => section is null || s.Code == section.Code).Select(s => new PromptGroupDto(s.Code, s.Title, ToDto(s.Count), [.. s.Prompts.Where(p => Shown(p, show)).Select(ToDto)]))],
                [.. report.NoLonger.Select(ToDto)]);
    }

    public static PromptDto ToDto(AnsweredPrompt p) => new(
        p.Prompt.Id, p.Prompt.Title, p.Prompt.Ask, p.Prompt.OfItems, Names.Of(p.State), [.. p.Answers.Select(ToDto)], [.. p.Carriers.Select(ToDto)],
        p.Statement is { } s ? new PromptStatementDto(s.What.Statement, s.What.PrintedName, s.Time, s.What.ReviewBy) : null, p.LookAgain);

    public static PromptDraftedDto ToDto(PromptDrafted d) => new(d.Record.Id.ToString(), d.Record.Title, ToDto(d.Prompt));

    public static PromptWish Wish(string prompt, AnswerPromptDto body) =>
        new(prompt, body.Item) { Records = body.Records ?? [], SetAside = body.SetAside, Note = body.Note, Reopen = body.Reopen, Seen = body.Seen };

    public static Result<PromptDraft> Draft(string prompt, DraftPromptDto body) => RecordKinds.TryParsePrefix(body.Kind, out var kind)
        ? new PromptDraft(prompt, body.Item, kind, body.Title, body.Text)
        : new Problem("prompt.draft.kind", $"A prompt can be drafted as {string.Join(", ", PromptDrafting.Kinds)}, not as '{body.Kind}'.", Path: "kind");

    private static bool Shown(AnsweredPrompt prompt, string? show) => show switch
    {
        "left" => prompt.IsLeft,
        "considered" => prompt.State == PromptReply.Considered,
        "setAside" => prompt.State == PromptReply.SetAside,
        _ => true,
    };

    private static PromptAnswerDto ToDto(PromptAnswer a) => new(
        a.Prompt, a.Item is { } item ? ToDto(item) : null, Names.Of(a.Reply), [.. a.Records.Select(ToDto)], a.Reason, a.Asked, a.By, a.Time, a.Index, a.LookAgain);

    private static PromptRecordDto ToDto(PromptRecord r) => new(r.Id.ToString(), r.Title, r.Retired);

    private static PromptCountDto ToDto(PromptCount c) => new(c.All, c.Open, c.Considered, c.SetAside, c.LookAgain, c.Done);
}
