using CsCheck;
using Suture.Domain.Security.ThreatModels;

namespace Suture.Domain.Tests.Security.ThreatModels;

public sealed class DiagramCheckTests
{
    private static readonly Diagram Ward = new()
    {
        Boundaries = [new("B1", "Pump") { Parent = "B2" }, new("B2", "Ward")],
        Elements =
        [
            new("P1", "Controller", ElementType.Process) { Boundary = "B1" },
            new("E1", "Gateway", ElementType.External) { Boundary = "B2" },
            new("E2", "Nurse", ElementType.External),
        ],
        Flows = [new("F1", "E1", "P1", "Library"), new("F2", "E2", "P1", "Entries") { Protection = "Confirmation" }],
    };

    [Fact]
    public void Problems_SoundDiagram_AreNone() => DiagramCheck.Problems(Ward).ShouldBeEmpty();

    [Fact]
    public void Problems_AnySoundDiagram_AreNone() => DiagramGen.Diagrams((letter, i) => $"{letter}{i}", placed: false).Sample(d => DiagramCheck.Problems(d).IsEmpty);

    [Fact]
    public void Problems_FlowToNothing_NamesTheEnd()
    {
        var problem = DiagramCheck.Problems(Ward with { Flows = [new("F1", "E1", "P7", "Library")] }).ShouldHaveSingleItem();
        (problem.Code, problem.Path).ShouldBe(("threatmodel.flow.end", "flows[F1].to"));
        problem.Message.ShouldContain("'P7'");
    }

    [Fact]
    public void Problems_FlowToABoundary_SaysSo() =>
        DiagramCheck.Problems(Ward with { Flows = [new("F1", "B1", "P1", "Library")] }).ShouldHaveSingleItem().Message.ShouldContain("the boundary 'B1'");

    [Fact]
    public void Problems_IdUsedByAFlowAndAnElement_IsADuplicate()
    {
        var problem = DiagramCheck.Problems(Ward with { Flows = [new("E1", "E1", "P1", "Library")] }).ShouldHaveSingleItem();
        (problem.Code, problem.Path).ShouldBe(("threatmodel.id.duplicate", "flows[E1].id"));
    }

    [Fact]
    public void Problems_BoundariesInACircle_AreAllNamed() =>
        DiagramCheck.Problems(Ward with { Boundaries = [new("B1", "a") { Parent = "B2" }, new("B2", "b") { Parent = "B3" }, new("B3", "c") { Parent = "B2" }] })
            .Select(p => (p.Code, p.Path)).ShouldBe([("threatmodel.boundary.circle", "boundaries[B2].parent"), ("threatmodel.boundary.circle", "boundaries[B3].parent")]);

    [Fact]
    public void Problems_UnknownBoundary_SaysWhichThereAre() =>
        DiagramCheck.Problems(Ward with { Elements = [.. Ward.Elements, new("S1", "Log", ElementType.Store) { Boundary = "B9" }] })
            .ShouldHaveSingleItem().Message.ShouldBe("Element S1 lies inside 'B9', which is no boundary; expected one of B1, B2.");

    [Fact]
    public void Problems_ElementInsideALine_IsRefused() =>
        DiagramCheck.Problems(Ward with { Boundaries = [Ward.Boundaries[0], Ward.Boundaries[1] with { Line = [new(0, 0), new(9, 9)] }] }).Select(p => p.Code).Distinct().ShouldBe(["threatmodel.boundary.line"]);

    [Fact]
    public void Problems_MissingId_NamesTheRow() =>
        DiagramCheck.Problems(Ward with { Flows = [Ward.Flows[0], new(" ", "E1", "P1", "x")] }).ShouldHaveSingleItem().Path.ShouldBe("flows[2].id");

    [Fact]
    public void Gaps_CrossingWithoutProtectionAndScopeWithoutReason_AreNamed()
    {
        var gaps = DiagramCheck.Gaps(Ward with { Elements = [.. Ward.Elements, new("S1", "Log", ElementType.Store) { Boundary = "B1", OutOfScope = new("") }] });
        gaps.ShouldBe([new("S1", "out of scope without a reason"), new("S1", "no flow comes or goes"), new("F1", "crosses a trust boundary and names no protection")]);
    }

    [Fact]
    public void Crossed_NestedBoundaries_AreThoseAroundOneEndOnly()
    {
        var trust = new TrustPlaces(Ward);
        trust.Crossed(Ward.Flows[0]).ShouldBe(["B1"]);
        trust.Crossed(Ward.Flows[1]).ShouldBe(["B1", "B2"]);
    }

    [Fact]
    public void Crossed_LineBetweenPlacedElements_IsFound()
    {
        var drawn = new Diagram
        {
            Elements = [new("A", "a", ElementType.Process) { Place = new Box(0, 0, 10, 10) }, new("B", "b", ElementType.Process) { Place = new Box(100, 0, 10, 10) }],
            Flows = [new("F", "A", "B", "data")],
            Boundaries = [new("L", "line") { Line = [new(50, -20), new(55, 0), new(50, 40)] }, new("M", "beside") { Line = [new(200, -20), new(200, 40)] }],
        };
        new TrustPlaces(drawn).Crossed(drawn.Flows[0]).ShouldBe(["L"]);
    }
}
