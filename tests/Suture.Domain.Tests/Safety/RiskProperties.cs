using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety;
using Suture.Domain.Signing;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using static Suture.Domain.Tests.Models.Later;
using Suture.Domain.Tests.Tracing;
using Record = Suture.Domain.Records.Model.Record;

#pragma warning disable CA5394 // repeatable sequences are what is wanted

namespace Suture.Domain.Tests.Safety;

public sealed class RiskProperties
{
    private static readonly Gen<(int Seed, int Size)> Devices = Gen.Select(Gen.Int, Gen.Int[40, 160]);

    private static readonly Field<string>[] Raised =
        [SafetyKinds.InitialSeverity, SafetyKinds.InitialP1, SafetyKinds.InitialP2, SafetyKinds.ResidualSeverity, SafetyKinds.ResidualP1, SafetyKinds.ResidualP2, SafetyKinds.HarmSeverity];

    [Fact]
    public void Raising_a_severity_or_a_probability_never_lowers_a_risk() =>
        Devices.Sample(
            (seed, size) =>
            {
                var random = new Random(seed);
                var model = ModelGenerator.Generate(size, seed);
                var policy = RandomPolicy(random);
                var was = Evaluation.Of(model, Sketch.Today).RisksBy(policy);
                foreach (var field in Raised)
                {
                    var kind = ReferenceEquals(field, SafetyKinds.HarmSeverity) ? RecordKind.HARM : RecordKind.HS;
                    var records = model.All().Where(r => r.Kind == kind && field.In(r.Fields) is { } code && code != field.Choices[^1].Code).ToList();
                    if (records.Count == 0)
                    {
                        continue;
                    }

                    var record = records[random.Next(records.Count)];
                    var level = field.Choices.IndexOf(field.FindChoice(field.In(record.Fields)!)!);
                    var raised = After(model, Changed(record, record.Fields.With(field, field.Choices[random.Next(level + 1, field.Choices.Length)].Code)));
                    NoneIsLower(was, Evaluation.Of(raised, Sketch.Today).RisksBy(policy), $"{field.Name} of {record.Id}");
                }
            },
            iter: 150);

    [Fact]
    public void A_control_never_removes_a_risk_silently() =>
        Devices.Sample(
            (seed, size) =>
            {
                var random = new Random(seed);
                var model = ModelGenerator.Generate(size, seed);
                var was = Evaluation.Of(model, Sketch.Today).RisksBy(RandomPolicy(random));
                foreach (var risk in was.Risks)
                {
                    foreach (var kind in new[] { RiskFigureKind.Severity, RiskFigureKind.P1, RiskFigureKind.P2 })
                    {
                        if (risk.After[kind].Level < risk.Before[kind].Level)
                        {
                            risk.After[kind].Rule.ShouldBe(FigureRule.LoweredByControls);
                            risk.Controls.ShouldNotBeEmpty();
                            risk.Controls.ShouldAllBe(c => c.Status == ControlStatus.Verified && risk.Explain(kind, true).Contains(c.Control.ToString(), StringComparison.Ordinal));
                        }
                    }
                }

                // A new control that nobody has verified: no risk goes away, none gets lower, and what stood before controls stays.
                var situation = model.All().First(r => r.Kind == RecordKind.HS);
                var control = new RecordId(RecordKind.RC, model.NextNumber(RecordKind.RC));
                var fields = FieldValues.Empty(RecordKind.RC.Definition()).With(SafetyKinds.ControlRealization, "software");
                var hash = RecordContent.Hash(control, "New", "", fields);
                var grown = After(
                    model,
                    new RecordCreated(control, null, "New", "", null, [], fields, "draft", hash),
                    new LinksAdded([new ConfirmedLink(new LinkId(control, LinkType.Mitigates, situation.Id), hash, situation.ContentHash)]));
                var now = Evaluation.Of(grown, Sketch.Today).RisksBy(was.Policy);
                now.Risks.Select(r => (r.Situation, r.Before)).ShouldBe(was.Risks.Select(r => (r.Situation, r.Before)));
                NoneIsLower(was, now, "a new control");
            },
            iter: 150);

    [Fact]
    public void The_risks_are_a_function_of_records_and_policy_whatever_the_order_of_events() =>
        Devices.Sample(
            (seed, size) =>
            {
                var model = ModelGenerator.Generate(size, seed);
                var policy = RandomPolicy(new Random(seed));
                var one = Evaluation.Of(InAnyOrder(model, policy, new Random(seed)), Sketch.Today).Risks;
                var other = Evaluation.Of(InAnyOrder(model, policy, new Random(seed + 1)), Sketch.Today).Risks;
                one.Risks.Length.ShouldBe(model.All().Count(r => r.Kind == RecordKind.HS && !r.IsRetired));
                Dump(other).ShouldBe(Dump(one));
                Dump(Evaluation.Of(model, Sketch.Today).RisksBy(policy)).ShouldBe(Dump(one));
            },
            iter: 60);

