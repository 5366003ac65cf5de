using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class ClassifyAndPlanTests(Site site)
{
    [Fact]
    public async Task A_class_is_answered_with_a_reason_previewed_and_signed()
    {
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync("/devices/LARGE/classify");
        await page.SeesAsync("No software cause and no threat is recorded yet.");
        await page.GetByLabel("No (class A)").CheckAsync();
        await page.GetByLabel("Reason").FillAsync("It only keeps a log");
        await page.GetByLabel("Reason").BlurAsync();
        await page.SeesAsync("clauses are asked now");
        await page.GetByLabel("Your password").Last.FillAsync(Site.Password);
        await page.Button("Sign class A").ClickAsync();
        await Expect(page.GetByText("Class A was signed by Jonas Weiss")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_item_of_the_plan_keeps_the_owner_that_is_typed_in()
    {
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync("/devices/LARGE/plan");
        var owner = page.GetByLabel("Owner of Software development plan");
        await owner.FillAsync(Site.Quality);
        await owner.BlurAsync();
        await page.SeesAsync("Software development plan: saved.");
        await page.OpenAsync("/devices/LARGE/plan?show=mine");
        await Expect(page.GetByLabel("Owner of Software development plan")).ToHaveValueAsync(Site.Quality);
        await Expect(page.Locator(".list.plan tbody tr")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }
}
