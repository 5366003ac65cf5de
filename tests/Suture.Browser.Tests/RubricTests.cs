using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class RubricTests(Site site)
{
    private const string Mild = "XACL:Y/XPRL:N/XUI:N/XS:N/XCP:N/XCD:N/XCT:N/XCW:N/XCS:N/XCO:N/XIP:N/XID:N/XIT:L/XIW:N/XIS:N/XIO:N/XAP:N/XAD:N/XAT:N/XAW:N/XAS:N/XAO:N";

    [Fact]
    public async Task Questions_appear_as_they_become_due_and_the_answers_stand_in_the_address()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/cvss");
        await page.GetByRole(AriaRole.Link, new() { Name = "By questions, for medical devices" }).ClickAsync();
        var attack = page.GetByRole(AriaRole.Region, new() { Name = "Attack Vector" });
        await Expect(attack.GetByRole(AriaRole.Group)).ToHaveCountAsync(1);
        await Pick(attack, "XAVN", "Yes");
        await Pick(attack, "XAVT", "No");
        await Pick(attack, "XAVW", "Yes");
        await Pick(attack, "XAVR", "Yes");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Reasons" })).ToContainTextAsync("because XAVN yes, XAVT no, XAVW yes, XAVR yes");
        await Pick(attack, "XAVN", "No");
        await Expect(attack.GetByRole(AriaRole.Group)).ToHaveCountAsync(2);
        await Expect(page).ToHaveURLAsync(Like.This("answers=XAVN(:|%3A)N$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_last_answer_gives_vector_and_score_and_leads_to_the_form()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync($"/cvss/rubric?answers=XAVN:U/{Mild.Replace("/XIT:L", "", StringComparison.Ordinal)}");
        var score = page.GetByRole(AriaRole.Region, new() { Name = "Score" });
        await Expect(score).ToContainTextAsync("One question is open: XIT.");
        await page.GetByLabel("How badly can data or functions of therapy be changed or deleted?").SelectOptionAsync("H");
        await Expect(score).ToContainTextAsync("7.5");
        await page.GetByLabel("Can patient or other personal data be disclosed?").SelectOptionAsync("Y");
        await page.GetByLabel("Can it be the data of many people").SelectOptionAsync("Y");
        await Expect(score).ToContainTextAsync("9.1");
        await page.GetByLabel("How badly can other critical data or functions be made inaccessible?").ScrollIntoViewIfNeededAsync();
        await Screenshots.TakeAsync(page, "/cvss/rubric-loss", "light");
        await page.GetByLabel("Version of the vector").SelectOptionAsync("3.0");
        await Expect(score).ToContainTextAsync("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open in the CVSS form" }).ClickAsync();
        await Expect(page.GetByLabel("Type or paste one")).ToHaveValueAsync("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Wrong_answers_are_named_and_leave_the_page_as_it_was()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/cvss/rubric?answers=XAVN:N");
        var input = page.GetByLabel("Type or paste an extended vector");
        await input.FillAsync("XAVN:N/XAVT:Y");
        await input.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("XAVT at character 8 is not asked here");
        await Expect(page.GetByRole(AriaRole.Group, new() { NameRegex = Like.This("XAVP$") })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_record_shows_its_answers_with_the_reasons_and_refuses_a_vector_that_they_do_not_decide()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/new-record?kind=THR");
        await page.GetByLabel("Title").FillAsync("Rubric kept with its vector");
        await page.GetByLabel("CVSS vector").FillAsync("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N");
        await page.GetByLabel("Rubric answers").FillAsync($"XAVN:Y/XAVT:N/XAVW:N/{Mild}");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Like.This("^(Save|Create)") }).ClickAsync();
        await Expect(page.GetByText("cvss has AV:N, but rubric decides AV:A because XAVN yes").First).ToBeVisibleAsync();
        await page.GetByLabel("CVSS vector").FillAsync("CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Like.This("^(Save|Create)") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Fields" })).ToContainTextAsync("because XAVN yes, XAVT no, XAVW no");
        await page.GetByText("because XAVN yes").ScrollIntoViewIfNeededAsync();
        await Screenshots.TakeAsync(page, "/record-with-rubric", "light");
        await page.Context.CloseAsync();
    }

    private static Task Pick(ILocator within, string question, string answer) =>
        within.GetByRole(AriaRole.Group, new() { NameRegex = Like.This($"{question}(,.*)?$") }).GetByLabel(answer, new() { Exact = true }).CheckAsync();
}
