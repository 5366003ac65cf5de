using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Results;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Safety;

/// <summary>Reads a risk policy from its file. See docs/risk.md for the form; every problem is named with line and place.</summary>
public static class RiskPolicyReader
{
    private const int MostLevels = 10;
    private const int LongestText = 4000;

    /// <param name="file">Name for messages.</param>
    /// <param name="text">Its text; read to the end, not closed.</param>
    public static Result<RiskPolicy> Read(string file, TextReader text)
    {
        var tree = YamlTree.Read(file, text);
        if (!tree.Ok)
        {
            return Coded(tree.Problems);
        }

        var map = tree.Value;
        var reading = new Reading(file, ImmutableDictionary<string, Fact>.Empty);
        if (!reading.Members(
            map, "id", "title", "basis", "overall", "severities", "p1", "p2", "probabilities", "probabilityOfHarm", "regions", "acceptability", "softwareFailure", "exploitability", "patientHarm"))
        {
            return Coded([.. reading.Problems]);
        }

        var severities = Scale(reading, map, "severities", SafetyKinds.Severities);
        var p1 = Scale(reading, map, "p1", SafetyKinds.Probabilities);
        var p2 = Scale(reading, map, "p2", SafetyKinds.Probabilities);
        var probabilities = Scale(reading, map, "probabilities", []);
        var exploitability = Scale(reading, map, "exploitability", SecurityKinds.ThreatExploitability.Choices);
        var regions = Regions(reading, map);
        var (id, title) = (Text(reading, map, "id"), Text(reading, map, "title"));
        var (basis, overall) = (Text(reading, map, "basis"), Text(reading, map, "overall"));
        var software = Software(reading, map, p1);

        // Without good scales nothing can be said about the matrices between them.
        if (reading.Problems.Count > 0)
        {
            return Coded([.. reading.Problems]);
        }

        var harm = RiskGridReader.Read(reading, map, "probabilityOfHarm", Codes(p1), Codes(p2), Codes(probabilities));
        var acceptability = RiskGridReader.Read(reading, map, "acceptability", Codes(probabilities), Codes(severities), [.. regions.Select(r => r.Code)]);
        var patient = RiskGridReader.Read(reading, map, "patientHarm", Codes(exploitability), Codes(severities), [.. Enum.GetValues<PatientHarmRisk>().Select(Names.Of)]);
        return reading.Problems.Count > 0 ? Coded([.. reading.Problems]) : new RiskPolicy
        {
            Id = id,
            Title = title,
            Basis = basis,
            Overall = overall,
            Severities = severities,
            P1 = p1,
            P2 = p2,
            Probabilities = probabilities,
            ProbabilityOfHarm = harm!,
            Regions = regions,
            Acceptability = acceptability!,
            SoftwareFailure = software,
            Exploitability = exploitability,
            PatientHarm = patient!,
        };
    }

    private static ImmutableArray<Problem> Coded(ImmutableArray<Problem> problems) => [.. problems.Select(p => p with { Code = "riskPolicy.invalid" })];

    private static ImmutableArray<string> Codes(ImmutableArray<ScaleLevel> scale) => [.. scale.Select(l => l.Code)];

    /// <param name="reading">Takes the problems.</param>
    /// <param name="map">The file.</param>
    /// <param name="name">Member that holds the scale.</param>
    /// <param name="codes">The codes that it must have, because records hold them; empty where the policy is free to choose.</param>
    private static ImmutableArray<ScaleLevel> Scale(Reading reading, YamlTree map, string name, ImmutableArray<FieldChoice> codes)
    {
        var items = reading.Items(map, name, "levels from least to most");
        var levels = items.Select(i => Level(reading, i)).ToImmutableArray();
        var at = map.Find(name) ?? map;
        if (codes.IsEmpty && levels.Length is < 2 or > MostLevels)
        {
            reading.Refuse(at, $"'{name}' has {levels.Length} levels; expected 2 to {MostLevels}, from least to most.");
        }
        else if (!codes.IsEmpty && !levels.Select(l => l.Code).SequenceEqual(codes.Select(c => c.Code), StringComparer.Ordinal))
        {
            reading.Refuse(at, $"'{name}' must have the levels {string.Join(", ", codes.Select(c => c.Code))}, in this order: records hold these codes. Labels and meanings are yours.");
        }

        Unique(reading, items, levels.Select(l => l.Code));
        return levels;
    }

