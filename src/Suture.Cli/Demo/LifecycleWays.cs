using System.Text.Json;
using Suture.Cli.Rendering;

namespace Suture.Cli.Demo;

/// <summary>A step on the way to a state.</summary>
internal sealed record WayStep(string Name, bool Signs, bool NeedsReason);

/// <summary>Finds the shortest way through a kind's lifecycle from one state to another, by what the API says of lifecycles.</summary>
internal sealed class LifecycleWays(JsonElement kinds)
{
    private readonly Dictionary<string, JsonElement> lifecycles = kinds.Items("lifecycles").ToDictionary(l => l.Text("name"), StringComparer.Ordinal);
    private readonly Dictionary<string, string> ofKind = kinds.Items("kinds").ToDictionary(k => k.Text("prefix"), k => k.Text("lifecycle"), StringComparer.Ordinal);

    /// <summary>The steps between two states; empty when they are the same; null when there is no way.</summary>
    public IReadOnlyList<WayStep>? Between(string kind, string from, string state)
    {
        var lifecycle = lifecycles[ofKind[kind]];
        var ways = new Dictionary<string, WayStep[]>(StringComparer.Ordinal) { [from] = [] };
        var open = new Queue<string>([from]);
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
