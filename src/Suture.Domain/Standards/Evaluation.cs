using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Results;
using Suture.Domain.Safety;
using Suture.Domain.Safety.BowTies;
using Suture.Domain.Security.Bridge;
using Suture.Domain.Security.Risks;
using Suture.Domain.Tracing;
using Suture.Domain.Tracing.Engine;

namespace Suture.Domain.Standards;

/// <summary>
/// A rule book asked of a model on a day: everything that trace and checks can say, as sets that later evaluations share. Immutable;
/// safe to read from any thread. From nothing it costs tens of milliseconds for 100,000 records; after a change, well under one.
/// </summary>
public sealed class Evaluation
{
    private readonly Answers answers;
    private readonly Lazy<TraceReport> trace;
    private readonly Lazy<RiskReport> risks;
    private readonly Lazy<SecurityRiskReport> securityRisks;
    private readonly Lazy<ImmutableArray<BridgeAsk>> asks;

    private Evaluation(RuleBook book, Answers answers)
    {
        Book = book;
        this.answers = answers;
        trace = new Lazy<TraceReport>(() => TraceReporter.Report(answers, book.Trace));
        risks = new Lazy<RiskReport>(() => RiskEvaluator.Evaluate(answers, book.Risk, answers.Model.RiskPolicy));
        securityRisks = new Lazy<SecurityRiskReport>(() => SecurityRiskEvaluator.Evaluate(answers, book.SecurityRisk, risks.Value));
        asks = new Lazy<ImmutableArray<BridgeAsk>>(() => new AskFinder(answers, book.SecurityRisk, securityRisks.Value).Find());
    }

    public RuleBook Book { get; }

    public DeviceModel Model => answers.Model;

    /// <summary>The day on which dates were judged.</summary>
    public DateOnly Today => answers.Today;

    /// <summary>What the trace says; lists in it are made when first read.</summary>
    public TraceReport Trace => trace.Value;

    /// <summary>Every hazardous situation judged by the risk policy that holds; made when first asked for.</summary>
    public RiskReport Risks => risks.Value;

    /// <summary>Every hazardous situation judged by another policy: what would change if it were set.</summary>
    public RiskReport RisksBy(RiskPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return RiskEvaluator.Evaluate(answers, Book.Risk, policy);
    }

    /// <summary>Every threat and finding judged by the risk policy that holds; made when first asked for.</summary>
    public SecurityRiskReport SecurityRisks => securityRisks.Value;

    /// <summary>Every threat and finding judged by another policy.</summary>
    public SecurityRiskReport SecurityRisksBy(RiskPolicy policy) => SecurityRiskEvaluator.Evaluate(answers, Book.SecurityRisk, RisksBy(policy));

    /// <summary>The loop between security and safety: chains from each threat and finding to tests, and what each side asks of the other.</summary>
    /// <param name="from">A record that the chains go through; null for all.</param>
    public LoopReport Loop(RecordId? from = null) => new(Model.Device.Key, Model.Position, from, new LoopFinder(answers, SecurityRisks).Find(from),
        [.. asks.Value.Where(a => from is not { } key || a.Record == key || a.Because.Contains(key))]);

    /// <summary>A hazardous situation seen from both sides: causes, harms, and the controls on either; null for other records and retired ones.</summary>
    public BowTie? BowTie(RecordId situation) => Risks.Find(situation) is { } risk ? new BowTieFinder(answers, Book.Risk, SecurityRisks, asks.Value).Of(risk) : null;

    /// <summary>FDA's recommendations on security controls, and which control answers each.</summary>
    public ControlChecklist SecurityControls() => ControlChecklist.Of(answers, Book.SecurityRisk, StandardLibrary.BuiltIn.Find("fda_premarket"));

    internal Answers Answers => answers;

    /// <summary>Asks everything of a model.</summary>
    /// <param name="model">The device at some position.</param>
    /// <param name="today">Day that review-by and end-of-support dates are compared with.</param>
    /// <param name="book">Rules to ask; the built-in ones if null.</param>
    public static Evaluation Of(DeviceModel model, DateOnly today, RuleBook? book = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        book ??= RuleBook.BuiltIn;
        return new Evaluation(book, Answers.Of(book.Program, model, today));
    }

