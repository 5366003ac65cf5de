using System.Collections.Immutable;
using System.Xml.Linq;
using Suture.Domain.Records;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Views;
using Suture.Reports.ThreatModels;

namespace Suture.Reports.Tests.ThreatModels;

public sealed class ViewReportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Diagram Pump = new()
    {
        Boundaries = [new("B1", "Pump enclosure")],
        Elements =
        [
            new("E1", "Fleet gateway", ElementType.External), new("E2", "Maker's build & signing", ElementType.External), new("P1", "Application", ElementType.Process) { Boundary = "B1", Traits = ["verifies"] },
            new("P2", "Controller <2>", ElementType.Process) { Boundary = "B1", Assets = ["Therapy"] },
        ],
        Flows = [new("F1", "E1", "P1", "Firmware") { Protection = "TLS 1.3" }, new("F2", "P1", "P2", "Rate") { BothWays = true }, new("F3", "E2", "E1", "Signed release")],
    };

    private static readonly ThreatModelFacts Facts = new(Pump, [new(RecordId.Parse("THR-1"), "False gateway", ["F1"], true, [], [], [], [])])
    {
        UseCases =
        [
            new("Update <over the air>", "Standby; not during therapy",
            [
                new("1", "F3", "E2", "E1", "The maker sends a signed release", null), new("2", "F1", "E1", "P1", "The gateway offers it to each pump in turn, and waits until it is taken", "Certificate of the gateway; anything else is cut off and logged"),
                new("3", null, "P1", "P1", "Signature & version are verified", "Older or foreign images are refused"), new("4", "F2", "P2", "P1", "The controller confirms", null), new("5", "F9", "P1", "P2", "Never drawn", null),
            ]),
            new("Second", null, [new("1", "F2", "P1", "P2", "Rate", "Limits")]),
        ],
    };

    [Fact]
    public async Task Sequence_diagrams_are_as_agreed() => Golden.Matches("use-cases.svg", await DrawAsync(ViewKind.UseCases));

    [Fact]
    public async Task Update_view_is_drawn_as_agreed() => Golden.Matches("updateability.svg", await DrawAsync(ViewKind.Updateability));

    [Fact]
    public async Task A_sequence_has_a_lifeline_for_each_element_and_an_arrow_for_each_step_that_fits()
    {
        var svg = XDocument.Parse(await DrawAsync(ViewKind.UseCases)).Root!;
        svg.Element(Svg + "desc")!.Value.ShouldBe("Sequence diagrams: 2 use cases, 5 steps; 1 step across a trust boundary.");
        svg.Descendants(Svg + "path").Count(p => p.Attribute("marker-end") is not null).ShouldBe(5);
        svg.Descendants(Svg + "path").Count(p => p.Attribute("stroke-dasharray") is not null).ShouldBe(6, "four elements take part in the first, two in the second");
        svg.Descendants(Svg + "text").Select(t => t.Value).ShouldContain("crosses Pump enclosure");
        svg.Descendants(Svg + "text").Select(t => t.Value).ShouldNotContain("5. Never drawn");
    }

    [Fact]
    public async Task One_use_case_is_drawn_alone_and_none_gives_a_drawing_too()
    {
        XDocument.Parse(await DrawAsync(ViewKind.UseCases, "Second")).Descendants(Svg + "path").Count(p => p.Attribute("marker-end") is not null).ShouldBe(1);
        XDocument.Parse(await Outputs.TextAsync(s => SequenceSvg.WriteAsync([], "None", s))).Root!.Element(Svg + "title")!.Value.ShouldBe("None");
    }

    [Fact]
    public async Task The_page_is_as_agreed_and_no_id_in_it_comes_twice()
    {
        var html = await PageAsync(null);
        Golden.Matches("views.html", html);
        var ids = System.Text.RegularExpressions.Regex.Matches(html, " id=\"(?<id>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(m => m.Groups["id"].Value).ToList();
        ids.ShouldBeUnique();
        html.ShouldNotContain("<over the air>");
    }

    [Fact]
    public async Task The_page_of_one_view_holds_no_other()
    {
        var html = await PageAsync(ViewKind.MultiPatient);
        html.ShouldContain("<h2>Multi-patient harm view</h2>");
        html.ShouldNotContain("<h2>Global system view</h2>");
        html.ShouldNotContain("<h2>Attack paths</h2>");
    }

    private static Task<string> DrawAsync(ViewKind kind, string? useCase = null) =>
        Outputs.TextAsync(s => ViewDrawing.WriteAsync(Facts, ArchitectureViews.Of(Facts)[kind], "TM-1 Pump & ward", s, useCase));

    private static Task<string> PageAsync(ViewKind? only) =>
        Outputs.TextAsync(s => ViewsHtml.WriteAsync(Facts, ArchitectureViews.Of(Facts), AttackPaths.Of(Facts), "TM-1 Pump & ward", only, Examples.Stamp, s));
}
