using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Tests.Records;

namespace Suture.Domain.Tests.Security.Rubric;

/// <summary>Answers that are kept with a record and the vector beside them always say the same.</summary>
public sealed class RubricFitTests
{
    private const string Vector = "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N";

    [Theory]
    [InlineData(RecordKind.THR, Vector)]
    [InlineData(RecordKind.FND, Vector)]
    [InlineData(RecordKind.THR, "CVSS:3.0/A:N/AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:L")]
    [InlineData(RecordKind.THR, Vector + "/E:P/MAV:N")]
    [InlineData(RecordKind.FND, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N/MAV:A/MI:L")]
    public void Answers_stand_beside_the_vector_that_they_decide(RecordKind kind, string vector) => Create(kind, RubricGen.Mild, vector).Ok.ShouldBeTrue();

    [Fact]
    public void A_vector_that_the_answers_do_not_decide_is_refused_with_both()
    {
        var problem = Create(RecordKind.THR, RubricGen.Mild, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N/MAV:A/MI:L").Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("rubric.cvss.differs");
        problem.Path.ShouldBe("$.fields.rubric");
        problem.Message.ShouldBe($"cvss has AV:N, I:H, but rubric decides AV:A because XAVN yes, XAVT no, XAVW no; I:L because XIT low. Expected {Vector} in cvss or other answers in rubric.");
    }

    [Theory]
    [InlineData(RubricGen.Mild, null, "rubric.cvss.missing", $"rubric decides {Vector}, and cvss is not filled; expected that vector in cvss.")]
    [InlineData(RubricGen.Mild, "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "rubric.cvss.version", $"rubric decides {Vector}, and cvss holds a vector of 4.0; expected one of 3.0 or 3.1.")]
    [InlineData("XAVN:Y/XAVT:Y", Vector, "rubric.open", "rubric: XACL, XPRL, XUI, XS, XCP, XCD,")]
    [InlineData("XAVN:Q", Vector, "rubric.answer.unknown", "rubric: 'Q' at character 6 is not an answer to XAVN")]
    [InlineData("XAVN:N/XAVT:Y", Vector, "rubric.notAsked", "rubric: XAVT at character 8 is not asked here")]
    public void Answers_that_decide_no_vector_or_have_none_beside_them_are_refused(string answers, string? vector, string code, string message)
    {
        var problem = Create(RecordKind.FND, answers, vector).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Message.ShouldStartWith(message);
        problem.Path.ShouldBe("$.fields.rubric");
    }

    [Fact]
    public void A_change_of_either_is_held_against_the_other()
    {
        var desk = new Desk();
        var id = desk.Add(RecordKind.THR);
        desk.Change(id, Patch(RubricGen.Mild, Vector));
        desk.TryChange(id, Patch(null, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N")).Problems.ShouldHaveSingleItem().Code.ShouldBe("rubric.cvss.differs");
        desk.TryChange(id, Patch(RubricGen.Mild.Replace("XIT:L", "XIT:H", StringComparison.Ordinal), null)).Problems.ShouldHaveSingleItem().Code.ShouldBe("rubric.cvss.differs");
        desk.TryChange(id, new RecordPatch(Cleared: [SecurityKinds.ThreatCvss])).Problems.ShouldHaveSingleItem().Code.ShouldBe("rubric.cvss.missing");
        desk.TryChange(id, new RecordPatch(Cleared: [SecurityKinds.ThreatCvss, SecurityKinds.ThreatRubric])).Ok.ShouldBeTrue();
        desk.TryChange(id, Patch(null, Vector + "/E:U")).Ok.ShouldBeTrue();
    }

    [Fact]
    public void What_is_stored_differently_is_in_nobodys_way()
    {
        var desk = new Desk();
        var id = desk.Add(RecordKind.THR);
        var fields = FieldValues.Empty(RecordKind.THR.Definition()).With(SecurityKinds.ThreatRubric, "XOLD:Y");
        desk.Apply("anna.berg", new RecordChanged(id, 2, null, "A title", "", null, [], fields, "draft", desk[id].ContentHash));
        desk.TryChange(id, new RecordPatch(Title: "Another title")).Ok.ShouldBeTrue();
    }

    [Fact]
    public void An_import_names_the_file_and_takes_nothing()
    {
        var desk = new Desk();
        var id = desk.Add(RecordKind.THR);
        desk.Change(id, Patch(RubricGen.Mild, Vector));
        var fresh = Draft(RecordKind.FND, RubricGen.Mild, null) with { Place = new SourcePlace("FND/FND-1.md", 12) };
        var known = Draft(RecordKind.THR, null, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N") with { Number = id.Number, Place = new SourcePlace("THR/THR-1.md", 9) };
        var problems = ImportDecision.Decide(desk.Model, [fresh, known], null).Problems;
        problems.Select(p => (p.Code, p.File, p.Line)).ShouldBe([("rubric.cvss.missing", "FND/FND-1.md", 12), ("rubric.cvss.differs", "THR/THR-1.md", 9)]);
    }

    private static Result<RecordCreated> Create(RecordKind kind, string? answers, string? vector) => RecordDecisions.Create(new Desk().Model, Draft(kind, answers, vector));

    private static RecordPatch Patch(string? answers, string? vector) => new(Fields: Fields(RecordKind.THR, answers, vector));

    private static RecordDraft Draft(RecordKind kind, string? answers, string? vector) =>
        new() { Kind = kind, Title = "A title", Place = new SourcePlace(null), Fields = Fields(kind, answers, vector) };

    private static FieldValues Fields(RecordKind kind, string? answers, string? vector)
    {
        var definition = kind.Definition();
        return FieldValues.Empty(definition).With(definition.FindField("cvss")!, vector).With(definition.FindField("rubric")!, answers);
    }
}
