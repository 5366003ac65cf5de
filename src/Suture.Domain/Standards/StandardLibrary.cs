using System.Collections.Concurrent;
using System.Collections.Immutable;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Tracing.Language;
using Suture.Ledger;

namespace Suture.Domain.Standards;

/// <summary>
/// All standards and coverage rules that there are: those of the product, read from the files beside this code when one is first asked
/// for, and those that users added, which are written in the same way. Gives the <see cref="RuleBook"/> for a choice of standards.
/// Immutable; safe to use from any thread.
/// </summary>
public sealed class StandardLibrary
{
    /// <summary>What the gate asks of a device for which nothing else was chosen.</summary>
    public const string Default = "iec62304";

    private const string RulesFolder = ".Tracing.Rules.";
    private const string CatalogsFolder = ".Standards.Catalogs.";
    private static readonly Lazy<StandardLibrary> Product = new(ReadBuiltIn);
    private readonly ImmutableArray<Fact> facts;
    private readonly ImmutableArray<TraceRule> rules;
    private readonly ImmutableSortedDictionary<string, Lazy<Catalog>> catalogs;
    private readonly Hash32 rulesHash;
    private readonly ConcurrentDictionary<string, RuleBook> books = new(StringComparer.Ordinal);

    private StandardLibrary(ImmutableArray<Fact> facts, ImmutableArray<TraceRule> rules, ImmutableSortedDictionary<string, Lazy<Catalog>> catalogs, Hash32 rulesHash)
    {
        this.rulesHash = rulesHash;
        this.facts = facts;
        this.rules = rules;
        this.catalogs = catalogs;
    }

    /// <summary>The rules and catalogs of the product.</summary>
    public static StandardLibrary BuiltIn => Product.Value;

    /// <summary>Ids of all standards, in order.</summary>
    public IEnumerable<string> Ids => catalogs.Keys;

    /// <summary>All standards, in the order of ids; reads those that were not asked for yet.</summary>
    public IEnumerable<Catalog> Catalogs => Read([.. catalogs.Keys]);

    public Catalog? Find(string standard) => catalogs.TryGetValue(standard, out var catalog) ? catalog.Value : null;

    /// <summary>The coverage rules and some standards, made ready; ids that are not known are left out.</summary>
    public RuleBook Book(IEnumerable<string> standards)
    {
        var known = standards.Where(catalogs.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return books.GetOrAdd(string.Join(' ', known), _ => new RuleBook(facts, rules, Read(known), rulesHash));
    }

    /// <summary>The standards that the gate asks of a device.</summary>
    public static ImmutableArray<string> AskedOf(DeviceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Standing<DeviceScoped>()?.What.Standards is { IsDefaultOrEmpty: false } pinned ? [.. pinned.Select(p => p.Id)] : [Default];
    }

    /// <summary>The book of the standards that a device is built against.</summary>
    public RuleBook BookOf(DeviceModel model) => Book(AskedOf(model));

    /// <summary>This library and a file of a user: a catalog (with <c>items</c>) or coverage rules (with <c>rules</c>). Problems name file, line and path.</summary>
    public Result<StandardLibrary> With(string file, string text)
    {
        using var reader = new StringReader(text);
        if (YamlTree.Read(file, new StringReader(text)) is { Ok: true } tree && tree.Value.Find("rules") is not null)
        {
            return RuleReader.Read(file, reader, facts).Then<StandardLibrary>(read => Twice(file, read) is { IsEmpty: false } problems
                ? problems
                : new StandardLibrary(facts.AddRange(read.Facts), rules.AddRange(read.Rules), catalogs, RuleText.Chain(rulesHash, read.TextHash)));
        }

        return CatalogReader.Read(file, reader, facts).Then<StandardLibrary>(catalog => catalogs.ContainsKey(catalog.Id)
            ? new Problem("rules.invalid", $"There is a standard '{catalog.Id}' already.", File: file, Path: "id")
            : new StandardLibrary(facts, rules, catalogs.Add(catalog.Id, new Lazy<Catalog>(catalog)), rulesHash));
    }

    /// <summary>What a user's file is known by: a catalog says its id, coverage rules go by the name of their file.</summary>
    public static Result<string> IdIn(string file, string text) => YamlTree.Read(file, new StringReader(text)).Then<string>(tree =>
        tree.Find("rules") is not null ? Path.GetFileNameWithoutExtension(file)
        : tree.Find("id")?.Text is { } id ? id
        : new Problem("rules.invalid", "Expected a catalog, with 'id' and 'items', or coverage rules, with 'rules'.", File: file));

    private ImmutableArray<Problem> Twice(string file, RuleFile read) =>
    [
        .. read.Rules.Where(r => rules.Any(known => known.Id == r.Id)).Select(r => new Problem("rules.invalid", $"There is a rule '{r.Id}' already, in {rules.First(k => k.Id == r.Id).File}.", File: file, Line: r.Line)),
        .. read.Facts.Where(f => facts.Any(known => known.Id == f.Id)).Select(f => new Problem("rules.invalid", $"There is a fact '{f.Id}' already.", File: file)),
    ];

    private static StandardLibrary ReadBuiltIn()
    {
        // Facts first, because file names sort that way, then rules.
        var allFacts = ImmutableArray<Fact>.Empty;
        var allRules = ImmutableArray.CreateBuilder<TraceRule>();
        var hash = default(Hash32);
        foreach (var file in Resources(RulesFolder))
        {
            using var text = Open(RulesFolder, file);
            var read = RuleReader.Read(file, text, allFacts).Value;
            allFacts = allFacts.AddRange(read.Facts);
            allRules.AddRange(read.Rules);
            hash = RuleText.Chain(hash, read.TextHash);
        }

        // A catalog's file is named after its id, so that nobody has to read all of them to find one.
        return new StandardLibrary(allFacts, allRules.ToImmutable(), Resources(CatalogsFolder).ToImmutableSortedDictionary(
            f => Path.GetFileNameWithoutExtension(f), f => new Lazy<Catalog>(() => ReadCatalog(f, allFacts)), StringComparer.Ordinal), hash);
    }

    // Catalogs know nothing of each other, and the long ones are read side by side.
    private ImmutableArray<Catalog> Read(ImmutableArray<string> ids) => [.. ids.AsParallel().AsOrdered().Select(id => catalogs[id].Value)];

    private static Catalog ReadCatalog(string file, ImmutableArray<Fact> known)
    {
        using var text = Open(CatalogsFolder, file);
        return CatalogReader.Read(file, text, known).Value;
    }

    private static IEnumerable<string> Resources(string folder) => typeof(StandardLibrary).Assembly.GetManifestResourceNames()
        .Where(n => n.Contains(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => n[(n.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..]);

    private static StreamReader Open(string folder, string file) => new(typeof(StandardLibrary).Assembly.GetManifestResourceStream("Suture.Domain" + folder + file)!);
}
