using System.Collections.Immutable;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.People;
using Suture.Domain.People;
using Suture.Domain.Records;

namespace Suture.Server.Tests.Support;

/// <summary>The real server over a fresh SQLite directory, without a socket: initialized, with one person for each role, and a device.</summary>
public sealed class SutureHost : IAsyncDisposable
{
    public const string Password = "orbit-kettle-maple-71";
    public const string Device = "PUMP";

    private SutureHost(WebApplication app, string directory, CapturedLog log)
    {
        App = app;
        Directory = directory;
        Log = log;
    }

    public WebApplication App { get; }

    public CapturedLog Log { get; }

    public string Directory { get; }

    public IServiceProvider Services => App.Services;

    public TestServer Server => App.GetTestServer();

    public static string NameOf(Role role) => Names.Of(role);

    /// <param name="initialize">False for a directory that is not initialized.</param>
    /// <param name="apiOnly">As the command line hosts it.</param>
    /// <param name="options">Changes to the options.</param>
    public static async Task<SutureHost> StartAsync(bool initialize = true, bool apiOnly = false, Func<ServerOptions, ServerOptions>? options = null)
    {
        var directory = Path.Combine(Path.GetTempPath(), "suture-server-" + Guid.NewGuid().ToString("n"));
        var log = new CapturedLog();
        var wanted = new ServerOptions { DataDirectory = directory, ApiOnly = apiOnly, SignInsPerMinute = 100_000 };
        var app = SutureServer.Build(options?.Invoke(wanted) ?? wanted, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.AddProvider(log);
            builder.Logging.AddFilter<CapturedLog>(null, LogLevel.Trace);

            // Hundreds of sign-ins: the cost of a guess is not what is tested here.
            builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
        });
        await app.StartAsync();
        var host = new SutureHost(app, directory, log);
        if (initialize)
        {
            await host.InitializeAsync();
        }

        return host;
    }

    /// <summary>A client without credentials.</summary>
    public HttpClient Anonymous() => Server.CreateClient();

    /// <summary>A client with a token of the person who has the role.</summary>
    public async Task<HttpClient> WithTokenAsync(Role role, TokenScope scope = TokenScope.Full, string? device = null) =>
        WithToken((await IssueAsync(role, scope, device)).Text);

    public HttpClient WithToken(string token)
    {
        var client = Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<IssuedToken> IssueAsync(Role role, TokenScope scope = TokenScope.Full, string? device = null, DateTimeOffset? expiresAt = null) =>
        (await Services.GetRequiredService<TokenAdministration>().IssueAsync(CallerOf(role), new NewToken("test", scope, device, expiresAt), new WriteInfo(), CancellationToken.None)).Value;

    /// <summary>A browser that is signed in as the person who has the role.</summary>
    public async Task<Browser> SignedInAsync(Role role)
    {
        var browser = new Browser(this);
        (await browser.SignInAsync(NameOf(role), Password)).ShouldBe("/");
        return browser;
    }

    public Caller CallerOf(Role role) => new(NameOf(role), [role]);

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private async Task InitializeAsync()
    {
        var initialized = await Services.GetRequiredService<Installation>().InitializeAsync(
            "Example Devices", new NewAccount(NameOf(Role.Administrator), "Ada Admin", "ada@example.org", [], Password), CancellationToken.None);
        initialized.Problems.ShouldBeEmpty();
        var people = Services.GetRequiredService<PeopleAdministration>();
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Administrator))
        {
            var account = new NewAccount(NameOf(role), $"Person {role}", null, ImmutableArray.Create(role), Password);
            (await people.CreateAsync(CallerOf(Role.Administrator), account, new WriteInfo(), CancellationToken.None)).Problems.ShouldBeEmpty();
        }

        var device = new Domain.Records.Model.Device(Device, "Infusion pump", "C", null, "A pump.");
        (await Services.GetRequiredService<DeviceCatalog>().CreateAsync(CallerOf(Role.Administrator), device, new WriteInfo(), CancellationToken.None)).Problems.ShouldBeEmpty();
    }
}
