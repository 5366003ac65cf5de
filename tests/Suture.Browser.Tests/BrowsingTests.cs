using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class BrowsingTests(Site site)
{
    [Fact]
    public async Task From_the_devices_over_the_overview_to_a_record_and_its_links()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Like.This("Talvik 3 infusion pump") }).ClickAsync();
        await Expect(page.Heading("What to do next")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Safety", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.List, new() { Name = "Kinds" }).GetByRole(AriaRole.Link, new() { Name = "Hazardous situations" }).ClickAsync();
        await page.Link("HS-1").ClickAsync();
        await Expect(page.Heading("Patient receives a vasoactive drug")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Links" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(Like.This("HS-1$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_key_in_the_search_opens_the_record_at_once()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("srs-4");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(Like.This("/records/SRS-4$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_search_offers_records_by_words_and_the_arrow_keys_choose()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Search records of PUMP" }).PressSequentiallyAsync("occlusion");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(Like.This("/records/[A-Z]+-[0-9]+$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_filter_of_a_list_stands_in_the_address()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/records?kind=SRS");
        var rows = page.GetByRole(AriaRole.Row);
        var all = await rows.CountAsync();
        await page.GetByLabel("Filter by words").PressSequentiallyAsync("alarm");
        await Expect(page).ToHaveURLAsync(Like.This("text=alarm"));
        await page.GetByText("to").First.WaitForAsync();
        (await rows.CountAsync()).ShouldBeLessThan(all);
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Filter by words")).ToHaveValueAsync("alarm");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Shortcuts_go_to_the_matrix_and_show_the_list_of_shortcuts()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("t");
        await Expect(page.Heading("Trace matrix")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_tablet_the_navigation_opens_on_demand()
    {
        var page = await site.PageAsync(Site.Engineer, width: 1024, height: 768);
        await page.OpenAsync("/devices/PUMP");
        var link = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Clauses" });
        await Expect(link).ToHaveCountAsync(0);
        await page.Button("Navigation").ClickAsync();
        await link.ClickAsync();
        await Expect(page.Heading("Clauses")).ToBeVisibleAsync();
        await Expect(link).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Times_are_shown_in_the_readers_zone_and_marked_up_in_utc()
    {
        var record = await new Devices(site.Services).AddRequirementAsync("Times");
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync($"/devices/PUMP/records/{record.Id}");
        var time = page.Locator("time").First;
        (await time.GetAttributeAsync("datetime")).ShouldBe(record.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        (await time.InnerTextAsync()).ShouldBe(TimeZoneInfo.ConvertTime(record.ChangedAt, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).ToString("yyyy-MM-dd HH:mm"));
        await page.Context.CloseAsync();
    }
}
