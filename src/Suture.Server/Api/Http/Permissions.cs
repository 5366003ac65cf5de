using System.Collections.Immutable;
using Suture.Domain.People;

namespace Suture.Server.Api.Http;

/// <summary>What an endpoint needs of its caller: one of these permissions, or only to be signed in when there are none.</summary>
/// <param name="AnyOf">One of them is enough.</param>
/// <param name="AcrossDevices">A token that is bound to a device may call it, though its address names none.</param>
public sealed record NeedsPermission(ImmutableArray<Permission> AnyOf, bool AcrossDevices);

/// <summary>Types of files that an endpoint takes as its body; for the documentation, since the reader itself looks at the bytes.</summary>
internal sealed record TakesFilesMetadata(ImmutableArray<string> Types);

/// <summary>The body holds secrets: passwords and codes.</summary>
internal sealed record CarriesSecretsMetadata
{
    public static readonly CarriesSecretsMetadata Instance = new();
}

internal static class Permissions
{
    /// <summary>The body holds secrets, so that no fast hash of it may be kept with an idempotency key: passwords could be guessed from it.</summary>
    public static TBuilder CarriesSecrets<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(CarriesSecretsMetadata.Instance);

    /// <summary>Documents what files it takes. Not <c>Accepts</c>, with which routing would refuse other types before anyone was asked who calls.</summary>
    public static TBuilder TakesFiles<TBuilder>(this TBuilder endpoint, params ReadOnlySpan<string> types)
        where TBuilder : IEndpointConventionBuilder
    {
        var metadata = new TakesFilesMetadata([.. types]);
        return endpoint.WithMetadata(metadata);
    }

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
