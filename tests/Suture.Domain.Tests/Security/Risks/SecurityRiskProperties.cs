using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety;
using Suture.Domain.Security.Risks;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using static Suture.Domain.Tests.Models.Later;
using Suture.Domain.Tests.Tracing;
using Record = Suture.Domain.Records.Model.Record;

#pragma warning disable CA5394 // repeatable sequences are what is wanted

namespace Suture.Domain.Tests.Security.Risks;

public sealed class SecurityRiskProperties
{
    private static readonly Gen<(int Seed, int Size)> Devices = Gen.Select(Gen.Int, Gen.Int[60, 200]);

    // What makes a threat or its harm worse when it is raised.
    private static readonly (RecordKind Kind, Field<string> Field)[] Raised =
    [
        (RecordKind.HARM, SafetyKinds.HarmSeverity), (RecordKind.HS, SafetyKinds.InitialSeverity), (RecordKind.HS, SafetyKinds.ResidualSeverity), (RecordKind.THR, SecurityKinds.ThreatExploitability),
        (RecordKind.THR, SecurityKinds.ThreatResidualExploitability), (RecordKind.FND, SecurityKinds.FindingExploitability), (RecordKind.FND, SecurityKinds.FindingResidualExploitability),
    ];

    [Fact]
    public void Raising_a_severity_or_an_exploitability_never_lowers_a_risk() =>
        Devices.Sample(
            (seed, size) =>
            {
                var random = new Random(seed);
                var model = Device(seed, size);
                var was = Evaluation.Of(model, Sketch.Today).SecurityRisks;
                foreach (var (kind, field) in Raised)
                {
                    var records = model.All().Where(r => r.Kind == kind && field.In(r.Fields) is { } code && code != field.Choices[^1].Code).ToList();
                    if (records.Count == 0)
                    {
                        continue;
                    }

                    var record = records[random.Next(records.Count)];
                    var level = field.Choices.IndexOf(field.FindChoice(field.In(record.Fields)!)!);
                    var raised = After(model, Changed(record, record.Fields.With(field, field.Choices[random.Next(level + 1, field.Choices.Length)].Code)));
                    NoneIsLower(was, Evaluation.Of(raised, Sketch.Today).SecurityRisks, $"{field.Name} of {record.Id}");
                }
            },
            iter: 120);

    [Fact]
    public void A_control_never_removes_a_risk_silently() =>
        Devices.Sample(
            (seed, size) =>
            {
                var model = Device(seed, size);
                var was = Evaluation.Of(model, Sketch.Today).SecurityRisks;
                foreach (var risk in was.Risks.Where(r => r.ExploitabilityAfter.Level < r.ExploitabilityBefore.Level && !r.ExploitabilityAfter.Ended))
                {
                    risk.ExploitabilityAfter.Rule.ShouldBe(ExploitabilityRule.LoweredByControls);
                    var hindering = risk.Controls.Where(c => c.Hinders).ToList();
                    hindering.ShouldAllBe(c => c.Status == ControlStatus.Verified && risk.Explain(SecurityFigureKind.Exploitability, true).Contains(c.Control.ToString(), StringComparison.Ordinal));
                    hindering.ShouldContain(c => c.Tested);
                }

                // A new control that nobody has verified: no risk goes away or gets lower, and what stood before controls stays.
                var threat = model.All().FirstOrDefault(r => r.Kind == RecordKind.THR && !r.IsRetired);
                if (threat is null)
                {
                    return;
                }

                var control = new RecordId(RecordKind.RC, model.NextNumber(RecordKind.RC));
                var fields = FieldValues.Empty(RecordKind.RC.Definition()).With(SafetyKinds.ControlRealization, "software");
                var hash = RecordContent.Hash(control, "New", "", fields);
                var grown = After(
                    model,
                    new RecordCreated(control, null, "New", "", null, [], fields, "draft", hash),
                    new LinksAdded([new ConfirmedLink(new LinkId(control, LinkType.Mitigates, threat.Id), hash, threat.ContentHash)]));
                var now = Evaluation.Of(grown, Sketch.Today).SecurityRisks;
                now.Risks.Select(r => (r.Subject, r.ExploitabilityBefore, r.HarmBefore)).ShouldBe(was.Risks.Select(r => (r.Subject, r.ExploitabilityBefore, r.HarmBefore)));
                NoneIsLower(was, now, "a new control");
            },
            iter: 120);

