using Suture.Server.Api.Http;

namespace Suture.Server.Hosting;

/// <summary>What every request goes through, in order.</summary>
internal static class Pipeline
{
    public static void UseSuturePipeline(this WebApplication app, ServerOptions options)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Failures>();
        if (options.IsSecure)
        {
            app.UseHsts();
        }

        app.UseRouting();
        if (!options.ApiOnly)
        {
            app.UseRateLimiter();
        }

        app.UseAuthentication();
        app.UseMiddleware<CallerGate>();
        if (!options.ApiOnly)
        {
            app.UseAuthorization();
            app.UseAntiforgery();
        }
    }
}
