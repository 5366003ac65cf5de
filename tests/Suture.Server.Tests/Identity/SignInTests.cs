using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.People;
using Suture.Domain.People;
using Suture.Server.Identity;
using Suture.Server.Tests.Api;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Identity;

public sealed class SignInTests
{
    [Theory]
    [InlineData("/devices/PUMP?tab=1", "/devices/PUMP?tab=1")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("", "/")]
    public async Task ASignIn_LeadsOnlyToAddressesOfThisServer(string returnUrl, string expected)
    {
        await using var host = await SutureHost.StartAsync();
        (await new Browser(host).SignInAsync("engineer", SutureHost.Password, returnUrl)).ShouldBe(expected);
    }

    [Fact]
    public async Task AWrongPasswordAndAnUnknownName_LookTheSame_AndCapitalsInTheNameDoNotMatter()
    {
        await using var host = await SutureHost.StartAsync();
        var browser = new Browser(host);
        (await browser.SignInAsync("engineer", "wrong password here")).ShouldBe("/sign-in?error=failed");
        (await browser.SignInAsync("nobody.here", "wrong password here")).ShouldBe("/sign-in?error=failed");
        (await browser.SignInAsync(" Engineer ", SutureHost.Password)).ShouldBe("/");
    }

    [Fact]
    public async Task FiveWrongPasswords_LockTheAccount_EvenWhenTheyComeAtOnce()
    {
        await using var host = await SutureHost.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => new Browser(host).SignInAsync("engineer", "wrong password here")));
        (await new Browser(host).SignInAsync("engineer", SutureHost.Password)).ShouldBe("/sign-in?error=locked");
    }

    [Fact]
    public async Task ADisabledAccount_CanNotSignIn_AndItsSessionsEnd()
    {
        await using var host = await SutureHost.StartAsync();
        var browser = await host.SignedInAsync(Role.Engineer);
        var people = host.Services.GetRequiredService<PeopleAdministration>();
        (await people.ChangeAsync(host.CallerOf(Role.Administrator), "engineer", new AccountPatch(Disabled: true), new WriteInfo(), CancellationToken.None)).Problems.ShouldBeEmpty();
        (await browser.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await new Browser(host).SignInAsync("engineer", SutureHost.Password)).ShouldBe("/sign-in?error=failed");
    }

    [Fact]
    public async Task AChangedPassword_EndsOtherSessions_AndThisOneGoesOn()
    {
        await using var host = await SutureHost.StartAsync();
        var here = await host.SignedInAsync(Role.Engineer);
        var elsewhere = await host.SignedInAsync(Role.Engineer);
        (await here.PostFormAsync("/account/password", ("password", "wrong password here"), ("newPassword", "nine-lanterns-by-sea"))).ShouldBe("/account/password?error=signature.password");
        (await here.PostFormAsync("/account/password", ("password", SutureHost.Password), ("newPassword", "short"))).ShouldBe("/account/password?error=password.short");
        (await here.PostFormAsync("/account/password", ("password", SutureHost.Password), ("newPassword", "nine-lanterns-by-sea"))).ShouldBe("/account/password?done=true");
        (await here.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await new Browser(host).SignInAsync("engineer", "nine-lanterns-by-sea")).ShouldBe("/");
    }

    [Fact]
    public async Task SigningOut_EndsTheSession()
    {
        await using var host = await SutureHost.StartAsync();
        var browser = await host.SignedInAsync(Role.Engineer);
        (await browser.PostFormAsync("/account/sign-out")).ShouldBe("/sign-in");
        (await browser.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task AFormWithoutItsToken_DoesNothing()
    {
        await using var host = await SutureHost.StartAsync();
        using var client = host.Anonymous();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("userName", "engineer"), KeyValuePair.Create("password", SutureHost.Password)]);
        var answer = await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form);
        answer.Headers.Location!.ToString().ShouldBe("/sign-in?error=expired");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task TheSessionCookie_IsForThisServerOverTlsAndNotForScripts()
    {
        await using var host = await SutureHost.StartAsync();
        var browser = await host.SignedInAsync(Role.Engineer);
        var cookie = browser.Cookies.GetCookies(new Uri("https://localhost/"))[AuthenticationNames.SessionCookie]!;
        cookie.HttpOnly.ShouldBeTrue();
        cookie.Secure.ShouldBeTrue();
    }

    [Fact]
    public async Task TooManySignInsFromOneAddress_AreSlowedDown()
    {
        await using var host = await SutureHost.StartAsync(options: o => o with { SignInsPerMinute = 3 });
        using var client = host.Anonymous();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("userName", "engineer")]);
            statuses.Add((await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form)).StatusCode);
        }

        statuses.Count(s => s == HttpStatusCode.TooManyRequests).ShouldBe(2);
    }

    [Fact]
    public async Task WithASecondFactor_SignInAndSignatureNeedItsCode_AndARecoveryCodeWorksOnce()
    {
        await using var host = await SutureHost.StartAsync();
        var key = SecondFactor.NewKey();
        var own = host.Services.GetRequiredService<OwnAccount>();
        var caller = host.CallerOf(Role.Quality);
        (await own.UseSecondFactorAsync(caller, new SigningCredentials(SutureHost.Password, null), key, "000000x", CancellationToken.None)).Problems[0].Code.ShouldBe("secondFactor.code");
        var recovery = (await own.UseSecondFactorAsync(caller, new SigningCredentials(SutureHost.Password, null), key, Totp.Code(key), CancellationToken.None)).Value;
        recovery.Length.ShouldBe(SecondFactor.RecoveryCodeCount);

        var browser = new Browser(host);
        (await browser.SignInAsync("quality", SutureHost.Password, "/devices")).ShouldBe("/sign-in/second-factor?returnUrl=%2Fdevices");
        (await browser.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.PostFormAsync("/account/second-factor", ("code", "123"), ("returnUrl", "/devices"))).ShouldBe("/sign-in/second-factor?error=code&returnUrl=%2Fdevices");
        (await browser.PostFormAsync("/account/second-factor", ("code", Totp.Code(key)), ("returnUrl", "/devices"))).ShouldBe("/devices");

        var submitted = await SigningApiTests.SubmittedAsync(host);
        (await (await SigningApiTests.ApproveAsync(browser, submitted, SutureHost.Password)).CodeAsync()).ShouldBe("signature.code.missing");
        (await (await SigningApiTests.ApproveAsync(browser, submitted, SutureHost.Password, "000")).CodeAsync()).ShouldBe("signature.code");
        var signed = await (await SigningApiTests.ApproveAsync(browser, submitted, SutureHost.Password, Totp.Code(key))).JsonAsync(HttpStatusCode.OK);
        signed.GetProperty("signature").Text("proof").ShouldBe("passwordAndSecondFactor");

        foreach (var (times, expected) in ((int, string)[])[(1, "/"), (2, "/sign-in/second-factor?error=code")])
        {
            var again = new Browser(host);
            (await again.SignInAsync("quality", SutureHost.Password)).ShouldStartWith("/sign-in/second-factor", Case.Sensitive, $"time {times}");
            (await again.PostFormAsync("/account/second-factor", ("code", recovery[3]))).ShouldBe(expected);
        }
    }
}
