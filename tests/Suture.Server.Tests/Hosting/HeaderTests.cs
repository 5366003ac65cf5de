using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Hosting;

public sealed class HeaderTests(SharedHost shared) : IClassFixture<SharedHost>
{
    [Theory]
    [InlineData("/health")]
    [InlineData("/api")]
    [InlineData("/api/v1/devices")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/sign-in")]
    public async Task EveryAnswer_CarriesTheSecurityHeaders(string address)
    {
        using var client = shared.Host.Anonymous();
        var answer = await client.ReadAsync(address);
        var policy = answer.Headers.GetValues("Content-Security-Policy").First();
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldNotContain("script-src 'self' 'unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task AnswersOfTheApi_AreNotKeptByCaches()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        (await client.ReadAsync("/api/v1/devices")).Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task ThePageOfTheApi_AndItsFiles_AreServedFromHere()
    {
        using var client = shared.Host.Anonymous();
        var page = await (await client.ReadAsync("/api")).Content.ReadAsStringAsync();
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        (await client.ReadAsync("/api/browser.js")).Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        (await client.ReadAsync("/api/browser.css")).Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
    }
}
