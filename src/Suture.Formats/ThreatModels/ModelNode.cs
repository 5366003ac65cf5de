namespace Suture.Formats.ThreatModels;

/// <summary>What form a value has. YAML's plain scalars are texts: the reader of the field decides what they mean.</summary>
internal enum NodeForm
{
    Map,
    List,
    Text,
    Number,
    Flag,
    Null,
}

/// <summary>A value of a JSON or YAML file with its place. Aliases of YAML share one node, so nothing is expanded.</summary>
internal sealed class ModelNode(NodeForm form, ModelNode? parent, string segment, int line)
{
    private Dictionary<string, ModelNode>? byName;

    public NodeForm Form => form;

    public int Line => line;

    public ModelNode? Parent => parent;

    /// <summary>Name in the map it stands in, or position in the list.</summary>
    public string Segment => segment;

    /// <summary>Text of a text, number or flag.</summary>
    public string Value { get; init; } = "";

    public List<ModelNode> Items { get; } = [];

    /// <summary>Members of a map in the file's order.</summary>
    public List<(string Name, ModelNode Node)> Members { get; } = [];

    /// <summary>JSON path: <c>$.detail.diagrams[0].cells[3]</c>.</summary>
    public string Path => parent is null ? "$" : parent.Form == NodeForm.List ? $"{parent.Path}[{segment}]" : $"{parent.Path}.{segment}";

    public ModelNode? Find(string name)
    {
        if (byName is null)
        {
            byName = new(Members.Count, StringComparer.Ordinal);
            foreach (var (key, node) in Members)
            {
                byName.TryAdd(key, node);
            }
        }

        return byName.TryGetValue(name, out var found) && found.Form != NodeForm.Null ? found : null;
    }

    public bool Has(string name) => Find(name) is not null;
}
