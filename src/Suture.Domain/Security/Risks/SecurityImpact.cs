using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Security.Risks;

/// <summary>What an asset can lose.</summary>
public enum SecurityProperty
{
    Confidentiality,
    Integrity,
    Availability,
}

/// <summary>A property of an asset that an attack takes away.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Property">What it loses.</param>
/// <param name="Need">How bad that is, as the asset states it: low, medium, high; null when it states nothing.</param>
public readonly record struct LostProperty(RecordId Asset, SecurityProperty Property, string? Need);

/// <summary>What told which properties are lost.</summary>
public enum ImpactRule
{
    /// <summary>The impact metrics of the CVSS vector.</summary>
    Vector,

    /// <summary>The kind of threat: disclosure takes confidentiality, denial takes availability, tampering and repudiation take integrity; spoofing confidentiality and integrity; elevation all three.</summary>
    Stride,

    /// <summary>Neither is stated.</summary>
    Unknown,
}

/// <summary>
/// What an attack means to the assets, beside the harm to patients (AAMI TIR57 5; the judgment of patient harm does not rest on it). Worst loss first.
/// </summary>
public sealed record SecurityImpact(ImmutableArray<SecurityProperty> Lost, ImmutableArray<LostProperty> Losses, ImpactRule Rule)
{
    /// <summary>Levels of need, least first.</summary>
    internal static readonly ImmutableArray<string> Needs = ["low", "medium", "high"];

    /// <summary>The worst need among what is lost; null when no asset is known or none states its need.</summary>
    public string? Level => Losses.IsEmpty ? null : Losses[0].Need;
}
