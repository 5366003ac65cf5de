using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class ViewsTests(Site site)
{
    [Fact]
    public async Task Each_view_shows_its_drawing_its_rule_and_its_gaps_and_the_paths_their_crossings()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/views");
        await Expect(page.Locator(".drawing svg title").First).ToHaveTextAsync("Global system view: TM-1 Talvik 3 in the hospital network");
        await page.GetByRole(AriaRole.Link, new() { Name = "Updateability and patchability view" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("view=updateability"));
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Ways of an update" }).GetByText("maker", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Security use case views" }).ClickAsync();
        await Expect(page.Locator(".drawing svg text").GetByText("Set the dose and start")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Attack paths" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "AST-1 Therapy delivery" }).Locator("tbody tr").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
