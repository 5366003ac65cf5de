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
        ["iec81001_5_1"] = Iec81001Cases.All,
        ["mdcg2019_16"] = MdcgCases.All,
        ["iec80002_1"] = Iec80002Cases.All,
    };

    // A book of one catalog each: asking all of them in each case takes several times longer.
    private static readonly Dictionary<string, RuleBook> Books = All.Keys.ToDictionary(s => s, BookOf, StringComparer.Ordinal);

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

    // That the ledger holds a history can not be taken away from a device.
    [Theory]
    [MemberData(nameof(Standards))]
    public void Every_check_was_seen_to_fall_short(string standard)
    {
        var broken = new HashSet<(string Clause, Check Check)>();
        foreach (var example in All[standard])
        {
            var sketch = CompleteRiskFile.Sketch();
            example.Prepare?.Invoke(sketch);
            example.Break(sketch);
            var evaluation = Evaluation.Of(sketch.Build(), Sketch.Today, Books[standard]);
            var compiled = evaluation.Book.Compiled.Single().Clauses.Single(c => c.Clause.Id == example.Clause);
            broken.UnionWith(compiled.Checks.Where(c => CheckDecision.Of(evaluation.Answers, c) == CheckOutcome.Gap).Select(c => (example.Clause, c.Check)));
        }

        Books[standard].Find(standard)!.Clauses.SelectMany(c => c.Checks.Select((check, n) => (c.Id, check, n)))
            .Where(c => !broken.Contains((c.Id, c.check)) && c.check is not DeviceCheck { Fact: DeviceFact.History }).Select(c => $"{c.Id} check {c.n + 1}").ShouldBeEmpty();
    }

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
    [InlineData("iec81001_5_1", 56, "4.1.1 4.1.2 4.1.3 4.1.4 4.1.5 4.1.6 4.1.7 4.1.8 4.1.9 4.2 4.3 5.1.1 5.1.2 5.1.3 5.2.1 5.2.2 5.2.3 5.3.1 5.3.2 5.3.3 5.4.1 5.4.2 5.4.3 5.4.4 5.5.1 5.5.2 5.6 5.7.1 5.7.2 5.7.3 5.7.4 5.7.5 5.8.1 5.8.2 5.8.3 5.8.4 5.8.5 5.8.6 5.8.7 6.1.1 6.2.1 6.2.2 6.3.1 6.3.2 6.3.3 7.1 7.2 7.3 7.4 7.5 8 9.1 9.2 9.3 9.4 9.5")]
    [InlineData("mdcg2019_16", 85, "P1 P2 P3 P4 P5 P6 P7 P8 RK-1 RK-2 RK-3 RK-4 RK-5 RK-6 RK-7 RK-8 RK-9 RK-10 G-1 G-2 G-3 G-4 G-8 G-14.1 G-14.2d G-14.5 G-17.1 G-17.2 G-17.3 G-17.4 G-18.8 G-22.1 G-23.1g G-23.2m G-23.4g G-23.4ab OE-1 OE-2 OE-3 OE-4 OE-5 OE-6 OE-7 OE-8 OE-9 OE-10 OE-11 OE-12 JR-1 JR-2 JR-3 JR-4 VV-1 LC-1 LC-2 LC-3 DC-1 IFU-1 IFU-2 IFU-3 IFU-4 IFU-5 IFU-6 IFU-7 IFU-8 HP-1 HP-2 HP-3 HP-4 HP-5 HP-6 HP-7 HP-8 HP-9 PM-1 PM-2 PM-3 PM-4 PM-5 PM-6 PM-7 PM-8 PM-9 PM-10 PM-11")]
    [InlineData("iec80002_1", 86, "P-01 P-02 P-03 P-04 P-05 P-06 P-07 P-08 P-09 F-ALARM F-POWER F-CTRL F-DISP F-HWCTL F-MON F-CALC F-DIAG F-INTF F-DATA F-CONF F-UPD F-SEC F-PERF F-NET F-TIME F-ADMIN F-ML C-ARI-1 C-ARI-2 C-ARI-3 C-ARI-4 C-ARI-5 C-HW-1 C-HW-2 C-HW-3 C-TIM-1 C-TIM-2 C-TIM-3 C-TIM-4 C-MOD-1 C-MOD-2 C-MOD-3 C-MOD-4 C-DAT-1 C-DAT-2 C-DAT-3 C-DAT-4 C-DAT-5 C-DAT-6 C-DAT-7 C-DAT-8 C-DAT-9 C-DAT-10 C-INT-1 C-INT-2 C-INT-3 C-INT-4 C-INT-5 C-INT-6 C-INT-7 C-INT-8 C-MIS-1 C-MIS-2 C-MIS-3 C-MIS-4 C-MIS-5 C-MIS-6 C-MIS-7 C-MIS-8 C-MIS-9 C-MIS-10 C-MIS-11 X-01 X-02 X-03 X-04 X-05 X-06 X-07 X-08 X-09 X-10 X-11 X-12 X-13 X-14")]
    public void No_clause_is_left_out(string standard, int count, string ids)
    {
        var clauses = RuleBook.BuiltIn.Find(standard)!.Clauses;
        clauses.Select(c => c.Id).ShouldBe(ids.Split(' '));
        clauses.Length.ShouldBe(count);
        clauses.ShouldAllBe(c => c.Group != null && c.Evidence.Length > 0 && c.Classes == 7);
    }

    private static ClauseAnswer Answer(Sketch sketch, string standard, string clause) =>
        Evaluation.Of(sketch.Build(), Sketch.Today, Books[standard]).Check(standard).Value.Clauses.Single(c => c.Id == clause);

    private static RuleBook BookOf(string standard)
    {
        var book = RuleBook.Empty;
        foreach (var name in new[] { "Rules.facts.yaml", "Rules.securityfacts.yaml" })
        {
            book = book.WithRules(name, File(name)).Value;
        }

        return book.WithCatalog(standard, File($"Catalogs.{standard}.yaml")).Value;

        static StreamReader File(string name) =>
            new(typeof(RuleBook).Assembly.GetManifestResourceStream(typeof(RuleBook).Assembly.GetManifestResourceNames().Single(n => n.EndsWith(name, StringComparison.Ordinal)))!);
    }
}
