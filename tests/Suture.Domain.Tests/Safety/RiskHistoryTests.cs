using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Safety;
using Suture.Domain.Safety.History;
using Suture.Domain.Signing;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using Suture.Domain.Tests.Tracing;

namespace Suture.Domain.Tests.Safety;

public sealed class RiskHistoryTests
{
    private static readonly DateTimeOffset Begin = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly HistoryPeriod Daily = new(HistoryUnit.Day, 1);

    [Theory]
    [InlineData("2026-05-01T12:00:00Z", "2026-05-01T12:00:00Z", 1, "second")]
    [InlineData("2026-05-01T12:00:00Z", "2026-05-01T12:00:23Z", 24, "second")]
    [InlineData("2026-05-01T12:00:00Z", "2026-05-01T12:00:24Z", 24, "10 seconds")]
    [InlineData("2026-05-01T12:00:00Z", "2026-05-02T11:00:00Z", 24, "hour")]
    [InlineData("2026-05-01T12:00:00Z", "2026-05-20T11:00:00Z", 24, "day")]
    [InlineData("2026-01-01T12:00:00Z", "2026-05-20T11:00:00Z", 24, "week")]
    [InlineData("2025-01-31T23:00:00Z", "2026-12-31T11:00:00Z", 24, "month")]
    [InlineData("2022-01-31T23:00:00Z", "2026-12-31T11:00:00Z", 24, "3 months")]
    [InlineData("2005-01-31T23:00:00Z", "2026-12-31T11:00:00Z", 24, "year")]
    [InlineData("1970-01-01T00:00:00Z", "2026-12-31T11:00:00Z", 24, "3 years")]
    public void The_period_is_as_short_as_the_span_allows(string first, string last, int most, string period) =>
        HistoryPeriod.For(DateTimeOffset.Parse(first, null), DateTimeOffset.Parse(last, null), most).ToString().ShouldBe(period);

    [Fact]
    public void No_span_is_cut_into_more_periods_than_asked_for() =>
        Gen.Select(Gen.Long[0, 4_000_000_000], Gen.Long[0, 4_000_000_000], Gen.Int[1, 60]).Sample(
            (from, length, most) =>
            {
                var (first, last) = (DateTimeOffset.FromUnixTimeSeconds(from), DateTimeOffset.FromUnixTimeSeconds(from + length));
                var period = HistoryPeriod.For(first, last, most);
                (period.NumberOf(last) - period.NumberOf(first) + 1).ShouldBeInRange(1, most);
            });

