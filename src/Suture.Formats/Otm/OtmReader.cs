using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Otm;

/// <summary>Reads Open Threat Model files, JSON or YAML.</summary>
internal sealed class OtmReader(ModelReading reading)
{
    private const string Unknown = "Not part of a threat model here.";

    private readonly DiagramIds ids = new(reading);
    private readonly Dictionary<string, string> zones = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> components = new(StringComparer.Ordinal);
    private readonly OtmThreats threats = new(reading);
    private string? drawing;

    public Result<ThreatModelFile> Read(ModelNode root)
    {
        if (root.Find("otmVersion") is null)
        {
            reading.Refuse(root, "threats.otm.version", "\"otmVersion\" is missing; \"0.1.0\" or \"0.2.0\" was expected.");
            return reading.Problems;
        }

        var version = reading.Line(root, "otmVersion") ?? "";
        if (!version.StartsWith("0.", StringComparison.Ordinal))
        {
            reading.Refuse(root.Find("otmVersion")!, "threats.otm.version", $"\"otmVersion\" is \"{ModelReading.Short(version)}\"; 0.1 and 0.2 are read.");
            return reading.Problems;
        }

        if (reading.Map(root, "project") is not { } project)
        {
            reading.Refuse(root, "threats.field.missing", "The model has no \"project\"; an object was expected.");
            return reading.Problems;
        }

        var name = reading.Required(project, "name", "The project");
        var id = reading.Required(project, "id", "The project");
        reading.SkipOthers(project, "project", Unknown, "name", "id", "description", "owner");
        drawing = Drawing(root);
        threats.ReadCatalog(root);
        var diagram = ReadDiagram(root);
        threats.Finish();
        reading.SkipOthers(root, "model", Unknown, "otmVersion", "project", "representations", "assets", "trustZones", "components", "dataflows", "threats", "mitigations");
        if (reading.Refused)
        {
            return reading.Problems;
        }

        var listed = new ListedDiagram(id, name, diagram) { Description = reading.Text(project, "description"), Threats = threats.Found, Assets = ReadAssets(root) };
        return new ThreatModelFile(ThreatModelFormat.Otm, version, name, reading.Line(project, "owner"), listed.Description, [listed], reading.Skips);
    }

