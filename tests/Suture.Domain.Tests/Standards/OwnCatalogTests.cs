using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Results;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

public sealed class OwnCatalogTests
{
    private const string Catalog = """
        id: own
        title: Our own rules
        edition: "2026"
        items:
          - id: "1"
            title: Requirements have an owner
            ask: Show who looks after each requirement.
            checks:
              - each: SRS
                needs: owned
                else: has no owner
                none: there is no requirement
          - id: "2"
            title: The board has agreed
            ask: Show that the board has agreed.
            statement: that the board has agreed
        """;

    [Fact]
    public void A_catalog_of_ones_own_is_asked_like_the_built_in_ones()
    {
        var book = Book(Catalog).Value;
        var report = Evaluation.Of(new Sketch().Add("SRS-1").Build(), Sketch.Today, book).Check("own").Value;
        report.Clauses[0].Gaps.ShouldBe([new ClauseGap(RecordId.Parse("SRS-1"), "has no owner")]);
        report.Clauses[1].Gaps.Single().Why.ShouldBe("a signed statement is needed: that the board has agreed");
        report.Summary.ShouldBe(new CheckSummary(0, 2, 0, 0));
    }

    [Fact]
    public void A_record_at_fault_is_no_evidence_of_what_it_lacks_though_it_shows_another_part()
    {
        var catalog = Catalog.Replace("    checks:\n", "    checks:\n      - {some: SRS, else: no requirement}\n", StringComparison.Ordinal).Replace("needs: owned", "needs: {not: described}", StringComparison.Ordinal);
        var clause = Evaluation.Of(new Sketch().Add("SRS-1").Add("SRS-2").Text("SRS-2", "").Build(), Sketch.Today, Book(catalog).Value).Check("own").Value.Clauses[0];
        clause.Gaps.ShouldBe([new ClauseGap(RecordId.Parse("SRS-1"), "has no owner")]);
        clause.Evidence.ShouldBe([RecordId.Parse("SRS-2")]);
    }

    [Theory]
    [InlineData(0, ClauseStatus.Attested)]
    [InlineData(1, ClauseStatus.Attested)]
    [InlineData(-1, ClauseStatus.Gap)]
    public void A_statement_answers_a_clause_until_its_review_date(int days, ClauseStatus expected)
    {
        var model = new Sketch().Attest("2", AttestationKind.Attested, Sketch.Today.AddDays(days), "own").Build();
        Evaluation.Of(model, Sketch.Today, Book(Catalog).Value).Check("own").Value.Clauses[1].Status.ShouldBe(expected);
    }

    [Fact]
    public void A_standard_that_is_not_there_is_refused_by_naming_those_that_are()
    {
        var problem = Evaluation.Of(new Sketch().Build(), Sketch.Today).Check("nope").Problems.Single();
        problem.Kind.ShouldBe(ProblemKind.NotFound);
        problem.Message.ShouldContain("iec62304");
    }

