using System.Collections.Immutable;

namespace Suture.Formats.CycloneDx;

/// <summary>Counts what is present in a bill and not taken over.</summary>
internal sealed class BomSkips
{
    private const int MaxSingle = 200;

    private readonly List<SbomSkip> single = [];
    private readonly Dictionary<(string Owner, string Field), int> fields = [];
    private int more;

    public void Add(string what, string why)
    {
        if (single.Count < MaxSingle)
        {
            single.Add(new(what, why));
        }
        else
        {
            more++;
        }
    }

    /// <summary>Counts the fields of <paramref name="node"/> outside <paramref name="read"/>.</summary>
    public void Fields(string owner, BomNode node, IReadOnlySet<string> read)
    {
        foreach (var field in node.Fields.Distinct(StringComparer.Ordinal))
        {
            if (!read.Contains(field))
            {
                var key = (owner, BomIssues.Show(field));
                fields[key] = fields.GetValueOrDefault(key) + 1;
            }
        }
    }

    public ImmutableArray<SbomSkip> ToArray() =>
    [
        .. single,
        .. more == 0 ? [] : new[] { new SbomSkip($"{more} more of these", "Only the first are named one by one.") },
        .. fields.Select(f => new SbomSkip(f.Value == 1 ? $"{f.Key.Owner}: {f.Key.Field}" : $"{f.Key.Owner}: {f.Key.Field} ({f.Value} times)", BomTerms.WhySkipped(f.Key.Field))),
    ];
}
