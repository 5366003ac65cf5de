using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using Suture.Domain.Records;
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

    [Fact]
    public async Task A_row_of_the_table_is_edited_in_place_and_says_where_the_risk_moved()
    {
        var page = await site.PageAsync(Site.Engineer);
        await new Devices(site.Services).AddSituationAsync("BOLUS", "Bolus repeats after a restart");
        await page.OpenAsync("/devices/BOLUS/risk?view=table");
        var table = page.GetByRole(AriaRole.Table).Last;
        await page.Button("Edit HS-1").ClickAsync();
        await page.GetByLabel("Severity before controls").SelectOptionAsync("Minor");
        await page.GetByLabel("P1 before controls").SelectOptionAsync("Remote");
        await page.GetByLabel("P2 before controls").SelectOptionAsync("Remote");
        await Expect(table.GetByText("as stated").First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "risk-row", "edited");
        await page.GetByLabel("Reason for P1").FillAsync("Seen twice in the field in 40,000 restarts");
        await page.Button("Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("HS-1 saved")).ToBeVisibleAsync();
        var row = table.GetByRole(AriaRole.Row).Filter(new() { HasText = "HS-1" });
        await Expect(row.GetByText("Minor").First).ToBeVisibleAsync();
        await Expect(page.Button("Edit HS-1")).ToBeFocusedAsync();

        // Escape leaves everything as it is.
        await row.DblClickAsync();
        await page.GetByLabel("Hazardous situation", new() { Exact = true }).FillAsync("Something else");
        await page.Keyboard.PressAsync("Escape");
        await Expect(row.GetByText("Bolus repeats after a restart")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_somebody_else_changed_while_a_row_was_edited_is_not_written_over_unseen()
    {
        var page = await site.PageAsync(Site.Engineer);
        await new Devices(site.Services).AddSituationAsync("AIR", "Air in the line goes unseen");
        await page.OpenAsync("/devices/AIR/risk?view=table");
        await page.Button("Edit HS-1").ClickAsync();
        await page.GetByLabel("Severity before controls").SelectOptionAsync("Critical");
        await new Devices(site.Services).RenameAsync("AIR", new RecordId(RecordKind.HS, 1), "Air in the line is not seen");
        await page.Button("Save").ClickAsync();
        await Expect(page.GetByText("while you were writing")).ToBeVisibleAsync();
        await page.Button("Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("HS-1 saved")).ToBeVisibleAsync();
        var row = page.GetByRole(AriaRole.Table).Last.GetByRole(AriaRole.Row).Filter(new() { HasText = "HS-1" });
        await Expect(row.GetByText("Air in the line is not seen")).ToBeVisibleAsync();
        await Expect(row.GetByText("Critical").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_may_only_read_finds_no_way_to_edit_the_table()
    {
        var page = await site.PageAsync(Site.Auditor);
        await page.OpenAsync("/devices/PUMP/risk?view=table");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Risk, and whether accepted" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = Like.This("^Edit ") })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
