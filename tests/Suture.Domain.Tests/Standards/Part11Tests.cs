using System.Collections.Immutable;
using Suture.Domain.Records.Events;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

/// <summary>21 CFR Part 11 and Annex 11 are answered from facts about the installation and from signed statements.</summary>
public sealed class Part11Tests
{
    private static readonly RuleBook Book = StandardLibrary.BuiltIn.Book(["part11"]);

    public static TheoryData<InstallationFact> Facts => [.. Enum.GetValues<InstallationFact>()];

    public static TheoryData<string> Stated => [.. Clauses.Where(c => c.Statement is not null).Select(c => c.Id)];

    private static ImmutableArray<Clause> Clauses => StandardLibrary.BuiltIn.Find("part11")!.Clauses;

    [Fact]
    public void An_installation_of_which_all_holds_and_all_is_stated_has_no_gap()
    {
        var check = Check(Sketch(), All());
        check.Summary.Gap.ShouldBe(0);
        check.Clauses.Select(c => c.Id).ShouldBe(Clauses.Select(c => c.Id));
        check.Clauses.Where(c => c.Status == ClauseStatus.Met).ShouldAllBe(c => c.Why != null && c.Why.Contains("found", StringComparison.Ordinal), "it says what was found");
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_that_does_not_hold_is_a_gap_at_each_clause_that_asks_it_and_at_no_other(InstallationFact fact)
    {
        var facts = All();
        var check = Check(Sketch(), facts.SetItem(fact, new InstallationAnswer(Holds: false, "broken here")));
        var asking = Clauses.Where(c => c.Checks.OfType<InstallationCheck>().Any(k => k.Fact == fact)).Select(c => c.Id).ToList();
        asking.ShouldNotBeEmpty("a fact that no clause asks is not needed");
        check.Clauses.Where(c => c.Status == ClauseStatus.Gap).Select(c => c.Id).ShouldBe(asking);
        check.Clauses.Where(c => c.Status == ClauseStatus.Gap).ShouldAllBe(c => c.Gaps.Any(g => g.Why.Contains("broken here", StringComparison.Ordinal)));
    }

    [Fact]
    public void Twin_what_was_not_looked_at_does_not_hold() =>
        Check(Sketch(), []).Clauses.Where(c => Clauses.First(k => k.Id == c.Id).Checks.OfType<InstallationCheck>().Any()).ShouldAllBe(c => c.Status == ClauseStatus.Gap);

    [Theory]
    [MemberData(nameof(Stated))]
    public void A_statement_that_is_missing_or_past_its_day_is_a_gap(string clause)
    {
        Check(Sketch(without: clause), All()).Clauses.Where(c => c.Status == ClauseStatus.Gap).Select(c => c.Id).ShouldBe([clause]);
        var late = Sketch(without: clause).Attest(clause, reviewBy: Models.Sketch.Today.AddDays(-1), standard: "part11");
        Check(late, All()).Clauses.Where(c => c.Status == ClauseStatus.Gap).Select(c => c.Id).ShouldBe([clause]);
        var setAside = Sketch(without: clause).Attest(clause, AttestationKind.NotApplicable, Models.Sketch.Today.AddDays(1), "part11");
        Check(setAside, All()).Clauses.Single(c => c.Id == clause).Status.ShouldBe(ClauseStatus.NotApplicable);
    }

    private static Sketch Sketch(string? without = null)
    {
        var sketch = new Sketch();
        foreach (var clause in Clauses.Where(c => c.Statement is not null && c.Id != without))
        {
            sketch.Attest(clause.Id, reviewBy: Models.Sketch.Today.AddDays(1), standard: "part11");
        }

        return sketch;
    }

    private static ImmutableDictionary<InstallationFact, InstallationAnswer> All() =>
        Enum.GetValues<InstallationFact>().ToImmutableDictionary(f => f, f => new InstallationAnswer(Holds: true, "found: " + f));

    private static CheckReport Check(Sketch statements, ImmutableDictionary<InstallationFact, InstallationAnswer> facts) =>
        Evaluation.OfInstallation(statements.Build(), new InstallationFacts(facts), Models.Sketch.Today, Book).Check("part11").Value;
}
