using Suture.Domain.Records.Events;
using Suture.Domain.Security.Bridge;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Security.Bridge;

public sealed class ControlChecklistTests
{
    [Fact]
    public void Every_recommendation_stands_once_in_its_category_with_what_to_show()
    {
        var list = List(s => s);
        list.Categories.Length.ShouldBe(8);
        list.Categories.SelectMany(c => c.Recommendations).Select(r => r.Code).ShouldBe(Suture.Domain.Records.Kinds.ControlRecommendations.All.Select(r => r.Code));
        list.Categories.ShouldAllBe(c => c.Recommendations.Length > 0);
        list.Categories.SelectMany(c => c.Recommendations).ShouldAllBe(r => r.Ask != null && r.Status == RecommendationStatus.Open);
    }

    [Fact]
    public void A_recommendation_is_answered_by_an_approved_control_with_a_passing_test()
    {
        var answered = Find(s => s.Set("RC-1", "recommendations", "CT-A1,CT-B1").Approve("RC-1"), "CT-A1");
        answered.Status.ShouldBe(RecommendationStatus.Answered);
        var control = answered.Controls.ShouldHaveSingleItem();
        (control.Control.ToString(), control.Requirements.Single().ToString(), control.Tests.Single().Test.ToString(), control.Tests.Single().Passes, control.Missing).ShouldBe(("RC-1", "SRS-2", "TC-4", true, null));

        var open = Find(s => s.Set("RC-1", "recommendations", "CT-A1").Approve("RC-1").Forget("TC-4"), "CT-A1");
        (open.Status, open.Controls[0].Missing!.Contains("a test that passes", StringComparison.Ordinal)).ShouldBe((RecommendationStatus.NotShown, true));
        Find(s => s.Set("RC-1", "recommendations", "CT-A1").State("RC-1", "draft"), "CT-A1").Controls[0].Missing.ShouldBe("its approval");
    }

    [Fact]
    public void A_signed_statement_sets_a_recommendation_aside_while_it_is_in_date()
    {
        Find(s => s.Attest("CT-D5", AttestationKind.NotApplicable, standard: "fda_premarket"), "CT-D5").ShouldSatisfyAllConditions(r => r.Status.ShouldBe(RecommendationStatus.SetAside), r => r.SetAside!.What.Statement.ShouldBe("Because we looked."));
        Find(s => s.Attest("CT-D5", AttestationKind.NotApplicable, new DateOnly(2026, 1, 1), "fda_premarket"), "CT-D5").Status.ShouldBe(RecommendationStatus.Open);
        Find(s => s.Attest("CT-D5", standard: "fda_premarket"), "CT-D5").Status.ShouldBe(RecommendationStatus.Open);
    }

    [Fact]
    public void A_control_of_a_category_that_names_no_recommendation_is_listed_there() =>
        List(s => s.Set("RC-1", "controlCategory", "logging")).Categories.Single(c => c.Code == "logging").Unnamed.ShouldHaveSingleItem().ToString().ShouldBe("RC-1");

    private static ControlChecklist List(Func<Sketch, Sketch> change) => Evaluation.Of(change(CompletePump.Sketch()).Build(), Sketch.Today).SecurityControls();

    private static Recommendation Find(Func<Sketch, Sketch> change, string code) => List(change).Categories.SelectMany(c => c.Recommendations).Single(r => r.Code == code);
}
