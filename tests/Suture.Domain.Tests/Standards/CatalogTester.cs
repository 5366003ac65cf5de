using Suture.Domain.Records.Model;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using Suture.Domain.Tracing.Engine;

namespace Suture.Domain.Tests.Standards;

/// <summary>Holds a catalog to its cases: the secured device answers each clause; with one thing taken away there is a gap, there.</summary>
internal sealed class CatalogTester
{
    private readonly string standard;

    internal CatalogTester(string standard, IEnumerable<ClauseCase> byHand)
    {
        this.standard = standard;
        Cases = [.. byHand, .. GeneratedCases.Of(standard, SecuredPump.Sketch().Build())];
    }

    internal IReadOnlyList<ClauseCase> Cases { get; }

    private Catalog Catalog => RuleBook.BuiltIn.Find(standard)!;

    internal void Holds(int number)
    {
        var example = Cases[number];
        var sketch = SecuredPump.Sketch();
        example.Prepare?.Invoke(sketch);
        var met = Answer(sketch.Build(), example.Clause);
        met.Status.ShouldBe(Catalog.Find(example.Clause)!.Checks.IsEmpty ? ClauseStatus.Attested : ClauseStatus.Met, $"{example.Clause}: {string.Join("; ", met.Gaps)} {met.Why}");

        example.Break(sketch);
        var gap = Answer(sketch.Build(), example.Clause);
        gap.Status.ShouldBe(ClauseStatus.Gap, $"{example.Clause} {gap.Why}");
        gap.Gaps.ShouldContain(g => example.At == "*" || ((g.Record == null ? null : g.Record.ToString()) == example.At && g.Why.Contains(example.Why)), $"{example.Clause} at {example.At}: {string.Join("; ", gap.Gaps)}");
        gap.Gaps.Count.ShouldBe(gap.Gaps.ToList().Count);
    }

    /// <summary>Checks that no case ever saw fall short, by clause and number. A device without history can not be made.</summary>
    internal IEnumerable<string> NeverBroken()
    {
        var broken = new HashSet<(string, int)>();
        foreach (var example in Cases)
        {
            var sketch = SecuredPump.Sketch();
            example.Prepare?.Invoke(sketch);
            example.Break(sketch);
            var answers = Evaluation.Of(sketch.Build(), Sketch.Today).Answers;
            foreach (var (check, n) in Compiled(example.Clause).Checks.Select((c, n) => (c, n)).Where(c => CheckDecision.Of(answers, c.c) == CheckOutcome.Gap))
            {
                broken.Add((example.Clause, n));
            }
        }

        return Catalog.Clauses.SelectMany(c => c.Checks.Select((check, n) => (check, c.Id, n)))
            .Where(c => c.check is not DeviceCheck { Fact: DeviceFact.History } && !broken.Contains((c.Id, c.n))).Select(c => $"{c.Id} check {c.n + 1}");
    }

    internal IEnumerable<string> WithoutCase() => Catalog.Clauses.Select(c => c.Id).Except(Cases.Select(c => c.Clause));

    /// <summary>What the secured device lacks.</summary>
    internal IEnumerable<string> Gaps() => Evaluation.Of(SecuredPump.Sketch().Build(), Sketch.Today).Check(standard).Value.Clauses
        .Where(c => c.Status == ClauseStatus.Gap).Select(c => $"{c.Id} {string.Join("; ", c.Gaps)}");

    internal ClauseAnswer Answer(DeviceModel model, string clause) => Evaluation.Of(model, Sketch.Today).Check(standard).Value.Clauses.Single(c => c.Id == clause);

    private CompiledClause Compiled(string clause) => RuleBook.BuiltIn.Compiled.Single(c => c.Catalog.Id == standard).Clauses.Single(c => c.Clause.Id == clause);
}
