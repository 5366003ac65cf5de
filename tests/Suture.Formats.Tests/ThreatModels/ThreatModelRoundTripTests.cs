using CsCheck;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Tests.Security.ThreatModels;
using Suture.Formats.Otm;
using Suture.Formats.ThreatDragon;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Tests.ThreatModels;

/// <summary>Exporting a model and importing it gives the same model.</summary>
public sealed class ThreatModelRoundTripTests
{
    private static readonly Gen<ListedDiagram> Listed = Gen.Select(Gen.Bool, DiagramGen.Line, DiagramGen.Text.Null()).SelectMany((placed, title, description) =>
        DiagramGen.Diagrams((letter, i) => $"{letter}{i}", placed).SelectMany(d => DiagramGen.Threats(d, i => $"t{i}").Select(t => new ListedDiagram("0", title, d) { Description = description, Threats = t })));

    [Fact]
    public void Threat_Dragon_gives_the_same_model() => Listed.Sample(listed => Same(listed, ThreatDragonWriter.Write(listed.Title, null, null, [listed])));

    [Fact]
    public void Open_Threat_Model_gives_the_same_model() => Listed.Sample(listed => Same(listed, OtmWriter.Write(listed, null)));

    [Fact]
    public void Threat_Dragon_keeps_several_diagrams_apart()
    {
        var element = new DiagramElement("E1", "Pump", ElementType.Process);
        var file = ThreatModelReader.Read(ThreatDragonWriter.Write("Pump", "anna.berg", "All of it", [new("0", "Ward", new Diagram { Elements = [element] }), new("1", "Factory", new Diagram { Elements = [element] })]), "x").Value;
        (file.Title, file.Owner, file.Description).ShouldBe(("Pump", "anna.berg", "All of it"));
        file.Diagrams.Select(d => (d.Title, d.Diagram.Elements.Length)).ShouldBe([("Ward", 1), ("Factory", 1)]);
    }

    [Fact]
    public void Lines_and_assets_survive()
    {
        var listed = new ListedDiagram("0", "Pump", new Diagram { Boundaries = [new("L1", "Ward network") { Line = [new(0, 0), new(5.5, 9), new(20, 9)] }] });
        Same(listed, ThreatDragonWriter.Write("Pump", null, null, [listed])).ShouldBeTrue();
        var withAssets = listed with { Assets = [new("a1", "Therapy data", "All of it", "high", "medium", "low")] };
        Same(withAssets, OtmWriter.Write(withAssets, null)).ShouldBeTrue();
    }

    [Fact]
    public void What_somebody_moved_in_Threat_Dragon_stands_where_it_was_moved_to()
    {
        var listed = new ListedDiagram("0", "Pump", new Diagram
        {
            Boundaries = [new("B1", "Ward")],
            Elements = [new("E1", "Pump", ElementType.Process) { Boundary = "B1" }, new("E2", "Gateway", ElementType.External)],
        });
        var json = System.Text.Json.Nodes.JsonNode.Parse(ThreatDragonWriter.Write("Pump", null, null, [listed]))!;
        var cell = json["detail"]!["diagrams"]![0]!["cells"]!.AsArray().First(c => c!["id"]!.GetValue<string>() == "E1")!;
        cell["position"]!["x"] = 5000;

        var moved = ThreatModelReader.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()), "x").Value.Diagrams[0].Diagram.Elements[0];

        moved.Boundary.ShouldBeNull();
        moved.Place!.Value.X.ShouldBe(5000);
    }

    private static bool Same(ListedDiagram listed, byte[] bytes)
    {
        var read = ThreatModelReader.Read(bytes, "x.json");
        read.Problems.ShouldBeEmpty();
        var back = read.Value.Diagrams.ShouldHaveSingleItem();
        var shown = DiagramGen.Show(Sorted(back));
        shown.ShouldBe(DiagramGen.Show(Sorted(listed)));
        read.Value.Skipped.ShouldBeEmpty();
        return true;
    }

    // Files list threats at their places, so the order between places is not kept.
    private static ListedDiagram Sorted(ListedDiagram listed) => listed with { Threats = [.. listed.Threats.OrderBy(t => t.Id, StringComparer.Ordinal)] };
}
