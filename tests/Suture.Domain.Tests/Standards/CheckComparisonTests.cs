using System.Collections.Immutable;
using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Standards;

namespace Suture.Domain.Tests.Standards;

public sealed class CheckComparisonTests
{
    [Fact]
    public void Gaps_are_opened_closed_or_remain_by_clause_record_and_reason()
    {
        var found = Compare(
            [Clause("1", Gap("SRS-1", "a"), Gap("SRS-2", "a"), Gap("SRS-3", "a"))],
            [Clause("1", Gap("SRS-2", "a"), Gap("SRS-3", "b"), Gap("SRS-4", "a"))]).Clauses.Single();

        found.Opened.ShouldBe([Gap("SRS-3", "b"), Gap("SRS-4", "a")]);
        found.Closed.ShouldBe([Gap("SRS-1", "a"), Gap("SRS-3", "a")]);
        found.Remaining.ShouldBe([Gap("SRS-2", "a")]);
        found.HasBecomeGap.ShouldBeFalse();
    }

    [Fact]
    public void Same_gap_at_another_clause_is_another_gap()
    {
        var found = Compare([Clause("1", Gap("SRS-1", "a")), Clause("2")], [Clause("1"), Clause("2", Gap("SRS-1", "a"))]);

        (found.Opened, found.Closed, found.Remaining).ShouldBe((1, 1, 0));
        found.Clauses[0].IsNoLongerGap.ShouldBeTrue();
        found.Clauses[1].HasBecomeGap.ShouldBeTrue();
    }

    [Fact]
    public void Gap_that_stands_twice_counts_twice()
    {
        var found = Compare([Clause("1", Gap("SRS-1", "a"), Gap("SRS-1", "a"))], [Clause("1", Gap("SRS-1", "a"))]);

        (found.Opened, found.Closed, found.Remaining).ShouldBe((0, 1, 1));
    }

    [Fact]
    public void Gap_of_the_device_is_not_that_of_a_record()
    {
        var found = Compare([Clause("1", new ClauseGap(null, "a"))], [Clause("1", Gap("SRS-1", "a"))]);

        (found.Opened, found.Closed).ShouldBe((1, 1));
    }

    [Fact]
    public void Standard_that_was_not_asked_before_has_only_new_gaps()
    {
        var found = GateComparison.Of([Report("other")], [Report("own", Clause("1", Gap("SRS-1", "a")))]).Value;

        found.Opened.ShouldBe(1);
        found.OpensGaps.ShouldBeTrue();
        found.Standards.Single().Before.ShouldBeNull();
        found.NotAsked.Single().Standard.ShouldBe("other");
        found.Closed.ShouldBe(0, "what is not asked is not closed");
    }

    [Fact]
    public void Clause_that_is_not_asked_any_more_stands_at_the_end()
    {
        var found = Compare([Clause("gone", Gap("SRS-1", "a")), Clause("1")], [Clause("1"), Clause("2")]);

        found.Clauses.Select(c => c.Id).ShouldBe(["1", "2", "gone"]);
        found.Clauses[2].After.ShouldBeNull();
        found.Clauses[2].IsNoLongerGap.ShouldBeTrue();
        found.Clauses[1].Before.ShouldBeNull();
        found.Clauses[1].HasBecomeGap.ShouldBeFalse();
    }

    [Fact]
    public void Clause_that_became_a_gap_without_naming_one_opens_the_gate_all_the_same()
    {
        var after = Clause("1") with { Status = ClauseStatus.Gap };

        GateComparison.Of([Report("own", Clause("1"))], [Report("own", after)]).Value.OpensGaps.ShouldBeTrue();
        GateComparison.Of([Report("own", after)], [Report("own", after)]).Value.OpensGaps.ShouldBeFalse();
    }

    [Fact]
    public void Answers_of_different_devices_are_refused() =>
        GateComparison.Of([Report("own") with { Device = "OTHER" }], [Report("own")]).Problems.Single().Code.ShouldBe("comparison.device");

    [Fact]
    public void Without_an_earlier_answer_there_is_nothing_to_compare() => GateComparison.Of([], [Report("own")]).Problems.Single().Code.ShouldBe("comparison.empty");

    [Fact]
    public void Whatever_the_answers_all_gaps_are_accounted_for() => Gen.Select(Answers, Answers).Sample((before, after) =>
    {
        var found = Compare(before, after);
        var back = Compare(after, before);
        return found.Opened + found.Remaining == after.Sum(c => c.Gaps.Count)
            && found.Closed + found.Remaining == before.Sum(c => c.Gaps.Count)
            && (found.Opened, found.Closed, found.Remaining) == (back.Closed, back.Opened, back.Remaining)
            && Compare(after, after) is { Opened: 0, Closed: 0 };
    });

    private static readonly Gen<ImmutableArray<ClauseAnswer>> Answers =
        Gen.Int[1, 4].Select(Gen.Int[0, 2], (n, w) => n == 4 ? new ClauseGap(null, "w" + w) : Gap("SRS-" + n, "w" + w)).Array[0, 8].Array[0, 3]
            .Select(all => all.Select((gaps, i) => Clause($"{i}", gaps)).ToImmutableArray());

    private static CheckComparison Compare(ImmutableArray<ClauseAnswer> before, ImmutableArray<ClauseAnswer> after) => CheckComparison.Of(Report("own", [.. before]), Report("own", [.. after]));

    private static CheckReport Report(string standard, params ClauseAnswer[] clauses) => new()
    {
        Standard = standard, Title = "T", Edition = "E", Device = "PUMP", Class = "C", Position = 1, Clauses = [.. clauses],
        Summary = new CheckSummary(clauses.Count(c => c.Status == ClauseStatus.Met), clauses.Count(c => c.Status == ClauseStatus.Gap), 0, 0),
    };

    private static ClauseAnswer Clause(string id, params ClauseGap[] gaps) => new()
    {
        Id = id, Title = "Clause " + id, Status = gaps.Length > 0 ? ClauseStatus.Gap : ClauseStatus.Met, DecidedBy = DecidedBy.Computed, Evidence = [], Gaps = gaps,
    };

    private static ClauseGap Gap(string key, string why) => new(RecordId.Parse(key), why);
}
