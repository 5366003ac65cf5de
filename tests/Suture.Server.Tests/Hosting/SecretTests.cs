using System.Net;
using Suture.Domain.People;
using Suture.Server.Tests.Api;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Hosting;

/// <summary>No secret gets into the log, at any level, or in clear into a file of the data directory.</summary>
public sealed class SecretTests
{
    [Fact]
    public async Task SecretsThatCameByRequests_AreNotInTheLog_AndNotInTheDatabase()
    {
        await using var host = await SutureHost.StartAsync();
        const string wrong = "a-wrong-password-typed";
        const string next = "nine-lanterns-by-sea";
        var token = await host.IssueAsync(Role.Quality);
        using (var client = host.WithToken(token.Text))
        {
            (await client.ReadAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using (var bad = host.WithToken(token.Text[..^1] + (token.Text[^1] == 'A' ? 'Q' : 'A')))
        {
            (await bad.ReadAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var browser = new Browser(host);
        await browser.SignInAsync("quality", wrong);
        await browser.SignInAsync("quality", SutureHost.Password);
        var submitted = await SigningApiTests.SubmittedAsync(host);
        await SigningApiTests.ApproveAsync(browser, submitted, wrong);
        await SigningApiTests.ApproveAsync(browser, submitted, SutureHost.Password);
        await browser.PostFormAsync("/account/password", ("password", SutureHost.Password), ("newPassword", next));

        string[] secrets = [wrong, next, SutureHost.Password, token.Text[25..64], (await File.ReadAllTextAsync(Path.Combine(host.Directory, "local-token"))).Trim()[25..]];
        host.Log.Text.ShouldContain("/api/v1/me", Case.Sensitive, "the log must have been listening");
        foreach (var secret in secrets)
        {
            host.Log.Text.ShouldNotContain(secret);
        }

        foreach (var file in System.IO.Directory.EnumerateFiles(host.Directory, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var content = await reader.ReadToEndAsync();
            foreach (var secret in secrets)
            {
                content.ShouldNotContain(secret);
            }
        }
    }
}
