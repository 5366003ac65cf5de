using System.Globalization;
using System.Xml.Linq;
using Suture.Domain.Safety.BowTies;
using Suture.Reports.Safety;

namespace Suture.Reports.Tests.Safety;

public sealed class BowTieSvgTests
{
    private const string Hostile = "<script>alert(1)</script> & \"quoted\"";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task Drawing_is_as_agreed() => Golden.Matches("bow-tie.svg", await DrawAsync(Example().BowTie()));

    [Fact]
    public async Task Dark_drawing_has_other_colors_and_nothing_else()
    {
        var (light, dark) = (await DrawAsync(Example().BowTie()), await DrawAsync(Example().BowTie(), new RiskMarks(Colors: RiskColors.Dark)));
        dark.ShouldNotBe(light);
        XDocument.Parse(dark).Descendants(Svg + "text").Select(t => t.Value).ShouldBe(XDocument.Parse(light).Descendants(Svg + "text").Select(t => t.Value));
    }

    [Fact]
    public async Task Every_record_is_a_box_that_tells_what_it_is_and_leads_to_its_record()
    {
        var svg = XDocument.Parse(await DrawAsync(Example().BowTie(), new RiskMarks(key => "/records/" + key))).Root!;
        svg.Element(Svg + "title")!.Value.ShouldBe("Bow-tie of HS-1 Too fast");
        svg.Element(Svg + "desc")!.Value.ShouldBe("3 lines lead to it, 2 harms come of it; 3 controls, 0 of them verified; 1 line without a control of its own.");
        svg.Descendants(Svg + "a").Select(a => a.Attribute("href")!.Value).Distinct().ShouldBe(
            ["/records/CAU-1", "/records/CAU-2", "/records/THR-1", "/records/RC-1", "/records/RC-2", "/records/RC-3", "/records/HAZ-1", "/records/HS-1", "/records/HARM-1", "/records/HARM-2"], ignoreOrder: true);
        var words = Words(svg);
        words.ShouldContain("No control on this line");
        words.ShouldContain("▲ Arising risks not");
        words.ShouldContain("the same as at CAU-1");
        words.ShouldContain("Severity: Catastrophic");
        svg.Descendants(Svg + "title").Select(t => t.Value).ShouldContain(t => t.StartsWith("Control RC-1: Two motors; Inherently safe design; Not verified; stands at CAU-1; also at THR-1; risks arising: Heat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hostile_title_stays_text()
    {
        var sketch = new RiskSketch().Situation("HS-1", Hostile).Add("CAU-1", Hostile, ("causeType", "defect")).Add("RC-1", Hostile, ("newRisks", Hostile)).Add("HARM-1", Hostile).Add("HAZ-1", Hostile)
            .Link("CAU-1 contributesTo HS-1", "RC-1 mitigates CAU-1", "HS-1 resultsIn HARM-1", "HAZ-1 leadsTo HS-1");
        var text = await DrawAsync(sketch.BowTie(), new RiskMarks(key => "/x?\"><script>" + key));
        text.ShouldNotContain("<script");
        var svg = XDocument.Parse(text).Root!;
        svg.Descendants(Svg + "title").Select(t => t.Value).ShouldContain("Harm HARM-1: " + Hostile + "; severity: no severity stated");
        XDocument.Parse(await DrawAsync(new RiskSketch().Situation("HS-1", "bell\u0007 and \u0001").BowTie()));
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        var words = Words(XDocument.Parse(await DrawAsync(new RiskSketch().Situation("HS-1", "Alone").BowTie())).Root!);
        words.ShouldContain("No hazard leads here.");
        words.ShouldContain("No harm is linked.");
        string.Join(' ', words).ShouldContain("No cause or threat is linked to this situation.");
    }

    [Theory]
    [InlineData("remote", null, "Prevents")]
    [InlineData(null, "remote", "Mitigates")]
    [InlineData("remote", "remote", null)]
    public async Task A_control_of_the_situation_stands_on_its_side_or_below_the_top_event(string? p1, string? p2, string? side)
    {
        var sketch = new RiskSketch().Add("HS-1", "Too fast", [("initialSeverity", "critical"), ("initialP1", "frequent"), ("initialP2", "probable"), .. After("residualP1", p1), .. After("residualP2", p2)])
            .Add("RC-1", "Guard", ("option", "protective")).Add("HARM-1", "Overdose").Link("RC-1 mitigates HS-1", "HS-1 resultsIn HARM-1");
        var svg = XDocument.Parse(await DrawAsync(sketch.BowTie())).Root!;
        var (control, top) = (At(svg, "RC-1"), At(svg, "HS-1"));
        (control.X < top.X).ShouldBe(side == "Prevents");
        (control.X > top.X + 178).ShouldBe(side == "Mitigates");
        (control.Y > top.Y).ShouldBe(side is null);
        Words(svg).Contains(side ?? "Top event").ShouldBeTrue();
    }

    [Fact]
    public async Task Sixty_causes_grow_downward_and_nothing_covers_anything()
    {
        var sketch = new RiskSketch().Situation("HS-1", "Everything goes wrong").Add("HAZ-1", "Energy").Link("HAZ-1 leadsTo HS-1");
        for (var i = 1; i <= 60; i++)
        {
            var key = i.ToString(CultureInfo.InvariantCulture);
            sketch.Add("CAU-" + key, "A cause with a title of some length that needs several lines to be told " + key, ("causeType", "defect")).Link($"CAU-{key} contributesTo HS-1");
            sketch.Add("RC-" + key, "A control of the same kind " + key, ("option", "protective"), ("newRisks", "None")).Link($"RC-{key} mitigates CAU-{key}");
            if (i % 3 == 0)
            {
                sketch.Link($"RC-1 mitigates CAU-{key}", $"RC-2 mitigates CAU-{key}");
            }
        }

        var svg = XDocument.Parse(await DrawAsync(sketch.BowTie())).Root!;
        var boxes = svg.Descendants(Svg + "g").Select(g => Rectangle(g.Elements(Svg + "rect").First())).ToList();
        boxes.Count.ShouldBe(1 + 1 + 1 + 60 + 100 - 2 + 2);
        for (var i = 0; i < boxes.Count; i++)
        {
            for (var k = i + 1; k < boxes.Count; k++)
            {
                (boxes[i].X + boxes[i].W <= boxes[k].X || boxes[k].X + boxes[k].W <= boxes[i].X || boxes[i].Y + boxes[i].H <= boxes[k].Y || boxes[k].Y + boxes[k].H <= boxes[i].Y).ShouldBeTrue($"{boxes[i]} and {boxes[k]}");
            }
        }

        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        width.ShouldBeLessThan(1100);
        boxes.ShouldAllBe(b => b.X >= 0 && b.Y >= 0 && b.X + b.W <= width && b.Y + b.H <= height);
        At(svg, "HS-1").Y.ShouldBeLessThan(600, "the top event stands on the first screen");
        svg.Descendants(Svg + "text").ShouldAllBe(t => Number(t, "font-size") >= 10);
    }

    private static RiskSketch Example() => new RiskSketch()
        .Add("HS-1", "Too fast", ("sequence", "It runs away"), ("initialSeverity", "catastrophic"), ("initialP1", "frequent"), ("initialP2", "probable"), ("residualP1", "remote"))
        .Add("HAZ-1", "Too much drug", ("category", "operational"))
        .Add("HARM-1", "Overdose", ("severity", "catastrophic")).Add("HARM-2", "Delay", ("severity", "minor"))
        .Add("CAU-1", "Units are mixed up", ("causeType", "specification")).Add("CAU-2", "A pointer runs wild", ("causeType", "defect"))
        .Add("THR-1", "A false gateway offers libraries", ("stride", "spoofing"), ("exploitability", "high"), ("residualExploitability", "low"))
        .Add("ITEM-1", "Controller", ("level", "item"))
        .Add("RC-1", "Two motors", ("option", "inherent"), ("newRisks", "Heat of the second motor."), ("realization", "hardware")).Add("RC-2", "Warning", ("option", "information"), ("realization", "procedure"))
        .Add("RC-3", "Stop of the flow", ("option", "protective"), ("realization", "software"), ("newRisks", "None"))
        .Link("HAZ-1 leadsTo HS-1", "HS-1 resultsIn HARM-1", "HS-1 resultsIn HARM-2", "CAU-1 contributesTo HS-1", "CAU-2 contributesTo HS-1", "THR-1 contributesTo HS-1", "CAU-2 arisesIn ITEM-1", "THR-1 targets ITEM-1")
        .Link("RC-1 mitigates CAU-1", "RC-2 mitigates CAU-1", "RC-1 mitigates THR-1", "RC-3 mitigates HS-1");

    private static (string, object)[] After(string field, string? value) => value is null ? [] : [(field, value)];

    private static List<string> Words(XElement svg) => [.. svg.Descendants(Svg + "text").Select(t => t.Value)];

    // The box in which a key stands.
    private static (double X, double Y, double W, double H) At(XElement svg, string key) =>
        Rectangle(svg.Descendants(Svg + "g").First(g => g.Elements(Svg + "text").Any(t => t.Value == key)).Elements(Svg + "rect").First());

    private static (double X, double Y, double W, double H) Rectangle(XElement rect) => (Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height"));

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static Task<string> DrawAsync(BowTie bowTie, RiskMarks? marks = null) => Outputs.TextAsync(s => BowTieSvg.WriteAsync(bowTie, marks, s));
}
