using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Software.Classification;

namespace Suture.Application.Software;

/// <summary>What a person answers about a class; nothing given means that the records answer.</summary>
/// <param name="Item">The software item; null for the software as a whole.</param>
/// <param name="Answers">Answers that the records do not give, or that are seen otherwise.</param>
/// <param name="Remark">Added to the rationale.</param>
/// <param name="ExpectedClass">The class that the person saw; another one is refused.</param>
public sealed record ClassDraft(RecordId? Item, ImmutableArray<GivenAnswer> Answers, string? Remark = null, string? ExpectedClass = null);

/// <summary>The class of the software or of an item: as it stands, as the records give it, and what a proposal would change.</summary>
/// <param name="Device">The device.</param>
/// <param name="Title">Name of the device or title of the item.</param>
/// <param name="State">Questions, records, decision.</param>
/// <param name="Effective">The class in force: own, inherited, or C.</param>
/// <param name="Above">For an item: the class that it would inherit; null for the software as a whole.</param>
/// <param name="Proposal">The class that records and answers lead to; null while an answer or a reason is missing.</param>
/// <param name="Missing">What is missing for a proposal.</param>
/// <param name="Impact">What the proposal would change; null without one.</param>
/// <param name="Position">Ledger position.</param>
public sealed record ClassView(
    Device Device, string Title, ClassState State, string Effective, string? Above, ClassProposal? Proposal, ImmutableArray<Problem> Missing, ClassImpact? Impact, long Position);

/// <summary>An item in the list of classes; the first one is the software as a whole.</summary>
/// <param name="Item">The item; null for the software as a whole.</param>
/// <param name="Title">Its title.</param>
/// <param name="Own">Its own class; null when it inherits.</param>
/// <param name="Effective">The class in force.</param>
/// <param name="Decided">A signed decision stands.</param>
/// <param name="Outdated">What the records say otherwise.</param>
public sealed record ClassRow(RecordId? Item, string Title, string? Own, string Effective, bool Decided, ImmutableArray<string> Outdated);

/// <summary>The legacy route of a device.</summary>
/// <param name="Chosen">The latest choice; null when there was none.</param>
/// <param name="InForce">It stands in place of the clauses now.</param>
/// <param name="Documents">Legacy assessments that could carry it, approved or not.</param>
public sealed record LegacyView(Standing<LegacyRouteChosen>? Chosen, bool InForce, ImmutableArray<Record> Documents, long Position);
