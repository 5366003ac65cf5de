using System.Collections.Immutable;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Tm7;

/// <summary>The property list of a part: what the tool's form shows.</summary>
internal sealed class Tm7Properties
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly List<string> chosen = [];

    public Tm7Properties(Tm7Node part)
    {
        foreach (var property in part.Child("Properties")?.Children("anyType") ?? [])
        {
            var name = property.Text("DisplayName") ?? "";
            switch (property.Type)
            {
                case "HeaderDisplayAttribute":
                    Kind ??= name.Length > 0 ? name : null;
                    break;
                case "ListDisplayAttribute":
                    var options = property.Child("Value")?.Children(null).Select(o => o.Value).ToList() ?? [];

                    // The first option is "Select": nothing was chosen.
                    if (int.TryParse(property.Text("SelectedIndex"), out var index) && index > 0 && index < options.Count)
                    {
                        chosen.Add($"{name}: {options[index]}");
                    }

                    break;
                default:
                    if (property.Text("Value") is { Length: > 0 } value)
                    {
                        texts[name] = value;
                    }

                    break;
            }
        }
    }

    /// <summary>What the tool calls this kind of part: "Azure Storage", "Request".</summary>
    public string? Kind { get; }

    public string Name => ModelReading.OneLine(texts.GetValueOrDefault("Name") ?? Kind ?? "");

    public OutOfScope? Scope => string.Equals(texts.GetValueOrDefault("Out Of Scope"), "true", StringComparison.OrdinalIgnoreCase)
        ? new OutOfScope(texts.GetValueOrDefault("Reason For Out Of Scope")?.ReplaceLineEndings("\n") ?? "")
        : null;

    /// <summary>Options that were chosen and texts that were filled in, a line each; null when there are none.</summary>
    public string? Description => string.Join('\n', Lines) is { Length: > 0 } text ? text : null;

    public ImmutableArray<string> Traits => Kind is null || Kind.StartsWith("Generic ", StringComparison.Ordinal) ? [] : [Kind];

    private IEnumerable<string> Lines => chosen.Concat(texts.Where(t => t.Key is not ("Name" or "Out Of Scope" or "Reason For Out Of Scope" or "Dataflow Order")).Select(t => $"{t.Key}: {ModelReading.OneLine(t.Value)}"));
}
