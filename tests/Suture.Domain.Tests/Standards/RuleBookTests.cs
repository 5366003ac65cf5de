using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

public sealed class RuleBookTests
{
    [Fact]
    public void The_built_in_rules_and_catalogs_load()
    {
        var book = RuleBook.BuiltIn;
        book.Rules.Length.ShouldBeGreaterThan(30);
        book.Find("iec62304")!.Clauses.Length.ShouldBe(99);
    }

    [Fact]
    public void Every_clause_of_an_empty_device_is_answered()
    {
        var report = Evaluation.Of(new Sketch().Build(), Sketch.Today).Check("iec62304").Value;
        report.Clauses.Length.ShouldBe(99);
        report.Summary.Gap.ShouldBeGreaterThan(30);
        (report.Summary.Met + report.Summary.Gap + report.Summary.Attested + report.Summary.NotApplicable).ShouldBe(99);
        foreach (var clause in report.Clauses)
        {
            clause.Gaps.Count.ShouldBe(clause.Gaps.ToList().Count, clause.Id);
        }
    }
}
