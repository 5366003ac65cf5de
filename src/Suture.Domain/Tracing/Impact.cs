using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using Suture.Domain.Security.Bridge;

namespace Suture.Domain.Tracing;

/// <summary>What a change to one record can reach. Retired records are left out.</summary>
/// <param name="Record">The record that would change.</param>
/// <param name="Upstream">What it rests on or was made for, nearest first, then by key.</param>
/// <param name="Downstream">What rests on it, nearest first, then by key.</param>
/// <param name="Tests">Test cases that reach it or anything downstream of it: to be run again.</param>
/// <param name="Releases">Releases that include it.</param>
/// <param name="HazardousSituations">Hazardous situations it can lead to or guards against.</param>
/// <param name="LookAgain">What a person must look at, and why.</param>
public sealed record Impact(
    RecordId Record,
    ImmutableArray<ImpactItem> Upstream,
    ImmutableArray<ImpactItem> Downstream,
    ImmutableArray<RecordId> Tests,
    ImmutableArray<RecordId> Releases,
    ImmutableArray<RecordId> HazardousSituations,
    ImmutableArray<LookAgain> LookAgain)
{
    /// <summary>Of a threat or finding: its chains around the loop to harm, control and test. Null for other records.</summary>
    public ImmutableArray<LoopRow>? Loop { get; init; }
}

/// <summary>A record that a change can reach.</summary>
/// <param name="Record">The record.</param>
/// <param name="Via">The links of the shortest way from the changed record to this one.</param>
public sealed record ImpactItem(RecordId Record, ImmutableArray<LinkId> Via)
{
    public RecordKind Kind => Record.Kind;

    /// <summary>How many links away.</summary>
    public int Distance => Via.Length;
}

/// <summary>Something that must be judged again after a change.</summary>
public sealed record LookAgain(RecordId Record, string Why);
