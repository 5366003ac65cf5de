using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class SigningTests(Site site)
{
    [Fact]
    public async Task Approval_asks_for_the_password_again_and_shows_name_meaning_and_time()
    {
        var record = await new Devices(site.Services).AddRequirementAsync("To be approved");
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync($"/devices/PUMP/records/{record.Id}");
        await page.Button("Submit for review").ClickAsync();
        await page.Button("Approve").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Your password").FillAsync("not my password at all");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign and approve" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await dialog.GetByLabel("Your password").FillAsync(Site.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign and approve" }).ClickAsync();
        var signature = page.GetByRole(AriaRole.Region, new() { Name = "Signature" });
        await Expect(signature).ToContainTextAsync("Jonas Weiss");
        await Expect(signature).ToContainTextAsync("Approval");
        await Expect(signature.Locator("time")).ToContainTextAsync("UTC+0");

        // Printed, it shows the same (21 CFR 11.50(b)).
        await page.GotoAsync($"/devices/PUMP/records/{record.Id}/print");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Signature" })).ToContainTextAsync("Jonas Weiss");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_author_can_not_approve_and_is_told_why()
    {
        var record = await new Devices(site.Services).AddRequirementAsync("My own work");
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync($"/devices/PUMP/records/{record.Id}");
        await page.Button("Submit for review").ClickAsync();
        await page.Button("Approve").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Your password").FillAsync(Site.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign and approve" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("author and approver must differ");
        await page.Context.CloseAsync();
    }
}
