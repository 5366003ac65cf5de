using System.Collections.Immutable;
using System.Text.Json;

namespace Suture.Server.Api.Contracts;

internal sealed record StreamDto(string Stream, long Entries, string Root, DateTimeOffset? LastTime);

/// <summary>An entry of the ledger; the payload is as stored, and the hash is that of the stored bytes.</summary>
internal sealed record EntryDto(string Stream, long Index, string Type, DateTimeOffset Time, string Actor, string? Reason, RawJson Payload, string Previous, string Hash);

/// <summary>A page of the audit trail, newest first. Ask again with <c>before</c> for the next one.</summary>
internal sealed record EntryPageDto(ImmutableArray<EntryDto> Items, long? Before);

internal sealed record VerifyDto(bool Ok, long Entries, string Root, ImmutableArray<VerifiedStreamDto> Streams, ImmutableArray<LedgerProblemDto> Problems, long ProblemCount, int Erased);

internal sealed record VerifiedStreamDto(string Stream, long Entries, string Root, long SignedSize);

internal sealed record LedgerProblemDto(string What, string? Stream, long? Index, string? Stored, string? Computed, string Message);

internal sealed record CheckpointDto(string Stream, long Size, string Note);
