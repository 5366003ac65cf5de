using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Threagile;

/// <summary>Reads the risks that people wrote into the model. Those that Threagile's rules find are in its output, not in this file.</summary>
internal sealed class ThreagileRisks(ModelReading reading, Dictionary<string, string> assets, Dictionary<string, string> flows, Dictionary<string, string> boundaries)
{
    private readonly ImmutableArray<ListedThreat>.Builder found = ImmutableArray.CreateBuilder<ListedThreat>();
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public ImmutableArray<ListedThreat> Read(ModelNode root)
    {
        foreach (var section in new[] { "individual_risk_categories", "custom_risk_categories" })
        {
            // A map by title in version 1.0, a list since.
            var categories = root.Find(section) switch
            {
                { Form: NodeForm.List } list => list.Items.Select(c => (Name: "", Node: c)),
                { Form: NodeForm.Map } map => map.Members.Select(m => (m.Name, m.Node)),
                _ => [],
            };
            foreach (var (name, category) in categories.Where(c => c.Node.Form == NodeForm.Map))
            {
                ReadCategory(category, reading.Line(category, "title") ?? ModelReading.OneLine(name));
            }
        }

        foreach (var (key, _) in reading.Map(root, "risk_tracking")?.Members ?? [])
        {
            if (!found.Any(f => f.Id == key))
            {
                reading.Skip($"risk_tracking: {ModelReading.Short(key)}", "It speaks of risks that Threagile's rules find, which are not in this file.");
            }
        }

        return [.. found.Select(f => reading.Map(root, "risk_tracking")?.Find(f.Id) is { Form: NodeForm.Map } tracked ? f with { Status = reading.Line(tracked, "status") ?? f.Status } : f)];
    }

    private void ReadCategory(ModelNode category, string title)
    {
        var stride = StrideNames.Find(reading.Line(category, "stride"));
        var id = reading.Required(category, "id", $"The risk category '{ModelReading.Short(title)}'");
        foreach (var (name, risk) in (reading.Map(category, "risks_identified")?.Members ?? []).Where(m => m.Node.Form == NodeForm.Map).TakeWhile(m => reading.Count(m.Node)))
        {
            var (element, at) = Place(risk);
            var threatId = at is null ? id : $"{id}@{at}";
            if (!ids.Add(threatId))
            {
                threatId = $"{threatId}@{ThreagileTerms.Slug(PlainText.WithoutTags(name))}";
                ids.Add(threatId);
            }

            found.Add(new ListedThreat(threatId, ModelReading.OneLine(PlainText.WithoutTags(name)) is { Length: > 0 } text ? text : title)
            {
                Stride = stride,
                Element = element,
                Description = Join(reading.Text(category, "description"), reading.Text(category, "impact")),
                Mitigation = Join(reading.Text(category, "action"), reading.Text(category, "mitigation")),
                Severity = reading.Line(risk, "severity"),
                Status = "unchecked",
                Cwes = reading.Number(category, "cwe") is > 0 and var cwe ? ["CWE-" + cwe.ToString("0", CultureInfo.InvariantCulture)] : [],
            });
            reading.SkipOthers(
                risk, "identified risk", "Not part of a threat here.", "severity", "most_relevant_technical_asset", "most_relevant_communication_link", "most_relevant_trust_boundary");
        }

        reading.SkipOthers(category, "risk category", "Not part of a threat here.", "id", "title", "description", "impact", "action", "mitigation", "stride", "cwe", "risks_identified");
    }

    private (string? Element, string? Written) Place(ModelNode risk)
    {
        foreach (var (field, known) in new[] { ("most_relevant_technical_asset", assets), ("most_relevant_communication_link", flows), ("most_relevant_trust_boundary", boundaries) })
        {
            if (reading.Line(risk, field) is not { } named)
            {
                continue;
            }

            if (known.TryGetValue(named, out var id))
            {
                return (id, named);
            }

            reading.Refuse(risk.Find(field)!, "threats.threagile.reference", $"'{ModelReading.Short(named)}' of {field} is not in the file.");
        }

        return (null, null);
    }

    private static string? Join(string? first, string? second) => (first, second) switch
    {
        (null, null) => null,
        (null, { } only) => PlainText.WithoutTags(only),
        ({ } only, null) => PlainText.WithoutTags(only),
        _ => PlainText.WithoutTags(first!) + "\n\n" + PlainText.WithoutTags(second!),
    };
}
