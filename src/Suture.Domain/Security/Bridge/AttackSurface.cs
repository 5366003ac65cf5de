using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;
using static Suture.Domain.Records.RecordKind;

namespace Suture.Domain.Security.Bridge;

/// <summary>How attackers can come to items: a threat targets the item or a part of it, an asset or a threat model names it.</summary>
internal sealed class AttackSurface(Answers answers)
{
    private readonly Walk walk = new(answers);
    private ImmutableArray<(int Record, string Text)>? named;

    /// <param name="Ways">The records over which the items can be reached.</param>
    /// <param name="Words">The same in words.</param>
    /// <param name="Threats">Threats that target the items themselves, or an asset that names them: the answer.</param>
    internal sealed record Reach(List<Reached> Ways, List<string> Words, List<Reached> Threats);

    internal Reach Of(List<Reached> places)
    {
        var reach = new Reach([], [], []);
        foreach (var place in places)
        {
            var id = answers.Model.Records[place.Ordinal].Id;
            var direct = ThreatsTo(place.Ordinal, place.Suspect);
            Take(reach, direct, $"{Keys(direct)} {(direct.Count == 1 ? "targets" : "target")} {id}", answer: true);
            foreach (var part in walk.In(place.Ordinal, Walk.Types(LinkType.PartOf), KindSet.Of(ITEM, SOUP)))
            {
                var threats = ThreatsTo(part.Ordinal, part.Suspect || place.Suspect);
                Take(reach, threats, $"{Keys(threats)} {(threats.Count == 1 ? "targets" : "target")} {answers.Model.Records[part.Ordinal].Id}, a part of {id}", answer: false);
            }

            foreach (var (ordinal, _) in (named ??= ReadNames()).Where(n => Says(n.Text, id.ToString())))
            {
                var by = new Reached(ordinal, place.Suspect);
                Take(reach, [by], $"{answers.Model.Records[ordinal].Id} names {id}", answer: false);
                if (answers.Graph.Kinds[ordinal] == AST)
                {
                    reach.Threats.AddRange(ThreatsTo(ordinal, place.Suspect).Where(t => !reach.Threats.Exists(k => k.Ordinal == t.Ordinal)));
                }
            }
        }

        return reach;
    }

    private static void Take(Reach reach, List<Reached> ways, string words, bool answer)
    {
        if (ways.Count == 0)
        {
            return;
        }

        reach.Words.Add(words);
        reach.Ways.AddRange(ways.Where(w => !reach.Ways.Exists(k => k.Ordinal == w.Ordinal)));
        if (answer)
        {
            reach.Threats.AddRange(ways.Where(w => !reach.Threats.Exists(k => k.Ordinal == w.Ordinal)));
        }
    }

    private List<Reached> ThreatsTo(int target, bool suspect) => [.. walk.In(target, Walk.Types(LinkType.Targets), KindSet.Of(THR)).Select(t => new Reached(t.Ordinal, t.Suspect || suspect))];

    // Assets say where they live, and the rows of threat models what is there: both in words with keys.
    private ImmutableArray<(int Record, string Text)> ReadNames() =>
    [
        .. walk.All(AST).Select(a => (a, SecurityKinds.AssetLocation.In(answers.Model.Records[a].Fields) ?? "")),
        .. walk.All(TM).Select(t => (t, string.Join('\n', Cells(answers.Model.Records[t].Fields)))),
    ];

    private static IEnumerable<string> Cells(FieldValues fields) => new[] { SecurityKinds.ModelElements, SecurityKinds.ModelFlows, SecurityKinds.ModelBoundaries }
        .SelectMany(f => f.In(fields) is { IsDefaultOrEmpty: false } rows ? rows.SelectMany(r => r.Cells) : []);

    // The key as a word: ITEM-1 is not in ITEM-14.
    private static bool Says(string text, string key)
    {
        for (var at = text.IndexOf(key, StringComparison.Ordinal); at >= 0; at = text.IndexOf(key, at + 1, StringComparison.Ordinal))
        {
            var end = at + key.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private string Keys(List<Reached> records) => string.Join(", ", records.Select(r => answers.Model.Records[r.Ordinal].Id));
}
