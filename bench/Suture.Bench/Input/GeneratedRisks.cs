using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;

namespace Suture.Bench.Input;

/// <summary>
/// A risk file of any size, in memory: for each hazardous situation five controls (four on the situation, one on its software cause), a
/// harm and a hazard; two of five controls in software, implemented by requirements whose tests pass but for one in twenty.
/// </summary>
internal static class GeneratedRisks
{
    private const int ControlsOfSituation = 5;
    private const string Version = "1.0";
    private static readonly DateTimeOffset Time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Severities = ["negligible", "minor", "serious", "critical", "catastrophic"];
    private static readonly string[] Levels = ["improbable", "remote", "occasional", "probable", "frequent"];

    public static DeviceModel Of(int situations)
    {
        var maker = new Maker();
        for (var n = 1; n <= Math.Max(1, situations / 4); n++)
        {
            maker.Add(RecordKind.HAZ, ("category", "operational"));
            maker.Add(RecordKind.HARM, ("severity", Severities[n % 5]));
        }

        for (var n = 1; n <= situations; n++)
        {
            var situation = maker.Add(
                RecordKind.HS, ("sequence", "Something happens, and somebody is there."), ("initialSeverity", Severities[n % 5]), ("initialP1", Levels[2 + (n % 3)]), ("initialP2", Levels[1 + (n % 4)]),
                ("residualSeverity", Severities[n % 5]), ("residualP1", Levels[n % 2]), ("residualP2", Levels[n % 2]), ("acceptability", "acceptable"));
            var around = 1 + ((n - 1) / 4);
            maker.Link(maker[RecordKind.HAZ, around], LinkType.LeadsTo, situation);
            maker.Link(situation, LinkType.ResultsIn, maker[RecordKind.HARM, around]);
            var cause = maker.Add(RecordKind.CAU, ("causeType", n % 3 == 0 ? "hardware" : "defect"));
            maker.Link(cause, LinkType.ContributesTo, situation);
            for (var c = 0; c < ControlsOfSituation; c++)
            {
                var software = c < 2;
                var control = maker.Add(
                    RecordKind.RC, ("option", c == 4 ? "information" : "protective"), ("purpose", "safety"), ("realization", software ? "software" : "hardware"), ("effectiveness", "Measured."), ("newRisks", "None."));
                maker.Link(control, LinkType.Mitigates, c == 0 ? cause : situation);
                if (software)
                {
                    var requirement = maker.Add(RecordKind.SRS, ("category", "functional"));
                    maker.Link(requirement, LinkType.Implements, control);
                    maker.Test(requirement, passed: n % 20 != 0);
                }
            }
        }

        return maker.Build();
    }

    private sealed class Maker
    {
        private readonly DeviceModelBuilder builder = new();
        private readonly Dictionary<RecordKind, List<int>> byKind = [];
        private readonly List<Record> all = [];
        private readonly List<Link> links = [];
        private readonly List<(RecordId Target, Outcome Outcome)> outcomes = [];
        private long index = 1;

        public int this[RecordKind kind, int number] => byKind[kind][number - 1];

        public int Add(RecordKind kind, params ReadOnlySpan<(string Field, string Value)> fields)
        {
            var definition = kind.Definition();
            var body = new FieldValues.Builder(definition);
            foreach (var (field, value) in fields)
            {
                body.Set(definition.FindField(field)!, value);
            }

            var numbers = byKind.TryGetValue(kind, out var known) ? known : byKind[kind] = [];
            var id = new RecordId(kind, numbers.Count + 1);
            var values = body.Build();
            var record = new Record
            {
                Id = id, Title = $"{definition.Name} {id.Number}", Text = "As generated.", Fields = values, State = definition.Lifecycle.States.First(s => s.Class == StateClass.Approved), Revision = 1,
                ContentHash = RecordContent.Hash(id, $"{definition.Name} {id.Number}", "As generated.", values), CreatedBy = "anna.berg", CreatedAt = Time, ChangedBy = "anna.berg", ChangedAt = Time, Version = index++,
            };
            numbers.Add(all.Count);
            all.Add(record);
            return builder.AddRecord(record);
        }

        public void Link(int from, LinkType type, int to) => links.Add(new Link(from, type, to, all[from].ContentHash, all[to].ContentHash, index, index++, "anna.berg"));

        public void Test(int record, bool passed) =>
            outcomes.Add((all[record].Id, new Outcome(new RecordId(RecordKind.RUN, 1), "test", passed ? TestOutcome.Passed : TestOutcome.Failed, Version, index++)));

        public DeviceModel Build()
        {
            builder.SetDevice(new Device("PUMP", "Generated", "C", Version, ""));
            builder.SetLinks(links);
            outcomes.ForEach(o => builder.AddOutcome(o.Target, o.Outcome));
            builder.SetPosition(index);
            return builder.Build();
        }
    }
}
