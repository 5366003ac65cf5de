using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class ProofTests(Site site)
{
    [Fact]
    public async Task A_matrix_of_ten_thousand_rows_draws_only_what_is_in_view_and_follows_the_scroll()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/LARGE/trace/requirements");
        var frame = page.Locator(".matrix-frame");
        await Expect(frame.GetByRole(AriaRole.Link, new() { Name = "SRS-1", Exact = true })).ToBeVisibleAsync();
        foreach (var share in new[] { 0.25, 0.5, 0.75, 1.0 })
        {
            await frame.EvaluateAsync("(e, share) => { e.scrollTop = (e.scrollHeight - e.clientHeight) * share; }", share);
            var near = (int)(Devices.LargeRows * share);
            await Expect(frame.GetByRole(AriaRole.Link, new() { Name = $"SRS-{Math.Max(1, near - 2)}", Exact = true })).ToBeVisibleAsync();
            (await frame.Locator("tbody tr").CountAsync()).ShouldBeLessThan(80);
        }

        await Expect(frame.GetByRole(AriaRole.Columnheader, new() { Name = "Software requirement" })).ToBeInViewportAsync();
        await page.GetByLabel("Find a key or title").FillAsync("SRS-9999");
        await Expect(frame.GetByRole(AriaRole.Link, new() { Name = "SRS-9999", Exact = true })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_matrix_is_exported()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/trace/requirements");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Link("CSV").ClickAsync());
        (await File.ReadAllTextAsync((await download.PathAsync())!)).ShouldContain("SRS-1");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_graph_is_walked_with_the_keyboard()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/graph?focus=HS-1&depth=1");
        var graph = page.Locator("svg.graph");
        await Expect(graph.GetByRole(AriaRole.Link, new() { NameRegex = Like.This("^HS-1 ") })).ToBeVisibleAsync();
        var neighbor = graph.GetByRole(AriaRole.Link, new() { NameRegex = Like.This("^HARM-1 ") });
        await neighbor.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(Like.This("focus=HARM-1"));
        var before = await graph.GetAttributeAsync("viewBox");
        await page.Button("Zoom in").ClickAsync();
        (await graph.GetAttributeAsync("viewBox")).ShouldNotBe(before);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_clause_shows_its_gaps_and_takes_a_signed_statement()
    {
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync("/devices/PUMP/clauses?status=gap");
        var clause = page.Locator("details.clause").First;
        await clause.Locator("summary").ClickAsync();
        await Expect(clause.GetByText("Missing", new() { Exact = true })).ToBeVisibleAsync();
        await clause.GetByRole(AriaRole.Button, new() { NameRegex = Like.This("^Sign a statement") }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Statement", new() { Exact = false }).First.FillAsync("Fulfilled by the quality system, see manual.");
        await dialog.GetByLabel("Review by").FillAsync("2099-12-31");
        await dialog.GetByLabel("Your password").FillAsync(Site.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("Statement signed.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_audit_trail_is_verified_and_filtered_by_record()
    {
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync("/devices/PUMP/audit");
        await page.Button("Verify the ledger").ClickAsync();
        await Expect(page.GetByText("The ledger is whole.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.GetByLabel("Record", new() { Exact = true }).FillAsync("SRS-2");
        await page.Button("Show").ClickAsync();
        await Expect(page).ToHaveURLAsync(Like.This("record=SRS-2"));
        await Expect(page.GetByRole(AriaRole.Table).Last).ToContainTextAsync("SRS-2");
        await page.Context.CloseAsync();
    }
}
