using Suture.Domain.Records.Kinds;
using Suture.Domain.Standards;

namespace Suture.Domain.Tests.Standards;

public sealed class FdaPremarketTests
{
    private static readonly CatalogTester Tester = new("fda_premarket", FdaPremarketCases.All);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Tester.Cases.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_clause_is_met_and_with_one_thing_taken_away_has_a_gap_there(int number) => Tester.Holds(number);

    [Fact]
    public void Every_clause_has_a_case_and_no_check_has_never_been_seen_to_fall_short()
    {
        Tester.NeverBroken().ShouldBeEmpty();
        Tester.WithoutCase().ShouldBeEmpty();
    }

    [Fact]
    public void The_secured_device_has_no_gap() => Tester.Gaps().ShouldBeEmpty();

    [Fact]
    public void Each_recommendation_of_Appendix_1_can_be_named_at_a_control_and_is_asked_once()
    {
        var asked = RuleBook.BuiltIn.Find("fda_premarket")!.Clauses.Where(c => c.Group!.StartsWith("control category", StringComparison.Ordinal)).Select(c => c.Id).ToList();
        asked.Count.ShouldBe(54);
        ControlRecommendations.All.Select(r => r.Code).ShouldBe(asked);
    }
}