    private Diagram ReadDiagram(ModelNode root)
    {
        var zoneNodes = reading.Maps(root, "trustZones").TakeWhile(reading.Count).ToList();
        var nodes = reading.Maps(root, "components").TakeWhile(reading.Count).ToList();
        var flowNodes = reading.Maps(root, "dataflows").TakeWhile(reading.Count).ToList();
        foreach (var zone in zoneNodes)
        {
            Register(zone, zones, "Trust zone", "boundary");
        }

        foreach (var component in nodes)
        {
            Register(component, components, "Component", "element");
        }

        var tree = new OtmTree(reading, zones, components, nodes, flowNodes);
        var boundaries = zoneNodes.Where(z => !OtmTerms.IsOutside(z)).Select(z => ReadZone(z, tree)).Concat(nodes.Where(tree.IsBoundary).Select(n => ReadGroup(n, tree))).ToImmutableArray();
        var diagram = new Diagram
        {
            Boundaries = boundaries,
            Elements = [.. nodes.Where(n => !tree.IsBoundary(n)).Select(n => ReadComponent(n, tree))],
            Flows = [.. flowNodes.Select(f => ReadFlow(f)).OfType<DiagramFlow>()],
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

    private void Register(ModelNode node, Dictionary<string, string> known, string what, string kind)
    {
        var id = reading.Required(node, "id", what);
        if (id.Length > 0 && known.ContainsKey(id))
        {
            reading.Refuse(node, "threats.id.duplicate", $"{what} '{ModelReading.Short(id)}' stands twice.");
        }
        else if (id.Length > 0)
        {
            known.Add(id, ids.Take(id, kind));
        }
    }

    private TrustBoundary ReadZone(ModelNode node, OtmTree tree)
    {
        var id = zones.GetValueOrDefault(reading.Line(node, "id") ?? "", "");
        var own = OtmTerms.Own(node);
        if (own is null && reading.Map(node, "risk") is { } risk && reading.Number(risk, "trustRating") is not null)
        {
            reading.SkipEach("trust rating of a trust zone", "Boundaries have no number of trust here; who trusts whom is told by the flows across them.");
        }

        reading.SkipOthers(node, "trust zone", Unknown, "id", "name", "type", "description", "risk", "parent", "representations", "attributes");
        Attributes(node, "trust zone");
        return new TrustBoundary(id, Name(node, own, "The trust zone"))
        {
            Description = reading.Text(node, "description"),
            Parent = tree.ParentOf(node),
            Place = OtmTerms.PlaceOf(reading, node, drawing),
            Line = own is null ? [] : OtmTerms.LineOf(reading, own),
        };
    }

    /// <summary>A component that only holds others.</summary>
    private TrustBoundary ReadGroup(ModelNode node, OtmTree tree)
    {
        var name = reading.Required(node, "name", "The component");
        reading.Skip($"component {ModelReading.Short(name)} as an element", "It holds other components and has no flow or threat of its own, so it is taken as a boundary.");
        return new TrustBoundary(components.GetValueOrDefault(reading.Line(node, "id") ?? "", ""), name) { Description = reading.Text(node, "description"), Parent = tree.ParentOf(node), Place = OtmTerms.PlaceOf(reading, node, drawing) };
    }

    private DiagramElement ReadComponent(ModelNode node, OtmTree tree)
    {
        var id = components.GetValueOrDefault(reading.Line(node, "id") ?? "", "");
        var type = reading.Line(node, "type");
        var own = OtmTerms.Own(node);
        var name = Name(node, own, "The component");
        var known = ElementTypes.Find(own is null ? type : reading.Line(own, "type"));
        if (known is null && type is not null)
        {
            reading.SkipEach($"component type '{ModelReading.Short(type)}'", $"OTM does not say what it is in a data-flow diagram; taken as {OtmTerms.Guess(type, name).Code()}, with the type as a trait.");
        }

        threats.ReadAt(node, id);
        Attributes(node, "component");
        reading.SkipOthers(node, "component", Unknown, "id", "name", "type", "description", "parent", "representations", "assets", "threats", "tags", "attributes");
        var traits = own is null ? reading.Texts(node, "tags").Concat(known is null && type is not null ? [type] : []) : reading.Texts(own, "traits");
        return new DiagramElement(id, name, known ?? OtmTerms.Guess(type, name))
        {
            Boundary = tree.ParentOf(node),
            Description = reading.Text(node, "description"),
            Traits = [.. traits.Distinct(StringComparer.Ordinal)],
            Assets = reading.Map(node, "assets") is { } held ? [.. reading.Texts(held, "processed").Concat(reading.Texts(held, "stored")).Distinct(StringComparer.Ordinal)] : [],
            OutOfScope = own is null ? null : OtmTerms.Scope(reading, own),
            Place = OtmTerms.PlaceOf(reading, node, drawing),
        };
    }

    private DiagramFlow? ReadFlow(ModelNode node)
    {
        var raw = reading.Required(node, "id", "The data flow");
        var own = OtmTerms.Own(node);
        var name = own is not null && reading.Flag(own, "unnamed") ? "" : reading.Line(node, "name") ?? raw;
        var from = End(node, "source");
        var to = End(node, "destination");
        if (raw.Length == 0 || from is null || to is null)
        {
            return null;
        }

        var id = ids.Take(raw, "flow");
        threats.ReadAt(node, id);
        Attributes(node, "data flow");
        reading.SkipOthers(node, "data flow", Unknown, "id", "name", "description", "bidirectional", "source", "destination", "assets", "threats", "tags", "attributes");
        return new DiagramFlow(id, from, to, name)
        {
            BothWays = reading.Flag(node, "bidirectional"),
            Description = reading.Text(node, "description"),
            Assets = reading.Texts(node, "assets"),
            Traits = [.. (own is null ? reading.Texts(node, "tags") : reading.Texts(own, "traits")).Distinct(StringComparer.Ordinal)],
            Protocol = own is null ? null : reading.Line(own, "protocol"),
            Protection = own is null ? null : reading.Line(own, "protection"),
            OutOfScope = own is null ? null : OtmTerms.Scope(reading, own),
        };
    }

    /// <summary>An export of ours marks what has no name.</summary>
    private string Name(ModelNode node, ModelNode? own, string owner) => own is not null && reading.Flag(own, "unnamed") ? "" : reading.Required(node, "name", owner);

    private string? End(ModelNode node, string end)
    {
        var id = reading.Required(node, end, "The data flow");
        if (id.Length == 0)
        {
            return null;
        }

        if (components.TryGetValue(id, out var known))
        {
            return known;
        }

        reading.Refuse(node.Find(end)!, "threats.otm.component", $"\"{end}\" names '{ModelReading.Short(id)}', which is {(zones.ContainsKey(id) ? "a trust zone" : "no component of the file")}; the id of a component was expected.");
        return null;
    }

    private ImmutableArray<ListedAsset> ReadAssets(ModelNode root) =>
    [
        .. reading.Maps(root, "assets").Select(a =>
        {
            var risk = reading.Map(a, "risk");
            return new ListedAsset(
                reading.Required(a, "id", "The asset"), reading.Required(a, "name", "The asset"), reading.Text(a, "description"),
                OtmTerms.Level(risk is null ? null : reading.Number(risk, "confidentiality")), OtmTerms.Level(risk is null ? null : reading.Number(risk, "integrity")), OtmTerms.Level(risk is null ? null : reading.Number(risk, "availability")));
        }),
    ];

    /// <summary>The first drawing; places in others are not taken.</summary>
    private string? Drawing(ModelNode root)
    {
        string? first = null;
        foreach (var node in reading.Maps(root, "representations"))
        {
            var id = reading.Line(node, "id");
            if (reading.Line(node, "type") == "diagram" && first is null)
            {
                first = id;
            }
            else
            {
                reading.Skip($"representation {ModelReading.Short(reading.Line(node, "name") ?? id ?? node.Segment)}", first is null ? "It is no drawing; places in code are not taken." : "Places are taken from one drawing.");
            }
        }

        return first;
    }

    private void Attributes(ModelNode node, string owner)
    {
        if (reading.Map(node, "attributes") is { } attributes)
        {
            reading.SkipOthers(attributes, $"{owner} attributes", "Free attributes have no field here.", OtmTerms.OwnName);
        }
    }
}
