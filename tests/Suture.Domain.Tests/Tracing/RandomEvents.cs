using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety.Prompts;
using Suture.Domain.Signing;
using Record = Suture.Domain.Records.Model.Record;

namespace Suture.Domain.Tests.Tracing;

/// <summary>Any events that fit a model, from a stream of numbers: records made, changed, moved, signed, retired; links made, taken away, confirmed; runs.</summary>
internal sealed class RandomEvents(Random random, ImmutableArray<RecordKind> kinds = default)
{
    private static readonly ImmutableArray<string> Words = ["filled", "1.0", "E1", "E2", "E1, E3", "interface", "TLS encrypted", "LB-03"];
    private static readonly DateTimeOffset Time = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The model after one to three events, and the records that differ. Any link is made, allowed or not: old ledgers hold such.</summary>
    internal (DeviceModel Model, IReadOnlyCollection<int> Touched) Step(DeviceModel before)
    {
        var model = before;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            model = model.After([(Next(model), new EventContext(model.Position, Time, random.Next(2) == 0 ? "anna.berg" : "bo.lund", null))]);
        }

        return (model, model.ChangedSince(before));
    }

    private DeviceEvent Next(DeviceModel model)
    {
        var record = model.Records[random.Next(model.Records.Count)];
        var ordinal = model.Find(record.Id);
        return random.Next(12) switch
        {
            0 => Created(model),
            1 or 2 => Changed(record),
            3 => Moved(record),
            4 => Signed(record),
            5 or 6 or 7 => Added(model, record),
            8 => model.OutLinks[ordinal] is { IsEmpty: false } links ? new LinksRemoved([model.IdOf(links[random.Next(links.Length)])]) : Changed(record),
            9 => model.InLinks[ordinal] is { IsEmpty: false } links ? Confirmed(model, links[random.Next(links.Length)]) : Changed(record),
            10 => Answered(model, record),
            _ => new OutcomesRecorded(Run(model), random.Next(3) == 0 ? "0.9" : "1.0", [new RunOutcome(record.Id, "t" + random.Next(2), (TestOutcome)random.Next(1, 4))]),
        };
    }

    private PromptAnswered Answered(DeviceModel model, Record record)
    {
        var records = random.Next(3) == 0 ? [] : ImmutableArray.Create(record.Id, model.Records[random.Next(model.Records.Count)].Id);
        return new PromptAnswered(random.Next(2) == 0 ? "F-ALARM" : "C-ARI-1", null, records.IsEmpty ? PromptReply.SetAside : PromptReply.Considered, records, "Because", "What?", "2009", null);
    }

    private static LinksConfirmed Confirmed(DeviceModel model, Link link) =>
        new([new ConfirmedLink(model.IdOf(link), model.Records[link.From].ContentHash, model.Records[link.To].ContentHash)]);

    private static RecordId Run(DeviceModel model) => model.All().FirstOrDefault(r => r.Kind == RecordKind.RUN)?.Id ?? new RecordId(RecordKind.RUN, 1);

    private RecordCreated Created(DeviceModel model)
    {
        var kind = kinds.IsDefault ? (RecordKind)random.Next(1, RecordKinds.All.Length + 1) : kinds[random.Next(kinds.Length)];
        var id = new RecordId(kind, model.NextNumber(kind));
        var fields = Body(FieldValues.Empty(kind.Definition()), 6);
        return new RecordCreated(id, null, "New", "Text", null, [], fields, kind.Definition().Lifecycle.Initial.Name, RecordContent.Hash(id, "New", "Text", fields));
    }

    private RecordChanged Changed(Record record)
    {
        var fields = Body(record.Fields, 2);
        var text = random.Next(3) == 0 ? "" : "Text " + random.Next(1000);
        return new RecordChanged(record.Id, record.Revision + 1, null, record.Title, text, null, random.Next(2) == 0 ? ["no-safety-effect"] : [], fields, record.State.Name, RecordContent.Hash(record.Id, record.Title, text, fields));
    }

    private RecordMoved Moved(Record record)
    {
        var states = record.Id.Kind.Definition().Lifecycle.States;
        return new RecordMoved(record.Id, record.Revision, "move", record.State.Name, states[random.Next(states.Length)].Name);
    }

    private static RecordSigned Signed(Record record)
    {
        var to = record.Id.Kind.Definition().Lifecycle.States.First(s => s.Class == StateClass.Approved).Name;
        return new RecordSigned(record.Id, record.Revision, record.ContentHash, "Bo Lund", SignatureMeaning.Approval, Reauthentication.Password, "approve", record.State.Name, to);
    }

    private DeviceEvent Added(DeviceModel model, Record from)
    {
        var to = model.Records[random.Next(model.Records.Count)];
        var allowed = LinkRules.All.Where(r => LinkRules.Allows(r.Type, from.Id.Kind, to.Id.Kind)).Select(r => r.Type).ToList();
        var type = allowed.Count > 0 ? allowed[random.Next(allowed.Count)] : (LinkType)random.Next(1, LinkRules.All.Length + 1);
        var id = new LinkId(from.Id, type, to.Id);
        return model.FindLink(id) is not null || (allowed.Count == 0 && random.Next(10) > 0)
            ? Changed(from)
            : new LinksAdded([new ConfirmedLink(id, from.ContentHash, random.Next(6) == 0 ? default : to.ContentHash)]);
    }

    // Few ids and few words, so that rows are named, referred to and agreed on about as often as not.
    private ImmutableArray<TableRow> Rows(Field table) =>
        [.. Enumerable.Range(1, random.Next(1, 4)).Select(n => new TableRow([.. table.Columns.Select((_, i) => i == 0 ? (random.Next(6) == 0 ? "LB-03" : "E" + n) : random.Next(2) == 0 ? "" : Words[random.Next(Words.Length)])]))];

    private FieldValues Body(FieldValues body, int fields)
    {
        for (var i = 0; i < fields; i++)
        {
            var field = body.Kind.Fields[random.Next(body.Kind.Fields.Length)];
            body = body.With(field, random.Next(4) == 0 ? null : field.Type switch
            {
                FieldType.Text => Words[random.Next(Words.Length)],
                FieldType.Markdown => "filled",
                FieldType.Choice => field.Choices[random.Next(field.Choices.Length)].Code,
                FieldType.Choices => ImmutableArray.Create(field.Choices[random.Next(field.Choices.Length)].Code, "software_development_plan"),
                FieldType.Date => new DateOnly(2026, random.Next(5, 8), 1),
                FieldType.Time => Time,
                FieldType.Boolean => random.Next(2) == 0,
                FieldType.Integer => 1L,
                FieldType.Table => Rows(field),
                FieldType.List => null,
                _ => null,
            });
        }

        return body;
    }
}
