using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

public sealed class CrosswalkTests
{
    private static StandardLibrary Library => StandardLibrary.BuiltIn.With("own.yaml", """
        id: own
        title: Own
        edition: "1"
        items:
          - {id: "1", title: Owners, ask: Show them., checks: [{each: SRS, needs: described, else: no text, none: none}]}
        """).Value;

    [Fact]
    public void A_record_that_shows_clauses_of_two_standards_comes_first_with_all_of_them()
    {
        var evaluation = Evaluation.Of(CompletePump.Sketch().Build(), Sketch.Today, Library.Book(["iec62304", "own"]));
        var crosswalk = Crosswalk.Of(evaluation.CheckAll());
        crosswalk.Standards.ShouldBe(["iec62304", "own"]);
        crosswalk.Rows[0].Record.Kind.ShouldBe(Domain.Records.RecordKind.SRS);
        crosswalk.Rows[0].Clauses.ShouldContain(new ClauseRef("own", "1"));
        crosswalk.Rows[0].Clauses.ShouldContain(new ClauseRef("iec62304", "5.2.1"));
        crosswalk.Rows.Select(r => r.Record).ShouldBeUnique();
    }

    [Fact]
    public void What_shows_nothing_is_not_in_it()
    {
        var evaluation = Evaluation.Of(new Sketch().Add("SRS-1").Text("SRS-1", "").Build(), Sketch.Today, Library.Book(["own"]));
        Crosswalk.Of(evaluation.CheckAll()).Rows.ShouldBeEmpty();
    }
}
