using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Tests.Records;

/// <summary>CVSS vectors of threats and findings are held to their form when they are written, and only then.</summary>
public sealed class TextFormTests
{
    private const string Wrong = "CVSS:3.1/AV:Q/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:L";

    [Theory]
    [InlineData(RecordKind.THR)]
    [InlineData(RecordKind.FND)]
    public void A_wrong_vector_is_refused_with_the_metric_and_the_field(RecordKind kind)
    {
        var problem = RecordDecisions.Create(new Desk().Model, Draft(kind, Wrong)).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("cvss.value.unknown");
        problem.Path.ShouldBe("$.fields.cvss");
        problem.Message.ShouldStartWith("cvss: 'Q' at character 13 is not a value of AV (Attack Vector) in CVSS 3.1");
    }

    [Theory]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:P")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")]
    public void A_vector_of_any_version_is_taken(string vector) => RecordDecisions.Create(new Desk().Model, Draft(RecordKind.THR, vector)).Ok.ShouldBeTrue();

    [Fact]
    public void An_import_names_the_file_of_a_wrong_vector_and_takes_nothing()
    {
        var draft = Draft(RecordKind.FND, Wrong) with { Place = new SourcePlace("FND/FND-1.md", 12) };
        var problem = ImportDecision.Decide(new Desk().Model, [draft], null).Problems.ShouldHaveSingleItem();
        problem.File.ShouldBe("FND/FND-1.md");
        problem.Line.ShouldBe(12);
    }

    [Fact]
    public void A_vector_that_was_stored_wrong_stays_readable_and_in_nobodys_way()
    {
        var desk = new Desk();
        var id = desk.Add(RecordKind.THR);
        desk.Apply("anna.berg", new RecordChanged(
            id, 2, null, "A title", "", null, [], FieldValues.Empty(RecordKind.THR.Definition()).With(SecurityKinds.ThreatCvss, Wrong), "draft", desk[id].ContentHash));
        SecurityKinds.ThreatCvss.In(desk[id].Fields).ShouldBe(Wrong);
        desk.TryChange(id, new RecordPatch(Title: "Another title")).Ok.ShouldBeTrue();
    }

    private static RecordDraft Draft(RecordKind kind, string vector)
    {
        var definition = kind.Definition();
        return new RecordDraft { Kind = kind, Title = "A title", Place = new SourcePlace(null), Fields = FieldValues.Empty(definition).With(definition.FindField("cvss")!, vector) };
    }
}
