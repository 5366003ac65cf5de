using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

public sealed class ReviewerTests
{
    private static readonly CatalogTester Tester = new("reviewer", ReviewerCases.All);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Tester.Cases.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_deficiency_is_not_found_and_with_one_thing_taken_away_is_found_there(int number) => Tester.Holds(number);

    [Fact]
    public void All_eighteen_have_a_case_and_no_check_has_never_been_seen_to_fall_short()
    {
        RuleBook.BuiltIn.Find("reviewer")!.Clauses.Select(c => c.Id).ShouldBe(Enumerable.Range(1, 18).Select(n => $"{n}"));
        Tester.WithoutCase().ShouldBeEmpty();
        Tester.NeverBroken().ShouldBeEmpty();
    }

    [Fact]
    public void The_secured_device_has_no_gap() => Tester.Gaps().ShouldBeEmpty();

    [Fact]
    public void All_are_computed() => RuleBook.BuiltIn.Find("reviewer")!.Clauses.ShouldAllBe(c => c.DecidedBy == DecidedBy.Computed);

    [Fact]
    public void Rows_at_fault_are_named_by_id_and_name_and_long_lists_end()
    {
        var rows = Rows.Of([.. Enumerable.Range(1, 20).Select(n => $"id=X{n} | name=Port {n} | type=interface")]);
        var gaps = Tester.Answer(SecuredPump.Sketch().Set("TM-1", "elements", rows).Build(), "1").Gaps;
        gaps.ShouldContain(g => g.Why.StartsWith("has elements without a threat and without a reason: X1 Port 1, X2 Port 2,") && g.Why.EndsWith("X12 Port 12 and 8 more"));
    }
}
