using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suture.Server.Api;
using Suture.Server.Background;
using Suture.Server.Hosting;
using Suture.Server.Identity;
using Suture.Server.Ui;

namespace Suture.Server;

/// <summary>
/// Builds the server: for <c>suture serve</c>, for the command line in its own process, and for tests. The caller starts, awaits
/// and disposes what it gets; the store is opened when the server starts.
/// </summary>
public static class SutureServer
{
    public const string DefaultUrls = "http://localhost:5080";

    /// <summary>Largest request body, in bytes: an import of 100,000 records fits.</summary>
    public const long MaxRequestBytes = 256L << 20;

    /// <param name="options">What to serve, and how.</param>
    /// <param name="configure">Last word on the builder: a test server instead of a socket, other services, a logger that listens.</param>
    public static WebApplication Build(ServerOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = options.ApiOnly ? WebApplication.CreateEmptyBuilder(new WebApplicationOptions()) : FullBuilder(options);
        builder.Services
            .AddSutureUseCases(options)
            .AddSutureIdentity(options)
            .AddSutureApi(options);
        if (!options.ApiOnly)
        {
            builder.Services.AddSutureUi();
            builder.Services.AddHostedService<DailyCheckpoints>();
        }

        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseSuturePipeline(options);
        app.MapSutureApi(options);
        if (!options.ApiOnly)
        {
            app.MapSutureAccount();
            app.MapSutureUi();
        }

        return app;
    }

    private static WebApplicationBuilder FullBuilder(ServerOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(SutureServer).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(options.Urls ?? DefaultUrls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Suture.Server.Identity", LogLevel.Warning);

        // Session keys lie unencrypted in a folder that only this process may enter, on purpose; it would say so at every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (options.JsonLogs)
        {
            builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        }
        else
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            });
        }

        return builder;
    }
}
