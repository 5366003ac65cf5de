using System.Collections.Immutable;
using Suture.Application.Standards;
using Suture.Server.Api.Http;
using Suture.Server.Identity;

namespace Suture.Server.Hosting;

/// <summary>This server, as the checks of the installation see it.</summary>
internal sealed class InstallationSettings(ServerOptions options, IServiceProvider services) : IInstallationSettings
{
    public int MaxFailedAttempts => IdentityServices.MaxFailedAttempts;

    public TimeSpan LockTime => IdentityServices.LockTime;

    public TimeSpan? IdleSignOut => options.ApiOnly ? null : SessionCookie.Idle;

    public bool IsEncryptedOrLocal => Addresses.All(a => a.Scheme == Uri.UriSchemeHttps || a.IsLoopback);

    public string Listening => options.ApiOnly ? "nothing is sent: the command line holds the server in its own process" : $"listens on {string.Join(", ", Addresses.Select(a => a.GetLeftPart(UriPartial.Authority)))}";

    public int Operations => Api.Length;

    public ImmutableArray<string> UnguardedOperations => [.. Api.Where(e => e.Metadata.GetMetadata<NeedsPermission>() is null).Select(e => e.RoutePattern.RawText ?? e.DisplayName ?? "?").Distinct(StringComparer.Ordinal)];

    // Asked for late: routes are made after services.
    private RouteEndpoint[] Api => [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText?.StartsWith("/api/v", StringComparison.Ordinal) == true)];

    // Kestrel's wildcards are no host names; they stand for every interface.
    private Uri[] Addresses => options.ApiOnly ? [] :
        [.. (options.Urls ?? "http://localhost:5080").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(u => new Uri(u.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal)))];
}
