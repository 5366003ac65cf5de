using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

/// <summary>The brainstorm: every prompt with what became of it. NoLonger: answers that stand to prompts that are not asked any more.</summary>
internal sealed record PromptReportDto(
    string Device, long Position, string Title, string Edition, PromptCountDto Count, ImmutableArray<PromptGroupDto> Groups, ImmutableArray<PromptAnswerDto> NoLonger);

/// <summary>Those to look at again are counted where they stand too; done: answered, and nothing to look at again.</summary>
internal sealed record PromptCountDto(int All, int Open, int Considered, int SetAside, int LookAgain, int Done);

/// <summary>Count is of the whole group, also where only some of its prompts are listed.</summary>
internal sealed record PromptGroupDto(string Group, string Title, PromptCountDto Count, ImmutableArray<PromptDto> Prompts);

/// <summary>
/// State is open, considered or setAside. OfItems: it can be asked of a software item by itself. Tagged: records that carry the
/// prompt's id as tag and are in no answer; they answer it too. Statement: a signed statement in date that it does not apply.
/// </summary>
internal sealed record PromptDto(
    string Id, string Title, string Ask, bool OfItems, string State, ImmutableArray<PromptAnswerDto> Answers, ImmutableArray<PromptRecordDto> Tagged, PromptStatementDto? Statement, ImmutableArray<string> LookAgain);

/// <summary>Item is missing in the answer for the device as a whole. Asked: the question as it was asked. Entry: the ledger entry that holds it. LookAgain: what changed since.</summary>
internal sealed record PromptAnswerDto(
    string Prompt, PromptRecordDto? Item, string Reply, ImmutableArray<PromptRecordDto> Records, string? Reason, string Asked, string By, DateTimeOffset Time, long Entry, ImmutableArray<string> LookAgain);

internal sealed record PromptRecordDto(string Key, string Title, bool Retired);

internal sealed record PromptStatementDto(string Statement, string SignedBy, DateTimeOffset Time, DateOnly? ReviewBy);

/// <summary>
/// Exactly one of records (all of them; in place of what was named before), setAside (why it does not apply) and reopen. Item: key of a
/// software item; left out for the device as a whole. Note goes with records. Seen: entry of the answer that was read, -1 for none;
/// another one by now is refused. Reason is the ledger's.
/// </summary>
internal sealed record AnswerPromptDto(
    string? Item = null, ImmutableArray<string>? Records = null, string? SetAside = null, string? Note = null, bool Reopen = false, long? Seen = null, string? Reason = null);

/// <summary>Kind is CAU, HS or HAZ. Title and text replace the suggested ones.</summary>
internal sealed record DraftPromptDto(string Kind, string? Item = null, string? Title = null, string? Text = null, string? Reason = null);

/// <summary>The record that was made, and how the prompt stands with it.</summary>
internal sealed record PromptDraftedDto(string Key, string Title, PromptDto Prompt);
