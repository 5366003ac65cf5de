using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Otm;

/// <summary>Reads the catalog of threats and mitigations, and the places where they stand.</summary>
internal sealed class OtmThreats(ModelReading reading)
{
    private readonly Dictionary<string, ModelNode> catalog = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> mitigations = new(StringComparer.Ordinal);
    private readonly List<(ModelNode Threat, string Id, ModelNode Instance, string Element)> placed = [];
    private readonly ImmutableArray<ListedThreat>.Builder found = ImmutableArray.CreateBuilder<ListedThreat>();

    public ImmutableArray<ListedThreat> Found => found.ToImmutable();

    public void ReadCatalog(ModelNode root)
    {
        foreach (var node in reading.Maps(root, "threats").TakeWhile(reading.Count))
        {
            var id = reading.Required(node, "id", "The threat");
            if (!catalog.TryAdd(id, node))
            {
                reading.Refuse(node, "threats.id.duplicate", $"Threat '{ModelReading.Short(id)}' stands twice.");
            }
        }

        foreach (var node in reading.Maps(root, "mitigations").TakeWhile(reading.Count))
        {
            var name = reading.Text(node, "name") ?? "";
            mitigations.TryAdd(reading.Required(node, "id", "The mitigation"), reading.Text(node, "description") is { } text ? $"{name}\n\n{text}" : name);
            if (reading.Number(node, "riskReduction") > 0)
            {
                reading.SkipEach("mitigation: riskReduction", "What a control achieves is judged here, from its tests.");
            }

            reading.SkipOthers(node, "mitigation", "Not part of a threat here.", "id", "name", "description", "riskReduction", "attributes");
        }
    }

    /// <summary>Threats at a component or data flow.</summary>
    public void ReadAt(ModelNode holder, string element)
    {
        foreach (var instance in reading.Maps(holder, "threats").TakeWhile(reading.Count))
        {
            var id = reading.Required(instance, "threat", "The threat here");
            if (catalog.TryGetValue(id, out var threat))
            {
                placed.Add((threat, id, instance, element));
            }
            else if (id.Length > 0)
            {
                reading.Skip($"threat '{ModelReading.Short(id)}' at {ModelReading.Short(element)}", "The file's catalog has no such threat, so nothing but its id is known.");
            }
        }
    }

    /// <summary>Makes the list: a threat that stands at several places is several, one that stands nowhere is one to the whole.</summary>
    public void Finish()
    {
        var counts = placed.CountBy(p => p.Id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (threat, id, instance, element) in placed)
        {
            Add(threat, counts[id] == 1 ? id : $"{id}@{element}", instance, element, ids);
        }

        foreach (var (id, threat) in catalog.Where(c => !counts.ContainsKey(c.Key)))
        {
            Add(threat, id, null, null, ids);
        }
    }

    private void Add(ModelNode threat, string id, ModelNode? instance, string? element, HashSet<string> ids)
    {
        if (!ids.Add(id))
        {
            reading.Skip($"threat {ModelReading.Short(id)}", "It stands at the same place twice; taken once.");
            return;
        }

        var categories = reading.Texts(threat, "categories");
        var stride = categories.Select(StrideNames.Find).FirstOrDefault(s => s is not null);
        var other = categories.Where(c => !string.Equals(c, stride?.Name(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (stride is null && categories.Length > 0)
        {
            reading.SkipEach($"category '{ModelReading.Short(string.Join(", ", categories))}'", "It has no counterpart in STRIDE; the threat is taken without one, its category in words.");
        }

        var own = OtmTerms.Own(threat);
        found.Add(new ListedThreat(id, reading.Required(threat, "name", "The threat"))
        {
            Stride = stride,
            Category = other.Count == 0 ? null : string.Join(", ", other),
            Element = element ?? (own is null ? null : reading.Line(own, "element")),
            Description = reading.Text(threat, "description"),
            Mitigation = instance is null ? own is null ? null : reading.Text(own, "mitigation") : Mitigations(instance),
            Status = instance is null ? own is null ? null : reading.Line(own, "status") : reading.Line(instance, "state"),
            Severity = own is null ? Severity(threat) : reading.Line(own, "severity"),
            Cwes = [.. reading.Texts(threat, "cwes").Select(Cwe)],
        });
        reading.SkipOthers(threat, "threat", "Not part of a threat here.", "id", "name", "description", "categories", "cwes", "risk", "attributes");
    }

    private string? Mitigations(ModelNode instance)
    {
        var texts = new List<string>();
        foreach (var node in reading.Maps(instance, "mitigations"))
        {
            var id = reading.Line(node, "mitigation") ?? "";
            if (!mitigations.TryGetValue(id, out var text))
            {
                reading.Skip($"mitigation '{ModelReading.Short(id)}'", "The file has no such mitigation, so nothing but its id is known.");
                continue;
            }

            var state = reading.Line(node, "state");
            texts.Add(state is null || id.StartsWith(OtmWriter.MitigationPrefix, StringComparison.Ordinal) ? text : $"{text} (in the file: {state})");
        }

        return texts.Count == 0 ? null : string.Join("\n\n", texts);
    }

    private string? Severity(ModelNode threat)
    {
        if (reading.Map(threat, "risk") is not { } risk)
        {
            return null;
        }

        var parts = new[] { ("likelihood", reading.Number(risk, "likelihood")), ("impact", reading.Number(risk, "impact")) };
        return string.Join(", ", parts.Where(p => p.Item2 is not null).Select(p => $"{p.Item1} {p.Item2!.Value.ToString(CultureInfo.InvariantCulture)}")) is { Length: > 0 } text ? text : null;
    }

    private static string Cwe(string text) => text.All(char.IsAsciiDigit) ? "CWE-" + text : text.ToUpperInvariant();
}
