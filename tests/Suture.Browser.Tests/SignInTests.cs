using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class SignInTests(Site site)
{
    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_and_back_to_where_they_wanted_to_go()
    {
        var page = await site.StrangerAsync();
        await page.GotoAsync("/devices/PUMP/clauses");
        await Expect(page.Heading("Sign in")).ToBeVisibleAsync();
        await page.GetByLabel("User name").FillAsync(Site.Engineer);
        await page.GetByLabel("Password").FillAsync(Site.Password);
        await page.Button("Sign in").ClickAsync();
        await Expect(page.Heading("Clauses")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_wrong_password_is_refused_without_saying_what_was_wrong()
    {
        var page = await site.StrangerAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("User name").FillAsync("nobody.here");
        await page.GetByLabel("Password").FillAsync("not the password");
        await page.Button("Sign in").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("User name or password is not right");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_nobody_touches_for_half_an_hour_signs_out()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.Clock.InstallAsync();
        await page.OpenAsync("/devices/PUMP");
        await page.Clock.FastForwardAsync(TimeSpan.FromMinutes(29).Ticks / TimeSpan.TicksPerMillisecond);
        await Expect(page.Heading("What to do next")).ToBeVisibleAsync();
        await page.Clock.FastForwardAsync(TimeSpan.FromMinutes(2).Ticks / TimeSpan.TicksPerMillisecond);
        await Expect(page.Heading("Sign in")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var page = await site.StrangerAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("User name").FillAsync(Site.Quality);
        await page.GetByLabel("Password").FillAsync(Site.Password);
        await page.Button("Sign in").ClickAsync();
        await page.Locator(".shell[data-interactive=true]").WaitForAsync();
        await page.GetByLabel($"Account of {Site.Quality}").ClickAsync();
        await page.Button("Sign out").ClickAsync();
        await Expect(page.Heading("Sign in")).ToBeVisibleAsync();
        await page.GotoAsync("/devices/PUMP");
        await Expect(page).ToHaveURLAsync(Like.This("/sign-in"));
        await page.Context.CloseAsync();
    }
}
