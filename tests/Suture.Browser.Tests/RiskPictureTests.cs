using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class RiskPictureTests(Site site)
{
    [Fact]
    public async Task A_risk_leads_to_its_bow_tie_and_a_box_there_to_its_record()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/risk");
        var risk = page.Locator("details.risk").Filter(new() { HasText = "HS-3" });
        await risk.Locator("summary").ClickAsync();
        await risk.GetByRole(AriaRole.Link, new() { Name = "Bow-tie of HS-3" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("/devices/PUMP/risk/HS-3"));
        var drawing = page.GetByRole(AriaRole.Region, new() { Name = "Bow-tie" });
        await Expect(drawing.GetByText("Prevents")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Figures and their rules" }).GetByText("software failure (CAU-2) contributes")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Causes and threats" }).GetByRole(AriaRole.Link, new() { Name = "CAU-2" })).ToBeVisibleAsync();
        await drawing.Locator("a[href='/devices/PUMP/records/CAU-2']").ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("/records/CAU-2"));

        await page.OpenAsync("/devices/PUMP/records/HS-3");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bow-tie" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("/devices/PUMP/risk/HS-3"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_column_of_the_history_leads_to_the_risks_as_they_stood()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/risk");
        await page.GetByRole(AriaRole.Link, new() { Name = "Over time" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Risks over time" })).ToBeVisibleAsync();
        var chart = page.GetByRole(AriaRole.Region, new() { Name = "Chart of risks after controls" });
        await Expect(chart.Locator("a").Last).ToBeVisibleAsync();
        var table = page.GetByRole(AriaRole.Region, new() { Name = "Points of the charts" });
        (await table.Locator("tbody tr").CountAsync()).ShouldBe(await chart.Locator("a").CountAsync());
        await chart.Locator("a").Last.ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("/risk\\?at="));
        await Expect(page.Locator("details.risk")).ToHaveCountAsync(8);
        await page.Context.CloseAsync();
    }
}
