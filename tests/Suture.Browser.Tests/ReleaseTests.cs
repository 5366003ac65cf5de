using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class ReleaseTests(Site site)
{
    [Fact]
    public async Task A_release_shows_what_stands_in_its_way_and_is_compared_with_now()
    {
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync("/devices/PUMP/releases");
        await page.GetByRole(AriaRole.Link, new() { Name = "What is missing for REL-1" }).ClickAsync();
        var review = page.GetByRole(AriaRole.Region, new() { Name = "What stands in the way of REL-1" });
        await Expect(review).ToContainTextAsync("is a draft; submit it for review first");

        // A closed gate can not be signed.
        await Expect(page.Button("Sign and fix REL-1")).ToHaveCountAsync(0);

        await page.GetByLabel("From").SelectOptionAsync("REL-1");
        await page.Button("Compare").ClickAsync();
        await page.WaitForURLAsync("**/releases?from=REL-1&to=");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "REL-1 (version 3.2.0) to now (version 3.2.0)", Exact = true })).ToContainTextAsync("iec62304");
        await page.Context.CloseAsync();
    }
}