    /// <summary>Asks the clauses of catalogs that are about the installation.</summary>
    /// <param name="statements">A model without records; its attestations are the organization's.</param>
    /// <param name="facts">What was found.</param>
    /// <param name="today">Day that review-by dates are compared with.</param>
    /// <param name="book">Catalogs to ask.</param>
    public static Evaluation OfInstallation(DeviceModel statements, InstallationFacts facts, DateOnly today, RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(book);
        var asked = Answers.Of(book.Program, statements, today);
        return new Evaluation(book, new Answers(asked.Program, asked.Model, today, asked.Graph, asked.Classes, asked.Circles, asked.Columns, asked.Counts) { Installation = facts });
    }

    /// <summary>The evaluation of a later model of the same device on the same day; says the same as <see cref="Of"/> from nothing.</summary>
    /// <param name="model">The later model.</param>
    /// <param name="touched">Ordinals of all records that the events between touched (<see cref="DeviceModel.ChangedSince"/>); more do no harm.</param>
    public Evaluation Advance(DeviceModel model, IReadOnlyCollection<int> touched)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(touched);
        return new Evaluation(Book, AnswersChange.Advance(answers, model, touched));
    }

    /// <summary>The clauses of one standard, answered.</summary>
    public Result<CheckReport> Check(string standard)
    {
        var compiled = Book.Compiled.FirstOrDefault(c => string.Equals(c.Catalog.Id, standard, StringComparison.Ordinal));
        return compiled is not null
            ? Report(compiled)
            : new Problem("standard.unknown", $"There is no standard '{standard}'; expected {string.Join(", ", Book.Catalogs.Select(c => c.Id))}.", ProblemKind.NotFound);
    }

    /// <summary>All standards of the book, in its order.</summary>
    public ImmutableArray<CheckReport> CheckAll() => [.. Book.Compiled.Select(Report)];

    /// <summary>The gaps that coverage rules find at one record; empty for a record that the device does not have.</summary>
    public ImmutableArray<TraceGap> GapsAt(RecordId id) => Model.Find(id) is >= 0 and var ordinal ? TraceReporter.GapsAt(answers, Book.Trace, ordinal) : [];

    /// <summary>Whether a hazard, hazardous situation, cause or threat leads down to passing tests; null for other records and retired ones.</summary>
    public DeepCoverage? DeepCoverageOf(RecordId id)
    {
        if (Model.Find(id) is not (>= 0 and var ordinal))
        {
            return null;
        }

        var (rule, compiled) = Book.Trace.Rules.FirstOrDefault(r => r.Rule.Deep && answers.Holds(r.Compiled.Subjects, ordinal));
        return rule is null ? null : TraceReporter.DeepAt(answers, compiled, ordinal);
    }

    /// <summary>A trace matrix; its rows are made as they are read.</summary>
    public TraceMatrix Matrix(MatrixKind kind) => new Matrices(answers).Of(kind);

    /// <summary>What a change to a record can reach; null when the device has no such record.</summary>
    public Impact? ImpactOf(RecordId id) => ImpactFinder.Of(Model, id) is { } impact
        ? impact with { Loop = id.Kind is RecordKind.THR or RecordKind.FND ? new LoopFinder(answers, SecurityRisks).Find(id) : null }
        : null;

    /// <summary>Safety class of a software item or component, its own or from above (IEC 62304 4.3): A, B or C; null for other records.</summary>
    public string? SafetyClassOf(RecordId id) =>
        Model.Find(id) is >= 0 and var ordinal && answers.Classes.Effective(ordinal) is > 0 and var bit ? SafetyClasses.Letter(bit) : null;

    private CheckReport Report(CompiledCatalog compiled)
    {
        var deviations = Model.AllStanding<GapDeviated>().Where(d => d.What.Standard == compiled.Catalog.Id && d.What.ReviewBy >= Today).ToLookup(d => d.What.Clause, StringComparer.Ordinal);
        var clauses = compiled.Clauses.Select(c => ClauseDecision.Of(answers, compiled.Catalog, c))
            .Select(a => a.Status == ClauseStatus.Gap && deviations.Contains(a.Id) ? a with { Deviations = [.. deviations[a.Id]] } : a).ToImmutableArray();
        return new CheckReport
        {
            Standard = compiled.Catalog.Id,
            Title = compiled.Catalog.Title,
            Edition = compiled.Catalog.Edition,
            Device = Model.Device.Key,
            Class = Model.Device.EffectiveClass,
            Position = Model.Position,
            Summary = new CheckSummary(Count(ClauseStatus.Met), Count(ClauseStatus.Gap), Count(ClauseStatus.Attested), Count(ClauseStatus.NotApplicable)),
            Clauses = clauses,
        };

        int Count(ClauseStatus status) => clauses.Count(c => c.Status == status);
    }
}
