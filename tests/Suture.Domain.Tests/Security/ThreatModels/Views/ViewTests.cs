using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Views;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Security.ThreatModels.Views;

/// <summary>The rules of each view, on a small pump.</summary>
public sealed class ViewTests
{
    private static readonly Diagram Pump = new()
    {
        Boundaries = [new("B1", "Pump enclosure"), new("B2", "Manufacturer network")],
        Elements =
        [
            new("E1", "Fleet gateway", ElementType.External), new("E2", "Clinician", ElementType.External), new("E3", "Build service", ElementType.External) { Boundary = "B2" },
            new("P1", "Application", ElementType.Process) { Boundary = "B1", Traits = ["verifies"] }, new("P2", "Controller", ElementType.Process) { Boundary = "B1", Assets = ["Therapy"] },
        ],
        Flows =
        [
            new("F1", "E1", "P1", "Firmware") { Protection = "TLS 1.3" }, new("F2", "P1", "P2", "Rate"), new("F3", "E2", "P1", "Entries"), new("F4", "E3", "E1", "Release") { Protection = "Signed by ECDSA", Traits = ["update"] },
            new("F5", "E2", "P2", "Stop button") { Protection = "Cable" },
        ],
    };

    private static readonly ImmutableArray<PlacedThreat> Threats =
        [Threat(1, "F1", many: true, "RC-1"), Threat(2, "B1", many: false), Threat(3, "gone", many: true)];

    [Fact]
    public void Global_view_names_what_a_flow_across_a_boundary_does_not_say()
    {
        var view = GlobalViewOf(Pump);
        Gap(view, "F1").ShouldBe("crosses a trust boundary and does not say: protocol, authentication, algorithm and mode, key length, key storage, key life and rotation");
        Gap(view, "F5").ShouldBe("crosses a trust boundary and does not say: protocol, authentication");
        view.Gaps.ShouldContain(new ViewGap("F3", "crosses a trust boundary and names no protection", "FDA premarket V.B.2(a)"));
        view.Gaps.ShouldNotContain(g => g.Place == "F2");
    }

    [Fact]
    public void A_flow_that_says_all_has_no_gap()
    {
        var other = new[] { "algorithm", "keyLength", "keyStorage", "keyLife", "authentication" }.ToImmutableSortedDictionary(c => c, _ => "said", StringComparer.Ordinal);
        var full = Pump with { Flows = Pump.Flows.Replace(Pump.Flows[0], Pump.Flows[0] with { Protocol = "MQTT 5", Other = other }) };
        GlobalViewOf(full).Gaps.ShouldNotContain(g => g.Place == "F1");
    }

    [Fact]
    public void Multi_patient_view_shows_each_place_with_the_rule_that_chose_it()
    {
        var view = ArchitectureViews.Of(new ThreatModelFacts(Pump, Threats)).MultiPatient;
        view.Places.ToDictionary(p => p.Place, p => string.Join("; ", p.Because)).ShouldBe(new Dictionary<string, string> { ["E1"] = "it speaks of 'Fleet'", ["F1"] = "THR-1 there can reach several patients" }, ignoreOrder: true);
        view.Part.Elements.Select(e => e.Id).ShouldBe(["E1", "E3", "P1"]);
        view.Part.Flows.Select(f => f.Id).ShouldBe(["F1", "F4"]);
        view.Gaps.Select(g => (g.Place, g.What)).ShouldBe(
        [
            ("THR-3", "can reach several patients and no control stands against it"), ("THR-3", "can reach several patients and names no place of the diagram"),
        ]);
    }

    [Fact]
    public void Nothing_marked_is_a_gap_unless_the_view_is_left_out_with_a_reason()
    {
        var alone = new Diagram { Elements = [new("P1", "Pump", ElementType.Process)] };
        ArchitectureViews.Of(new ThreatModelFacts(alone)).MultiPatient.Gaps.ShouldHaveSingleItem().What.ShouldStartWith("nothing is marked");
        var facts = new ThreatModelFacts(alone) { LeftOut = ImmutableDictionary<ViewKind, string>.Empty.Add(ViewKind.MultiPatient, "One device, one patient").Add(ViewKind.Updateability, "ROM").Add(ViewKind.UseCases, "In DOC-4") };
        var views = ArchitectureViews.Of(facts);
        views.MultiPatient.LeftOutBecause.ShouldBe("One device, one patient");
        new ArchitectureView[] { views.MultiPatient, views.Updates, views.UseCases }.ShouldAllBe(v => v.Gaps.IsEmpty);
    }

    [Fact]
    public void Update_view_follows_the_update_from_the_maker_to_what_verifies_it()
    {
        var view = ArchitectureViews.Of(new ThreatModelFacts(Pump, Threats)).Updates;
        view.Flows.Select(f => (f.Hop.Flow.Id, f.Because)).ShouldBe([("F1", "it speaks of 'Firmware'"), ("F4", "it has the trait 'update'")]);
        var path = view.Paths.ShouldHaveSingleItem();
        (path.Source, path.Target, path.FromMaker).ShouldBe(("E3", "P1", true));
        path.Hops.Select(h => h.Flow.Id).ShouldBe(["F4", "F1"]);
        path.Signed.ShouldBe(["F4 from E3 Build service: Signed by ECDSA"]);
        path.Verified.ShouldBe(["P1 Application (trait 'verifies')"]);
        path.NotOurs.ShouldBe(["E1"]);
        path.Requirements.ShouldBe([new RecordId(RecordKind.SRS, 1)]);
        view.Gaps.Select(g => (g.Place, g.What)).ShouldBe([("F4", "carries updates over a trust boundary and no threat speaks of it")]);
    }