    [Theory]
    [InlineData("needs: owned", "needs: ownd", 10, "items[0].checks[0].needs", "'ownd' is not known")]
    [InlineData("needs: owned", "needs: {field: colour}", 10, "items[0].checks[0].needs.field", "SRS has no field 'colour'")]
    [InlineData("needs: owned", "needs: {field: category, is: green}", 10, "items[0].checks[0].needs.is", "'green' is no value of 'category'; expected functional")]
    [InlineData("needs: owned", "needs: {field: category, notPast: true}", 10, "items[0].checks[0].needs.notPast", "asks of a date")]
    [InlineData("needs: owned", "needs: {field: category, below: method}", 10, "items[0].checks[0].needs.below", "'method' can not be compared with 'category'; expected a field of SRS of the same type and choices")]
    [InlineData("needs: owned", "needs: {field: rationale, underReview: true}", 10, "items[0].checks[0].needs.underReview", "asks of a text")]
    [InlineData("needs: owned", "needs: {field: category, says: green}", 10, "items[0].checks[0].needs.says", "asks of a text")]
    [InlineData("needs: owned", "needs: {rows: flows, have: data}", 10, "items[0].checks[0].needs.rows", "SRS has no table 'flows'")]
    [InlineData("needs: owned", "needs: {rows: flows}", 10, "items[0].checks[0].needs", "Expected one of 'have'")]
    [InlineData("each: SRS\n        needs: owned", "each: TM\n        needs: {rows: flows, have: colour}", 10, "items[0].checks[0].needs.have", "'flows' has no column 'colour'; expected id, from, to")]
    [InlineData("each: SRS\n        needs: owned", "each: TM\n        needs: {rows: flows, in: partOf, from: THR, by: colour}", 10, "items[0].checks[0].needs.by", "THR has no text field 'colour'")]
    [InlineData("each: SRS\n        needs: owned", "each: TM\n        needs: {rows: flows, by: element}", 10, "items[0].checks[0].needs", "Expected 'in' with 'from', or 'out' with 'to'")]
    [InlineData("each: SRS\n        needs: owned", "each: TM\n        needs: {rows: flows, where: {column: data}, have: data}", 10, "items[0].checks[0].needs.where", "Expected 'is' (the whole cell) or 'says'")]
    [InlineData("needs: owned", "needs: {in: verifies, from: HAZ}", 10, "items[0].checks[0].needs.in", "No link verifies goes from HAZ to SRS")]
    [InlineData("needs: owned", "needs: {out: verify}", 10, "items[0].checks[0].needs.out", "'verify' is not a type of link")]
    [InlineData("needs: owned", "needs: {state: [closed]}", 10, "items[0].checks[0].needs.state", "SRS has no state 'closed'")]
    [InlineData("needs: owned", "needs: {class: C}", 10, "items[0].checks[0].needs", "A safety class is had by ITEM and SOUP")]
    [InlineData("needs: owned", "needs: {in: verifies, that: passing, every: passing}", 10, "items[0].checks[0].needs.every", "not both")]
    [InlineData("needs: owned", "needs: {any: []}", 10, "items[0].checks[0].needs.any", "Expected a list of conditions")]
    [InlineData("needs: owned", "needs: implemented", 10, "items[0].checks[0].needs", "can be asked of RC, not of SRS")]
    [InlineData("needs: owned", "needs: owned\n        need: owned", 11, "items[0].checks[0].need", "'need' is not known here")]
    [InlineData("each: SRS", "each: SRX", 9, "items[0].checks[0].each", "'SRX' is not a kind of record")]
    [InlineData("else: has no owner", "because: []", 9, "items[0].checks[0]", "'else' is missing")]
    [InlineData("none: there is no requirement", "because: maybe", 12, "items[0].checks[0].because", "Expected a list of 'when' and 'say'")]
    [InlineData("statement: that the board has agreed", "note: nothing", 13, "items[1]", "A clause needs 'checks'")]
    [InlineData("- id: \"2\"", "- id: \"1\"", 13, "items[1]", "There are two clauses '1'")]
    [InlineData("id: own", "name: own", 1, "name", "'name' is not known here")]
    public void A_mistake_is_named_with_its_line_its_place_and_what_was_expected(string right, string wrong, int line, string path, string message)
    {
        var problems = Book(Catalog.Replace(right, wrong)).Problems;
        problems.ShouldContain(p => p.File == "own.yaml" && p.Line == line && p.Path == path && p.Message.Contains(message), string.Join("\n", problems));
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x", "Anchors, aliases and tags")]
    [InlineData("a: !!python/object 1", "Anchors, aliases and tags")]
    [InlineData("a: 1\na: 2", "'a' stands here twice")]
    [InlineData("a: [1, 2", "This is not YAML")]
    [InlineData("", "The file is empty")]
    [InlineData("a: 1\n---\nb: 2", "Only one document")]
    public void What_is_not_a_plain_document_is_refused(string text, string message) => Book(text).Problems.ShouldHaveSingleItem().Message.ShouldContain(message);

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_exhaust_the_stack() =>
        Book(string.Concat(Enumerable.Repeat("[", 100_000))).Problems.ShouldHaveSingleItem().Message.ShouldContain("Nested deeper");

    [Fact]
    public void The_same_catalog_twice_is_refused() => Book(Catalog).Value.WithCatalog("again.yaml", new StringReader(Catalog)).Problems.Single().Message.ShouldContain("already, in own.yaml");

    [Fact]
    public void A_coverage_rule_of_ones_own_is_asked_and_a_name_is_not_taken_twice()
    {
        const string rules = "rules:\n  - {id: own-rule, title: Owned, each: SRS, needs: owned, else: an owner}\n";
        var book = RuleBook.BuiltIn.WithRules("own-rules.yaml", new StringReader(rules)).Value;
        Evaluation.Of(new Sketch().Add("SRS-1").Build(), Sketch.Today, book).Trace.Gaps.ShouldContain(g => g.Rule == "own-rule" && g.Needs == "an owner");
        book.WithRules("more.yaml", new StringReader(rules)).Problems.Single().Message.ShouldContain("own-rules.yaml");
    }

    private static Result<RuleBook> Book(string text) => RuleBook.BuiltIn.WithCatalog("own.yaml", new StringReader(text));
}
