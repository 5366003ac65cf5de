using System.Collections.Immutable;

namespace Suture.Formats.CycloneDx;

/// <summary>A CycloneDX bill of materials: what Suture keeps of it.</summary>
/// <param name="SpecVersion">1.2 to 1.7.</param>
/// <param name="Format"><c>json</c> or <c>xml</c>.</param>
/// <param name="SerialNumber"><c>urn:uuid:...</c></param>
/// <param name="Version">Of the bill itself; counts up from 1.</param>
/// <param name="Timestamp">UTC.</param>
/// <param name="Subject">The product that the bill describes (<c>metadata.component</c>). Not among <paramref name="Components"/>.</param>
/// <param name="Components">In the file's order, a component before those nested in it.</param>
/// <param name="Skipped">Everything else in the file, summed up by field, so that nothing is dropped unseen.</param>
public sealed record Sbom(
    string SpecVersion,
    string Format,
    string? SerialNumber,
    int? Version,
    DateTimeOffset? Timestamp,
    SbomComponent? Subject,
    ImmutableArray<SbomComponent> Components,
    ImmutableArray<SbomDependency> Dependencies,
    ImmutableArray<SbomSkip> Skipped);

/// <summary>One component.</summary>
/// <param name="BomRef">Its name inside the file; unique there.</param>
/// <param name="ParentRef">The <paramref name="BomRef"/> of the component it is nested in; null when not nested, or when the parent has none.</param>
/// <param name="Type">library, application, firmware, device, operating-system ...</param>
/// <param name="Version">Null when absent; an empty version is null too.</param>
/// <param name="Supplier">Name of the organization that supplies it.</param>
/// <param name="Manufacturer">Name of the organization that made it (1.6).</param>
/// <param name="Licenses">SPDX ids, names or expressions, as written, distinct.</param>
/// <param name="Scope">required, optional or excluded; null means required.</param>
/// <param name="Direct">
/// The subject depends on it directly, or the dependency graph does not say otherwise. False when another component
/// depends on it and the subject does not, or when it is nested in another component and the subject does not name it.
/// </param>
/// <param name="SwidTagId">Tag id of its SWID tag.</param>
/// <param name="VersionRange">vers range of an external component (1.7).</param>
/// <param name="Properties">Name and value pairs, where tools keep support level and end of support.</param>
/// <param name="Path">JSON path or XPath of the component in the file.</param>
public sealed record SbomComponent(
    string? BomRef,
    string? ParentRef,
    string Type,
    string? Group,
    string Name,
    string? Version,
    string? Purl,
    string? Cpe,
    string? Supplier,
    string? Publisher,
    string? Manufacturer,
    string? Author,
    ImmutableArray<string> Licenses,
    ImmutableArray<SbomHash> Hashes,
    string? Description,
    string? Copyright,
    string? Scope,
    bool Direct,
    string? SwidTagId,
    string? VersionRange,
    bool IsExternal,
    ImmutableArray<SbomProperty> Properties,
    ImmutableArray<SbomReference> References,
    string Path);

/// <param name="Algorithm">As CycloneDX spells it: SHA-256, SHA3-512, BLAKE3 ...</param>
/// <param name="Content">Hexadecimal digits, lower case.</param>
public sealed record SbomHash(string Algorithm, string Content);

/// <summary>The component or service <paramref name="Ref"/> needs those in <paramref name="DependsOn"/>. Names are as in the file; they may name nothing in it.</summary>
public sealed record SbomDependency(string Ref, ImmutableArray<string> DependsOn);

/// <param name="Value">Empty when the file gives none.</param>
public sealed record SbomProperty(string Name, string Value);

/// <param name="Type">website, vcs, issue-tracker, advisories ...</param>
public sealed record SbomReference(string Type, string Url);

/// <summary>A part of the file that was not taken over.</summary>
/// <param name="What">Which part, and how often.</param>
/// <param name="Why">Why it was not taken, or what became of it.</param>
public sealed record SbomSkip(string What, string Why);
