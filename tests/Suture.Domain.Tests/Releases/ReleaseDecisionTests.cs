using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Releases;

public sealed class ReleaseDecisionTests
{
    [Fact]
    public void A_complete_device_is_ready_and_one_act_signs_and_fixes_it()
    {
        var model = CompletePump.Sketch().State("REL-1", "inReview").Build();
        ReleaseDesk.Review(model).Obstacles.ShouldBeEmpty();

        var events = ReleaseDesk.Fix(model).Value;
        events.Select(e => e.GetType()).ShouldBe([typeof(RecordSigned), typeof(ReleaseBaselined)]);
        var baseline = (ReleaseBaselined)events[1];
        baseline.Position.ShouldBe(model.Position + 1);
        baseline.Version.ShouldBe("1.0");
        baseline.Day.ShouldBe(Sketch.Today);
        baseline.Records.Count.ShouldBe(model.All().Count(r => !r.IsRetired));
        baseline.Tests.ShouldBe(new TestCounts(5, 0, 0));
        baseline.Runs.ShouldHaveSingleItem().Run.ShouldBe(RecordId.Parse("RUN-1"));
        baseline.Sboms.ShouldHaveSingleItem().Name.ShouldBe("pump");
        baseline.Anomalies.Select(a => $"{a.Record} {a.Decision} {a.Evaluated}").ShouldBe(["FND-2 affected True", "PR-2 deferred True"], ignoreOrder: true);
        baseline.Gates.ShouldHaveSingleItem().Gap.ShouldBe(0);
        baseline.Gates[0].TextHash.ShouldBe(RuleBook.BuiltIn.Find("iec62304")!.TextHash);
        baseline.Build.ShouldBe("CI 7");

        var after = ReleaseDesk.Append(model, events);
        after.Get(ReleaseDesk.Release)!.State.Name.ShouldBe("released");
        after.Standing<ReleaseBaselined>("REL-1")!.Index.ShouldBe(baseline.Position);
    }

    [Fact]
    public void A_release_that_is_signed_already_is_only_fixed() =>
        ReleaseDesk.Fix(CompletePump.Sketch().Build()).Value.ShouldHaveSingleItem().ShouldBeOfType<ReleaseBaselined>();

    [Fact]
    public void The_author_of_the_release_record_can_not_fix_it() =>
        ReleaseDesk.Fix(CompletePump.Sketch().Build(), ReleaseDesk.Mei with { UserName = "anna.berg" }).Problems.ShouldHaveSingleItem().Code.ShouldBe("signature.ownWork");

    [Fact]
    public void A_baseline_is_made_once()
    {
        var model = CompletePump.Sketch().Build();
        var after = ReleaseDesk.Append(model, ReleaseDesk.Fix(model).Value);
        ReleaseDesk.Fix(after).Problems.ShouldHaveSingleItem().Code.ShouldBe("release.baselined");
    }

    [Theory]
    [InlineData("draft", "release.draft")]
    [InlineData("withdrawn", "release.withdrawn")]
    public void A_release_in_the_wrong_state_is_refused(string state, string code) =>
        ReleaseDesk.Review(CompletePump.Sketch().State("REL-1", state).Build()).Obstacles.ShouldContain(o => o.Code == code && o.Record == ReleaseDesk.Release);

    [Fact]
    public void A_draft_shows_only_what_is_missing_beside_the_signature() =>
        ReleaseDesk.Review(CompletePump.Sketch().State("REL-1", "draft").Build()).Obstacles.Select(o => o.Code).ShouldBe(["release.draft"]);

    [Fact]
    public void The_version_under_review_must_be_that_of_the_release()
    {
        ReleaseDesk.Review(CompletePump.Sketch().Set("REL-1", "version", "2.0").Build()).Obstacles.ShouldContain(o => o.Code == "release.version" && o.Why.Contains("2.0"));
        ReleaseDesk.Review(CompletePump.Sketch().Version(null).Build()).Obstacles.ShouldContain(o => o.Code == "release.version" && o.Record == null);
    }

