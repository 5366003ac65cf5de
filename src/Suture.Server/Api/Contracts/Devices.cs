using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

internal sealed record DeviceDto(string Key, string Name, string? SafetyClass, string? Version, string Description);

internal sealed record CreateDeviceDto(string Key, string Name, string? SafetyClass = null, string? Version = null, string? Description = null, string? Reason = null);

/// <summary>Members that are not given stay. Empty text takes safety class or version away.</summary>
internal sealed record PatchDeviceDto(string? Name = null, string? SafetyClass = null, string? Version = null, string? Description = null, string? Reason = null);

internal sealed record DeviceSummaryDto(
    string Key, string Name, string? SafetyClass, string? Version, string Description, int Records, CheckSummaryDto Gate, DateTimeOffset? ChangedAt, long Position);

internal sealed record OverviewDto(
    DeviceDto Device, long Position, ImmutableArray<KindCountDto> Kinds, ImmutableArray<RuleCoverageDto> Covered, ImmutableArray<GateSummaryDto> Gates, ImmutableArray<SbomDto> Sboms, ImmutableArray<NextStepDto> Next);

internal sealed record KindCountDto(string Kind, string Name, int Open, int InReview, int Approved, int Retired);

internal sealed record GateSummaryDto(string Standard, string Edition, string Class, CheckSummaryDto Summary);

internal sealed record SbomDto(string Name, string FileName, string FileHash, string Format, string? SpecVersion, string? SubjectVersion, int Components);

internal sealed record NextStepDto(string What, string Why, int Count, ImmutableArray<string> Records, string? Rule);
