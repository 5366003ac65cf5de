using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Signing;
using Record = Suture.Domain.Records.Model.Record;

namespace Suture.Domain.Tests.Models;

/// <summary>
/// Makes a plausible device of any size from a seed: a tree of items, requirements from needs down, causes, controls, threats,
/// tests with results, documents, and a release that includes a third of it; about three links for each record. Most loops are
/// closed and a few percent are not. The same seed gives the same model.
/// </summary>
public sealed class ModelGenerator
{
    private static readonly DateTimeOffset Time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Share of each kind among all records, in parts of a thousand; what is missing to a thousand is test cases.
    private static readonly (RecordKind Kind, int PerThousand)[] Shares =
    [
        (RecordKind.UN, 10), (RecordKind.SYS, 50), (RecordKind.ITEM, 40), (RecordKind.SOUP, 40), (RecordKind.HAZ, 10), (RecordKind.HS, 30), (RecordKind.HARM, 5),
        (RecordKind.CAU, 50), (RecordKind.RC, 50), (RecordKind.AST, 10), (RecordKind.TM, 2), (RecordKind.THR, 30), (RecordKind.SRS, 280), (RecordKind.FND, 30), (RecordKind.PR, 20),
        (RecordKind.CR, 10), (RecordKind.FB, 5), (RecordKind.DOC, 3), (RecordKind.RUN, 2),
    ];

    private readonly Random random;
    private readonly DeviceModelBuilder builder = new();
    private readonly Dictionary<RecordKind, List<int>> byKind = [];
    private readonly List<Record> all = [];
    private readonly HashSet<(int From, LinkType Type, int To)> linked = [];
    private long index;

    private ModelGenerator(int seed)
    {
#pragma warning disable CA5394 // a repeatable sequence is what is wanted
        random = new Random(seed);
    }

    public static DeviceModel Generate(int records, int seed = 1)
    {
        var generator = new ModelGenerator(seed);
        generator.builder.SetDevice(new Device("PUMP", "Generated pump", "C", "1.0", "Made for tests."));
        foreach (var (kind, share) in Shares)
        {
            generator.AddMany(kind, Math.Max(1, (int)((long)records * share / 1000)));
        }

        generator.AddMany(RecordKind.REL, 1);
        generator.AddMany(RecordKind.TC, Math.Max(1, records - generator.all.Count));
        generator.LinkAll();
        generator.RunTests();
        generator.builder.SetPosition(generator.index);
        return generator.builder.Build();
    }

    private void AddMany(RecordKind kind, int count)
    {
        byKind[kind] = new List<int>(count);
        for (var n = 1; n <= count; n++)
        {
            var id = new RecordId(kind, n);
            var definition = kind.Definition();
            var fields = Body(definition, n);
            var title = $"{definition.Name} {n}";
            var text = $"The {definition.Name} number {n}, as the generator words it.";
            var hash = RecordContent.Hash(id, title, text, fields);
            var fate = random.Next(100);
            var state = fate < 2 ? definition.Lifecycle.States.First(s => s.Class == StateClass.Retired)
                : fate < 10 ? definition.Lifecycle.Initial
                : definition.Lifecycle.States.First(s => s.Class == StateClass.Approved);
            var record = new Record
            {
                Id = id,
                Title = title,
                Text = text,
                Owner = "anna.berg",
                Fields = fields,
                State = state,
                Revision = 1,
                ContentHash = hash,
                Signature = state.Class == StateClass.Approved ? new Signature("bo.lund", "Bo Lund", SignatureMeaning.Approval, Time, 1, hash, Reauthentication.Password, index) : null,
                CreatedBy = "anna.berg",
                CreatedAt = Time,
                ChangedBy = "anna.berg",
                ChangedAt = Time,
                Version = index++,
            };
            byKind[kind].Add(builder.AddRecord(record));
            all.Add(record);
        }
    }

    private FieldValues Body(KindDefinition kind, int n)
    {
        var body = new FieldValues.Builder(kind);
        foreach (var field in kind.Fields)
        {
            if (random.Next(100) < 4)
            {
                continue;
            }

            body.Set(field, field.Type switch
            {
                FieldType.Text => field.Form?.Example ?? $"{field.Name} {n}",
                FieldType.Markdown => $"What stands under {field.Label} for {n}.",
                FieldType.Choice => field.Choices[random.Next(field.Choices.Length)].Code,
                FieldType.Choices => ImmutableArray.Create(field.Choices[n % field.Choices.Length].Code),
                FieldType.Date => new DateOnly(2027, 1, 1).AddDays(n % 300),
                FieldType.Time => Time,
                FieldType.Boolean => n % 2 == 0,
                FieldType.Integer => (long)n,
                FieldType.List or FieldType.Table => null,
                _ => null,
            });
        }

        if (kind.Kind == RecordKind.ITEM)
        {
            body.Set(kind.FindField("level")!, n == 1 ? "system" : n < 10 ? "item" : "unit");
            body.Set(kind.FindField("safetyClass")!, n == 1 ? "C" : null);
        }

        return body.Build();
    }

