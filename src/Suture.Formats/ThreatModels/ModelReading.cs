using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Results;
using Suture.Domain.Software;

namespace Suture.Formats.ThreatModels;

/// <summary>
/// What the readers of threat models share: the fields of nodes with precise refusals, and the list of what is skipped. Both are
/// bounded, because the file is untrusted. Readers go on after a problem; whoever started throws the result away when there is any.
/// </summary>
internal sealed class ModelReading(string file)
{
    /// <summary>Elements, flows, boundaries and threats of one file.</summary>
    public const int MaxParts = 10_000;

    private static readonly System.Buffers.SearchValues<char> Breaks = System.Buffers.SearchValues.Create("\r\n\t\u0085\u2028\u2029\v\f");

    private const int MaxProblems = 20;
    private const int MaxSkips = 500;

    private readonly List<Problem> problems = [];
    private readonly List<Skipped> skips = [];
    private readonly Dictionary<(string What, string Why), int> counted = [];
    private int moreSkips;
    private int parts;

    public string File => file;

    public bool Refused => problems.Count > 0;

    public ImmutableArray<Problem> Problems => [.. problems];

    public ImmutableArray<Skipped> Skips =>
    [
        .. skips,
        .. moreSkips == 0 ? [] : new[] { new Skipped($"{moreSkips} more like these", "Only the first are named one by one.") },
        .. counted.Select(c => new Skipped(c.Value == 1 ? c.Key.What : $"{c.Key.What} ({c.Value} times)", c.Key.Why)),
    ];

    public void Refuse(string code, string message, int line, string path)
    {
        if (problems.Count < MaxProblems)
        {
            problems.Add(new Problem(code, message, File: file, Line: Math.Max(line, 1), Path: path));
        }
    }

    public void Refuse(ModelNode at, string code, string message) => Refuse(code, message, at.Line, at.Path);

    public void Refuse(Problem problem) => Refuse(problem.Code, problem.Message, problem.Line ?? 1, problem.Path ?? "$");

    /// <summary>One thing that is not taken over.</summary>
    public void Skip(string what, string why)
    {
        if (skips.Count < MaxSkips)
        {
            skips.Add(new Skipped(what, why));
        }
        else
        {
            moreSkips++;
        }
    }

    /// <summary>Something that is not taken over wherever it stands; counted, and named once.</summary>
    public void SkipEach(string what, string why) => counted[(what, why)] = counted.GetValueOrDefault((what, why)) + 1;

    /// <summary>Counts the members of a map that are neither read nor empty.</summary>
    public void SkipOthers(ModelNode map, string owner, string why, params ReadOnlySpan<string> read)
    {
        foreach (var (name, node) in map.Members)
        {
            if (!read.Contains(name) && !IsEmpty(node))
            {
                SkipEach($"{owner}: {Short(name)}", why);
            }
        }
    }

    /// <summary>True while more parts may be read; refuses the file once it has too many.</summary>
    public bool Count(ModelNode at)
    {
        if (++parts == MaxParts + 1)
        {
            Refuse(at, "threats.file.too-many", $"The file has more than {MaxParts} elements, flows, boundaries and threats.");
        }

        return parts <= MaxParts;
    }

    /// <summary>A text; numbers and truth values count as the text they are written in. Null when absent or empty.</summary>
    public string? Text(ModelNode map, string name)
    {
        var node = map.Find(name);
        if (node is null)
        {
            return null;
        }

        if (node.Form is NodeForm.Map or NodeForm.List)
        {
            Wrong(node, name, "a text");
            return null;
        }

        return string.IsNullOrWhiteSpace(node.Value) ? null : Clean(node.Value);
    }

    /// <summary>A text on one line.</summary>
    public string? Line(ModelNode map, string name) => Text(map, name) is { } text ? OneLine(text) : null;

    public string Required(ModelNode map, string name, string owner)
    {
        var text = Line(map, name);
        if (text is null && map.Find(name) is null or { Form: not (NodeForm.Map or NodeForm.List) })
        {
            Refuse(map, "threats.field.missing", $"{owner} has no \"{name}\"; a text was expected.");
        }

        return text ?? "";
    }

    public bool Flag(ModelNode map, string name)
    {
        var node = map.Find(name);
        if (node is null)
        {
            return false;
        }

        if (node.Form is NodeForm.Flag or NodeForm.Text && node.Value.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "")
        {
            return node.Value.ToUpperInvariant() is "TRUE" or "YES";
        }

        Wrong(node, name, "true or false");
        return false;
    }

    public double? Number(ModelNode map, string name)
    {
        var node = map.Find(name);
        if (node is null)
        {
            return null;
        }

        // Numbers beyond this are no place on any drawing, and squares of them would overflow.
        if (node.Form is NodeForm.Number or NodeForm.Text && double.TryParse(node.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e9)
        {
            return number;
        }

        Wrong(node, name, "a number below 10^9");
        return null;
    }

    public ModelNode? Map(ModelNode map, string name) => Child(map, name, NodeForm.Map, "an object");

    /// <summary>Items of a list; nothing when the member is absent.</summary>
    public IReadOnlyList<ModelNode> Items(ModelNode map, string name) => Child(map, name, NodeForm.List, "a list")?.Items ?? [];

    /// <summary>Items that are objects; others are refused.</summary>
    public IEnumerable<ModelNode> Maps(ModelNode map, string name)
    {
        foreach (var item in Items(map, name))
        {
            if (item.Form == NodeForm.Map)
            {
                yield return item;
            }
            else
            {
                Refuse(item, "threats.field.type", $"This is {Is(item)}; an object was expected.");
            }
        }
    }

    public ImmutableArray<string> Texts(ModelNode map, string name)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(map, name))
        {
            if (item.Form is NodeForm.Map or NodeForm.List)
            {
                Refuse(item, "threats.field.type", $"This is {Is(item)}; a text was expected.");
            }
            else if (!string.IsNullOrWhiteSpace(item.Value))
            {
                texts.Add(OneLine(item.Value));
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>The text with its white space runs as one blank each.</summary>
    public static string OneLine(string text) => text.AsSpan().IndexOfAny(Breaks) < 0 ? text.Trim() : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Short(string text) => text.Length <= 80 ? text : text[..80] + "...";

    private static string Clean(string text) => text.ReplaceLineEndings("\n").Trim();

    private static bool IsEmpty(ModelNode node) => node.Form switch
    {
        NodeForm.Map => node.Members.Count == 0,
        NodeForm.List => node.Items.Count == 0,
        NodeForm.Text => string.IsNullOrWhiteSpace(node.Value),
        _ => node.Form == NodeForm.Null,
    };

    private static string Is(ModelNode node) => node.Form switch
    {
        NodeForm.Map => "an object",
        NodeForm.List => "a list",
        NodeForm.Number => "the number " + Short(node.Value),
        NodeForm.Flag => node.Value,
        NodeForm.Null => "empty",
        _ => $"the text \"{Short(node.Value)}\"",
    };

    private ModelNode? Child(ModelNode map, string name, NodeForm form, string expected)
    {
        var node = map.Find(name);
        if (node is null || node.Form == form)
        {
            return node;
        }

        // An empty text stands for nothing in some tools.
        if (node.Form != NodeForm.Text || node.Value.Length > 0)
        {
            Wrong(node, name, expected);
        }

        return null;
    }

    private void Wrong(ModelNode node, string name, string expected) => Refuse(node, "threats.field.type", $"\"{name}\" is {Is(node)}; {expected} was expected.");
}
