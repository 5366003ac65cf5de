using System.Text.Json;
using Suture.Cli.Rendering;

namespace Suture.Cli.Demo;

/// <summary>A step on the way to a state.</summary>
internal sealed record WayStep(string Name, bool Signs, bool NeedsReason);

/// <summary>Finds the shortest way through a kind's lifecycle from its first state, by what the API says of lifecycles.</summary>
internal sealed class LifecycleWays(JsonElement kinds)
{
    private readonly Dictionary<string, JsonElement> lifecycles = kinds.Items("lifecycles").ToDictionary(l => l.Text("name"), StringComparer.Ordinal);
    private readonly Dictionary<string, string> ofKind = kinds.Items("kinds").ToDictionary(k => k.Text("prefix"), k => k.Text("lifecycle"), StringComparer.Ordinal);

    /// <summary>The steps to a state; empty when it is the first one; null when there is no way.</summary>
    public IReadOnlyList<WayStep>? To(string kind, string state)
    {
        var lifecycle = lifecycles[ofKind[kind]];
        var start = lifecycle.Items("states").First().Text("name");
        var ways = new Dictionary<string, WayStep[]>(StringComparer.Ordinal) { [start] = [] };
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var at))
        {
            if (string.Equals(at, state, StringComparison.Ordinal))
            {
                return ways[at];
            }

            foreach (var step in lifecycle.Items("transitions").Where(t => t.Texts("from").Contains(at, StringComparer.Ordinal) && !ways.ContainsKey(t.Text("to"))))
            {
                ways[step.Text("to")] = [.. ways[at], new WayStep(step.Text("name"), step.TextOrNull("signature") is not null, step.Truth("needsReason"))];
                open.Enqueue(step.Text("to"));
            }
        }

        return null;
    }
}
