using System.Collections.Immutable;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.ThreatDragon;

/// <summary>Reads the threats at cells.</summary>
internal sealed class ThreatDragonThreats(ModelReading reading)
{
    private readonly ImmutableArray<ListedThreat>.Builder found = ImmutableArray.CreateBuilder<ListedThreat>();
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public ImmutableArray<ListedThreat> Found => found.ToImmutable();

    /// <summary>Reads the threats of a cell; gives how many there are.</summary>
    /// <param name="element">Id in the diagram, or null when the cell did not become part of it.</param>
    public int Read(ModelNode cell, ModelNode data, string? element, string name)
    {
        var before = found.Count;
        foreach (var holder in ReferenceEquals(cell, data) ? new[] { cell } : [data, cell])
        {
            foreach (var node in reading.Maps(holder, "threats"))
            {
                if (!reading.Count(node))
                {
                    return found.Count - before;
                }

                ReadThreat(node, element, reading.Line(cell, "id") ?? name);
            }
        }

        return found.Count - before;
    }

    /// <summary>Threats that stand at no cell, which an export of ours writes beside the cells.</summary>
    public void ReadElsewhere(ModelNode own)
    {
        foreach (var node in reading.Maps(own, "threats").TakeWhile(reading.Count))
        {
            ReadThreat(node, reading.Line(node, "element"), "model");
        }
    }

    private void ReadThreat(ModelNode node, string? element, string holder)
    {
        var title = reading.Line(node, "title") ?? reading.Line(node, "type") ?? "Untitled threat";
        var type = reading.Line(node, "type");
        var method = reading.Line(node, "modelType");
        var stride = Fits(method) ? StrideNames.Find(type) : null;
        var own = node.Find(ThreatDragonTerms.Own) is { Form: NodeForm.Map } map ? map : null;
        if (type is not null && stride is null)
        {
            reading.SkipEach($"category '{ModelReading.Short(type)}'{(method is null ? "" : " of " + ModelReading.Short(method))}", "It has no counterpart in STRIDE; the threat is taken without one, its category in words.");
        }

        found.Add(new ListedThreat(Id(node, holder, title), title)
        {
            Stride = stride,
            Category = type is null || string.Equals(type, stride?.Name(), StringComparison.OrdinalIgnoreCase) ? null : type,
            Element = element,
            Description = reading.Text(node, "description"),
            Mitigation = reading.Text(node, "mitigation"),
            Status = reading.Line(node, "status"),
            Severity = reading.Line(node, "severity"),
            Cwes = own is null ? [] : reading.Texts(own, "cwe"),
        });
        reading.SkipOthers(node, "threat", "Not part of a threat here.", "id", "threatId", "title", "type", "modelType", "description", "mitigation", "status", "severity", "number", "new", "element", ThreatDragonTerms.Own, "$$hashKey", "ruleId");
    }

    /// <summary>Methods whose categories are properties that STRIDE knows; LINDDUN's non-repudiation, say, is the opposite of what its name suggests.</summary>
    private static bool Fits(string? method) => method is null || method.ToUpperInvariant() is "" or "STRIDE" or "CIA" or "CIADIE" or "GENERIC" or "EOP";

    /// <summary>The threat's own id; older files have none, then one from its cell and title, so that the next import finds it again.</summary>
    private string Id(ModelNode node, string holder, string title)
    {
        var id = reading.Line(node, "id") ?? reading.Line(node, "threatId") ?? $"{holder}/{Slug(title)}";
        var first = id;
        for (var n = 2; !ids.Add(id); n++)
        {
            id = $"{first}~{n}";
        }

        return id;
    }

    private static string Slug(string title) => string.Concat(title.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-'));
}
