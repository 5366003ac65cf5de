using Suture.Cli.Connection;

namespace Suture.Cli.Demo;

/// <summary>What the sample's files say that the demo acts on.</summary>
internal sealed record DemoSample(string Folder, string Key, string Name, string Class, string Version, IReadOnlyList<(string Key, string State)> States)
{
    public static DemoSample Read(string folder)
    {
        var device = FrontMatter(File.ReadLines(Path.Combine(folder, "device.yaml")));
        var states = new List<(string, string)>();
        foreach (var file in SourceFiles.Records([folder]).Value.Where(f => f.Name.EndsWith(".md", StringComparison.Ordinal)))
        {
            var head = FrontMatter(File.ReadLines(file.Path).Skip(1).TakeWhile(l => l is not "---"));
            if (head.TryGetValue("state", out var state) && head.TryGetValue("key", out var key))
            {
                states.Add((key, state));
            }
        }

        return new DemoSample(folder, device["key"], device["name"], device["safetyClass"], device["version"], states);
    }

    /// <summary>Results of the version before come first, as they did in life.</summary>
    public IEnumerable<string> Results() => Directory.EnumerateFiles(Path.Combine(Folder, "results"))
        .Where(f => Path.GetExtension(f) is ".xml" or ".trx")
        .OrderBy(f => Path.GetFileName(f).StartsWith("regression", StringComparison.Ordinal) ? 0 : 1)
        .ThenBy(f => f, StringComparer.Ordinal);

    /// <summary>The policy that the sample's risks are judged by.</summary>
    public string RiskPolicy => Path.Combine(Folder, "risk-policy.yaml");

    /// <summary>Answers to prompts of the brainstorm: an array of what the API takes, each with its prompt.</summary>
    public string Brainstorm => Path.Combine(Folder, "brainstorm.json");

    // Only the plain members of the first level are looked at; the import reads the files in full.
    private static Dictionary<string, string> FrontMatter(IEnumerable<string> lines)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0 && !char.IsWhiteSpace(line[0]))
            {
                var value = line[(colon + 2)..].Split(" #")[0].Trim();
                members[line[..colon]] = value.Trim('"');
            }
        }

        return members;
    }
}
