using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class CvssTests(Site site)
{
    [Fact]
    public async Task Picked_values_make_the_vector_in_the_address_and_its_score()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/cvss");
        var score = page.GetByRole(AriaRole.Region, new() { Name = "Score" });
        await Expect(score).ToContainTextAsync("0.0");
        await Pick(page, "Attack Vector", "Network");
        await Pick(page, "Attack Complexity", "Low");
        await Pick(page, "Privileges Required", "None");
        await Pick(page, "User Interaction", "None");
        await Pick(page, "Availability", "High");
        await Expect(score).ToContainTextAsync("7.5");
        await Expect(score).ToContainTextAsync("High");
        await page.GetByLabel("Exploit Code Maturity").SelectOptionAsync("U");
        await Expect(score).ToContainTextAsync("6.9");
        await Expect(page).ToHaveURLAsync(Like.This("vector=CVSS(:|%3A)3.1.*E(:|%3A)U$"));
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Score" })).ToContainTextAsync("6.9");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_pasted_vector_of_4_is_explained_and_a_wrong_one_leaves_the_form_as_it_was()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/cvss");
        var input = page.GetByLabel("Type or paste one");
        await input.FillAsync("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U");
        await input.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Score" })).ToContainTextAsync("CVSS-BT");
        await Expect(page.Heading("Macro vector 000220")).ToBeVisibleAsync();
        await input.FillAsync("CVSS:4.0/AV:Q");
        await input.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("'Q' at character 13 is not a value of AV");
        await Expect(page.Heading("Macro vector 000220")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_vector_of_a_threat_leads_to_its_explanation()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/records/THR-1");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Fields" })).ToContainTextAsync("7.1 High");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Like.This("^CVSS:3.1.AV:A") }).ClickAsync();
        await Expect(page.Heading("How it is computed")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Score" })).ToContainTextAsync("7.1");
        await page.Context.CloseAsync();
    }

    private static Task Pick(IPage page, string metric, string value) =>
        page.GetByRole(AriaRole.Group, new() { NameRegex = Like.This($"^{metric} ") }).GetByRole(AriaRole.Radio, new() { NameRegex = Like.This($"^{value} ") }).CheckAsync();
}