    private void LinkAll()
    {
        foreach (var item in byKind[RecordKind.ITEM].Skip(1).Select((o, i) => (o, Parent: byKind[RecordKind.ITEM][i / 8])))
        {
            Link(item.o, LinkType.PartOf, item.Parent);
        }

        Each(RecordKind.SYS, LinkType.DerivesFrom, RecordKind.UN, 98);
        Each(RecordKind.SRS, LinkType.DerivesFrom, RecordKind.SYS, 98);
        Each(RecordKind.SRS, LinkType.AllocatedTo, RecordKind.ITEM, 97);
        Each(RecordKind.SRS, LinkType.Implements, RecordKind.RC, 25);
        Each(RecordKind.SOUP, LinkType.PartOf, RecordKind.ITEM, 95);
        Each(RecordKind.HAZ, LinkType.LeadsTo, RecordKind.HS, 100, 3);
        Each(RecordKind.HS, LinkType.ResultsIn, RecordKind.HARM, 98);
        Each(RecordKind.CAU, LinkType.ArisesIn, RecordKind.ITEM, 98);
        Each(RecordKind.CAU, LinkType.ContributesTo, RecordKind.HS, 98);
        Each(RecordKind.RC, LinkType.Mitigates, RecordKind.CAU, 98, 2);
        Each(RecordKind.RC, LinkType.Mitigates, RecordKind.HS, 50);
        Each(RecordKind.RC, LinkType.Mitigates, RecordKind.THR, 60);
        Each(RecordKind.THR, LinkType.Targets, RecordKind.AST, 98);
        Each(RecordKind.THR, LinkType.PartOf, RecordKind.TM, 98);
        Each(RecordKind.THR, LinkType.ContributesTo, RecordKind.HS, 90);
        Each(RecordKind.FND, LinkType.Affects, RecordKind.SOUP, 98);
        Each(RecordKind.PR, LinkType.Affects, RecordKind.ITEM, 98);
        Each(RecordKind.CR, LinkType.Resolves, RecordKind.PR, 90);
        Each(RecordKind.CR, LinkType.Affects, RecordKind.SRS, 98, 2);
        foreach (var (test, i) in byKind[RecordKind.TC].Select((t, i) => (t, i)))
        {
            Link(test, LinkType.Verifies, byKind[RecordKind.SRS][i % byKind[RecordKind.SRS].Count]);
        }

        Each(RecordKind.TC, LinkType.Verifies, RecordKind.SRS, 90);
        Each(RecordKind.TC, LinkType.Verifies, RecordKind.ITEM, 25);
        var release = byKind[RecordKind.REL][0];
        for (var i = 0; i < all.Count; i++)
        {
            if (i != release && i % 10 < 9)
            {
                Link(release, LinkType.Includes, i);
            }
        }
    }

    private void Each(RecordKind from, LinkType type, RecordKind to, int percent, int links = 1)
    {
        foreach (var ordinal in byKind[from])
        {
            for (var i = 0; i < links; i++)
            {
                if (random.Next(100) < percent)
                {
                    Link(ordinal, type, byKind[to][random.Next(byKind[to].Count)]);
                }
            }
        }
    }

    // One link in two hundred was drawn before its source changed last.
    private void Link(int from, LinkType type, int to)
    {
        if (linked.Add((from, type, to)))
        {
            var fromHash = random.Next(200) == 0 ? default : all[from].ContentHash;
            builder.AddLink(new Link(from, type, to, fromHash, all[to].ContentHash, index, index, "anna.berg"));
            index++;
        }
    }

    private void RunTests()
    {
        var runs = byKind[RecordKind.RUN];
        foreach (var test in byKind[RecordKind.TC])
        {
            var fate = random.Next(1000);
            if (fate < 10)
            {
                continue;
            }

            var version = fate < 30 ? "0.9" : "1.0";
            var result = fate < 35 ? TestOutcome.Failed : fate < 40 ? TestOutcome.Skipped : TestOutcome.Passed;
            builder.AddOutcome(all[test].Id, new Outcome(all[runs[random.Next(runs.Count)]].Id, "test_" + all[test].Id, result, version, index++));
        }
    }
}
