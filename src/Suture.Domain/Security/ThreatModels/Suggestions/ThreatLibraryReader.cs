using System.Collections.Immutable;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Results;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Security.ThreatModels.Suggestions;

/// <summary>Reads a threat library. Problems name file, line and path.</summary>
public static class ThreatLibraryReader
{
    private const string BuiltInName = "medical-device-threats.yaml";

    public static Result<ThreatLibrary> Read(string file, TextReader text)
    {
        var tree = YamlTree.Read(file, text);
        if (!tree.Ok)
        {
            return tree.Problems;
        }

        var map = tree.Value;
        var reading = new Reading(file, ImmutableDictionary<string, Fact>.Empty);
        reading.Members(map, "id", "title", "edition", "matrix", "onlyWithTrait", "controls", "threats");
        var controls = (map.Find("controls")?.Items ?? []).Where(c => c.Segment.Length == 1).ToImmutableDictionary(c => c.Segment[0], c => c.Text);
        var items = reading.Items(map, "threats", "threats");
        var library = new ThreatLibrary
        {
            Id = reading.RequiredText(map, "id"),
            Title = reading.RequiredText(map, "title"),
            Edition = reading.RequiredText(map, "edition"),
            Matrix = Matrix(reading, map),
            OnlyWithTrait = OnlyWithTrait(reading, map),
            Controls = controls,
            Threats = [.. items.Select(i => Threat(reading, i, controls))],
        };
        foreach (var twice in library.Threats.GroupBy(t => t.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            reading.Refuse(items[library.Threats.IndexOf(twice.Last())], $"There are two threats '{twice.Key}'.");
        }

        return reading.Problems.Count > 0 ? reading.Problems.ToImmutableArray() : library;
    }

    internal static ThreatLibrary ReadBuiltIn()
    {
        var assembly = typeof(ThreatLibraryReader).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(BuiltInName, StringComparison.Ordinal));
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return Read(BuiltInName, text).Value;
    }

    private static ImmutableDictionary<ThreatPlace, ImmutableArray<Stride>> Matrix(Reading reading, YamlTree map)
    {
        var matrix = ImmutableDictionary.CreateBuilder<ThreatPlace, ImmutableArray<Stride>>();
        if (map.Find("matrix") is not { Form: YamlForm.Map } rows)
        {
            reading.Refuse(map.Find("matrix") ?? map, "'matrix' is missing; expected letters of STRIDE for each of external, process, store, flow, interface.");
            return matrix.ToImmutable();
        }

        foreach (var row in rows.Items)
        {
            if (Place(reading, row, row.Segment) is { } place)
            {
                matrix[place] = Letters(reading, row);
            }
        }

        return matrix.ToImmutable();
    }

    private static ImmutableDictionary<(ThreatPlace, Stride), string> OnlyWithTrait(Reading reading, YamlTree map)
    {
        var only = ImmutableDictionary.CreateBuilder<(ThreatPlace, Stride), string>();
        foreach (var row in map.Find("onlyWithTrait")?.Items ?? [])
        {
            foreach (var cell in row.Items)
            {
                if (Place(reading, row, row.Segment) is { } place && cell.Segment is [var letter] && StrideNames.OfLetter(letter) is { } stride)
                {
                    only[(place, stride)] = cell.Text;
                }
                else
                {
                    reading.Refuse(cell, "Expected a letter of STRIDE and the trait it needs.");
                }
            }
        }

        return only.ToImmutable();
    }

    private static LibraryThreat Threat(Reading reading, YamlTree item, ImmutableDictionary<char, string> controls)
    {
        reading.Members(item, "id", "title", "ask", "stride", "on", "when", "cwe", "controls", "effect", "phase", "multiPatient");
        var phase = reading.RequiredText(item, "phase");
        if (SecurityKinds.ThreatPhase.FindChoice(phase) is null)
        {
            reading.Refuse(item.Find("phase") ?? item, $"'{phase}' is not a phase; expected one of {string.Join(", ", SecurityKinds.ThreatPhase.Choices.Select(c => c.Code))}.");
        }

        var letters = reading.RequiredText(item, "controls");
        if (letters.Any(c => !controls.ContainsKey(c)))
        {
            reading.Refuse(item.Find("controls") ?? item, $"'{letters}' names a control category that is not listed under controls.");
        }

        var cwes = reading.Texts(item, "cwe");
        if (cwes.Any(c => !c.StartsWith("CWE-", StringComparison.Ordinal) || !c.AsSpan(4).ContainsOnlyDigits()))
        {
            reading.Refuse(item.Find("cwe")!, "Expected CWE ids such as CWE-306.");
        }

        return new LibraryThreat(
            reading.RequiredText(item, "id"),
            reading.RequiredText(item, "title"),
            reading.RequiredText(item, "ask"),
            item.Find("stride") is { } stride ? Letters(reading, stride) : [],
            [.. reading.Texts(item, "on").Select(p => Place(reading, item.Find("on")!, p)).OfType<ThreatPlace>()],
            Condition(reading, item),
            cwes,
            letters,
            reading.RequiredText(item, "effect"),
            phase,
            reading.Flag(item, "multiPatient"));
    }

    private static ThreatCondition Condition(Reading reading, YamlTree item)
    {
        if (item.Find("when") is not { } when || !reading.Members(when, "words", "traits", "crosses"))
        {
            reading.Refuse(item, "'when' is missing; a threat that is asked everywhere is asked by the matrix already.");
            return new([], [], false);
        }

        return new(reading.Texts(when, "words"), reading.Texts(when, "traits"), reading.Flag(when, "crosses"));
    }

    private static ImmutableArray<Stride> Letters(Reading reading, YamlTree value)
    {
        var letters = value.Text.Select(StrideNames.OfLetter).ToList();
        if (letters.Count == 0 || letters.Contains(null))
        {
            reading.Refuse(value, "Expected letters of STRIDE.");
        }

        return [.. letters.OfType<Stride>()];
    }

    private static ThreatPlace? Place(Reading reading, YamlTree at, string word)
    {
        switch (word)
        {
            case "external": return ThreatPlace.External;
            case "process": return ThreatPlace.Process;
            case "store": return ThreatPlace.Store;
            case "interface": return ThreatPlace.Interface;
            case "flow": return ThreatPlace.Flow;
            default:
                reading.Refuse(at, $"'{word}' is not a place; expected external, process, store, flow or interface.");
                return null;
        }
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
