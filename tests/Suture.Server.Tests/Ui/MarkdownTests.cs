using Suture.Server.Ui.Shared;

namespace Suture.Server.Tests.Ui;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("[click](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://tracker.example/pixel.png)")]
    public void What_could_do_harm_does_not_come_through(string markdown)
    {
        var html = Markdown.ToHtml(markdown).Value;
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("href=\"javascript");
        html.ShouldNotContain("href=\"data");
    }

    [Fact]
    public void Tables_lists_and_links_are_kept()
    {
        var html = Markdown.ToHtml("| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n\n[site](https://example.org)").Value;
        html.ShouldContain("<td>1</td>");
        html.ShouldContain("<li>one</li>");
        html.ShouldContain("href=\"https://example.org\"");
        html.ShouldContain("noreferrer");
    }
}