    [Fact]
    public void A_week_begins_on_Monday()
    {
        var week = new HistoryPeriod(HistoryUnit.Week, 1);
        week.NumberOf(new DateTimeOffset(2026, 11, 29, 23, 59, 0, TimeSpan.Zero)).ShouldBe(week.NumberOf(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero)));
        week.NumberOf(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero)).ShouldBe(week.NumberOf(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero)) + 1);
    }

    [Fact]
    public void Each_moment_is_judged_by_its_own_policy_and_counted_in_its_regions()
    {
        var was = Report(s => s.Forget("TC-4"));
        var now = Report(s => s.Stand(new RiskPolicySet(1, Policies.Clinic, "Mei Tanaka", Reauthentication.Password)));
        var history = Of(now, was, now);
        history.Points.Select(p => (p.PolicyNumber, p.Policy.Id)).ShouldBe([(0, RiskPolicy.Default.Id), (1, Policies.Clinic.Id)]);
        history.Points[0].Regions.Select(r => (r.Region.Code, r.Before, r.After)).ShouldBe([("acceptable", 0, 0), ("reduce", 0, 0), ("unacceptable", 1, 1)]);
        history.Points[1].Regions.Select(r => r.Region.Code).ShouldBe(Policies.Clinic.Regions.Select(r => r.Code));
        (history.Points[0].Unacceptable, history.Points[0].Risks).ShouldBe((1, 1));
    }

    [Fact]
    public void A_moment_at_which_nothing_moved_is_left_out_but_for_the_present_and_releases()
    {
        var open = Report(s => s.Forget("TC-4"));
        var done = Report(s => s);
        var history = Build(done, (open, ""), (open, ""), (open, "REL-1"), (done, ""), (done, ""), (done, ""));
        history.Points.Select(p => p.Time.Day).ShouldBe([1, 3, 4, 6]);
        history.Points[1].Releases.Select(r => r.ToString()).ShouldBe(["REL-1"]);
    }

    [Fact]
    public void Moments_before_the_first_risk_are_left_out_and_a_device_without_risks_has_its_present()
    {
        var none = Report(s => s.Retire("HS-1"));
        Build(Report(s => s), (none, ""), (none, ""), (Report(s => s), "")).Points.Select(p => p.Time.Day).ShouldBe([3]);
        var empty = Build(none, (none, ""), (none, ""));
        empty.Points.ShouldHaveSingleItem().Risks.ShouldBe(0);
        empty.Top.ShouldBeEmpty();
    }

    [Fact]
    public void Only_so_many_of_the_highest_are_followed_worst_first_and_null_stands_where_they_were_not_there()
    {
        var now = Report(s => Situations(s, 12));
        var history = Of(now, Report(s => s), now);
        history.Top.Length.ShouldBe(10);
        history.Top.Select(t => t.Standings[^1]!.After.Code).ShouldAllBe(c => c == "unacceptable");
        history.Top.Select(t => t.Standings[0]).ShouldAllBe(s => s == null);
        history.Top.Select(t => t.Situation.ToString()).ShouldNotContain("HS-1");
        history.Top.ShouldAllBe(t => t.Moves.SequenceEqual(new[] { 1 }));
    }

    [Fact]
    public void A_situation_that_moved_says_where()
    {
        var open = Report(s => s.Forget("TC-4"));
        var done = Report(s => s);
        var top = Of(done, open, done, open, done).Top.ShouldHaveSingleItem();
        top.Moves.ShouldBe([0, 1, 2, 3]);
        top.Standings.Select(s => s!.After.Code).ShouldBe(["unacceptable", "reduce", "unacceptable", "reduce"]);
    }

    [Fact]
    public void The_last_point_is_the_present_whatever_happened_before() =>
        Gen.Select(Gen.Int, Gen.Int[40, 120]).Sample(
            (seed, size) =>
            {
                var model = ModelGenerator.Generate(size, seed);
#pragma warning disable CA5394 // repeatable sequences are what is wanted
                var events = new RandomEvents(new Random(seed));
#pragma warning restore CA5394
                var reports = new List<RiskReport> { Evaluation.Of(model, Sketch.Today).Risks };
                for (var step = 0; step < 8; step++)
                {
                    (model, _) = events.Step(model);
                    reports.Add(Evaluation.Of(model, Sketch.Today).Risks);
                }

                var now = reports[^1];
                var history = Of(now, [.. reports]);
                var last = history.Points[^1];
                last.Position.ShouldBe(now.Position);
                last.Regions.Select(r => r.Before).ShouldBe(now.CountByRegion(inResidual: false));
                last.Regions.Select(r => r.After).ShouldBe(now.CountByRegion(inResidual: true));
                last.Unacceptable.ShouldBe(now.Risks.Count(r => r.Acceptance == RiskAcceptance.Unacceptable));
                history.Points.Length.ShouldBeLessThanOrEqualTo(reports.Count);
                foreach (var top in history.Top)
                {
                    top.Standings.Length.ShouldBe(history.Points.Length);
                    top.Standings[^1]!.After.Code.ShouldBe(now.Find(top.Situation)!.RegionAfter.Code);
                }
            },
            iter: 60);

    private static Sketch Situations(Sketch s, int count)
    {
        for (var i = 2; i < 2 + count; i++)
        {
            s.Add($"HS-{i}", ("initialSeverity", "critical"), ("initialP1", "frequent"), ("initialP2", "frequent"));
        }

        return s;
    }

    private static RiskHistory Of(RiskReport now, params RiskReport[] moments) => Build(now, [.. moments.Select(m => (m, ""))]);

    private static RiskHistory Build(RiskReport now, params (RiskReport Report, string Releases)[] moments)
    {
        var builder = new RiskHistoryBuilder(now, Daily);
        foreach (var ((report, releases), day) in moments.Select((m, i) => (m, i)))
        {
            builder.Add(new RiskMoment(report, Begin.AddDays(day), [.. releases.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(RecordId.Parse)]));
        }

        return builder.Build();
    }

    private static RiskReport Report(Func<Sketch, Sketch> change) => Evaluation.Of(change(CompletePump.Sketch()).Build(), Sketch.Today).Risks;
}
