using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

public sealed class FdaPostmarketTests
{
    private static readonly CatalogTester Tester = new("fda_postmarket", FdaPostmarketCases.All);

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

    [Theory]
    [InlineData("2026-05-02", ClauseStatus.Met)]
    [InlineData("2026-05-01", ClauseStatus.Gap)]
    public void A_clock_that_still_runs_is_no_gap_and_one_that_ran_out_is(string learned, ClauseStatus expected)
    {
        // Asked on the first of June: the second of May is 30 days ago.
        var sketch = SecuredPump.Sketch().Set("FND-2", "customersToldOn", null).Set("FND-2", "learnedOn", learned);
        Tester.Answer(sketch.Build(), "UR-C2").Status.ShouldBe(expected);
    }
}
