using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Threagile;

/// <summary>Reads a whole Threagile model. Files that it includes are not followed: an import is one file.</summary>
internal sealed class ThreagileReader(ModelReading reading)
{
    private const string Unknown = "Not part of a threat model here.";

    private readonly DiagramIds ids = new(reading);
    private readonly Dictionary<string, string> assets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> flows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> boundaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> inside = new(StringComparer.Ordinal);

    public Result<ThreatModelFile> Read(ModelNode root)
    {
        if (root.Find("includes") is { } includes)
        {
            reading.Refuse(includes, "threats.threagile.includes", "The model includes other files, which are not followed. Give the model in one file.");
            return reading.Problems;
        }

        if (reading.Map(root, "technical_assets") is null || reading.Line(root, "title") is null)
        {
            var missing = root.Has("technical_assets") ? "title" : "technical_assets";
            reading.Refuse(root, "threats.threagile.part", $"This is a part of a Threagile model (it has no \"{missing}\"). Give the whole model in one file.");
            return reading.Problems;
        }

        var title = reading.Line(root, "title")!;
        var diagram = ReadDiagram(root);
        var threats = new ThreagileRisks(reading, assets, flows, boundaries).Read(root);
        foreach (var (section, why) in ThreagileTerms.Sections)
        {
            foreach (var (name, _) in reading.Map(root, section)?.Members ?? [])
            {
                reading.Skip($"{section}: {ModelReading.Short(name)}", why);
            }
        }

        reading.SkipOthers(root, "model", Unknown, ["title", "threagile_version", "technical_assets", "data_assets", "trust_boundaries", "individual_risk_categories", "custom_risk_categories", "risk_tracking", "author", "technical_overview", .. ThreagileTerms.Sections.Select(s => s.Name)]);
        if (reading.Refused)
        {
            return reading.Problems;
        }

        var overview = reading.Map(root, "technical_overview");
        var listed = new ListedDiagram("model", title, diagram) { Description = overview is null ? null : reading.Text(overview, "description") is { } text ? PlainText.WithoutTags(text) : null, Threats = threats, Assets = ReadData(root) };
        var author = reading.Map(root, "author");
        return new ThreatModelFile(ThreatModelFormat.Threagile, reading.Line(root, "threagile_version") ?? "", title, author is null ? null : reading.Line(author, "name"), listed.Description, [listed], reading.Skips);
    }

    private static IEnumerable<(string Name, ModelNode Node)> Named(ModelReading reading, ModelNode map, string section)
    {
        foreach (var (name, node) in reading.Map(map, section)?.Members ?? [])
        {
            if (node.Form == NodeForm.Map)
            {
                yield return (name, node);
            }
            else
            {
                reading.Refuse(node, "threats.field.type", $"'{ModelReading.Short(name)}' of {section} is not an object; an object was expected.");
            }
        }
    }

    private Diagram ReadDiagram(ModelNode root)
    {
        var assetNodes = Named(reading, root, "technical_assets").TakeWhile(a => reading.Count(a.Node)).ToList();
        var boundaryNodes = Named(reading, root, "trust_boundaries").TakeWhile(b => reading.Count(b.Node)).ToList();
        foreach (var (name, node) in assetNodes)
        {
            Register(node, name, assets, "element");
        }

        foreach (var (name, node) in boundaryNodes)
        {
            Register(node, name, boundaries, "boundary");
        }

        foreach (var (_, node) in boundaryNodes)
        {
            var id = boundaries.GetValueOrDefault(IdOf(node), "");
            Inside(node, "technical_assets_inside", assets, id);
            Inside(node, "trust_boundaries_nested", boundaries, id);
        }

        var diagram = new Diagram
        {
            Elements = [.. assetNodes.Select(a => ReadAsset(a.Name, a.Node))],
            Flows = [.. assetNodes.SelectMany(a => ReadLinks(a.Node))],
            Boundaries = [.. boundaryNodes.Select(b => ReadBoundary(b.Name, b.Node))],
        };
        if (!reading.Refused)
        {
            foreach (var problem in DiagramCheck.Problems(diagram))
            {
                reading.Refuse(problem with { Line = root.Line });
            }
        }

        return diagram;
    }

    private string IdOf(ModelNode node) => reading.Line(node, "id") ?? "";

    private void Register(ModelNode node, string name, Dictionary<string, string> known, string kind)
    {
        var id = reading.Required(node, "id", $"'{ModelReading.Short(name)}'");
        if (id.Length > 0 && !known.TryAdd(id, ""))
        {
            reading.Refuse(node.Find("id")!, "threats.id.duplicate", $"The id '{ModelReading.Short(id)}' stands twice.");
        }
        else if (id.Length > 0)
        {
            known[id] = ids.Take(id, kind);
        }
    }

    private void Inside(ModelNode boundary, string list, Dictionary<string, string> known, string id)
    {
        foreach (var item in reading.Items(boundary, list).Where(i => i.Form == NodeForm.Text))
        {
            var named = ModelReading.OneLine(item.Value);
            if (!known.TryGetValue(named, out var held))
            {
                reading.Refuse(item, "threats.threagile.reference", $"'{ModelReading.Short(named)}' of {list} is not in the file.");
            }
            else if (!inside.TryAdd(held, id))
            {
                reading.Refuse(item, "threats.threagile.reference", $"'{ModelReading.Short(named)}' lies in two boundaries; one was expected.");
            }
        }
    }

