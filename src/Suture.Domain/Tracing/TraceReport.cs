using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;

namespace Suture.Domain.Tracing;

/// <summary>
/// What a trace of a device says at one position of its ledger. Counts are there at once; lists are made when first read, in the
/// order of keys. Retired records count nowhere.
/// </summary>
public sealed record TraceReport
{
    public required string Device { get; init; }

    /// <summary>Ledger position of the picture that was traced.</summary>
    public required long Position { get; init; }

    /// <summary>Version under review; evidence from other versions is stale. Null while every version counts.</summary>
    public required string? Version { get; init; }

    /// <summary>Records that are not retired.</summary>
    public required int Records { get; init; }

    /// <summary>Links of the model, those of retired records included.</summary>
    public required int Links { get; init; }

    /// <summary>One row for each coverage rule, in the order of the rule files.</summary>
    public required ImmutableArray<RuleCoverage> Covered { get; init; }

    /// <summary>All gaps of all coverage rules: by rule in their order, then by key.</summary>
    public required IReadOnlyList<TraceGap> Gaps { get; init; }

    /// <summary>Links of which an end changed since a person last confirmed them.</summary>
    public required IReadOnlyList<SuspectLink> Suspect { get; init; }

    /// <summary>Records that no other record has anything to do with.</summary>
    public required IReadOnlyList<RecordId> Orphans { get; init; }

    /// <summary>Records that, by derivation or parts, lead back to themselves; each the shortest way round, from its first key.</summary>
    public required IReadOnlyList<ImmutableArray<RecordId>> Cycles { get; init; }

    /// <summary>Links that today's rules would not allow.</summary>
    public required IReadOnlyList<WrongLink> WrongLinks { get; init; }

    /// <summary>Records whose only evidence was made on another version.</summary>
    public required IReadOnlyList<EvidenceProblem> Stale { get; init; }

    /// <summary>Records with a test that failed on the version under review.</summary>
    public required IReadOnlyList<EvidenceProblem> Failing { get; init; }

    /// <summary>Each hazard, hazardous situation, software cause and threat, and whether it leads down to passing tests.</summary>
    public required IReadOnlyList<DeepCoverage> Deep { get; init; }
}

/// <summary>How far one coverage rule holds.</summary>
/// <param name="Rule">Id of the rule: <c>srs-verified</c>.</param>
/// <param name="Title">What it asks, as one sentence.</param>
/// <param name="Clause">Clause that asks for it, or null.</param>
/// <param name="Of">Records it asks something of.</param>
/// <param name="Covered">Those that have it.</param>
public sealed record RuleCoverage(string Rule, string Title, string? Clause, int Of, int Covered);

/// <summary>A record that a coverage rule asks something of and that lacks it.</summary>
/// <param name="Record">The record at fault.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Clause">Clause that asks for it, or null.</param>
/// <param name="Needs">What it needs, as text.</param>
/// <param name="Broken">For deep rules: where the chain breaks; else empty.</param>
public sealed record TraceGap(RecordId Record, string Rule, string? Clause, string Needs, ImmutableArray<BrokenLink> Broken);

/// <summary>A place where a chain of coverage ends too early.</summary>
/// <param name="Record">The record after which something is missing.</param>
/// <param name="Needs">What it needs.</param>
public sealed record BrokenLink(RecordId Record, string Needs);

/// <summary>A link in doubt.</summary>
/// <param name="Link">The link.</param>
/// <param name="FromChanged">Its source changed since it was confirmed.</param>
/// <param name="ToChanged">Its target changed since it was confirmed.</param>
public sealed record SuspectLink(LinkId Link, bool FromChanged, bool ToChanged);

/// <summary>A link that could not be made today.</summary>
public sealed record WrongLink(LinkId Link, string Why);

/// <summary>Evidence that does not count, or counts against a record.</summary>
/// <param name="Record">The record that the tests name.</param>
/// <param name="Test">Name of the test.</param>
/// <param name="Run">The run it comes from.</param>
/// <param name="Version">The version that was tested, if the run says it.</param>
public sealed record EvidenceProblem(RecordId Record, string Test, RecordId Run, string? Version);

/// <summary>Whether a hazard, hazardous situation, cause or threat leads over controls and requirements to passing tests.</summary>
/// <param name="Record">The hazard, hazardous situation, cause or threat.</param>
/// <param name="Covered">Every path below it ends in passing evidence.</param>
/// <param name="Broken">Where paths break; empty when covered.</param>
public sealed record DeepCoverage(RecordId Record, bool Covered, ImmutableArray<BrokenLink> Broken);
