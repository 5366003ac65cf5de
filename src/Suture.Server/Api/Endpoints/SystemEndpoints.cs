using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>About the server itself: health, who is calling, kinds of record.</summary>
internal static class SystemEndpoints
{
    private static readonly Lazy<KindsDto> AllKinds = new(KindMapping.All);

    internal static string ProductVersion { get; } =
        typeof(SystemEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void MapHealth(this IEndpointRouteBuilder app) =>
        app.MapGet("/health", Health).WithName("GetHealth").WithTags("System").WithSummary("Says that the server answers, and its version.");

    public static void MapSystem(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", Me).NeedsAcrossDevices().WithName("GetMe").WithTags("System").WithSummary("Who the server takes the caller for, and what they may do.");
        api.MapGet("/kinds", Kinds).NeedsAcrossDevices().WithName("ListKinds").WithTags("System").WithSummary("Kinds of record with their fields, lifecycles and links.");
        api.MapGet("/kinds/{prefix}/schema", Schema).NeedsAcrossDevices().WithName("GetKindSchema").WithTags("System")
            .WithSummary("JSON Schema of a kind of record.").Produces(StatusCodes.Status200OK, contentType: "application/schema+json");
    }

    private static Ok<HealthDto> Health() => TypedResults.Ok(new HealthDto("ok", ProductVersion));

    private static Ok<MeDto> Me(HttpContext http)
    {
        var caller = http.Caller();
        if (caller.Token is null && http.RequestServices.GetService<IAntiforgery>() is { } antiforgery)
        {
            // What a page's script must send back with whatever it writes.
            http.Response.Headers.CacheControl = default; // it sets its own, as strict as ours
            http.Response.Headers[AuthenticationNames.AntiforgeryHeader] = antiforgery.GetAndStoreTokens(http).RequestToken;
        }

        return TypedResults.Ok(new MeDto(
            caller.UserName,
            [.. caller.Roles.Select(Names.Of)],
            [.. Enum.GetValues<Permission>().Where(caller.May).Select(Names.Of)],
            caller.Token is { } token ? new MyTokenDto(token.Id, token.Name, Names.Of(token.Scope), token.Device) : null));
    }

    private static Ok<KindsDto> Kinds() => TypedResults.Ok(AllKinds.Value);

    private static Results<FileContentHttpResult, Refused> Schema(string prefix) =>
        RecordKinds.TryParsePrefix(prefix, out var kind)
            ? TypedResults.File(KindSchema.Of(kind.Definition()), "application/schema+json")
            : new Refused(RecordRequests.UnknownKind(prefix) with { Kind = ProblemKind.NotFound, Path = "prefix" });
}
