using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Domain.Safety;
using Suture.Domain.Security.Risks;
using Suture.Domain.Tracing;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;
using Suture.Ledger;

namespace Suture.Domain.Standards;

/// <summary>
/// Coverage rules and catalogs together, made ready to be asked of models; see <see cref="StandardLibrary"/> for where they come from.
/// Immutable; safe to use from any thread.
/// </summary>
public sealed class RuleBook
{
    internal RuleBook(ImmutableArray<Fact> facts, ImmutableArray<TraceRule> rules, ImmutableArray<Catalog> catalogs, Hash32 rulesHash = default)
    {
        RulesHash = rulesHash;
        Facts = facts;
        Rules = rules;
        Catalogs = catalogs;
        var builder = new ProgramBuilder();
        Trace = new TraceProgram(builder, rules);
        Risk = new RiskProgram(builder, facts);
        SecurityRisk = new SecurityRiskProgram(builder, facts, Risk);
        Compiled = [.. catalogs.Select(c => CompiledCatalog.Of(builder, c))];
        Program = builder.Build();
    }

    /// <summary>The rules and all catalogs of the product.</summary>
    public static RuleBook BuiltIn => StandardLibrary.BuiltIn.Book(StandardLibrary.BuiltIn.Ids);

    public ImmutableArray<Fact> Facts { get; }

    public ImmutableArray<TraceRule> Rules { get; }

    public ImmutableArray<Catalog> Catalogs { get; }

    /// <summary>Hash over the files of facts and coverage rules; those of the catalogs are in the catalogs.</summary>
    public Hash32 RulesHash { get; }

    internal Program Program { get; }

    internal TraceProgram Trace { get; }

    internal RiskProgram Risk { get; }

    internal SecurityRiskProgram SecurityRisk { get; }

    internal ImmutableArray<CompiledCatalog> Compiled { get; }

    /// <summary>An empty book to add files to.</summary>
    public static RuleBook Empty { get; } = new([], [], []);

    public Catalog? Find(string standard) => Catalogs.FirstOrDefault(c => string.Equals(c.Id, standard, StringComparison.Ordinal));

    /// <summary>This book and a file of facts and coverage rules. Problems name file, line and path.</summary>
    public Result<RuleBook> WithRules(string file, TextReader text) => RuleReader.Read(file, text, Facts).Then<RuleBook>(read =>
        read.Rules.Where(r => Rules.Any(known => known.Id == r.Id)).Select(r => new Problem("rules.invalid", $"There is a rule '{r.Id}' already, in {Rules.First(k => k.Id == r.Id).File}.", File: file, Line: r.Line)).ToImmutableArray() is { IsEmpty: false } problems
            ? problems
            : new RuleBook(Facts.AddRange(read.Facts), Rules.AddRange(read.Rules), Catalogs, RuleText.Chain(RulesHash, read.TextHash)));

    /// <summary>This book and a catalog. Problems name file, line and path.</summary>
    public Result<RuleBook> WithCatalog(string file, TextReader text) => CatalogReader.Read(file, text, Facts).Then<RuleBook>(catalog =>
        Find(catalog.Id) is { } known
            ? new Problem("rules.invalid", $"There is a catalog '{catalog.Id}' already, in {known.File}.", File: file, Path: "id")
            : new RuleBook(Facts, Rules, Catalogs.Add(catalog), RulesHash));
}
