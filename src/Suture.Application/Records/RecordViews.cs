using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;

namespace Suture.Application.Records;

/// <summary>A link seen from one of its ends.</summary>
/// <param name="Link">The link with its ids.</param>
/// <param name="Phrase">How it reads from here: "is verified by".</param>
/// <param name="Other">The record at the other end.</param>
/// <param name="Suspect">Either end has changed since the link was last confirmed.</param>
/// <param name="ConfirmedBy">Who made or last confirmed it.</param>
public sealed record LinkView(LinkId Link, string Phrase, Record Other, bool Suspect, string ConfirmedBy);

/// <summary>A record with all that its page shows.</summary>
/// <param name="Device">The device it belongs to.</param>
/// <param name="Record">The record.</param>
/// <param name="Outgoing">Links that start here.</param>
/// <param name="Incoming">Links that end here.</param>
/// <param name="Outcomes">Outcomes of tests that name it, latest first.</param>
/// <param name="Steps">Steps of the lifecycle that the caller may take now.</param>
/// <param name="Missing">Required fields that are not filled.</param>
/// <param name="Position">Ledger position that this was read at.</param>
public sealed record RecordDetail(
    Device Device,
    Record Record,
    ImmutableArray<LinkView> Outgoing,
    ImmutableArray<LinkView> Incoming,
    ImmutableArray<Outcome> Outcomes,
    ImmutableArray<Transition> Steps,
    ImmutableArray<Field> Missing,
    long Position);

/// <summary>What to list. Null members do not filter.</summary>
/// <param name="Kind">Only this kind.</param>
/// <param name="State">Only this state of the lifecycle.</param>
/// <param name="Text">Words that key, alias, title, text, owner or tags must all contain, in any case.</param>
/// <param name="Owner">Only this owner's.</param>
/// <param name="Tag">Only with this tag.</param>
/// <param name="Retired">Also records that are out of use.</param>
/// <param name="Skip">Records to leave out from the start.</param>
/// <param name="Take">Records to give at most, 1 to 1,000.</param>
public sealed record RecordFilter(
    RecordKind? Kind = null, string? State = null, string? Text = null, string? Owner = null, string? Tag = null, bool Retired = false, int Skip = 0, int Take = 50);

/// <summary>One page of a list, and how many there are in all.</summary>
public sealed record RecordPage(ImmutableArray<Record> Records, int Total, long Position);

/// <summary>One entry of the ledger about a record, in words.</summary>
/// <param name="Index">Index of the entry.</param>
/// <param name="Time">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Reason">Why, where given.</param>
/// <param name="What">What happened, one sentence.</param>
/// <param name="Revision">Revision that the entry made or concerns; null for links and outcomes.</param>
public sealed record HistoryEntry(long Index, DateTimeOffset Time, string Actor, string? Reason, string What, int? Revision);

/// <summary>One line of a difference.</summary>
public enum DiffMark
{
    Same,
    Added,
    Removed,
}

/// <summary>A line and whether it is in both revisions, only in the newer, or only in the older one.</summary>
public sealed record DiffLine(DiffMark Mark, string Text);

/// <summary>How one part of a record (title, text or a field) differs.</summary>
public sealed record PartDiff(string Part, ImmutableArray<DiffLine> Lines);

/// <summary>How two revisions of a record differ; only parts that do.</summary>
public sealed record RevisionDiff(RecordId Id, int From, int To, ImmutableArray<PartDiff> Parts);