    private DiagramElement ReadAsset(string name, ModelNode node)
    {
        var id = assets.GetValueOrDefault(IdOf(node), "");
        var type = reading.Line(node, "type") switch
        {
            "external-entity" => ElementType.External,
            "datastore" => ElementType.Store,
            "process" => ElementType.Process,
            var other => Refused(node, other),
        };
        reading.SkipOthers(
            node, "technical asset", Unknown, "id", "description", "type", "out_of_scope", "justification_out_of_scope", "technology", "technologies", "tags", "internet", "encryption", "data_assets_processed",
            "data_assets_stored", "communication_links", "used_as_client_by_human", "diagram_tweak_order");
        var encryption = reading.Line(node, "encryption");
        string?[] traits =
        [
            reading.Line(node, "technology"), .. node.Find("technologies") is { Form: NodeForm.List } ? reading.Texts(node, "technologies") : [], .. reading.Texts(node, "tags"),
            reading.Flag(node, "internet") ? Traits.PublicNetwork : null, encryption is null or "none" ? null : Traits.Encrypted, reading.Flag(node, "used_as_client_by_human") ? "human" : null,
        ];
        return new DiagramElement(id, ModelReading.OneLine(name), type)
        {
            Boundary = inside.GetValueOrDefault(id),
            Description = reading.Text(node, "description"),
            Traits = [.. traits.OfType<string>().Distinct(StringComparer.Ordinal)],
            Assets = [.. reading.Texts(node, "data_assets_processed").Concat(reading.Texts(node, "data_assets_stored")).Distinct(StringComparer.Ordinal)],
            OutOfScope = reading.Flag(node, "out_of_scope") ? new OutOfScope(reading.Text(node, "justification_out_of_scope") ?? "") : null,
        };
    }

    private ElementType Refused(ModelNode node, string? type)
    {
        reading.Refuse(node.Find("type") ?? node, "threats.field.value", $"\"type\" is {(type is null ? "missing" : $"'{ModelReading.Short(type)}'")}; external-entity, process or datastore was expected.");
        return ElementType.Process;
    }

    private List<DiagramFlow> ReadLinks(ModelNode asset)
    {
        var read = new List<DiagramFlow>();
        foreach (var (name, node) in Named(reading, asset, "communication_links").TakeWhile(l => reading.Count(l.Node)))
        {
            var target = reading.Required(node, "target", $"The link '{ModelReading.Short(name)}'");
            if (target.Length == 0)
            {
                continue;
            }

            if (!assets.TryGetValue(target, out var to))
            {
                reading.Refuse(node.Find("target")!, "threats.threagile.reference", $"The link's target '{ModelReading.Short(target)}' is no technical asset of the file.");
                continue;
            }

            // Threagile's own id of a link, which its risks use.
            var own = $"{IdOf(asset)}>{ThreagileTerms.Slug(name)}";
            var id = ids.Take(own, "flow");
            flows.TryAdd(own, id);
            var protocol = reading.Line(node, "protocol");
            var received = reading.Texts(node, "data_assets_received");
            reading.SkipOthers(
                node, "communication link", Unknown, "target", "description", "protocol", "authentication", "authorization", "tags", "vpn", "ip_filtered", "readonly", "data_assets_sent", "data_assets_received",
                "diagram_tweak_weight", "diagram_tweak_constraint");
            string?[] traits = [.. reading.Texts(node, "tags"), reading.Flag(node, "readonly") ? "readonly" : null, ThreagileTerms.IsEncrypted(protocol) ? Traits.Encrypted : null];
            read.Add(new DiagramFlow(id, assets.GetValueOrDefault(IdOf(asset), ""), to, ModelReading.OneLine(name))
            {
                BothWays = !received.IsEmpty,
                Description = reading.Text(node, "description"),
                Protocol = protocol,
                Protection = Protection(node),
                Assets = [.. reading.Texts(node, "data_assets_sent").Concat(received).Distinct(StringComparer.Ordinal)],
                Traits = [.. traits.OfType<string>().Distinct(StringComparer.Ordinal)],
            });
        }

        return read;
    }

    private string? Protection(ModelNode link)
    {
        string?[] parts =
        [
            reading.Line(link, "authentication") is { } who and not "none" ? $"Authentication: {who}" : null,
            reading.Line(link, "authorization") is { } may and not "none" ? $"authorization: {may}" : null,
            reading.Flag(link, "vpn") ? "VPN" : null,
            reading.Flag(link, "ip_filtered") ? "IP filter" : null,
        ];
        return string.Join("; ", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    private TrustBoundary ReadBoundary(string name, ModelNode node)
    {
        var id = boundaries.GetValueOrDefault(IdOf(node), "");
        reading.SkipOthers(node, "trust boundary", Unknown, "id", "description", "technical_assets_inside", "trust_boundaries_nested");
        return new TrustBoundary(id, ModelReading.OneLine(name)) { Description = reading.Text(node, "description"), Parent = inside.GetValueOrDefault(id) };
    }

    private ImmutableArray<ListedAsset> ReadData(ModelNode root) =>
    [
        .. Named(reading, root, "data_assets").Where(d => IdOf(d.Node).Length > 0).Select(d => new ListedAsset(
            IdOf(d.Node), ModelReading.OneLine(d.Name), reading.Text(d.Node, "description"),
            ThreagileTerms.Level(reading.Line(d.Node, "confidentiality")), ThreagileTerms.Level(reading.Line(d.Node, "integrity")), ThreagileTerms.Level(reading.Line(d.Node, "availability")))),
    ];
}