    [Fact]
    public void An_update_that_begins_nowhere_is_not_signed_and_not_verified_is_told()
    {
        var bare = new Diagram
        {
            Elements = [new("E1", "Laptop", ElementType.External), new("P1", "Loader", ElementType.Process)],
            Flows = [new("F1", "E1", "P1", "Patch")],
        };
        ArchitectureViews.Of(new ThreatModelFacts(bare)).Updates.Gaps.Select(g => g.What[..22]).ShouldBe(
            ["no way of an update be", "an update to P1 Loader", "nothing on the way E1 ", "nothing on the way E1 ", "no requirement stands "]);
        ArchitectureViews.Of(new ThreatModelFacts(new Diagram { Elements = bare.Elements })).Updates.Gaps.ShouldHaveSingleItem().What.ShouldStartWith("no flow carries updates");
    }

    [Fact]
    public void Use_cases_follow_the_flows_and_say_what_does_not_fit()
    {
        var model = new Sketch().Add("TM-1").Set("TM-1", "useCases", Rows.Of(
            "useCase=Start | state=On | step=1 | flow=F3 | what=Enter the rate | check=Limits", "step=2 | from=P1 | to=P2 | what=Send the rate", "step=3 | from=P2 | what=Turn", "step=4 | flow=F9 | what=Lost", "step=5 | from=P2 | to=E2 | what=Show")).Build();
        var record = model.Get(new RecordId(RecordKind.TM, 1))!;
        var facts = new ThreatModelFacts(Pump, [Threat(4, "E3", many: false) with { Situations = [new RecordId(RecordKind.HS, 1)] }]) { UseCases = SecurityUseCases.Read(record.Fields, Pump) };
        var view = ArchitectureViews.Of(facts).UseCases;
        var useCase = view.UseCases.ShouldHaveSingleItem();
        useCase.Elements.Select(e => e.Id).ShouldBe(["E2", "P1", "P2"]);
        useCase.Steps.Select(s => (s.Step.Number, s.Flow?.Id, string.Join(",", s.Crossed))).ShouldBe([("1", "F3", "Pump enclosure"), ("2", "F2", ""), ("3", null, "")]);
        view.Gaps.Select(g => (g.Place, g.What)).ShouldBe(
        [
            ("Start", "step 4: 'F9' is no flow of the diagram"), ("Start", "step 5: no flow of the diagram goes from P2 to E2"), ("THR-4", "contributes to HS-1 at E3; no use case passes there"),
        ]);
    }

    [Fact]
    public void Attack_paths_name_each_crossing_with_its_protection_and_threats()
    {
        var paths = AttackPaths.Of(new ThreatModelFacts(Pump, Threats, [new(new RecordId(RecordKind.AST, 1), "Therapy", "function"), new(new RecordId(RecordKind.AST, 2), "Log")]));
        var asset = paths.Assets.ShouldHaveSingleItem();
        (asset.Asset, asset.Record!.Title, asset.Found).ShouldBe(("AST-1", "Therapy", 3));
        asset.Paths.Select(p => string.Join(" ", p.Hops.Select(h => h.Flow.Id))).ShouldBe(["F5", "F1 F2", "F4 F1 F2"]);
        asset.Paths[2].Crossings.Select(h => (h.Flow.Id, h.Protection, string.Join(",", h.Threats.Select(t => t.Id)))).ShouldBe([("F4", "Signed by ECDSA", ""), ("F1", "TLS 1.3", "THR-1,THR-2")]);
        asset.Paths.Select(p => p.IsCovered).ShouldBe([true, true, false]);
        paths.Gaps.Select(g => (g.Place, g.What)).ShouldBe(
            [("AST-2", "no element of the diagram holds it"), ("F4", "lies on an attack path, crosses Manufacturer network, and no threat speaks of it")]);
    }

    [Fact]
    public void Among_ways_of_one_length_the_one_with_fewer_protected_flows_is_taken()
    {
        var two = new Diagram
        {
            Elements = [new("E1", "Attacker", ElementType.External), new("P1", "A", ElementType.Process), new("P2", "B", ElementType.Process), new("S1", "Keys", ElementType.Store) { Assets = ["Key"] }],
            Flows = [new("F1", "E1", "P1", "x") { Protection = "TLS" }, new("F2", "P1", "S1", "x"), new("F3", "E1", "P2", "x"), new("F4", "P2", "S1", "x")],
        };
        AttackPaths.Of(new ThreatModelFacts(two)).Assets.Single().Paths.Single().Hops.Select(h => h.Flow.Id).ShouldBe(["F3", "F4"]);
    }

    private static GlobalView GlobalViewOf(Diagram diagram) => ArchitectureViews.Of(new ThreatModelFacts(diagram)).Global;

    private static string Gap(ArchitectureView view, string place) => view.Gaps.Last(g => g.Place == place).What;

    private static PlacedThreat Threat(int number, string place, bool many, params string[] controls) => new(
        new RecordId(RecordKind.THR, number), "Threat", [place], many, [], [.. controls.Select(_ => new PlacedControl(new RecordId(RecordKind.RC, 1), "updates"))],
        controls.Length == 0 ? [] : [new RecordId(RecordKind.SRS, 1)], []);
}
