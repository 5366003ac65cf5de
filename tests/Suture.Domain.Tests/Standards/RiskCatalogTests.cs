using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

/// <summary>The catalogs of safety and security risk: complete, and each clause shown to be met and to be missed.</summary>
public sealed class RiskCatalogTests
{
    private static readonly Dictionary<string, IReadOnlyList<ClauseCase>> All = new(StringComparer.Ordinal)
    {
        ["iso14971"] = Iso14971Cases.All,
        ["sw96_tir57"] = Sw96Cases.All,
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var (standard, cases) in All)
            {
                foreach (var number in Enumerable.Range(0, cases.Count))
                {
                    data.Add(standard, number);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Standards => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_clause_is_met_and_with_one_thing_taken_away_has_a_gap_there(string standard, int number)
    {
        var example = All[standard][number];
        var sketch = CompleteRiskFile.Sketch();
        example.Prepare?.Invoke(sketch);
        var met = Answer(sketch, standard, example.Clause);
        met.Status.ShouldBeOneOf(ClauseStatus.Met, ClauseStatus.Attested);
        met.Gaps.ShouldBeEmpty(example.Clause);

        example.Break(sketch);
        var gap = Answer(sketch, standard, example.Clause);
        gap.Status.ShouldBe(ClauseStatus.Gap, example.Clause);
        gap.Gaps.ShouldContain(g => (g.Record == null ? null : g.Record.ToString()) == example.At && g.Why.Contains(example.Why), $"{example.Clause} at {example.At}, {example.Why}: {string.Join("; ", gap.Gaps)}");
        gap.Gaps.Count.ShouldBe(gap.Gaps.ToList().Count);
    }

    [Theory]
    [MemberData(nameof(Standards))]
    public void Every_clause_has_a_case(string standard) =>
        RuleBook.BuiltIn.Find(standard)!.Clauses.Select(c => c.Id).Except(All[standard].Select(c => c.Clause)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Standards))]
    public void The_complete_device_has_no_gap(string standard)
    {
        var report = Evaluation.Of(CompleteRiskFile.Sketch().Build(), Sketch.Today).Check(standard).Value;
        report.Clauses.Where(c => c.Status == ClauseStatus.Gap).Select(c => $"{c.Id} {string.Join("; ", c.Gaps)}").ShouldBeEmpty();
        report.Summary.NotApplicable.ShouldBeLessThan(report.Clauses.Length / 10 + 1);
    }

    [Theory]
    [MemberData(nameof(Standards))]
    public void Every_clause_of_an_empty_device_is_answered_and_most_have_a_gap(string standard)
    {
        var report = Evaluation.Of(new Sketch().Version(null).Build(), Sketch.Today).Check(standard).Value;
        report.Summary.Gap.ShouldBeGreaterThan(report.Clauses.Length / 2);
        foreach (var clause in report.Clauses)
        {
            clause.Gaps.Count.ShouldBe(clause.Gaps.ToList().Count, clause.Id);
            (clause.Status == ClauseStatus.NotApplicable).ShouldBe(clause.Why is not null, clause.Id);
        }
    }

    [Theory]
    [InlineData("iso14971", 31, "4.1 4.2 4.3 4.4 4.4.a 4.4.b 4.4.c 4.4.d 4.4.e 4.4.f 4.4.g 4.5 5.1 5.2 5.3 5.4 5.5 6 7.1 7.1.x 7.2 7.3 7.4 7.5 7.6 8 9 10.1 10.2 10.3 10.4")]
    [InlineData("sw96_tir57", 37, "TIR57-3.1 TIR57-3.1.1 TIR57-3.2 TIR57-3.3 TIR57-3.4 TIR57-3.5 TIR57-4.1 TIR57-4.2 TIR57-4.3 TIR57-4.4 TIR57-5 TIR57-6 TIR57-7 TIR57-8 TIR57-9 SW96-4 SW96-5 SW96-6 SW96-7 SW96-8 SW96-9 SW96-10 SW96-supply SW96-hdo SW96-retire BR-01 BR-02 BR-03 BR-04 BR-05 BR-06 BR-07 BR-08 BR-09 BR-10 BR-11 BR-12")]
    public void No_clause_is_left_out(string standard, int count, string ids)
    {
        var clauses = RuleBook.BuiltIn.Find(standard)!.Clauses;
        clauses.Select(c => c.Id).ShouldBe(ids.Split(' '));
        clauses.Length.ShouldBe(count);
        clauses.ShouldAllBe(c => c.Group != null && c.Evidence.Length > 0 && c.Classes == 7);
    }

    private static ClauseAnswer Answer(Sketch sketch, string standard, string clause) =>
        Evaluation.Of(sketch.Build(), Sketch.Today).Check(standard).Value.Clauses.Single(c => c.Id == clause);
}
