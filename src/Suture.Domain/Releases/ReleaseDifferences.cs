using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;

namespace Suture.Domain.Releases;

/// <summary>What happened to something between two releases.</summary>
public enum Difference
{
    Added,
    Changed,
    Removed,
}

/// <summary>One side of a comparison: a device at a release, or at any position.</summary>
/// <param name="Name">Key of the release, or the position.</param>
/// <param name="Version">Version of the release; null where none is known.</param>
/// <param name="Model">The device there.</param>
/// <param name="Gates">The standards asked there, answered.</param>
public sealed record ReleaseSide(string Name, string? Version, DeviceModel Model, ImmutableArray<CheckReport> Gates);

/// <summary>What differs between two releases of a device; everything in the order of keys or names.</summary>
public sealed record ReleaseDifferences
{
    public required ReleaseSide From { get; init; }

    public required ReleaseSide To { get; init; }

    public required ImmutableArray<RecordDifference> Records { get; init; }

    public required ImmutableArray<ComponentDifference> Components { get; init; }

    public required ImmutableArray<TestDifference> Tests { get; init; }

    public required ImmutableArray<RiskDifference> Risks { get; init; }

    public required ImmutableArray<GateDifference> Gates { get; init; }
}

/// <summary>A record that came, changed its content, or was retired.</summary>
/// <param name="Before">Revision in the earlier release; null when it was not there.</param>
/// <param name="After">Revision in the later release; null when it is retired there.</param>
public sealed record RecordDifference(RecordId Record, string Title, Difference What, int? Before, int? After);

/// <summary>A third-party component that came, went or has another version.</summary>
public sealed record ComponentDifference(RecordId Record, string Name, Difference What, string? Before, string? After);

/// <summary>A test that is new, gone, or ended otherwise; each release judged by the outcomes of its own version.</summary>
public sealed record TestDifference(string Test, Difference What, TestOutcome? Before, TestOutcome? After);

/// <summary>A figure of a risk: part of the estimate of a hazardous situation, severity of a harm, exploitability of a threat.</summary>
public sealed record RiskDifference(RecordId Record, string Title, Difference What, ImmutableArray<FigureDifference> Figures);

/// <summary>One field of an estimate, by its label; null where it is not filled or the record was not there.</summary>
public sealed record FigureDifference(string Figure, string? Before, string? After);

/// <summary>A standard before and after; null where it was not asked.</summary>
/// <param name="Clauses">Clauses whose answer differs.</param>
public sealed record GateDifference(string Standard, string? EditionBefore, string? EditionAfter, CheckSummary? Before, CheckSummary? After, ImmutableArray<ClauseDifference> Clauses);

/// <summary>A clause that is answered otherwise; null where it was not asked.</summary>
public sealed record ClauseDifference(string Clause, string Title, ClauseStatus? Before, ClauseStatus? After);
