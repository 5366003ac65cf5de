using System.Collections.Immutable;

namespace Suture.Formats.CycloneDx;

/// <summary>Reads components, nested ones after the one they are in. Recursion is bounded by the parsers' depth limits.</summary>
internal sealed class BomComponentReader(BomIssues issues, BomSkips skips, string specVersion)
{
    private readonly Dictionary<string, string> refs = new(StringComparer.Ordinal);

    public SbomComponent? Subject { get; private set; }

    public List<SbomComponent> Found { get; } = [];

    public void ReadSubject(BomNode node)
    {
        Subject = Read(node, parentRef: null, nested: false);
        ReadList(node, Subject);
    }

    /// <summary>Reads the field <c>components</c> of the bill or of a component.</summary>
    public void ReadList(BomNode owner, SbomComponent? parent)
    {
        foreach (var node in owner.Items("components", "component"))
        {
            if (issues.Full)
            {
                return;
            }

            // Direct holds "is nested in a component" until the graph is known; see BomDirect.
            var component = Read(node, parent?.BomRef, parent is not null && !ReferenceEquals(parent, Subject));
            Found.Add(component);
            ReadList(node, component);
        }
    }

    /// <summary>A bom-ref names one thing in the file; dependencies could not be followed otherwise.</summary>
    public string? ClaimRef(BomNode node)
    {
        var name = node.Text("bom-ref");
        if (name is null)
        {
            return null;
        }

        if (name.Length == 0)
        {
            node.Report("sbom.ref.empty", "\"bom-ref\" is empty; a name unique in the file was expected, or none.", "bom-ref");
        }
        else if (!refs.TryAdd(name, node.Path))
        {
            node.Report("sbom.ref.duplicate", $"\"bom-ref\" is \"{BomIssues.Show(name)}\", which {refs[name]} has too; it must be unique in the file.", "bom-ref");
        }

        return name;
    }

    private SbomComponent Read(BomNode node, string? parentRef, bool nested)
    {
        skips.Fields("component", node, BomTerms.ComponentFields);
        var bomRef = ClaimRef(node);
        var licenses = node.Licenses();
        BomLicenseRule.CheckMix(licenses, specVersion);
        var version = NullIfEmpty(node.Text("version"));
        var range = NullIfEmpty(node.Text("versionRange"));
        var external = node.Flag("isExternal") ?? false;
        CheckRange(node, version, range, external);
        return new(
            bomRef,
            parentRef,
            ReadType(node),
            NullIfEmpty(node.Text("group")),
            ReadName(node),
            version,
            NullIfEmpty(node.Text("purl")),
            NullIfEmpty(node.Text("cpe")),
            Organization(node, "supplier"),
            NullIfEmpty(node.Text("publisher")),
            Organization(node, "manufacturer"),
            NullIfEmpty(node.Text("author")),
            [.. licenses.Select(l => l.Text).Distinct(StringComparer.Ordinal)],
            ReadHashes(node),
            NullIfEmpty(node.Text("description")),
            NullIfEmpty(node.Text("copyright")),
            ReadScope(node),
            Direct: !nested,
            ReadSwid(node),
            range,
            external,
            ReadProperties(node),
            ReadReferences(node),
            node.Path);
    }

    private static string ReadType(BomNode node)
    {
        var type = node.Text("type");
        if (type is null)
        {
            node.Report("sbom.field.missing", "A component needs a \"type\" such as library or firmware.", "type");
        }
        else if (!BomTerms.ComponentTypes.Contains(type))
        {
            node.Report("sbom.field.value", $"\"type\" is \"{BomIssues.Show(type)}\"; one of {string.Join(", ", BomTerms.ComponentTypes.Order(StringComparer.Ordinal))} was expected.", "type");
        }

        return type ?? string.Empty;
    }

    private static string ReadName(BomNode node)
    {
        var name = node.Text("name");
        if (string.IsNullOrWhiteSpace(name))
        {
            node.Report("sbom.field.missing", "A component needs a \"name\".", "name");
        }

        return name ?? string.Empty;
    }

    private static string? ReadScope(BomNode node)
    {
        var scope = NullIfEmpty(node.Text("scope"));
        if (scope is not null && !BomTerms.Scopes.Contains(scope))
        {
            node.Report("sbom.field.value", $"\"scope\" is \"{BomIssues.Show(scope)}\"; required, optional or excluded was expected.", "scope");
        }

        return scope;
    }

    private static void CheckRange(BomNode node, string? version, string? range, bool external)
    {
        if (range is not null && version is not null)
        {
            node.Report("sbom.field.value", "The component has both \"version\" and \"versionRange\"; only one of them may be given.", "versionRange");
        }
        else if (range is not null && !external)
        {
            node.Report("sbom.field.value", "Only an external component (\"isExternal\": true) may have a \"versionRange\"; what is delivered has one exact version.", "versionRange");
        }
    }

    private static ImmutableArray<SbomHash> ReadHashes(BomNode node)
    {
        var hashes = ImmutableArray.CreateBuilder<SbomHash>();
        foreach (var hash in node.Items("hashes", "hash"))
        {
            var algorithm = hash.Text("alg") ?? string.Empty;
            var content = hash.Value("content") ?? string.Empty;
            if (!BomTerms.HashAlgorithms.Contains(algorithm))
            {
                hash.Report("sbom.field.value", $"\"alg\" is \"{BomIssues.Show(algorithm)}\"; a hash algorithm of CycloneDX such as SHA-256 was expected.", "alg");
            }
            else if (!BomTerms.HashContent().IsMatch(content))
            {
                hash.Report("sbom.field.value", $"The {algorithm} hash is \"{BomIssues.Show(content)}\"; 32, 40, 64, 96 or 128 hexadecimal digits were expected.");
            }

            hashes.Add(new(algorithm, content.ToLowerInvariant()));
        }

        return hashes.ToImmutable();
    }

    private static string? ReadSwid(BomNode node)
    {
        if (node.Child("swid") is not { } swid)
        {
            return null;
        }

        var tag = NullIfEmpty(swid.Text("tagId"));
        if (tag is null)
        {
            swid.Report("sbom.field.missing", "A SWID tag needs a \"tagId\".", "tagId");
        }

        return tag;
    }

    private static ImmutableArray<SbomProperty> ReadProperties(BomNode node)
    {
        var properties = ImmutableArray.CreateBuilder<SbomProperty>();
        foreach (var property in node.Items("properties", "property"))
        {
            var name = property.Text("name");
            if (name is null)
            {
                property.Report("sbom.field.missing", "A property needs a \"name\".", "name");
            }

            properties.Add(new(name ?? string.Empty, property.Value("value") ?? string.Empty));
        }

        return properties.ToImmutable();
    }

    private static ImmutableArray<SbomReference> ReadReferences(BomNode node)
    {
        var references = ImmutableArray.CreateBuilder<SbomReference>();
        foreach (var reference in node.Items("externalReferences", "reference"))
        {
            var url = reference.Text("url");
            if (url is null)
            {
                reference.Report("sbom.field.missing", "An external reference needs a \"url\".", "url");
            }

            references.Add(new(reference.Text("type") ?? "other", url ?? string.Empty));
        }

        return references.ToImmutable();
    }

    private static string? Organization(BomNode node, string field) => node.Child(field) is { } who ? NullIfEmpty(who.Text("name")) : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
