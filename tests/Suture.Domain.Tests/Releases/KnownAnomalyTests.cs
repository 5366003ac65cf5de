using Suture.Domain.Records;
using Suture.Domain.Releases;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Releases;

public sealed class KnownAnomalyTests
{
    [Theory]
    [InlineData("open", null, true)]
    [InlineData("resolved", "change", true)]
    [InlineData("closed", "change", false)]
    [InlineData("closed", "deferred", true)]
    [InlineData("retired", "deferred", false)]
    public void A_problem_is_known_and_left_in(string state, string? disposition, bool known) =>
        Keys(new Sketch().Add("PR-1").Set("PR-1", "disposition", disposition).State("PR-1", state)).ShouldBe(known ? ["PR-1"] : []);

    [Theory]
    [InlineData("new", "not_affected", true)]
    [InlineData("decided", "not_affected", false)]
    [InlineData("decided", "fixed", false)]
    [InlineData("decided", "affected", true)]
    [InlineData("closed", "affected", false)]
    [InlineData("retired", "affected", false)]
    public void A_finding_is_known_and_left_in(string state, string status, bool known) =>
        Keys(new Sketch().Add("FND-1", ("vexStatus", status)).State("FND-1", state)).ShouldBe(known ? ["FND-1"] : []);

    [Fact]
    public void An_anomaly_without_evaluation_stands_in_the_way_until_it_has_one()
    {
        var sketch = CompletePump.Sketch().Add("PR-3", ("phase", "system"), ("criticality", "low"), ("investigation", "Late"), ("notified", "Nobody needed it"));
        var obstacle = ReleaseDesk.Review(sketch.Build()).Obstacles.Single(o => o is { Clause: "5.8.3", Code: "release.gap" });
        obstacle.Record.ShouldBe(RecordId.Parse("PR-3"));
        obstacle.Why.ShouldBe("is a known anomaly without disposition, rationale, safety relevant");

        sketch.Set("PR-3", "disposition", "deferred").Set("PR-3", "rationale", "Harmless").Set("PR-3", "safetyRelevant", "false");
        ReleaseDesk.Review(sketch.Build()).Obstacles.ShouldNotContain(o => o.Clause == "5.8.3");
    }

    [Fact]
    public void An_anomaly_without_evaluation_can_carry_a_deviation()
    {
        var model = CompletePump.Sketch().Add("FND-3", ("vulnerability", "CVE-2026-3"), ("vexStatus", "under_investigation")).Build();
        ReleaseDesk.Review(model).Obstacles.ShouldContain(o => o.Clause == "5.8.3" && o.Record == RecordId.Parse("FND-3"));
        ReleaseDesk.Review(ReleaseDesk.Deviate(model, "5.8.3", "FND-3")).Obstacles.ShouldNotContain(o => o.Clause == "5.8.3");
    }

    [Fact]
    public void Class_A_lists_its_anomalies_and_need_not_evaluate_them()
    {
        var review = ReleaseDesk.Review(CompletePump.Sketch().Class("A").Add("PR-3").Build());
        review.Anomalies.ShouldContain(a => a.Record.Id == RecordId.Parse("PR-3") && a.Missing != null);
        review.Obstacles.ShouldNotContain(o => o.Clause == "5.8.3");
    }

    private static IEnumerable<string> Keys(Sketch sketch) => KnownAnomalies.Of(sketch.Build()).Select(a => a.Record.Id.ToString());
}
