using System.Text;
using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

/// <summary>Standards of one's own, and which a device is asked.</summary>
public sealed class StandardTests(Site site)
{
    private const string Own = "id: our-sop\ntitle: Our procedure\nedition: '4'\nitems:\n- id: '1'\n  title: Owners\n  ask: Show who looks after each requirement.\n  checks:\n  - each: SRS\n    needs: owned\n    else: has no owner\n    none: there is no requirement\n";

    [Fact]
    public async Task A_standard_of_ones_own_is_checked_added_asked_and_seen_in_the_crosswalk()
    {
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync("/standards");
        await page.Button("Add your own").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog).Filter(new() { HasText = "Add a standard" });
        await dialog.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "our-sop.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(Own.Replace("needs: owned", "needs: loved", StringComparison.Ordinal)) });
        await Expect(dialog).ToContainTextAsync("'loved'");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true })).ToBeDisabledAsync();
        await dialog.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "our-sop.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(Own) });
        await Expect(dialog).ToContainTextAsync("our-sop.yaml was read");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("our-sop is in use")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = "our-sop" }).ClickAsync();
        await Expect(page.Heading("Our procedure")).ToBeVisibleAsync();

        await page.OpenAsync("/devices/PUMP/settings");
        await page.GetByLabel("Our procedure").CheckAsync();
        await page.Button("Save markets and standards").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("Saved.")).ToBeVisibleAsync();
        await page.OpenAsync("/devices/PUMP/crosswalk");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "our-sop" })).ToBeVisibleAsync();

        // Back to what the other tests know.
        await page.OpenAsync("/devices/PUMP/settings");
        await page.GetByLabel("Our procedure").UncheckAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Markets and standards" }).GetByLabel("Reason").FillAsync("Tried");
        await page.Button("Save markets and standards").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("Saved.")).ToBeVisibleAsync();
        await page.OpenAsync("/standards");
        await page.Button("Withdraw our-sop").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Reason").Last.FillAsync("Tried");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("our-sop is withdrawn.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
