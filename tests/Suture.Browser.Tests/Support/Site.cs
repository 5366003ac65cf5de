using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Suture.Application.People;
using Suture.Domain.People;
using Suture.Server;

[assembly: AssemblyFixture(typeof(Suture.Browser.Tests.Support.Site))]

namespace Suture.Browser.Tests.Support;

/// <summary>One real server on a loopback port with devices of its own, and one real browser; shared by all tests.</summary>
public sealed class Site : IAsyncLifetime
{
    public const string Password = "plum harbor violin 42";
    public const string Administrator = "ada.admin";
    public const string Engineer = "anna.berg";
    public const string Quality = "jonas.weiss";
    public const string Auditor = "eva.novak";
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"suture-browser-{Guid.NewGuid():N}");
    private readonly ConcurrentDictionary<string, Task<string>> sessions = new(StringComparer.Ordinal);
    private WebApplication? server;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Why there is no browser; null when there is one.</summary>
    public string? Missing { get; private set; }

    public string Address { get; private set; } = string.Empty;

    public IServiceProvider Services => server!.Services;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is not { } chromium)
        {
            Missing = "Chromium is not installed. Install it (Debian: apt-get install chromium), or name it in SUTURE_CHROMIUM.";
            return;
        }

        await StartServerAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = Chromium.Arguments });
    }

    /// <summary>A page of somebody who is signed in; a window of its own.</summary>
    public async Task<IPage> PageAsync(string user, ColorScheme scheme = ColorScheme.Light, int width = 1366, int height = 768)
    {
        Chromium.Require(Missing);
        var state = await sessions.GetOrAdd(user, SignInAsync);
        var context = await browser!.NewContextAsync(Options(scheme, width, height, state));
        return await context.NewPageAsync();
    }

    /// <summary>A page of somebody who is not signed in.</summary>
    public async Task<IPage> StrangerAsync(ColorScheme scheme = ColorScheme.Light)
    {
        Chromium.Require(Missing);
        return await (await browser!.NewContextAsync(Options(scheme, 1366, 768, null))).NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (server is not null)
        {
            await server.StopAsync();
            await server.DisposeAsync();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task StartServerAsync()
    {
        Directory.CreateDirectory(folder);
        server = SutureServer.Build(new ServerOptions { DataDirectory = folder, Urls = "http://127.0.0.1:0" });
        var store = server.Services.GetRequiredService<Suture.Storage.ISutureStore>();
        await store.InitializeAsync(CancellationToken.None);
        (await server.Services.GetRequiredService<Installation>().InitializeAsync("Talvik", new NewAccount(Administrator, "Ada Admin", null, [], Password), CancellationToken.None)).Value.ShouldNotBeNull();
        await server.StartAsync();
        Address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var devices = new Devices(server.Services);
        await devices.AddPersonAsync(Engineer, "Anna Berg", Role.Engineer);
        await devices.AddPersonAsync(Quality, "Jonas Weiss", Role.Quality);
        await devices.AddPersonAsync(Auditor, "Eva Novak", Role.Auditor);
        await devices.AddPumpAsync();
        await devices.AddLargeAsync();
    }

    private async Task<string> SignInAsync(string user)
    {
        var context = await browser!.NewContextAsync(Options(ColorScheme.Light, 1366, 768, null));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("User name").FillAsync(user);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Devices" }).WaitForAsync();
        var state = await context.StorageStateAsync();
        await context.CloseAsync();
        return state;
    }

    private BrowserNewContextOptions Options(ColorScheme scheme, int width, int height, string? state) => new()
    {
        BaseURL = Address,
        ColorScheme = scheme,
        ViewportSize = new ViewportSize { Width = width, Height = height },
        TimezoneId = "Europe/Berlin",
        StorageState = state,
        ReducedMotion = ReducedMotion.Reduce,
    };
}
