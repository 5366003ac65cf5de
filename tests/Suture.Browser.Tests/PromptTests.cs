using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class PromptTests(Site site)
{
    private const string Address = "/devices/PUMP/risk/prompts";

    [Fact]
    public async Task The_walk_goes_from_open_prompt_to_open_prompt_and_each_answer_stands()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync(Address + "?group=causes-with-side-effects-arithmetic");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next open" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Answer C-ARI-1" });

        // What does not apply is set aside with the keyboard alone: the form has the focus.
        var records = form.GetByLabel("Records that are there");
        await Expect(records).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(form.GetByRole(AriaRole.Radio, new() { Name = "It does not apply" })).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Every divisor is a constant");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).GetByText("C-ARI-1: set aside.")).ToBeVisibleAsync();
        await Expect(Card(page, "C-ARI-1")).ToContainTextAsync("Every divisor is a constant");
        await Expect(Card(page, "C-ARI-1")).ToContainTextAsync("set aside");

        // The next one led to a record that is there.
        form = page.GetByRole(AriaRole.Form, new() { Name = "Answer C-ARI-2" });
        await form.GetByLabel("Records it led to").PressSequentiallyAsync("decimal point");
        await Expect(form.GetByRole(AriaRole.Button, new() { Name = "Choose CAU-6" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.GetByRole(AriaRole.Button, new() { Name = "Take away CAU-6" })).ToBeVisibleAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await Expect(Card(page, "C-ARI-2").GetByRole(AriaRole.Link, new() { Name = "CAU-6" })).ToBeVisibleAsync();

        // And the one after it to a new record.
        form = page.GetByRole(AriaRole.Form, new() { Name = "Answer C-ARI-3" });
        await form.GetByLabel("A new record").CheckAsync();
        await form.GetByLabel("Title").FillAsync("Rate rounded down at every step");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await Expect(Card(page, "C-ARI-3")).ToContainTextAsync("Rate rounded down at every step");
        await Expect(page.GetByRole(AriaRole.Form, new() { Name = "Answer C-ARI-4" })).ToBeVisibleAsync();

        // An answer can be taken back.
        await Card(page, "C-ARI-1").GetByRole(AriaRole.Link, new() { Name = "Change C-ARI-1" }).ClickAsync();
        await page.GetByRole(AriaRole.Form, new() { Name = "Answer C-ARI-1" }).GetByRole(AriaRole.Button, new() { Name = "Open again" }).ClickAsync();
        await Expect(Card(page, "C-ARI-1")).Not.ToContainTextAsync("Every divisor is a constant");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nothing_and_an_empty_reason_are_refused_in_place()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync(Address + "?prompt=C-MIS-9");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Answer C-MIS-9" });
        await form.GetByLabel("Records it led to").PressSequentiallyAsync("motor");
        await Expect(form.GetByRole(AriaRole.Button, new() { Name = "Choose" }).First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "/prompt-form", "light");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await Expect(form.GetByText("Either name the records that it led to")).ToBeVisibleAsync();
        await form.GetByRole(AriaRole.Radio, new() { Name = "It does not apply" }).CheckAsync();
        await form.GetByLabel("Why it does not apply").FillAsync("   ");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await Expect(form.GetByText("needs a reason")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_reader_sees_who_answered_and_filters_but_can_not_answer()
    {
        var page = await site.PageAsync(Site.Auditor);
        await page.OpenAsync(Address + "?group=functional-areas");
        await page.GetByRole(AriaRole.Link, new() { Name = "Set aside" }).ClickAsync();
        await Expect(Card(page, "F-ML")).ToContainTextAsync("Nothing in the pump is learned");
        await Expect(page.Locator("article.prompt").Filter(new() { HasText = "F-ALARM" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Change F-ML" })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    private static ILocator Card(IPage page, string prompt) => page.Locator("article.prompt").Filter(new() { Has = page.Locator($"#{prompt}-title") });
}
