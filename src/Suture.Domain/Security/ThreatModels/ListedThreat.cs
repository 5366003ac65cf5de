using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels;

/// <summary>A threat as a file lists it.</summary>
/// <param name="Id">Stable in the file; the part of the record's alias that finds it again at the next import.</param>
public sealed record ListedThreat(string Id, string Title)
{
    /// <summary>Null when the file's category has no counterpart in STRIDE.</summary>
    public Stride? Stride { get; init; }

    /// <summary>The category as the file writes it, when it is not just the name of <see cref="Stride"/>.</summary>
    public string? Category { get; init; }

    /// <summary>Id of the element, flow or boundary it is at; null for the whole system.</summary>
    public string? Element { get; init; }

    public string? Description { get; init; }

    public string? Mitigation { get; init; }

    /// <summary>What the file says became of it: open, mitigated, not applicable ...</summary>
    public string? Status { get; init; }

    /// <summary>The file's own grade. Never taken for exploitability or for a patient's harm: those are judged here.</summary>
    public string? Severity { get; init; }

    /// <summary>Ids such as <c>CWE-306</c>.</summary>
    public ImmutableArray<string> Cwes { get; init; } = [];
}

/// <summary>Something worth protecting, as a file lists it. Levels are low, medium, high or null.</summary>
public sealed record ListedAsset(string Id, string Name, string? Description = null, string? Confidentiality = null, string? Integrity = null, string? Availability = null);

/// <summary>One diagram of a file, with the threats on it.</summary>
/// <param name="Id">Stable in the file.</param>
public sealed record ListedDiagram(string Id, string Title, Diagram Diagram)
{
    public string? Description { get; init; }

    public ImmutableArray<ListedThreat> Threats { get; init; } = [];

    public ImmutableArray<ListedAsset> Assets { get; init; } = [];
}