    private static ScaleLevel Level(Reading reading, YamlTree item)
    {
        reading.Members(item, "code", "label", "meaning");
        return new ScaleLevel(Code(reading, item), Text(reading, item, "label"), Text(reading, item, "meaning"));
    }

    private static ImmutableArray<RiskRegion> Regions(Reading reading, YamlTree map)
    {
        var items = reading.Items(map, "regions", "regions from best to worst");
        var regions = items.Select(i => Region(reading, i)).ToImmutableArray();
        if (regions.Length is < 2 or > MostLevels)
        {
            reading.Refuse(map.Find("regions") ?? map, $"There are {regions.Length} regions; expected 2 to {MostLevels}, from best to worst.");
        }

        for (var i = 1; i < regions.Length; i++)
        {
            if (regions[i].Accepted < regions[i - 1].Accepted)
            {
                reading.Refuse(items[i], $"{regions[i].Code} stands after {regions[i - 1].Code} and is easier to accept; regions run from best to worst.");
            }
        }

        Unique(reading, items, regions.Select(r => r.Code));
        return regions;
    }

    private static RiskRegion Region(Reading reading, YamlTree item)
    {
        reading.Members(item, "code", "label", "meaning", "accepted");
        var accepted = Names.Parse<RegionRule>(reading.Text(item, "accepted"));
        if (accepted is null && item.Form == YamlForm.Map)
        {
            reading.Refuse(item.Find("accepted") ?? item, $"'accepted' must be one of {string.Join(", ", Enum.GetValues<RegionRule>().Select(Names.Of))}.");
        }

        return new RiskRegion(Code(reading, item), Text(reading, item, "label"), Text(reading, item, "meaning"), accepted ?? RegionRule.ByBenefit);
    }

    private static SoftwareFailureRule Software(Reading reading, YamlTree map, ImmutableArray<ScaleLevel> p1)
    {
        if (map.Find("softwareFailure") is not { } rule)
        {
            reading.Refuse(map, "'softwareFailure' is missing; expected a map with p1 and causes.");
            return new SoftwareFailureRule(0, []);
        }

        reading.Members(rule, "p1", "causes");
        var level = RiskPolicy.IndexOf(p1, reading.Text(rule, "p1"));
        if (level < 0)
        {
            reading.Refuse(rule.Find("p1") ?? rule, "'p1' must be a level of the P1 scale; the top one means that P1 is 1.");
        }

        // An empty list turns the rule off; that is for the policy to decide and for its signer to answer for.
        var causes = rule.Find("causes") is { Form: YamlForm.List, Items.Count: 0 } ? [] : reading.Texts(rule, "causes");
        if (rule.Find("causes") is null)
        {
            reading.Refuse(rule, "'causes' is missing; expected a list of types of causes.");
        }

        foreach (var cause in causes.Where(c => SafetyKinds.CauseType.FindChoice(c) is null))
        {
            reading.Refuse(rule.Find("causes")!, $"'{cause}' is not a type of cause; expected {string.Join(", ", SafetyKinds.CauseType.Choices.Select(c => c.Code))}.");
        }

        return new SoftwareFailureRule(level, causes);
    }

    private static string Text(Reading reading, YamlTree map, string name)
    {
        var text = reading.RequiredText(map, name);
        if (text.Length > LongestText || text.Contains('\0', StringComparison.Ordinal) || HasLoneSurrogate(text))
        {
            reading.Refuse(map.Find(name)!, $"'{name}' must be Unicode text without NUL, of at most {LongestText} characters.");
        }

        return text;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) && ++i > 0))
            {
                return true;
            }
        }

        return false;
    }

    private static string Code(Reading reading, YamlTree item)
    {
        var code = reading.RequiredText(item, "code");
        if (code.Length > 0 && (code.Length > 40 || !char.IsAsciiLetterLower(code[0]) || !code.All(char.IsAsciiLetterOrDigit)))
        {
            reading.Refuse(item, $"'{code}' is not a code; expected letters and digits in camelCase, at most 40.");
        }

        return code;
    }

    private static void Unique(Reading reading, IReadOnlyList<YamlTree> items, IEnumerable<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (code, i) in codes.Select((c, i) => (c, i)))
        {
            if (!seen.Add(code) && code.Length > 0)
            {
                reading.Refuse(items[i], $"'{code}' stands here twice.");
            }
        }
    }
}
