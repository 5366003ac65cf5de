using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Security.Bridge;

/// <summary>The places of a chain, from what attacks to what shows that it is held off.</summary>
public enum LoopPlace
{
    /// <summary>Threat, or finding with its vulnerability.</summary>
    Source,

    /// <summary>Asset, item or component that it targets or affects.</summary>
    Target,

    Situation,
    Harm,
    Control,
    Requirement,
    Test,

    /// <summary>What the test did on the version under review.</summary>
    Result,
}

/// <summary>One place of a chain.</summary>
/// <param name="Records">What stands there; several where they belong together.</param>
/// <param name="Suspect">Something changed since the link to it was confirmed.</param>
/// <param name="Missing">What is missing here, or null.</param>
/// <param name="Note">Why nothing needs to stand here, or what the result is; null when there is nothing to say.</param>
public sealed record LoopCell(ImmutableArray<RecordId> Records, bool Suspect = false, string? Missing = null, string? Note = null)
{
    public static LoopCell Empty { get; } = new([]);
}

/// <summary>One chain from a threat or finding over a hazardous situation and its harm to control, requirement and test.</summary>
/// <param name="Source">The threat or finding.</param>
/// <param name="Title">Its title.</param>
/// <param name="Vulnerability">CVE or other id of a finding.</param>
/// <param name="Cells">One for each <see cref="LoopPlace"/>, in its order.</param>
public sealed record LoopRow(RecordId Source, string Title, string? Vulnerability, ImmutableArray<LoopCell> Cells)
{
    public LoopCell this[LoopPlace place] => Cells[(int)place];

    /// <summary>Nothing is missing and nothing suspect.</summary>
    public bool Closed => Cells.All(c => c.Missing is null && !c.Suspect);

    /// <summary>The places at which it is broken, with what is missing there.</summary>
    public IEnumerable<(LoopPlace Place, string Words)> Broken => Cells.Select((c, i) => (Place: (LoopPlace)i, Cell: c))
        .SelectMany(p => new[] { (p.Place, Words: p.Cell.Missing), (p.Place, Words: p.Cell.Suspect ? "changed since its link was confirmed" : null) })
        .Where(p => p.Words is not null).Select(p => (p.Place, p.Words!));

    public bool Names(RecordId id) => Cells.Any(c => c.Records.Contains(id));
}

/// <summary>The whole loop between security and safety at one position: its chains, and what each side asks of the other.</summary>
/// <param name="Device">Key of the device.</param>
/// <param name="Position">Ledger position.</param>
/// <param name="From">The record that the chains go through; null for all.</param>
/// <param name="Rows">One for each chain; by threat and finding, situation, control, requirement, test.</param>
/// <param name="Asks">What each side asks of the other, open ones first.</param>
public sealed record LoopReport(string Device, long Position, RecordId? From, ImmutableArray<LoopRow> Rows, ImmutableArray<BridgeAsk> Asks)
{
    public int Broken => Rows.Count(r => !r.Closed);

    public int OpenAsks => Asks.Count(a => a.Open);

    /// <summary>The same for those who may not read findings.</summary>
    public LoopReport ThreatsOnly() => this with
    {
        Rows = [.. Rows.Where(r => r.Source.Kind != RecordKind.FND)],
        Asks = [.. Asks.Where(a => a.Record.Kind != RecordKind.FND && a.Because.Concat(a.AnsweredBy).All(k => k.Kind != RecordKind.FND))],
    };
}
