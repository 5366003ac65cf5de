using System.Collections.Immutable;
using System.Text.Json;

namespace Suture.Server.Api.Contracts;

/// <summary>A record in a list.</summary>
internal sealed record RecordSummaryDto(
    string Key, string Kind, string Title, string? Alias, string? Owner, ImmutableArray<string> Tags, string State, string StateClass, int Revision, long Version, string? SignedBy,
    string ChangedBy, DateTimeOffset ChangedAt);

internal sealed record RecordListDto(ImmutableArray<RecordSummaryDto> Items, int Total, long Position);

/// <summary>A record with its links, outcomes, and what can be done with it next.</summary>
internal sealed record RecordDto
{
    public required string Key { get; init; }

    public required string Device { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public string? Alias { get; init; }

    public string? Owner { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public required string State { get; init; }

    public required string StateClass { get; init; }

    public required int Revision { get; init; }

    public required long Version { get; init; }

    public required string ContentHash { get; init; }

    public required RawJson Fields { get; init; }

    public SignatureDto? Signature { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string ChangedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required ImmutableArray<LinkDto> Outgoing { get; init; }

    public required ImmutableArray<LinkDto> Incoming { get; init; }

    public required ImmutableArray<OutcomeDto> Outcomes { get; init; }

    public required ImmutableArray<StepDto> Steps { get; init; }

    public required ImmutableArray<string> Missing { get; init; }

    public required long Position { get; init; }
}

internal sealed record SignatureDto(string Signer, string PrintedName, string Meaning, DateTimeOffset Time, int Revision, string ContentHash, string Proof, long Index);

internal sealed record LinkDto(string Type, string Phrase, string Key, string Title, bool Suspect, string ConfirmedBy);

internal sealed record OutcomeDto(string Run, string Test, string Result, string? SoftwareVersion, long Index);

/// <summary>A step that the caller may take now. With a signature meaning, password (and code) must be given.</summary>
internal sealed record StepDto(string Name, string Label, string? Signature, bool NeedsReason);

internal sealed record CreateRecordDto(
    string Kind, string Title, string? Text = null, string? Alias = null, string? Owner = null, ImmutableArray<string>? Tags = null, JsonElement? Fields = null,
    ImmutableArray<NewLinkDto>? Links = null, string? Reason = null);

internal sealed record NewLinkDto(string Type, string To);

/// <summary>Members that are not given stay. Empty text takes alias or owner away; a null field is unfilled.</summary>
internal sealed record PatchRecordDto(
    string? Title = null, string? Text = null, string? Alias = null, string? Owner = null, ImmutableArray<string>? Tags = null, JsonElement? Fields = null, string? Reason = null);

internal sealed record TakeStepDto(string? Reason = null, string? Password = null, string? Code = null);

internal sealed record ChangeLinkDto(string From, string Type, string To, string? Reason = null);

internal sealed record ConfirmLinksDto(ImmutableArray<LinkRefDto> Links, string? Reason = null);

internal sealed record HistoryEntryDto(long Index, DateTimeOffset Time, string Actor, string? Reason, string What, int? Revision);

internal sealed record DiffDto(string Key, int From, int To, ImmutableArray<PartDiffDto> Parts);

internal sealed record PartDiffDto(string Part, ImmutableArray<DiffLineDto> Lines);

internal sealed record DiffLineDto(string Mark, string Text);
