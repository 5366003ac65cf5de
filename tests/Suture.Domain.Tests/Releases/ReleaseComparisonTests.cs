using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Releases;

public sealed class ReleaseComparisonTests
{
    [Fact]
    public void A_release_compared_with_itself_differs_in_nothing()
    {
        var same = Compare(CompletePump.Sketch(), CompletePump.Sketch());
        same.Records.ShouldBeEmpty();
        same.Components.ShouldBeEmpty();
        same.Tests.ShouldBeEmpty();
        same.Risks.ShouldBeEmpty();
        same.Gates.ShouldHaveSingleItem().Clauses.ShouldBeEmpty();
    }

    [Fact]
    public void Records_are_added_changed_and_retired()
    {
        var differences = Compare(CompletePump.Sketch(), CompletePump.Sketch().Add("SRS-3").Edit("SRS-1").Retire("SRS-2"));
        differences.Records.Select(r => $"{r.Record} {r.What} {r.Before} {r.After}").ShouldBe(["SRS-1 Changed 1 2", "SRS-2 Removed 1 ", "SRS-3 Added  1"]);
    }

    [Fact]
    public void Components_are_added_removed_and_updated()
    {
        var before = CompletePump.Sketch().Set("SOUP-1", "purl", "pkg:generic/zlib@1.3.1").Add("SOUP-2", ("version", "1"));
        var after = CompletePump.Sketch().Set("SOUP-1", "version", "1.3.2").Add("SOUP-3", ("version", "3"));
        Compare(before, after).Components.Select(c => $"{c.Record} {c.What} {c.Before} {c.After}").ShouldBe(["SOUP-1 Changed 1.3.1 1.3.2", "SOUP-2 Removed 1 ", "SOUP-3 Added  3"]);
    }

    [Fact]
    public void A_component_that_went_on_under_another_record_is_updated()
    {
        var before = CompletePump.Sketch().Add("SOUP-2", ("version", "3.0.1"), ("purl", "pkg:deb/openssl@3.0.1?arch=arm64"));
        var after = CompletePump.Sketch().Add("SOUP-5", ("version", "3.0.2"), ("purl", "pkg:deb/openssl@3.0.2?arch=arm64"));
        Compare(before, after).Components.Select(c => $"{c.Record} {c.What} {c.Before} {c.After}").ShouldBe(["SOUP-5 Changed 3.0.1 3.0.2"]);
    }

    [Fact]
    public void Each_release_is_judged_by_the_tests_of_its_own_version()
    {
        var before = CompletePump.Sketch().Failed("SRS-1");
        var after = CompletePump.Sketch().Version("2.0").Failed("TC-1", "2.0").Passed("TC-2", "2.0").Passed("TC-3", "2.0").Passed("TC-4", "2.0").Passed("SYS-1", "2.0");
        Compare(before, after, "1.0", "2.0").Tests.Select(t => $"{t.Test} {t.What} {t.Before} {t.After}").ShouldBe(
            ["test of SRS-1 Removed Failed ", "test of SYS-1 Added  Passed", "test of TC-1 Changed Passed Failed", "test of TC-5 Removed Passed "]);
    }

    [Fact]
    public void Risks_whose_estimate_changed_show_each_figure()
    {
        var risk = Compare(CompletePump.Sketch(), CompletePump.Sketch().Set("HS-1", "residualP1", "remote").Edit("HARM-1")).Risks.ShouldHaveSingleItem();
        risk.Record.ShouldBe(RecordId.Parse("HS-1"));
        risk.Figures.ShouldBe([new FigureDifference("P1 after controls", "improbable", "remote")]);
        Compare(CompletePump.Sketch(), CompletePump.Sketch().Retire("THR-1")).Risks.ShouldHaveSingleItem().What.ShouldBe(Difference.Removed);
    }

    [Fact]
    public void Each_standard_is_shown_before_and_after()
    {
        var gate = Compare(CompletePump.Sketch(), CompletePump.Sketch().Set("REL-1", "archive", null)).Gates.ShouldHaveSingleItem();
        gate.Clauses.ShouldBe([new ClauseDifference("5.8.7", "Release archived", ClauseStatus.Met, ClauseStatus.Gap)]);
        (gate.After!.Gap - gate.Before!.Gap).ShouldBe(1);
    }

    [Fact]
    public void The_hash_of_all_records_tells_of_one_change_and_of_no_retired_record()
    {
        var first = RecordSet.Of(CompletePump.Sketch().Build());
        RecordSet.Of(CompletePump.Sketch().Build()).ShouldBe(first);
        RecordSet.Of(CompletePump.Sketch().Edit("SRS-1").Build()).Root.ShouldNotBe(first.Root);
        RecordSet.Of(CompletePump.Sketch().Add("SRS-9").Retire("SRS-9").Build()).ShouldBe(first);
    }

    private static ReleaseDifferences Compare(Sketch from, Sketch to, string before = "1.0", string after = "1.0") =>
        ReleaseComparison.Of(Side("REL-1", from.Build(), before), Side("REL-2", to.Build(), after));

    private static ReleaseSide Side(string name, DeviceModel model, string version) => new(name, version, model, Evaluation.Of(model, Sketch.Today, ReleaseDesk.Book).CheckAll());
}