    [Fact]
    public void Advancing_over_any_events_judges_the_same_as_from_nothing() =>
        Devices.Sample(
            (seed, size) =>
            {
                var model = Device(seed, size);
                var events = new RandomEvents(new Random(seed));
                var advanced = Evaluation.Of(model, Sketch.Today);
                for (var step = 0; step < 10; step++)
                {
                    (model, var touched) = events.Step(model);
                    advanced = advanced.Advance(model, touched);
                    Dump(advanced.SecurityRisks).ShouldBe(Dump(Evaluation.Of(model, Sketch.Today).SecurityRisks));
                }
            },
            iter: 40);

    [Fact]
    public void No_probability_is_read()
    {
        foreach (var field in new[] { SafetyKinds.InitialP1, SafetyKinds.InitialP2, SafetyKinds.ResidualP1, SafetyKinds.ResidualP2 })
        {
            foreach (var choice in field.Choices)
            {
                var report = Evaluation.Of(CompletePump.Sketch().Set("HS-1", field.Name, choice.Code).ConfirmLinks().Build(), Sketch.Today).SecurityRisks;
                Dump(report).ShouldBe(Dump(Evaluation.Of(CompletePump.Sketch().ConfirmLinks().Build(), Sketch.Today).SecurityRisks), $"{field.Name} {choice.Code}");
            }
        }
    }

    // The generator's devices have few findings with situations and little of VEX; random fields give all of it.
    private static DeviceModel Device(int seed, int size)
    {
        var random = new Random(seed);
        var model = ModelGenerator.Generate(size, seed);
        foreach (var record in model.All().Where(r => r.Kind is RecordKind.THR or RecordKind.FND or RecordKind.TM).ToList())
        {
            var fields = record.Fields;
            foreach (var field in record.Kind.Definition().Fields.Where(f => f.Type is FieldType.Choice or FieldType.Boolean && random.Next(2) == 0))
            {
                fields = fields.With(field, field.Type == FieldType.Boolean ? random.Next(2) == 0 : random.Next(5) == 0 ? null : field.Choices[random.Next(field.Choices.Length)].Code);
            }

            model = After(model, Changed(record, fields));
        }

        return model;
    }

    private static void NoneIsLower(SecurityRiskReport was, SecurityRiskReport now, string what)
    {
        foreach (var (before, after) in was.Risks.Zip(now.Risks))
        {
            after.Subject.ShouldBe(before.Subject);
            Rank(after.Before).ShouldBeGreaterThanOrEqualTo(Rank(before.Before), $"{what}: {before.Subject} before controls");
            Rank(after.After).ShouldBeGreaterThanOrEqualTo(Rank(before.After), $"{what}: {before.Subject} after controls");
            after.ExploitabilityAfter.Level.ShouldBeGreaterThanOrEqualTo(before.ExploitabilityAfter.Level, $"{what}: exploitability of {before.Subject}");
            (after.HarmAfter.Level ?? -1).ShouldBeGreaterThanOrEqualTo(before.HarmAfter.Level ?? -1, $"{what}: harm of {before.Subject}");
        }

        static int Rank(PatientHarmRisk? risk) => risk is { } some ? (int)some + 1 : 0;
    }

    private static string Dump(SecurityRiskReport report) => string.Join('\n', report.Risks.Select(r =>
        $"{r.Subject} {r.Title} {r.ExploitabilityBefore} {r.ExploitabilityAfter} {r.HarmBefore} {r.HarmAfter} {r.Before} {r.After} {r.Concerns} {r.Judged} {r.Explain(SecurityFigureKind.Impact, after: false)} | {string.Join(' ', r.Situations)} | {string.Join(' ', r.Controls)}"));
}
