using System.Globalization;
using System.Xml.Linq;
using Suture.Domain.Records;
using Suture.Domain.Safety;
using Suture.Domain.Safety.History;
using Suture.Reports.Safety;

namespace Suture.Reports.Tests.Safety;

public sealed class HistorySvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task Chart_is_as_agreed() => Golden.Matches("risk-history.svg", await DrawAsync(Example()));

    [Fact]
    public async Task Columns_lead_to_their_position_and_say_all_of_it_in_words()
    {
        var svg = XDocument.Parse(await DrawAsync(Example(), new RiskMarks(position => "/risk?at=" + position))).Root!;
        var links = svg.Descendants(Svg + "a").ToList();
        links.Select(a => a.Attribute("href")!.Value).ShouldBe(Example().Points.Select(p => "/risk?at=" + p.Position.ToString(CultureInfo.InvariantCulture)));
        links.Select(a => a.Element(Svg + "title")!.Value).Last().ShouldBe("4 May 2026 12:00:00 UTC, position 5, judged by the built-in policy: 1 acceptable, 0 as far as possible, 2 unacceptable");
        links.ShouldAllBe(a => a.Elements(Svg + "text").Any());
        svg.Element(Svg + "desc")!.Value.ShouldContain("Newest: 1 acceptable, 0 as far as possible, 2 unacceptable.");
        svg.Descendants(Svg + "text").Select(t => t.Value).ShouldContain("Unacceptable: 2");
        svg.Descendants(Svg + "text").Select(t => t.Value).ShouldContain("REL-1 3 May 2026");
    }

    [Fact]
    public async Task Heights_are_as_the_counts_are()
    {
        var svg = XDocument.Parse(await DrawAsync(Example(), new RiskMarks(p => p))).Root!;
        var last = svg.Descendants(Svg + "a").Last().Elements(Svg + "rect").Select(r => double.Parse(r.Attribute("height")!.Value, CultureInfo.InvariantCulture)).ToList();
        last.Count.ShouldBe(2);
        (last[1] / last[0]).ShouldBe(2, 0.01);
    }

    [Fact]
    public async Task A_device_without_risks_and_many_points_give_a_chart()
    {
        var none = new RiskSketch().Risks();
        XDocument.Parse(await DrawAsync(Build(none, none)));
        var reports = Enumerable.Range(1, 60).Select(i => Risks(i)).ToArray();
        var svg = XDocument.Parse(await DrawAsync(Build(reports[^1], reports))).Root!;
        double.Parse(svg.Attribute("width")!.Value, CultureInfo.InvariantCulture).ShouldBeLessThan(1100);
    }

    [Fact]
    public async Task Hostile_labels_and_keys_stay_text()
    {
        var text = await DrawAsync(Build(Risks(1), Risks(1)), new RiskMarks(_ => "/x?\"><script>"));
        text.ShouldNotContain("<script");
        XDocument.Parse(text);
    }

    private static RiskHistory Example()
    {
        var now = new RiskSketch().Situation("HS-1", "One").Situation("HS-2", "Two").Situation("HS-3", "Three", "negligible", "improbable", "improbable").Add("HAZ-1", "Hazard").Risks();
        return Build(now, Risks(1), Risks(2), Risks(2), now);
    }

    private static RiskReport Risks(int count) => Enumerable.Range(1, count).Aggregate(new RiskSketch(), (s, i) => s.Situation("HS-" + i.ToString(CultureInfo.InvariantCulture), "A situation")).Risks();

    private static RiskHistory Build(RiskReport now, params RiskReport[] moments)
    {
        var builder = new RiskHistoryBuilder(now, new HistoryPeriod(HistoryUnit.Day, 1));
        foreach (var (report, day) in moments.Select((r, i) => (r, i)))
        {
            builder.Add(new RiskMoment(report, RiskSketch.Begin.AddDays(day), day == 2 && moments.Length == 4 ? [RecordId.Parse("REL-1")] : []));
        }

        return builder.Build();
    }

    private static Task<string> DrawAsync(RiskHistory history, RiskMarks? marks = null) => Outputs.TextAsync(s => HistorySvg.WriteAsync(history, after: true, marks, s));
}
