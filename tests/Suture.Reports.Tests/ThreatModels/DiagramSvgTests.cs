using System.Xml.Linq;
using Suture.Domain.Security.ThreatModels;
using Suture.Reports.ThreatModels;

namespace Suture.Reports.Tests.ThreatModels;

public sealed class DiagramSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Diagram Pump = new()
    {
        Boundaries = [new("B1", "Pump enclosure"), new("B2", "Sandbox") { Parent = "B1" }, new("L1", "Firewall") { Line = [new(0, 400), new(300, 420), new(500, 400)] }],
        Elements =
        [
            new("P1", "Controller <1>", ElementType.Process) { Boundary = "B1", Assets = ["Therapy"] },
            new("S1", "Event log", ElementType.Store) { Boundary = "B1" },
            new("P2", "Connectivity service with quite a long name that does not fit", ElementType.Process) { Boundary = "B2" },
            new("I1", "Bluetooth radio", ElementType.Interface) { Boundary = "B2" },
            new("E1", "Gateway", ElementType.External),
            new("E2", "Printer", ElementType.External) { OutOfScope = new("Not delivered") },
        ],
        Flows =
        [
            new("F1", "E1", "I1", "Libraries") { Protocol = "MQTT", Protection = "TLS 1.3" }, new("F2", "I1", "P2", "Messages") { BothWays = true }, new("F3", "P2", "P1", "Offers"),
            new("F4", "P1", "S1", "Events"), new("F5", "P1", "P1", "Watchdog"), new("F6", "P1", "E2", "Print & \"more\""),
        ],
    };

    [Fact]
    public async Task Drawing_is_as_agreed() => Golden.Matches("diagram.svg", await DrawAsync(Pump));

    [Fact]
    public async Task Drawing_is_well_formed_and_says_what_it_shows()
    {
        var svg = XDocument.Parse(await DrawAsync(Pump)).Root!;
        svg.Element(Svg + "title")!.Value.ShouldBe("Pump & ward");
        svg.Element(Svg + "desc")!.Value.ShouldBe("Data-flow diagram: 6 elements, 6 flows, 3 trust boundaries; 3 flows across a boundary.");
        svg.Descendants(Svg + "title").Select(t => t.Value).ShouldContain("F1 Libraries: Gateway to Bluetooth radio; MQTT; TLS 1.3; crosses a trust boundary");
        svg.Descendants(Svg + "title").Select(t => t.Value).ShouldContain("P2 Connectivity service with quite a long name that does not fit (process); in Sandbox in Pump enclosure");
        svg.Descendants(Svg + "path").Count(p => p.Attribute("marker-end") is not null).ShouldBe(6);
        svg.Descendants(Svg + "rect").Count(r => r.Attribute("stroke-dasharray")?.Value == "9 5").ShouldBe(2);
    }

    [Fact]
    public async Task Links_and_numbers_of_threats_are_drawn_where_asked_for()
    {
        var svg = XDocument.Parse(await DrawAsync(Pump, new DiagramMarks(id => id == "F1" ? "/threats?at=F1&x=\"" : null, new Dictionary<string, int> { ["F1"] = 1, ["P1"] = 120 }))).Root!;
        svg.Descendants(Svg + "a").ShouldHaveSingleItem().Attribute("href")!.Value.ShouldBe("/threats?at=F1&x=\"");
        svg.Descendants(Svg + "title").Select(t => t.Value).ShouldContain("120 threats");
        svg.Descendants(Svg + "text").Select(t => t.Value).ShouldContain("99+");
    }

    [Fact]
    public async Task Empty_diagram_and_texts_that_XML_does_not_allow_give_a_drawing()
    {
        XDocument.Parse(await DrawAsync(Diagram.Empty));
        XDocument.Parse(await DrawAsync(new Diagram { Elements = [new("E1", "bell\u0007 and \u0001", ElementType.Process)] }));
    }

    private static Task<string> DrawAsync(Diagram diagram, DiagramMarks? marks = null) => Outputs.TextAsync(s => DiagramSvg.WriteAsync(diagram, "Pump & ward", marks, s));
}
