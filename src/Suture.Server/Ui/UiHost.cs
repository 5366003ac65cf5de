using Microsoft.AspNetCore.Http.Json;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui;

/// <summary>Puts the web application into a host. The host brings the use cases and the sign-in.</summary>
public static class UiHost
{
    /// <summary>What the pages need beside the use cases of <c>Suture.Application</c>.</summary>
    public static IServiceCollection AddSutureUi(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.PostConfigure<JsonOptions>(o => o.SerializerOptions.TypeInfoResolverChain.Add(BlazorJson.Default));
        services.AddCascadingAuthenticationState();
        services.AddScoped<Reader>();
        services.AddScoped<ReaderZone>();
        services.AddScoped<Notices>();
        services.AddScoped<Browser>();
        return services;
    }

    /// <summary>The pages and their files. Authentication, authorization and antiforgery must stand before it.</summary>
    public static IEndpointRouteBuilder MapSutureUi(this IEndpointRouteBuilder app)
    {
        UiAssets.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
