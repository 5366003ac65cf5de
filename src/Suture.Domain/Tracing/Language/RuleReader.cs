using System.Collections.Immutable;
using Suture.Domain.Results;

namespace Suture.Domain.Tracing.Language;

/// <summary>Reads rule files: named facts, then coverage rules. See docs/tracing.md for the language.</summary>
public static class RuleReader
{
    /// <summary>Reads a file of facts and coverage rules.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="text">Its text; read to the end, not closed.</param>
    /// <param name="known">Facts of files read before.</param>
    public static Result<RuleFile> Read(string file, TextReader text, IEnumerable<Fact> known)
    {
        ArgumentNullException.ThrowIfNull(text);
        var content = text.ReadToEnd();
        var tree = YamlTree.Read(file, new StringReader(content));
        if (!tree.Ok)
        {
            return tree.Problems;
        }

        var reading = new Reading(file, known.ToImmutableDictionary(f => f.Id, StringComparer.Ordinal));
        reading.Members(tree.Value, "facts", "rules");
        var facts = ReadFacts(reading, tree.Value);
        var rules = ImmutableArray.CreateBuilder<TraceRule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in reading.Items(tree.Value, "rules", "rules"))
        {
            reading.Members(item, "id", "title", "clause", "rationale", "deep", "each", "where", "needs", "else", "because");
            var id = reading.RequiredText(item, "id");
            if (!ids.Add(id))
            {
                reading.Refuse(item, $"There are two rules '{id}'.");
            }

            rules.Add(new TraceRule(id, reading.RequiredText(item, "title"), reading.Text(item, "clause"), reading.Text(item, "rationale"), reading.Flag(item, "deep"), ReadRule(reading, item), file, item.Line));
        }

        return reading.Problems.Count > 0 ? reading.Problems.ToImmutableArray() : new RuleFile(facts, rules.ToImmutable()) { TextHash = RuleText.Hash(content) };
    }

    /// <summary>Reads each, where, needs, else and because of a map that may hold more.</summary>
    internal static Rule ReadRule(Reading reading, YamlTree map)
    {
        var each = RequiredKinds(reading, map, "each");
        var where = map.Find("where") is { } w ? ConditionReader.Read(reading, w, each) : null;
        return new Rule(each, where, RequiredCondition(reading, map, "needs", each), reading.RequiredText(map, "else"), ReadReasons(reading, map, each));
    }

    internal static ImmutableArray<Reason> ReadReasons(Reading reading, YamlTree map, KindSet kinds)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        foreach (var item in reading.Items(map, "because", "'when' and 'say'"))
        {
            if (reading.Members(item, "when", "say"))
            {
                reasons.Add(new Reason(RequiredCondition(reading, item, "when", kinds), reading.RequiredText(item, "say")));
            }
        }

        return reasons.ToImmutable();
    }

    internal static KindSet RequiredKinds(Reading reading, YamlTree map, string name)
    {
        if (map.Find(name) is { } value)
        {
            return reading.Kinds(value);
        }

        reading.Refuse(map, $"'{name}' is missing; expected kinds of record like SRS or [SYS, SRS].");
        return KindSet.All;
    }

    internal static Condition RequiredCondition(Reading reading, YamlTree map, string name, KindSet kinds)
    {
        if (map.Find(name) is { } value)
        {
            return ConditionReader.Read(reading, value, kinds);
        }

        reading.Refuse(map, $"'{name}' is missing; expected a condition.");
        return ConditionReader.Always;
    }

    /// <summary>Reads facts and adds them to those known.</summary>
    internal static ImmutableArray<Fact> ReadFacts(Reading reading, YamlTree map)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        foreach (var item in reading.Items(map, "facts", "facts"))
        {
            reading.Members(item, "id", "on", "is", "lacks", "follow");
            var id = reading.RequiredText(item, "id");
            var on = RequiredKinds(reading, item, "on");
            if (reading.Facts.ContainsKey(id) || ConditionReader.Words.ContainsKey(id))
            {
                reading.Refuse(item, $"'{id}' has a meaning already; expected another name.");
                continue;
            }

            var fact = new Fact(id, on, RequiredCondition(reading, item, "is", on), reading.Text(item, "lacks"), item.Find("follow") is null || reading.Flag(item, "follow"));
            reading.Facts = reading.Facts.Add(id, fact);
            facts.Add(fact);
        }

        return facts.ToImmutable();
    }
}