    [Fact]
    public void A_release_that_lacks_required_fields_is_refused() =>
        ReleaseDesk.Review(CompletePump.Sketch().Set("REL-1", "build", null).Build()).Obstacles.ShouldContain(o => o.Code == "release.incomplete" && o.Why.Contains("Build"));

    [Fact]
    public void A_gap_stands_in_the_way_with_its_clause_and_record()
    {
        var review = ReleaseDesk.Review(CompletePump.Sketch().Set("SRS-1", "acceptance", null).Forget("TC-3").Build());
        review.Ready.ShouldBeFalse();
        review.Obstacles.ShouldContain(o => o.Code == "release.gap" && o.Standard == "iec62304" && o.Clause == "5.8.1" && o.Record == RecordId.Parse("TC-3"));
        review.Obstacles.First(o => o.Record == RecordId.Parse("TC-3")).ToProblem().Message.ShouldStartWith("iec62304 5");
    }

    [Fact]
    public void A_standard_that_is_asked_and_not_installed_stands_in_the_way()
    {
        var model = CompletePump.Sketch().Build();
        model = ReleaseDesk.Append(model, new DeviceScoped([new PinnedStandard("iec62304", "1"), new PinnedStandard("gone", "1")], []));
        ReleaseDesk.Review(model).Obstacles.Select(o => o.Standard).ShouldBe(["gone"]);
    }

    [Fact]
    public void A_gap_with_a_deviation_is_carried_and_stays_a_gap()
    {
        var model = ReleaseDesk.Deviate(CompletePump.Sketch().Set("REL-1", "archive", null).Build(), "5.8.7");
        var review = ReleaseDesk.Review(model);
        review.Obstacles.ShouldBeEmpty();
        review.Carried.ShouldHaveSingleItem().Clause.ShouldBe("5.8.7");
        var clause = review.Gates[0].Clauses.Single(c => c.Id == "5.8.7");
        clause.Status.ShouldBe(ClauseStatus.Gap);
        clause.Deviations.ShouldHaveSingleItem().What.Reason.ShouldBe("Harmless until 1.1");
        review.Gates[0].NoGaps.ShouldBeFalse();

        var baseline = (ReleaseBaselined)ReleaseDesk.Fix(model).Value[^1];
        baseline.Deviations.ShouldBe(["iec62304/5.8.7@REL-1"]);
        baseline.Gates[0].Gap.ShouldBe(1);
    }

    [Fact]
    public void A_deviation_ends_with_its_review_by_date()
    {
        var model = ReleaseDesk.Deviate(CompletePump.Sketch().Set("REL-1", "archive", null).Build(), "5.8.7", until: Sketch.Today);
        ReleaseDesk.Review(model).Ready.ShouldBeTrue();
        ReleaseDesk.Review(model, Sketch.Today.AddDays(1)).Obstacles.ShouldContain(o => o.Clause == "5.8.7");
    }

    [Fact]
    public void A_deviation_carries_only_the_gaps_that_were_signed_for()
    {
        var sketch = CompletePump.Sketch().Set("REL-1", "archive", null);
        var signed = ReleaseDesk.Deviate(sketch.Build(), "5.8.7").StandingEvents.Values.Single();
        sketch.Add("REL-2", ("version", "1.1"), ("build", "CI 8"), ("procedure", "make"), ("anomalies", "None"), ("delivery", "Signed image")).Approve("REL-2");
        var later = ReleaseDesk.Append(sketch.Build(), signed.What);
        var obstacle = ReleaseDesk.Review(later).Obstacles.ShouldHaveSingleItem();
        obstacle.Clause.ShouldBe("5.8.7");
        obstacle.Record.ShouldBe(RecordId.Parse("REL-2"));
    }

    [Fact]
    public void A_device_without_such_a_release_is_told_so() =>
        ReleaseDecision.AsSigned(CompletePump.Sketch().Build(), RecordId.Parse("REL-9"), ReleaseDesk.Mei, default).Problems.ShouldHaveSingleItem().Code.ShouldBe("release.notFound");
}
