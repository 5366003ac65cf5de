using Suture.Domain.Results;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Text;

/// <summary>The members of one mapping, each taken at most once; what nobody took is unknown. Collects the problems of one file.</summary>
internal sealed class Members(YamlMap map, string file, string? path = null)
{
    private List<Problem>? problems;
    private HashSet<string>? taken;

    public IReadOnlyList<Problem> Problems => problems ?? (IReadOnlyList<Problem>)[];

    public string File => file;

    public void Add(string code, string message, int line, string? at = null) =>
        (problems ??= []).Add(new Problem(code, message, File: file, Line: line, Path: Path(at)));

    public void Add(IReadOnlyCollection<Problem> more)
    {
        if (more.Count > 0)
        {
            (problems ??= []).AddRange(more);
        }
    }

    /// <summary>Whether the entry's name was there before: a problem, since one of the two would be lost.</summary>
    public bool IsRepeated(int index)
    {
        var entry = map.Entries[index];
        var repeated = map.Entries.Count > 16 ? !(taken ??= new HashSet<string>(StringComparer.Ordinal)).Add(entry.Key) : StandsBefore(entry.Key, index);
        if (repeated)
        {
            Add("text.member.duplicate", $"'{entry.Key}' is given twice.", entry.Line, entry.Key);
        }

        return repeated;
    }

    /// <summary>The text of a scalar, empty when null is written, or a problem and null when it is a list or mapping.</summary>
    public string? Scalar(YamlEntry entry)
    {
        if (entry.Value is YamlScalar scalar)
        {
            return scalar.IsNull ? "" : scalar.Value;
        }

        Add("text.member.type", $"{Path(entry.Key)} takes one text, not a {(entry.Value is YamlList ? "list" : "mapping")}.", entry.Line, entry.Key);
        return null;
    }

    /// <summary>The texts of a list of scalars (one scalar stands for a list of one), or a problem and null.</summary>
    public List<(string Text, int Line)>? Scalars(YamlEntry entry)
    {
        if (entry.Value is YamlScalar one)
        {
            return one.IsNull ? [] : [(one.Value, entry.Line)];
        }

        if (entry.Value is YamlList list && list.Items.All(i => i is YamlScalar { IsNull: false }))
        {
            var texts = new List<(string, int)>(list.Items.Count);
            foreach (var item in list.Items)
            {
                texts.Add((((YamlScalar)item).Value, item.Line));
            }

            return texts;
        }

        Add("text.member.type", $"{Path(entry.Key)} takes a list of texts, like [a, b].", entry.Line, entry.Key);
        return null;
    }

    public string? Path(string? name) => path is null ? name : name is null ? path : $"{path}.{name}";

    private bool StandsBefore(string key, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (string.Equals(map.Entries[i].Key, key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
