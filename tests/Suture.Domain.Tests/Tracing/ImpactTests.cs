using Suture.Domain.Records;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using Suture.Domain.Tracing;

namespace Suture.Domain.Tests.Tracing;

public sealed class ImpactTests
{
    [Fact]
    public void A_requirement_reaches_its_sources_upward_and_its_tests_downward()
    {
        var impact = Of(CompletePump.Sketch(), "SRS-2");
        Keys(impact.Upstream).ShouldBe("SYS-1 RC-1 UN-1 CAU-1 THR-1 ITEM-3 AST-1 TM-1 SRS-1 ITEM-2 ITEM-1".Split(' '), ignoreOrder: true);
        Keys(impact.Downstream).ShouldContain("TC-4");
        Keys(impact.Downstream).ShouldContain("ITEM-4");
        impact.Tests.Select(t => t.ToString()).ShouldBe(["TC-4"]);
        impact.Releases.Select(t => t.ToString()).ShouldBe(["REL-1"]);
    }

    [Fact]
    public void A_component_reaches_hazardous_situations_over_its_causes_and_findings()
    {
        var impact = Of(CompletePump.Sketch(), "SOUP-1");
        impact.HazardousSituations.Select(h => h.ToString()).ShouldBe(["HS-1"]);
        impact.Downstream.Single(d => d.Record.ToString() == "HS-1").Via.Select(v => v.ToString()).ShouldBe(["FND-2 affects SOUP-1", "FND-2 contributesTo HS-1"]);
    }

    [Fact]
    public void What_must_be_looked_at_again_says_why()
    {
        var again = Of(CompletePump.Sketch(), "SRS-2").LookAgain.ToDictionary(l => l.Record.ToString(), l => l.Why);
        again["TC-4"].ShouldBe("run again; confirm the link verifies");
        again["RC-1"].ShouldBe("confirm the link implements");
        again["REL-1"].ShouldBe("decide whether what is in the field needs the change");
    }

    [Fact]
    public void Retired_records_are_not_reached() => Keys(Of(CompletePump.Sketch().Retire("TC-4"), "SRS-2").Downstream).ShouldNotContain("TC-4");

    [Fact]
    public void A_circle_ends_the_walk() =>
        Keys(Of(new Sketch().Add("ITEM-1 ITEM-2").Link("ITEM-1 partOf ITEM-2", "ITEM-2 partOf ITEM-1"), "ITEM-1").Upstream).ShouldBe(["ITEM-2"]);

    [Fact]
    public void An_unknown_record_has_no_impact() => Evaluation.Of(new Sketch().Build(), Sketch.Today).ImpactOf(RecordId.Parse("SRS-1")).ShouldBeNull();

    private static Impact Of(Sketch sketch, string key) => Evaluation.Of(sketch.Build(), Sketch.Today).ImpactOf(RecordId.Parse(key))!;

    private static IEnumerable<string> Keys(IEnumerable<ImpactItem> items) => items.Select(i => i.Record.ToString());
}
