using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Standards;

/// <summary>Reads a catalog file. See docs/standards.md for its form.</summary>
public static class CatalogReader
{
    /// <param name="file">Name for messages.</param>
    /// <param name="text">Its text; read to the end, not closed.</param>
    /// <param name="known">Facts that its checks may name.</param>
    public static Result<Catalog> Read(string file, TextReader text, IEnumerable<Fact> known)
    {
        ArgumentNullException.ThrowIfNull(text);
        var content = text.ReadToEnd();
        var tree = YamlTree.Read(file, new StringReader(content));
        if (!tree.Ok)
        {
            return tree.Problems;
        }

        var map = tree.Value;
        var reading = new Reading(file, known.ToImmutableDictionary(f => f.Id, StringComparer.Ordinal));
        reading.Members(map, "id", "title", "edition", "status", "markets", "subject", "legacy", "facts", "items");
        RuleReader.ReadFacts(reading, map);
        var items = reading.Items(map, "items", "clauses");
        if (items.Count == 0)
        {
            reading.Refuse(map.Find("items") ?? map, "'items' is missing or empty; expected a list of clauses.");
        }

        var catalog = new Catalog(
            reading.RequiredText(map, "id"), reading.RequiredText(map, "title"), reading.RequiredText(map, "edition"), [.. items.Select(i => ReadClause(reading, i))], file)
        {
            TextHash = RuleText.Hash(content),
            Status = reading.Text(map, "status"),
            Markets = [.. reading.Texts(map, "markets").Select(m => Named<Market>(reading, map.Find("markets")!, m))],
            Legacy = map.Find("legacy") is { } legacy ? ReadLegacy(reading, legacy) : null,
            Subject = map.Find("subject") is { } subject ? Named<CatalogSubject>(reading, subject, subject.Text) : CatalogSubject.Device,
        };
        foreach (var (_, item) in catalog.Clauses.Zip(items).Where(p => AsksOther(p.First, catalog.Subject)))
        {
            reading.Refuse(item.Find("checks") ?? item, catalog.Subject == CatalogSubject.Device
                ? "'installation' is asked in a catalog with 'subject: installation'."
                : "A catalog with 'subject: installation' asks 'installation' or a 'statement'; it has no records.");
        }

        if (!IsId(catalog.Id))
        {
            reading.Refuse(map.Find("id") ?? map, "An id has 2 to 40 lower-case letters, digits, '-' and '_', and begins with a letter; 'all' stands for all of them.");
        }

        foreach (var twice in catalog.Clauses.GroupBy(c => c.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            reading.Refuse(items[catalog.Clauses.IndexOf(twice.Last())], $"There are two clauses '{twice.Key}'.");
        }

        return reading.Problems.Count > 0 ? reading.Problems.ToImmutableArray() : catalog;
    }

    private static bool AsksOther(Clause clause, CatalogSubject subject) =>
        !clause.Applies.IsEmpty && subject == CatalogSubject.Installation || Leaves(clause.Checks).Any(c => c is InstallationCheck != (subject == CatalogSubject.Installation));

    private static IEnumerable<Check> Leaves(IEnumerable<Check> checks) => checks.SelectMany(c => c is AnyCheck any ? Leaves(any.Checks) : [c]);

    private static LegacyClauses ReadLegacy(Reading reading, YamlTree map)
    {
        reading.Members(map, "replaces", "keeps");
        return new LegacyClauses(reading.Texts(map, "replaces"), reading.Texts(map, "keeps"));
    }

    private static bool IsId(string id) => id is not "all" && id.Length is >= 2 and <= 40 && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    private static T Named<T>(Reading reading, YamlTree at, string? name)
        where T : struct, Enum
    {
        if (Names.Parse<T>(name) is { } value)
        {
            return value;
        }

        reading.Refuse(at, $"'{name}' is not known; expected {string.Join(", ", Enum.GetValues<T>().Select(Names.Of))}.");
        return default;
    }

    private static Clause ReadClause(Reading reading, YamlTree item)
    {
        reading.Members(item, "id", "title", "group", "ask", "classes", "evidence", "parts", "note", "of", "applies", "checks", "statement");
        var evidence = reading.Texts(item, "evidence");
        foreach (var code in evidence.Where(e => !EvidenceKinds.All.Any(k => k.Code == e)))
        {
            reading.Refuse(item.Find("evidence")!, $"'{code}' is not a kind of evidence.");
        }

        var classes = item.Find("classes") is { } letters ? reading.Classes(letters) : 7;
        var ofItems = reading.Text(item, "of") switch
        {
            null or "device" => false,
            "items" => true,
            _ => Unknown(reading, item.Find("of")!),
        };
        var checks = CheckReader.Read(reading, item.Find("checks"));
        var statement = reading.Text(item, "statement");
        if (checks.IsEmpty && statement is null)
        {
            reading.Refuse(item, "A clause needs 'checks', a 'statement' to be signed, or both.");
        }

        return new Clause
        {
            Id = reading.RequiredText(item, "id"),
            Title = reading.RequiredText(item, "title"),
            Group = reading.Text(item, "group"),
            Ask = reading.RequiredText(item, "ask"),
            Classes = classes,
            Evidence = evidence,
            Parts = reading.Texts(item, "parts"),
            OfItems = ofItems,
            Applies = CheckReader.ReadApplies(reading, item.Find("applies")),
            Checks = checks,
            Statement = statement,
            Note = reading.Text(item, "note"),
            Line = item.Line,
        };
    }

    private static bool Unknown(Reading reading, YamlTree of)
    {
        reading.Refuse(of, "Expected 'device' or 'items'.");
        return false;
    }
}
