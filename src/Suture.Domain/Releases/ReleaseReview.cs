using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Standards;

namespace Suture.Domain.Releases;

/// <summary>Something that stands in the way of a release.</summary>
/// <param name="Code">Stable, dotted: <c>release.gap</c>.</param>
/// <param name="Why">What is missing.</param>
/// <param name="Standard">The standard that asks for it, if one does.</param>
/// <param name="Clause">Its clause.</param>
/// <param name="Record">The record at fault; null when it is the device or the release as a whole.</param>
public sealed record Obstacle(string Code, string Why, string? Standard = null, string? Clause = null, RecordId? Record = null)
{
    /// <summary>As a refusal, with the place in front.</summary>
    public Problem ToProblem() => new(Code, Place.Length == 0 ? Why : $"{Place}: {Why}", ProblemKind.Conflict);

    private string Place => string.Join(' ', new[] { Standard, Clause, Record?.ToString() }.Where(p => p is not null));
}

/// <summary>A gap that a signed deviation carries.</summary>
public sealed record CarriedGap(string Standard, string Clause, ClauseGap Gap, Standing<GapDeviated> Deviation);

/// <summary>All that a baseline of a release would fix, and what stands in its way.</summary>
public sealed record ReleaseReview
{
    public required Record Release { get; init; }

    /// <summary>The device as it would be fixed: with the release signed.</summary>
    public required DeviceModel Model { get; init; }

    /// <summary>Day (UTC) on which dates were judged.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The standards that are asked, by id.</summary>
    public required ImmutableArray<CheckReport> Gates { get; init; }

    public required ImmutableArray<KnownAnomaly> Anomalies { get; init; }

    /// <summary>Gaps that deviations carry; they stay gaps.</summary>
    public required ImmutableArray<CarriedGap> Carried { get; init; }

    /// <summary>What must be settled first: about the release itself, then gaps in the order of standards and clauses, then anomalies.</summary>
    public required ImmutableArray<Obstacle> Obstacles { get; init; }

    public bool Ready => Obstacles.IsEmpty;
}
