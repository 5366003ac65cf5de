using System.Text.RegularExpressions;
using Markdig;
using Suture.Domain.Standards;
using Suture.Reports.Gate;

namespace Suture.Reports.Tests;

public sealed partial class GateMarkdownTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().Build();

    [Fact]
    public async Task Gate_is_as_agreed() => Golden.Matches("gate.md", await GateAsync(GateExamples.Reports()));

    [Fact]
    public async Task Comparison_is_as_agreed() => Golden.Matches("gate-comparison.md", await ComparisonAsync(GateExamples.Comparison()));

    [Fact]
    public async Task Hostile_words_make_no_markup_and_call_nobody()
    {
        var text = await GateAsync(GateExamples.Large(2, 3), hostile: true);

        var html = Markdig.Markdown.ToHtml(text, GitHub);
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<a ");
        html.ShouldNotContain("<code>rm");
        html.ShouldNotContain("<strong>now");
        html.ShouldContain("&lt;img src");
        var shown = System.Net.WebUtility.HtmlDecode(Tags().Replace(html, ""));
        Mentions().IsMatch(shown).ShouldBeFalse();
        shown.Split('\n').ShouldAllBe(l => !l.StartsWith('/'));
        text.ShouldNotContain('\u202e');
        text.ShouldNotContain('\u0007');
    }

    [Fact]
    public async Task A_cell_stays_a_cell()
    {
        var html = Markdig.Markdown.ToHtml(await GateAsync(GateExamples.Large(1, 1)), GitHub);

        html.Split("<td").Length.ShouldBe(1 + 5);
    }

    [Theory]
    [InlineData("@team", "&#64;&#8203;team")]
    [InlineData("a@b", "a&#64;&#8203;b")]
    [InlineData("5 % of #12", "5 % of &#35;&#8203;12")]
    [InlineData("see https://x.example", "see https:&#8203;//x.example")]
    [InlineData("www.x.example", "www.&#8203;x.example")]
    [InlineData("GH-12", "GH-&#8203;12")]
    [InlineData("SRS-12 and 5.3.3 (a)", "SRS-12 and 5.3.3 (a)")]
    [InlineData("a|b\r\nc", "a&#124;b  c")]
    [InlineData("Ü 漢字 😀", "Ü 漢字 😀")]
    public void Text_is_encoded(string text, string expected) => Suture.Reports.Markdown.MarkdownText.Of(text).ShouldBe(expected);

    [Fact]
    public void Long_text_is_cut_between_characters() => Suture.Reports.Markdown.MarkdownText.Of("abc😀def", 4).ShouldBe("abc…");

    [Theory]
    [InlineData(3, 4)]
    [InlineData(40, 400)]
    [InlineData(1500, 30)]
    public async Task Gate_of_any_size_fits_into_a_comment_and_counts_what_is_left_out(int clauses, int gaps)
    {
        var text = await GateAsync(GateExamples.Large(clauses, gaps), hostile: true);

        text.Length.ShouldBeLessThanOrEqualTo(65_536);
        text.ShouldContain($"{clauses:N0} of {clauses:N0} clauses have gaps, {clauses * gaps:N0} gaps in all");
        if (clauses * gaps > 100)
        {
            text.ShouldContain(" more");
        }

        text.ShouldEndWith("</sub>\n");
    }

    [Fact]
    public async Task Comparison_of_any_size_fits_into_a_comment()
    {
        var before = GateExamples.Large(300, 60).Standards[0].Check with { Class = GateExamples.Hostile, Edition = GateExamples.Hostile };
        var after = GateExamples.Check("iec62304", GateExamples.Hostile, [.. before.Clauses.Select((c, i) => i % 2 == 0 ? c with { Status = ClauseStatus.NotApplicable, Why = GateExamples.Hostile, Gaps = [] } : c with { Gaps = [.. c.Gaps.Skip(30)] })]);
        var others = Enumerable.Range(1, 80).Select(i => GateExamples.Check("s" + i, GateExamples.Hostile, [GateExamples.Clause("1", "x", ClauseStatus.Gap, gaps: [new(null, GateExamples.Hostile)])]));

        var text = await ComparisonAsync(GateComparison.Of([before, .. others], [after, .. others.Select(o => o with { Standard = o.Standard + "x" })]).Value, hostile: true);

        text.Length.ShouldBeLessThanOrEqualTo(65_536);
        text.ShouldContain("more");
    }

    [Fact]
    public async Task Gap_that_vanished_with_its_clause_is_not_told_as_filled()
    {
        var text = await ComparisonAsync(GateExamples.Comparison());

        text.ShouldContain("the clause does not apply any more: Not asked for in class A.");
        text.ShouldContain("the clause is not asked any more");
        text.ShouldContain("part11 was asked before, with 1 gap, and is not asked now.");
        text.ShouldContain("tir57 was not asked before: all its gaps count as opened.");
    }

    private static Task<string> GateAsync(GateReports reports, bool hostile = false) =>
        Outputs.TextAsync(s => GateMarkdown.WriteAsync(reports, Examples.Stamp, hostile ? GateExamples.HostileTitles : Examples.Find, s));

    private static Task<string> ComparisonAsync(GateComparison comparison, bool hostile = false) =>
        Outputs.TextAsync(s => ComparisonMarkdown.WriteAsync(comparison, Examples.Stamp, hostile ? GateExamples.HostileTitles : Examples.Find, s));

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    // As services look for them in the finished text.
    [GeneratedRegex(@"[@#!~$][A-Za-z0-9]|https?://|www\.[a-z]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Mentions();
}
