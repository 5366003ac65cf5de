using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Security.Bridge;

namespace Suture.Domain.Safety.BowTies;

/// <summary>On which side of a hazardous situation a control acts.</summary>
public enum BowTieSide
{
    /// <summary>Before it: it keeps causes from leading there, and lowers P1.</summary>
    Prevents,

    /// <summary>After it: it keeps the situation from becoming a harm, or makes the harm less; lowers P2 or the severity.</summary>
    Mitigates,

    /// <summary>The records do not tell.</summary>
    Untold,
}

/// <summary>What security says of a threat or finding.</summary>
/// <param name="Before">Exploitability before controls, as the policy labels it.</param>
/// <param name="After">Exploitability after controls; or that nothing is left to exploit.</param>
/// <param name="Rule">The rule that gave <paramref name="After"/>, in words.</param>
public sealed record SecurityNote(string Before, string After, string Rule);

/// <summary>A control where it stands in a bow-tie. One that mitigates several records of it stands at each.</summary>
/// <param name="Control">Key of the control.</param>
/// <param name="Title">Its title.</param>
/// <param name="Option">Which of the three options of ISO 14971 7.1 it is.</param>
/// <param name="Status">Whether it is implemented and verified.</param>
/// <param name="Side">On which side it acts.</param>
/// <param name="At">What it mitigates here: a cause, a threat, or the situation.</param>
/// <param name="AlsoAt">What else it mitigates in this bow-tie: the reason why it stands there more than once.</param>
/// <param name="Suspect">Its link changed since it was confirmed.</param>
/// <param name="NewRisks">What it says of risks that arise from it (ISO 14971 7.5); null when it says nothing.</param>
/// <param name="Asks">What security and safety ask of it: a safety review, a threat to what carries it. Answered ones too.</param>
public sealed record BowTieBarrier(
    RecordId Control, string Title, ControlOption Option, ControlStatus Status, BowTieSide Side, RecordId At, ImmutableArray<RecordId> AlsoAt, bool Suspect, string? NewRisks, ImmutableArray<BridgeAsk> Asks)
{
    /// <summary>Threats to what carries the control: how an attacker could take the barrier away.</summary>
    public IEnumerable<RecordId> Threats => Asks.Where(a => a.Kind == AskKind.Threat && !a.Open).SelectMany(a => a.AnsweredBy).Where(k => k.Kind == RecordKind.THR).Distinct();
}

/// <summary>A threat or finding that can bring a cause about: it targets or affects what the cause arises in.</summary>
public sealed record BowTieAttack(RecordId Source, string Title, string? Vulnerability, SecurityNote? Security, bool Suspect);

/// <summary>One way to the hazardous situation: a cause, threat or finding that contributes to it, with what stands in its way.</summary>
/// <param name="Source">Key of the cause, threat or finding.</param>
/// <param name="Title">Its title.</param>
/// <param name="What">What sort it is: type of the cause, STRIDE class, id of the vulnerability. Empty when it does not say.</param>
/// <param name="SoftwareFailure">The policy takes it for software failure.</param>
/// <param name="Places">Items and components that a cause arises in.</param>
/// <param name="Security">What security says of a threat or finding; null for causes.</param>
/// <param name="Attacks">Threats and findings that can bring a cause about.</param>
/// <param name="Barriers">In the order of preference.</param>
/// <param name="Suspect">Its link to the situation changed since it was confirmed.</param>
public sealed record BowTieLine(
    RecordId Source, string Title, string What, bool SoftwareFailure, ImmutableArray<RecordId> Places, SecurityNote? Security, ImmutableArray<BowTieAttack> Attacks, ImmutableArray<BowTieBarrier> Barriers, bool Suspect);

/// <summary>A hazard, or a record of its kind, by key and title.</summary>
public sealed record BowTieRecord(RecordId Id, string Title, bool Suspect);

/// <summary>A harm that the situation results in. The severity is an index in the policy's scale; null when the harm states none.</summary>
public sealed record BowTieHarm(RecordId Harm, string Title, int? Severity, bool Suspect);

/// <summary>
/// One hazardous situation seen from both sides: what leads to it and what is in the way, what it leads to and what makes that less.
/// A pure function of records and policy.
/// </summary>
public sealed record BowTie
{
    public required string Device { get; init; }

    /// <summary>Ledger position at which it was read.</summary>
    public required long Position { get; init; }

    /// <summary>Which of the device's own policies judged it, from 1; 0 for the built-in one.</summary>
    public required int PolicyNumber { get; init; }

    /// <summary>The situation as judged.</summary>
    public required Risk Risk { get; init; }

    /// <summary>Its sequence of events, as its record tells it.</summary>
    public required string Sequence { get; init; }

    public required ImmutableArray<BowTieRecord> Hazards { get; init; }

    /// <summary>By key: causes, threats, and findings for those who may read them.</summary>
    public required ImmutableArray<BowTieLine> Lines { get; init; }

    /// <summary>Worst first.</summary>
    public required ImmutableArray<BowTieHarm> Harms { get; init; }

    /// <summary>Controls that mitigate the situation itself.</summary>
    public required ImmutableArray<BowTieBarrier> AtSituation { get; init; }

    /// <summary>Which side those stand on, and why, in words. Empty when there are none.</summary>
    public required string SideRule { get; init; }

    /// <summary>Every barrier, those of the lines first.</summary>
    public IEnumerable<BowTieBarrier> Barriers => Lines.SelectMany(l => l.Barriers).Concat(AtSituation);

    /// <summary>The same for those who may not read findings.</summary>
    public BowTie ThreatsOnly() => (this with
    {
        Lines = [.. Lines.Where(l => l.Source.Kind != RecordKind.FND).Select(l => l with { Attacks = [.. l.Attacks.Where(a => a.Source.Kind != RecordKind.FND)], Barriers = [.. l.Barriers.Select(Open)] })],
        AtSituation = [.. AtSituation.Select(Open)],
    }).WithPlaces();

    /// <summary>The same with each barrier saying where else it stands.</summary>
    internal BowTie WithPlaces()
    {
        var places = Barriers.ToLookup(b => b.Control, b => b.At);
        return this with { Lines = [.. Lines.Select(l => l with { Barriers = [.. l.Barriers.Select(Placed)] })], AtSituation = [.. AtSituation.Select(Placed)] };

        BowTieBarrier Placed(BowTieBarrier barrier) => barrier with { AlsoAt = [.. places[barrier.Control].Where(a => a != barrier.At).Distinct().Order()] };
    }

    // What stands only in the way of a finding is gone with it; what is left must not name it either.
    private static BowTieBarrier Open(BowTieBarrier barrier) => barrier with { Asks = [.. barrier.Asks.Where(a => a.Because.Concat(a.AnsweredBy).All(k => k.Kind != RecordKind.FND))] };
}
