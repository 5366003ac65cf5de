using System.Text;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Ledger;

namespace Suture.Domain.Tests.Records;

public sealed class FieldValuesTests
{
    public static TheoryData<RecordKind> Kinds => KindTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Json_OfACompleteBody_IsCanonicalAndReadBackTheSame(RecordKind kind)
    {
        var body = Desk.Complete(kind);
        var bytes = FieldValuesJson.ToBytes(body);
        CanonicalJson.IsCanonical(bytes).ShouldBeTrue();
        FieldValuesJson.ReadStored(kind.Definition(), bytes).ShouldBe(body);
        Parse(kind, Encoding.UTF8.GetString(bytes)).Value.Values.ShouldBe(body);
    }

    [Fact]
    public void Equals_BodiesThatDifferInOneCell_AreDifferent()
    {
        var body = Desk.Complete(RecordKind.TM);
        var rows = SecurityKinds.ModelFlows.In(body);
        var other = body.With(SecurityKinds.ModelFlows, rows.SetItem(0, new TableRow(rows[0].Cells.SetItem(0, "another"))));
        other.ShouldNotBe(body);
        other.With(SecurityKinds.ModelFlows, rows).ShouldBe(body);
    }

    [Fact]
    public void With_EmptyText_UnfillsTheField()
    {
        var body = Desk.Complete(RecordKind.SRS).With(RequirementKinds.SoftwareRationale, "");
        body[RequirementKinds.SoftwareRationale].ShouldBeNull();
        body.Filled.ShouldNotContain(f => f.Field == RequirementKinds.SoftwareRationale);
    }

    [Fact]
    public void Indexer_FieldOfAnotherKind_IsABug() =>
        Should.Throw<ArgumentException>(() => Desk.Complete(RecordKind.SRS)[SafetyKinds.HarmClinical]);

    [Theory]
    [InlineData("""{"categry":"alarm"}""", "record.field.unknown", "$.fields.categry")]
    [InlineData("""{"category":"loud"}""", "record.field.choice", "$.fields.category")]
    [InlineData("""{"category":7}""", "record.field.type", "$.fields.category")]
    [InlineData("[]", "record.fields.notObject", "$.fields")]
    public void Parse_BodyThatDoesNotFit_NamesThePlaceAndWhatWasExpected(string json, string code, string path)
    {
        var problem = Parse(RecordKind.SRS, json).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("""{"endOfSupport":"2026-02-30"}""", "$.fields.endOfSupport")]
    [InlineData("""{"version":"1\n2"}""", "$.fields.version")]
    [InlineData("""{"version":null,"purl":5}""", "$.fields.purl")]
    public void Parse_WrongValueOfAComponent_IsRefusedAtItsPlace(string json, string path) => Parse(RecordKind.SOUP, json).Problems.ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void Parse_NullValue_ClearsTheField() =>
        Parse(RecordKind.SOUP, """{"version":null}""").Value.Cleared.ShouldBe([SoftwareKinds.SoupVersion]);

    [Fact]
    public void Parse_RowWithAnUnknownColumn_IsRefusedAtItsCell() =>
        Parse(RecordKind.TM, """{"flows":[{"from":"P1"},{"frm":"P2"}]}""").Problems.ShouldHaveSingleItem().Path.ShouldBe("$.fields.flows[1].frm");

    private static Suture.Domain.Results.Result<(FieldValues Values, System.Collections.Immutable.ImmutableArray<Field> Cleared)> Parse(RecordKind kind, string json)
    {
        using var document = JsonDocument.Parse(json);
        return FieldValuesJson.Parse(kind.Definition(), document.RootElement);
    }
}