    [Fact]
    public void Advancing_over_any_events_judges_the_same_as_from_nothing() =>
        Devices.Sample(
            (seed, size) =>
            {
                var model = ModelGenerator.Generate(size, seed);
                var events = new RandomEvents(new Random(seed));
                var advanced = Evaluation.Of(model, Sketch.Today);
                for (var step = 0; step < 12; step++)
                {
                    (model, var touched) = events.Step(model);
                    advanced = advanced.Advance(model, touched);
                    Dump(advanced.Risks).ShouldBe(Dump(Evaluation.Of(model, Sketch.Today).Risks));
                }
            },
            iter: 40);

    private static void NoneIsLower(RiskReport was, RiskReport now, string what)
    {
        foreach (var (before, after) in was.Risks.Zip(now.Risks))
        {
            after.Situation.ShouldBe(before.Situation);
            after.Before.Region.Level.ShouldBeGreaterThanOrEqualTo(before.Before.Region.Level, $"{what}: {before.Situation} before controls");
            after.After.Region.Level.ShouldBeGreaterThanOrEqualTo(before.After.Region.Level, $"{what}: {before.Situation} after controls");
            ((int)after.Acceptance).ShouldBeGreaterThanOrEqualTo((int)before.Acceptance, $"{what}: acceptance of {before.Situation}");
        }
    }

    private static string Dump(RiskReport report) => string.Join('\n', report.Risks.Select(r =>
        $"{r.Situation} {r.Title} {r.Before} {r.After} {r.Acceptance} {r.Concerns} {r.Judged} | {string.Join(' ', r.Hazards)} | {string.Join(' ', r.Harms)} | {string.Join(' ', r.Contributions)} | {string.Join(' ', r.Controls)}"));

    /// <summary>The same device told in another order: first its records, then links, outcomes and the policy, each shuffled.</summary>
    private static DeviceModel InAnyOrder(DeviceModel model, RiskPolicy policy, Random random)
    {
        var records = model.All().Select(r => (DeviceEvent)new RecordCreated(r.Id, r.Alias, r.Title, r.Text, r.Owner, r.Tags, r.Fields, r.State.Name, r.ContentHash)).ToArray();
        var rest = Enumerable.Range(0, model.Records.Count)
            .SelectMany(o => model.OutLinks[o].Select(l => (DeviceEvent)new LinksAdded([new ConfirmedLink(model.IdOf(l), l.FromHash, l.ToHash)]))
                .Concat(model.Outcomes[o].Select(t => new OutcomesRecorded(t.Run, t.SoftwareVersion, [new RunOutcome(model.Records[o].Id, t.Test, t.Result)]))))
            .Append(new RiskPolicySet(1, policy, "Mei Tanaka", Reauthentication.Password))
            .ToArray();
        random.Shuffle(records);
        random.Shuffle(rest);
        var builder = new DeviceModelBuilder();
        foreach (var (e, i) in new[] { new DeviceCreated(model.Device) }.Concat(records).Concat(rest).Select((e, i) => (e, i)))
        {
            builder.Apply(e, new EventContext(i, Time, "anna.berg", null));
        }

        return builder.Build();
    }

    /// <summary>The built-in policy with other cells: any tables that never get better towards more.</summary>
    private static RiskPolicy RandomPolicy(Random random)
    {
        var standard = RiskPolicy.Default;
        return new RiskPolicy
        {
            Id = "random",
            Title = standard.Title,
            Basis = standard.Basis,
            Overall = standard.Overall,
            Severities = standard.Severities,
            P1 = standard.P1,
            P2 = standard.P2,
            Probabilities = standard.Probabilities,
            ProbabilityOfHarm = Rising(random, 5, 5, 5),
            Regions = standard.Regions,
            Acceptability = Rising(random, 5, 5, 3),
            SoftwareFailure = standard.SoftwareFailure with { P1 = random.Next(5) },
            Exploitability = standard.Exploitability,
            PatientHarm = Rising(random, 3, 5, 2),
        };
    }

    private static RiskGrid Rising(Random random, int rows, int columns, int levels)
    {
        var cells = new int[rows * columns];
        for (var i = 0; i < cells.Length; i++)
        {
            var least = Math.Max(i % columns > 0 ? cells[i - 1] : 0, i >= columns ? cells[i - columns] : 0);
            cells[i] = random.Next(3) == 0 ? random.Next(least, levels) : least;
        }

        return new RiskGrid(columns, [.. cells]);
    }
}
