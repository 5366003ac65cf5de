using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Security.ThreatModels;

namespace Suture.Domain.Tests.Security.ThreatModels;

public sealed class DiagramTablesTests
{
    [Fact]
    public void Writing_a_diagram_and_reading_it_gives_the_same() =>
        Gen.Bool.SelectMany(placed => DiagramGen.Diagrams((letter, i) => $"{letter}{i}", placed)).Sample(diagram =>
        {
            var body = DiagramTables.Write(FieldValues.Empty(RecordKind.TM.Definition()), diagram);
            return DiagramGen.Show(DiagramTables.Read(body).Value) == DiagramGen.Show(diagram);
        });

    [Fact]
    public void A_boundary_that_is_a_line_keeps_its_points()
    {
        var line = new Diagram { Boundaries = [new TrustBoundary("B1", "Ward network") { Line = [new(1, 2), new(30.25, -4), new(5, 6)] }] };
        var body = DiagramTables.Write(FieldValues.Empty(RecordKind.TM.Definition()), line);
        DiagramTables.Read(body).Value.Boundaries[0].Line.ShouldBe(line.Boundaries[0].Line);
    }

    [Fact]
    public void Read_UnknownTypeAndBadPlace_NamesBothRows()
    {
        var columns = SecurityKinds.ModelElements.Columns;
        var cells = new string[columns.Length];
        Array.Fill(cells, "");
        (cells[0], cells[1], cells[2], cells[Array.FindIndex([.. columns], c => c.Code == "place")]) = ("E9", "Robot", "robot", "1 2 x");
        var body = FieldValues.Empty(RecordKind.TM.Definition()).With(SecurityKinds.ModelElements, System.Collections.Immutable.ImmutableArray.Create(new TableRow([.. cells])));

        var problems = DiagramTables.Read(body).Problems;

        problems.Select(p => (p.Code, p.Path)).ShouldBe([("threatmodel.element.type", "elements[E9].type"), ("threatmodel.place", "elements[E9].place")]);
        problems[0].Message.ShouldContain("external, process, store or interface");
    }

    [Fact]
    public void Read_RowsShorterThanTheColumns_AreTakenByName()
    {
        var body = FieldValues.Empty(RecordKind.TM.Definition()).With(SecurityKinds.ModelElements, System.Collections.Immutable.ImmutableArray.Create(new TableRow(["P1", "Pump", "process", ""])));
        DiagramTables.Read(body).Value.Elements.ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Id.ShouldBe("P1"), e => e.Boundary.ShouldBeNull(), e => e.OutOfScope.ShouldBeNull());
    }
}
