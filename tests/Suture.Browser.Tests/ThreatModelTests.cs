using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class ThreatModelTests(Site site)
{
    [Fact]
    public async Task A_drawing_leads_to_suggestions_which_become_a_threat_or_are_set_aside()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/records/TM-1");
        await page.GetByRole(AriaRole.Link, new() { Name = "Diagram", Exact = true }).ClickAsync();
        var drawing = page.GetByRole(AriaRole.Region, new() { Name = "Drawing" });
        await Expect(drawing.Locator("text", new() { HasText = "Fleet gateway" }).First).ToBeVisibleAsync();
        await drawing.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("place="));

        var accept = page.GetByRole(AriaRole.Button, new() { NameRegex = Like.This("^Accept ") }).First;
        await accept.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Title").FillAsync("Something of our own");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the threat" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("made.")).ToBeVisibleAsync();

        await page.OpenAsync("/devices/PUMP/threat-models/TM-1?tab=suggestions");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Like.This("^Set aside ") }).First.ClickAsync();
        await dialog.GetByLabel("Why it is no threat here").FillAsync("Never leaves the board");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Set aside" }).ClickAsync();
        await Expect(page.GetByText("Never leaves the board")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
