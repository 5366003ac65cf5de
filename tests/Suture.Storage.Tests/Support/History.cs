using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety;
using Suture.Domain.Signing;
using Record = Suture.Domain.Records.Model.Record;

namespace Suture.Storage.Tests.Support;

/// <summary>Makes a random but possible history of a device, one event after the other, so that every kind of row changes in every way.</summary>
internal sealed class History(string device, int seed)
{
    private static readonly RecordKind[] Kinds = [RecordKind.UN, RecordKind.SRS, RecordKind.TC, RecordKind.RC, RecordKind.PR];
    private static readonly string[] Texts = ["", "plain", "Ünïcödé \u2713 \U0001F489", "line\nbreak \"quoted\" \\ back", new('x', 3000)];
    private readonly Random random = new(seed);

    public DeviceEvent Next(DeviceModel? model)
    {
        if (model is null)
        {
            return Make.Device(device);
        }

        if (model.Records.Count < 4)
        {
            return Create(model);
        }

        return random.Next(15) switch
        {
            0 or 1 => Create(model),
            2 or 3 => Change(model),
            4 or 5 => Step(model) ?? Create(model),
            6 or 7 => AddLinks(model) ?? (DeviceEvent)Create(model),
            8 => OneLink(model) is { } link ? new LinksRemoved([link]) : Create(model),
            9 => OneLink(model) is { } link ? new LinksConfirmed([Make.Confirmed(model, link)]) : Create(model),
            10 or 11 => Outcomes(model),
            12 => new SbomImported(Pick(["app", "firmware"]), "bom.json", Make.HashOf(Text()), 10, "cyclonedx", "1.6", null, "2.1.0", random.Next(100)),
            13 => new DeviceScoped([new PinnedStandard("iec62304", Text()), new PinnedStandard("own", "2")], [Pick(Enum.GetValues<Market>())]),
            _ => random.Next(3) is 0 ? Attest(model) : random.Next(2) == 0 ? SetPolicy(model) : new DeviceChanged(model.Device with { Name = Text() + "x", SafetyClass = Pick(["A", "B", null]) }),
        };
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private string Text() => Pick(Texts);

    private Record PickRecord(DeviceModel model) => model.Records[random.Next(model.Records.Count)];

    private RecordCreated Create(DeviceModel model)
    {
        var kind = Pick(Kinds);
        var id = new RecordId(kind, model.NextNumber(kind) + random.Next(3));
        var created = Make.Record(id, "Title " + Text(), Text());
        return random.Next(2) == 0 ? created : created with { Alias = "A-" + id, Owner = null, Tags = [] };
    }

    private RecordChanged Change(DeviceModel model)
    {
        var r = PickRecord(model);
        if (random.Next(3) == 0)
        {
            return new RecordChanged(r.Id, r.Revision, r.Alias, r.Title, r.Text, "carl", ["moved"], r.Fields, r.State.Name, r.ContentHash); // about it, not its content
        }

        var (title, text) = (Text() + "!", Text());
        var fields = r.Kind == RecordKind.SRS ? r.Fields.With(r.Kind.Definition().Fields.First(f => f.Type == FieldType.Choice), r.Kind.Definition().Fields.First(f => f.Type == FieldType.Choice).Choices[random.Next(3)].Code) : r.Fields;
        return new RecordChanged(r.Id, r.Revision + 1, r.Alias, title, text, r.Owner, r.Tags, fields, r.Kind.Definition().Lifecycle.Initial.Name, RecordContent.Hash(r.Id, title, text, fields));
    }

    private DeviceEvent? Step(DeviceModel model)
    {
        var r = PickRecord(model);
        var steps = r.Kind.Definition().Lifecycle.From(r.State.Name).ToList();
        if (steps.Count == 0)
        {
            return null;
        }

        var step = Pick(steps);
        return step.Signature is { } meaning
            ? new RecordSigned(r.Id, r.Revision, r.ContentHash, "Anna \"A\" Berg", meaning, Pick([Reauthentication.Password, Reauthentication.PasswordAndSecondFactor]), step.Name, r.State.Name, step.To)
            : new RecordMoved(r.Id, r.Revision, step.Name, r.State.Name, step.To);
    }

    private LinksAdded? AddLinks(DeviceModel model)
    {
        var links = new HashSet<LinkId>();
        for (var i = 0; i < 6; i++)
        {
            var (from, to) = (PickRecord(model), PickRecord(model));
            foreach (var type in Enum.GetValues<LinkType>().Where(t => LinkRules.Allows(t, from.Kind, to.Kind)))
            {
                var link = new LinkId(from.Id, type, to.Id);
                if (model.FindLink(link) is null)
                {
                    links.Add(link);
                }
            }
        }

        return links.Count == 0 ? null : new LinksAdded([.. links.Select(l => Make.Confirmed(model, l))]);
    }

    private LinkId? OneLink(DeviceModel model)
    {
        var links = Enumerable.Range(0, model.Records.Count).SelectMany(i => model.OutLinks[i]).ToList();
        return links.Count == 0 ? null : model.IdOf(Pick(links));
    }

    private OutcomesRecorded Outcomes(DeviceModel model) => new(
        PickRecord(model).Id,
        Pick(["2.1.0", "2.2.0", null]),
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new RunOutcome(PickRecord(model).Id, "suite." + random.Next(4), Pick(Enum.GetValues<TestOutcome>())))]);

    private static RiskPolicySet SetPolicy(DeviceModel model) => new((model.OwnRiskPolicy?.What.Number ?? 0) + 1, RiskPolicy.Default, "Anna Berg", Reauthentication.Password);

    private ClauseAttested Attest(DeviceModel model) => new(
        "iec62304", Pick(["5.1.1", "5.1.2"]), Pick(Enum.GetValues<AttestationKind>()), Text() + ".", [PickRecord(model).Id], new DateOnly(2027, 1, random.Next(1, 28)), "Anna Berg", Reauthentication.Password);
}
