using System.Threading.RateLimiting;
using Suture.Server.Api.Endpoints;
using Suture.Server.Identity;

namespace Suture.Server.Api;

/// <summary>The HTTP API: <c>AddSutureApi</c> and <c>MapSutureApi</c>; all else is internal.</summary>
internal static class ApiServices
{
    public const string Prefix = "/api/v1";

    public static IServiceCollection AddSutureApi(this IServiceCollection services, ServerOptions options)
    {
        services.AddRoutingCore();
        services.ConfigureHttpJsonOptions(o => SutureJson.Configure(o.SerializerOptions, describeAll: !options.ApiOnly));

        // So that Failures can say what was wrong with a body, and where.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        if (!options.ApiOnly)
        {
            services.AddSutureOpenApi();
            services.AddRateLimiter(o =>
            {
                o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                o.AddPolicy(AccountEndpoints.RateLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "local",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
            });
        }

        return services;
    }

    public static void MapSutureApi(this WebApplication app, ServerOptions options)
    {
        app.MapHealth();
        var api = app.MapGroup(Prefix);
        api.MapSystem();
        api.MapDevices();
        api.MapRecords();
        api.MapRecordWrites();
        api.MapImports();
        api.MapExports();
        api.MapTraces();
        api.MapGates();
        api.MapStandards();
        api.MapCvss();
        api.MapRisks();
        api.MapRiskPictures();
        api.MapPrompts();
        api.MapViews();
        api.MapSecurityRisks();
        api.MapThreatModels();
        api.MapGateReports();
        api.MapReleases();
        api.MapClasses();
        api.MapPlans();
        api.MapLedger();
        api.MapPeople();
        api.MapTokens();
        if (!options.ApiOnly)
        {
            app.MapSutureOpenApi();
        }
    }
}
