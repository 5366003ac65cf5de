using Suture.Formats.ThreatModels;

namespace Suture.Formats.Otm;

/// <summary>
/// What lies in what. In OTM a component may hold components. One that does, and has neither flow nor threat, is a boundary to us; one
/// that also acts stays an element, and those inside it lie beside it.
/// </summary>
internal sealed class OtmTree
{
    private readonly ModelReading reading;
    private readonly Dictionary<string, string> zones;
    private readonly Dictionary<string, string> components;
    private readonly Dictionary<string, ModelNode> nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> groups = new(StringComparer.Ordinal);

    /// <param name="zones">Ids of trust zones in the file, and those in the diagram.</param>
    /// <param name="components">The same of components.</param>
    public OtmTree(ModelReading reading, Dictionary<string, string> zones, Dictionary<string, string> components, IReadOnlyList<ModelNode> nodes, IReadOnlyList<ModelNode> flows)
    {
        this.reading = reading;
        this.zones = zones;
        this.components = components;
        var acts = flows.SelectMany(f => new[] { reading.Line(f, "source"), reading.Line(f, "destination") }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            this.nodes.TryAdd(reading.Line(node, "id") ?? "", node);
        }

        foreach (var parent in nodes.Select(n => Parent(n, "component")).OfType<string>().Where(this.nodes.ContainsKey))
        {
            if (!acts.Contains(parent) && !this.nodes[parent].Has("threats"))
            {
                groups.Add(parent);
            }
            else
            {
                reading.SkipEach($"inside of component {ModelReading.Short(reading.Line(this.nodes[parent], "name") ?? parent)}", "It acts itself, so it stays an element; what is inside lies beside it.");
            }
        }
    }

    public bool IsBoundary(ModelNode component) => groups.Contains(reading.Line(component, "id") ?? "");

    /// <summary>Id of the boundary around a zone or component; null when outermost.</summary>
    public string? ParentOf(ModelNode node)
    {
        var at = node;
        for (var steps = 0; steps <= nodes.Count; steps++)
        {
            if (Parent(at, "trustZone") is { } zone)
            {
                if (!zones.TryGetValue(zone, out var known))
                {
                    reading.Refuse(at.Find("parent")!, "threats.otm.parent", $"The parent '{ModelReading.Short(zone)}' is no trust zone of the file.");
                    return null;
                }

                return zone == OtmTerms.OutsideId ? null : known;
            }

            if (Parent(at, "component") is not { } component)
            {
                return null;
            }

            if (!nodes.TryGetValue(component, out var parent))
            {
                reading.Refuse(at.Find("parent")!, "threats.otm.parent", $"The parent '{ModelReading.Short(component)}' is no component of the file.");
                return null;
            }

            if (groups.Contains(component))
            {
                return components[component];
            }

            at = parent;
        }

        reading.Refuse(node, "threats.otm.parent", "The component lies inside itself; components must form a tree.");
        return null;
    }

    private string? Parent(ModelNode node, string kind) => node.Find("parent") is { Form: NodeForm.Map } parent ? reading.Line(parent, kind) : null;
}
