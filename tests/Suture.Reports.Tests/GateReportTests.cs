using System.Xml.Linq;
using Suture.Reports.Gate;

namespace Suture.Reports.Tests;

public sealed class GateReportTests
{
    [Fact]
    public async Task Html_page_is_as_agreed() => Golden.Matches("gate.html", await HtmlAsync());

    [Fact]
    public async Task Json_is_as_agreed() =>
        Golden.Matches("gate.json", Golden.Indented(await Outputs.TextAsync(s => GateJson.WriteAsync(Examples.Gate(), Examples.Stamp, s))));

    [Theory]
    [InlineData("compliant")]
    [InlineData("compliance")]
    [InlineData("conform")]
    [InlineData("certif")]
    public async Task No_report_says_what_only_a_regulator_may_say(string word)
    {
        (await HtmlAsync()).ShouldNotContain(word, Case.Insensitive);
        (await Outputs.TextAsync(s => GateJson.WriteAsync(Examples.Gate(), Examples.Stamp, s))).ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task Every_record_that_is_named_stands_in_the_appendix_with_its_signature()
    {
        var html = await HtmlAsync();
        var body = XDocument.Parse(html[html.IndexOf("<body>", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)]);

        var links = body.Descendants("a").Select(a => (string)a.Attribute("href")!).Where(h => h != "#main").Select(h => h[1..]).Distinct().Order().ToList();
        var anchors = body.Descendants("tr").Select(r => (string?)r.Attribute("id")).OfType<string>().Order().ToList();
        anchors.ShouldBe(links);
        html.ShouldContain("Mei Tanaka, approval, <span class=\"nowrap\">2026-09-02 08:15:09 UTC");
        html.ShouldContain("not shown to the reader of this report");
    }

    [Fact]
    public async Task Gap_of_the_device_as_a_whole_names_the_device() => (await HtmlAsync()).ShouldContain("<span class=\"key\">PUMP</span> no release is signed");

    private static Task<string> HtmlAsync() => Outputs.TextAsync(s => GateHtml.WriteAsync(Examples.Gate(), Examples.Stamp, Examples.Find, s));
}
