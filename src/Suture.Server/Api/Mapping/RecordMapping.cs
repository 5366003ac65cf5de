using System.Collections.Immutable;
using Suture.Application.Records;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>Records as the API shows them.</summary>
internal static class RecordMapping
{
    public static RecordListDto ToDto(RecordPage page) => new([.. page.Records.Select(Summary)], page.Total, page.Position);

    public static RecordDto ToDto(RecordDetail detail)
    {
        var record = detail.Record;
        return new RecordDto
        {
            Key = record.Id.ToString(),
            Device = detail.Device.Key,
            Kind = record.Kind.ToString(),
            Title = record.Title,
            Text = record.Text,
            Alias = record.Alias,
            Owner = record.Owner,
            Tags = record.Tags,
            State = record.State.Name,
            StateClass = Names.Of(record.State.Class),
            Revision = record.Revision,
            Version = record.Version,
            ContentHash = record.ContentHash.ToString(),
            Fields = new RawJson(FieldValuesJson.ToBytes(record.Fields)),
            Signature = record.Signature is { } signature ? ToDto(signature) : null,
            CreatedBy = record.CreatedBy,
            CreatedAt = record.CreatedAt,
            ChangedBy = record.ChangedBy,
            ChangedAt = record.ChangedAt,
            Outgoing = [.. detail.Outgoing.Select(ToDto)],
            Incoming = [.. detail.Incoming.Select(ToDto)],
            Outcomes = [.. detail.Outcomes.Select(o => new OutcomeDto(o.Run.ToString(), o.Test, Names.Of(o.Result), o.SoftwareVersion, o.Index))],
            Steps = [.. detail.Steps.Select(s => new StepDto(s.Name, s.Label, s.Signature is { } meaning ? Names.Of(meaning) : null, s.NeedsReason))],
            Missing = [.. detail.Missing.Select(f => f.Name)],
            Position = detail.Position,
        };
    }

    public static HistoryEntryDto ToDto(HistoryEntry entry) => new(entry.Index, entry.Time, entry.Actor, entry.Reason, entry.What, entry.Revision);

    public static DiffDto ToDto(RevisionDiff diff) => new(
        diff.Id.ToString(), diff.From, diff.To, [.. diff.Parts.Select(p => new PartDiffDto(p.Part, [.. p.Lines.Select(l => new DiffLineDto(Names.Of(l.Mark), l.Text))]))]);

    public static LinkRefDto ToDto(LinkId link) => new(link.From.ToString(), LinkRules.Name(link.Type), link.To.ToString());

    public static ImmutableArray<string> Keys(IEnumerable<RecordId> ids) => [.. ids.Select(i => i.ToString())];

    private static SignatureDto ToDto(Signature s) => new(s.Signer, s.PrintedName, Names.Of(s.Meaning), s.Time, s.Revision, s.ContentHash.ToString(), Names.Of(s.Proof), s.Index);

    private static LinkDto ToDto(LinkView link) => new(LinkRules.Name(link.Link.Type), link.Phrase, link.Other.Id.ToString(), link.Other.Title, link.Suspect, link.ConfirmedBy);

    private static RecordSummaryDto Summary(Record r) => new(
        r.Id.ToString(), r.Kind.ToString(), r.Title, r.Alias, r.Owner, r.Tags, r.State.Name, Names.Of(r.State.Class), r.Revision, r.Version, r.Signature?.PrintedName, r.ChangedBy, r.ChangedAt);
}
