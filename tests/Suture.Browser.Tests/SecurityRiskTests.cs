using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class SecurityRiskTests(Site site)
{
    [Fact]
    public async Task A_cell_of_the_matrix_leads_to_its_threats_and_each_shows_the_rule_of_its_figures()
    {
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync("/devices/PUMP/security-risk");
        var before = page.GetByRole(AriaRole.Region, new() { Name = "Before controls" });
        var cell = before.GetByRole(AriaRole.Link).First;
        var count = int.Parse(await cell.Locator("b").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await cell.ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("cell="));
        await Expect(page.Locator("details.risk")).ToHaveCountAsync(count);

        await page.OpenAsync("/devices/PUMP/security-risk");
        var risk = page.Locator("details.risk").Filter(new() { HasText = "THR-6" });
        await risk.Locator("summary").ClickAsync();
        await Expect(risk.GetByText("High, as THR-6 states it.")).ToBeVisibleAsync();
        await risk.GetByRole(AriaRole.Link, new() { Name = "around the loop" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("from=THR-6"));
        await Expect(page.Locator("table.loop tbody tr").Filter(new() { HasText = "RC-14" })).Not.ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_loop_shows_chains_from_findings_and_what_each_side_asks()
    {
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync("/devices/PUMP/loop");
        await Expect(page.Locator("table.loop")).ToContainTextAsync("CVE-2024-10525");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Asks", Exact = true })).ToContainTextAsync("Safety review");
        await page.GetByRole(AriaRole.Link, new() { Name = "Broken" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("show=broken"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_checklist_has_eight_categories()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/security-controls");
        await Expect(page.Locator("section.panel")).ToHaveCountAsync(8);
        await Expect(page.GetByText("CT-H7")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
