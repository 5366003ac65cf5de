using System.Collections.Immutable;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Tm7;

/// <summary>Reads the threats, which stand beside the drawings and name their flow.</summary>
internal sealed class Tm7Threats(ModelReading reading)
{
    private readonly List<(string Surface, string Flow, string Target, ListedThreat Threat)> all = [];
    private readonly HashSet<int> taken = [];

    public void Read(Tm7Node root)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in root.Child("ThreatInstances")?.Children(null) ?? [])
        {
            if (entry.Child("Value") is not { } node)
            {
                continue;
            }

            if (all.Count >= ModelReading.MaxParts)
            {
                reading.Refuse("threats.file.too-many", $"The file has more than {ModelReading.MaxParts} threats.", node.Line, node.Path);
                return;
            }

            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var pair in node.Child("Properties")?.Children(null) ?? [])
            {
                texts[pair.Text("Key") ?? ""] = pair.Text("Value") ?? "";
            }

            var flow = node.Text("FlowGuid") ?? "";
            var first = $"{(node.Text("TypeId") is { Length: > 0 } type ? type : "threat")}@{flow}";
            var id = ids.Add(first) ? first : $"{first}~{node.Text("Id")}";
            ids.Add(id);
            var category = Filled(texts, "UserThreatCategory");
            var stride = StrideNames.Find(category);
            if (stride is null && category is not null)
            {
                reading.SkipEach($"category '{ModelReading.Short(category)}'", "It has no counterpart in STRIDE; the threat is taken without one, its category in words.");
            }

            var state = node.Text("State");
            all.Add((node.Text("DrawingSurfaceGuid") ?? "", flow, node.Text("TargetGuid") ?? "", new ListedThreat(id, ModelReading.OneLine(Filled(texts, "Title") ?? "Untitled threat"))
            {
                Stride = stride,
                Category = stride is null ? category : null,
                Description = Plain(Filled(texts, "UserThreatDescription")),
                Mitigation = Plain(Filled(texts, "PossibleMitigations")),
                Severity = Filled(texts, "Priority") ?? (node.Text("Priority") is { Length: > 0 } priority ? priority : null),
                Status = node.Text("StateInformation") is { Length: > 0 } why ? $"{state}: {ModelReading.OneLine(why)}" : state,
            }));
            foreach (var other in texts.Where(t => t.Value.Length > 0 && t.Key is not ("Title" or "UserThreatCategory" or "UserThreatShortDescription" or "UserThreatDescription" or "PossibleMitigations" or "Priority" or "InteractionString")))
            {
                reading.SkipEach($"threat: {ModelReading.Short(other.Key)}", "Not part of a threat here.");
            }
        }
    }

    /// <summary>The threats on a drawing: at their flow, or at the flow's target when the flow is not part of the diagram.</summary>
    /// <param name="only">Take also those that name no drawing.</param>
    public ImmutableArray<ListedThreat> Of(string surface, Diagram diagram, bool only)
    {
        var known = diagram.Flows.Select(f => f.Id).Concat(diagram.Elements.Select(e => e.Id)).ToHashSet(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<ListedThreat>();
        for (var i = 0; i < all.Count; i++)
        {
            var (at, flow, target, threat) = all[i];
            if (at == surface || (only && at.Length == 0))
            {
                taken.Add(i);
                found.Add(threat with { Element = known.Contains(flow) ? flow : known.Contains(target) ? target : null });
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Names the threats of drawings that are not in the file.</summary>
    public void SkipRest()
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (!taken.Contains(i))
            {
                reading.Skip($"threat {ModelReading.Short(all[i].Threat.Title)}", "Its drawing is not in the file.");
            }
        }
    }

    private static string? Filled(Dictionary<string, string> texts, string name) => texts.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private static string? Plain(string? text) => text is null ? null : PlainText.WithoutTags(text).ReplaceLineEndings("\n");
}
