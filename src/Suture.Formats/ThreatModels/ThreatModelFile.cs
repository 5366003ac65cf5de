using System.Collections.Immutable;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Software;

namespace Suture.Formats.ThreatModels;

/// <summary>Forms of threat model files.</summary>
public enum ThreatModelFormat
{
    /// <summary>OWASP Threat Dragon, JSON of version 1 or 2.</summary>
    ThreatDragon,

    /// <summary>Open Threat Model, JSON or YAML, 0.1 and 0.2.</summary>
    Otm,

    /// <summary>Microsoft Threat Modeling Tool, <c>.tm7</c>.</summary>
    Tm7,

    /// <summary>Threagile YAML.</summary>
    Threagile,
}

/// <summary>What a threat model file holds, in our types.</summary>
/// <param name="Version">Of the format, as the file gives it; empty when it gives none.</param>
/// <param name="Diagrams">Sound each: <see cref="DiagramCheck.Problems"/> finds nothing.</param>
/// <param name="Skipped">Everything that did not become part of a diagram, a threat or an asset, and why.</param>
public sealed record ThreatModelFile(
    ThreatModelFormat Format,
    string Version,
    string Title,
    string? Owner,
    string? Description,
    ImmutableArray<ListedDiagram> Diagrams,
    ImmutableArray<Skipped> Skipped);
