using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class RiskTests(Site site)
{
    [Fact]
    public async Task A_cell_of_the_matrix_leads_to_its_risks_and_a_risk_shows_the_rule_of_each_figure()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/risk");
        var before = page.GetByRole(AriaRole.Region, new() { Name = "Before controls" });
        var cell = before.GetByRole(AriaRole.Link).First;
        var count = int.Parse(await cell.Locator("b").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await cell.ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("cell="));
        await Expect(page.Locator("details.risk")).ToHaveCountAsync(count);

        await page.OpenAsync("/devices/PUMP/risk");
        await Expect(page.Locator("details.risk")).ToHaveCountAsync(8);
        var risk = page.Locator("details.risk").Filter(new() { HasText = "HS-3" });
        await risk.Locator("summary").ClickAsync();
        await Expect(risk.GetByText("software failure (CAU-2) contributes")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_policy_is_previewed_signed_and_says_what_moved()
    {
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync("/devices/PUMP/risk");
        await page.Button("Risk policy").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var text = dialog.GetByLabel("Policy", new() { Exact = true });
        var policy = await text.InputValueAsync();
        await text.FillAsync(policy.Replace("improbable: [acceptable, acceptable, acceptable, reduce, reduce]", "improbable: [acceptable, acceptable, acceptable, acceptable, reduce]", StringComparison.Ordinal));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "What would move" }).ClickAsync();
        await Expect(dialog.GetByText("would stand elsewhere")).ToBeVisibleAsync();
        await dialog.GetByLabel("Reason").FillAsync("Agreed in the risk team");
        await dialog.GetByLabel("Your password").FillAsync(Site.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign and set" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("Risk policy 1 is set.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
