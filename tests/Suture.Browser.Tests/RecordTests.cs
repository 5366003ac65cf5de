using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class RecordTests(Site site)
{
    [Fact]
    public async Task A_new_requirement_is_created_from_the_form_and_then_changed()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/records?kind=SRS");
        await page.Link("New software requirement").ClickAsync();
        await page.GetByLabel("Title").FillAsync("Log every alarm");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("The pump shall **log** every alarm. <script>alert(1)</script>");
        await page.Button("Create").ClickAsync();
        await Expect(page.Heading("Log every alarm")).ToBeVisibleAsync();
        await Expect(page.Locator(".prose strong")).ToHaveTextAsync("log");
        await Expect(page.Locator(".prose script")).ToHaveCountAsync(0);
        await page.Link("Edit").ClickAsync();
        await page.GetByLabel("Title").FillAsync("Log every alarm for a year");
        await page.Button("Save").ClickAsync();
        await Expect(page.Heading("Log every alarm for a year")).ToBeVisibleAsync();
        await page.SeesAsync("Revision 2");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_stale_write_shows_what_the_other_changed_and_keeps_what_was_typed()
    {
        var record = await new Devices(site.Services).AddRequirementAsync("Two people at once", "First text.");
        var mine = await site.PageAsync(Site.Engineer);
        var theirs = await site.PageAsync(Site.Quality);
        await mine.OpenAsync($"/devices/PUMP/records/{record.Id}/edit");
        await theirs.OpenAsync($"/devices/PUMP/records/{record.Id}/edit");
        await theirs.GetByLabel("Text", new() { Exact = true }).FillAsync("Second text.");
        await theirs.Button("Save").ClickAsync();
        await Expect(theirs).ToHaveURLAsync(Like.This($"{record.Id}$"));

        await mine.GetByLabel("Title").FillAsync("My own title");
        await mine.Button("Save").ClickAsync();
        var warning = mine.GetByRole(AriaRole.Alert);
        await Expect(warning).ToContainTextAsync($"{Site.Quality} changed {record.Id}");
        await Expect(warning).ToContainTextAsync("Second text.");
        await Expect(mine.GetByLabel("Title")).ToHaveValueAsync("My own title");

        // Both changes stand: mine holds only what I changed.
        await mine.Button("Save my changes on top").ClickAsync();
        await Expect(mine.Heading("My own title")).ToBeVisibleAsync();
        await mine.SeesAsync("Second text.");
        await mine.Context.CloseAsync();
        await theirs.Context.CloseAsync();
    }

    [Fact]
    public async Task A_table_field_takes_rows()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/new-record?kind=TM");
        await page.GetByLabel("Title").FillAsync("Table test");
        await page.Button("Add row").First.ClickAsync();
        await page.GetByLabel(Like.This(", row 1$")).First.FillAsync("Wireless module");
        await page.Button("Create").ClickAsync();
        await Expect(page.Heading("Table test")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Wireless module" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_is_made_to_a_kind_that_the_rules_allow_becomes_suspect_and_is_confirmed()
    {
        var devices = new Devices(site.Services);
        var record = await devices.AddRequirementAsync("Linked requirement");
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync($"/devices/PUMP/records/{record.Id}");
        await page.Button("Add link").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("How").SelectOptionAsync(new SelectOptionValue { Label = "is allocated to" });
        await Expect(dialog).ToContainTextAsync("software item or third-party component");
        await dialog.GetByLabel("Which record").PressSequentiallyAsync("ITEM-2");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Link to ITEM-2", Exact = true }).ClickAsync();
        var links = page.GetByRole(AriaRole.Region, new() { Name = "Links" });
        await Expect(links.GetByRole(AriaRole.Link, new() { Name = "ITEM-2", Exact = true })).ToBeVisibleAsync();

        await page.Link("Edit").ClickAsync();
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("It changed.");
        await page.Button("Save").ClickAsync();
        await Expect(links.GetByText("Suspect", new() { Exact = true })).ToBeVisibleAsync();
        await page.Button("Confirm the link to ITEM-2").ClickAsync();
        await Expect(links.GetByText("Suspect", new() { Exact = true })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_revisions_are_compared_inline_and_side_by_side()
    {
        var record = await new Devices(site.Services).AddRequirementAsync("Compared", "One line.\nOld line.");
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync($"/devices/PUMP/records/{record.Id}/edit");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("One line.\nNew line.");
        await page.Button("Save").ClickAsync();
        await page.Link("History").ClickAsync();
        await Expect(page.Locator(".diff .removed")).ToContainTextAsync("Old line.");
        await Expect(page.Locator(".diff .added")).ToContainTextAsync("New line.");
        await page.Link("Side by side").ClickAsync();
        await Expect(page.GetByLabel("Revision 1", new() { Exact = true })).ToContainTextAsync("Old line.");
        await Expect(page.GetByLabel("Revision 2", new() { Exact = true })).ToContainTextAsync("New line.");
        await page.Context.CloseAsync();
    }
}
