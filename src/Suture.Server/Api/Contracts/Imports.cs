using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

internal sealed record RecordImportDto(ImmutableArray<string> Added, ImmutableArray<string> Changed, int Unchanged, int LinksAdded, int LinksRemoved, ImmutableArray<string> Notes, bool DryRun, long Position);

internal sealed record SbomImportDto(
    string Name, int Components, ImmutableArray<string> Added, ImmutableArray<string> Changed, ImmutableArray<string> Removed, int Unchanged, ImmutableArray<SkippedDto> Skipped, bool DryRun, long Position);

internal sealed record SkippedDto(string What, string Why);

internal sealed record TestImportDto(
    string Run, string File, bool Repeated, int Cases, int Passed, int Failed, int Skipped, int Linked, int Unnamed, ImmutableArray<UnknownKeyDto> UnknownKeys, ImmutableArray<string> Warnings,
    bool DryRun, long Position);

internal sealed record UnknownKeyDto(string Key, string Why, ImmutableArray<string> Tests);
