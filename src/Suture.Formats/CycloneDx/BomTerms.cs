using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Suture.Formats.CycloneDx;

/// <summary>The closed word lists of CycloneDX that Suture relies on. Terms of all versions to 1.7: a term that came later than the file's version is accepted.</summary>
internal static partial class BomTerms
{
    public static readonly FrozenSet<string> ComponentTypes = FrozenSet.Create(
        StringComparer.Ordinal,
        "application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver", "firmware", "file", "machine-learning-model", "data", "cryptographic-asset");

    public static readonly FrozenSet<string> Scopes = FrozenSet.Create(StringComparer.Ordinal, "required", "optional", "excluded");

    public static readonly FrozenSet<string> HashAlgorithms = FrozenSet.Create(
        StringComparer.Ordinal,
        "MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-384", "SHA3-512", "BLAKE2b-256", "BLAKE2b-384", "BLAKE2b-512", "BLAKE3", "Streebog-256", "Streebog-512");

    /// <summary>Fields of the bill that are read.</summary>
    public static readonly FrozenSet<string> BomFields = FrozenSet.Create(
        StringComparer.Ordinal, "$schema", "bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "dependencies", "services");

    public static readonly FrozenSet<string> MetadataFields = FrozenSet.Create(StringComparer.Ordinal, "timestamp", "component");

    public static readonly FrozenSet<string> ComponentFields = FrozenSet.Create(
        StringComparer.Ordinal,
        "bom-ref", "type", "group", "name", "version", "purl", "cpe", "supplier", "publisher", "manufacturer", "author", "licenses", "hashes", "description", "copyright", "scope", "swid",
        "versionRange", "isExternal", "properties", "externalReferences", "components");

    /// <summary>Why known parts of a bill are not taken over; others get a general answer.</summary>
    public static string WhySkipped(string field) => field switch
    {
        "vulnerabilities" => "Vulnerabilities and VEX statements are not part of the SOUP list; import them as vex.",
        "services" => "A service is not a component: it is not installed with the device.",
        "tools" => "Tools that wrote the bill are not part of the device.",
        "signature" => "The signature is not checked; the file itself is kept by its hash.",
        "evidence" or "pedigree" or "releaseNotes" or "modelCard" or "cryptoProperties" or "data" => "Not kept in the SOUP list; the file itself is kept by its hash.",
        _ when field.Contains(':', StringComparison.Ordinal) => "Not CycloneDX: an extension of another namespace.",
        _ => "Not used by Suture; the file itself is kept by its hash.",
    };

    [GeneratedRegex(@"^(?:urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    public static partial Regex SerialNumber();

    [GeneratedRegex("^(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    public static partial Regex HashContent();
}
