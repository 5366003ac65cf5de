using System.Collections.Immutable;
using Suture.Domain.People;

namespace Suture.Server.Api.Http;

/// <summary>What an endpoint needs of its caller: one of these permissions, or only to be signed in when there are none.</summary>
/// <param name="AnyOf">One of them is enough.</param>
/// <param name="AcrossDevices">A token that is bound to a device may call it, though its address names none.</param>
public sealed record NeedsPermission(ImmutableArray<Permission> AnyOf, bool AcrossDevices);

internal static class Permissions
{
    /// <summary>The caller needs one of these; for a token that is bound to a device, on the device that the address names.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, params ReadOnlySpan<Permission> anyOf)
        where TBuilder : IEndpointConventionBuilder
    {
        var needs = new NeedsPermission([.. anyOf], AcrossDevices: false);
        return endpoint.WithMetadata(needs);
    }

    /// <summary>As <see cref="Needs"/>, where the use case itself keeps a bound token to its device.</summary>
    public static TBuilder NeedsAcrossDevices<TBuilder>(this TBuilder endpoint, params ReadOnlySpan<Permission> anyOf)
        where TBuilder : IEndpointConventionBuilder
    {
        var needs = new NeedsPermission([.. anyOf], AcrossDevices: true);
        return endpoint.WithMetadata(needs);
    }
}
