using System.Collections.Immutable;
using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;

namespace Suture.Formats.Tests.Text;

public sealed class FieldTextTests
{
    private static readonly SourcePlace Place = new("f.csv", 7, "C");
    private static readonly Gen<(Field Field, object? Value)> AnyValue =
        Gen.OneOf(RecordKinds.All.SelectMany(k => k.Fields).ToArray()).SelectMany(f => RecordGen.Value(f).Select(v => (f, v)));

    [Fact]
    public void Every_value_of_every_field_comes_back_from_its_text() => AnyValue.Sample(x =>
    {
        var text = FieldText.Format(x.Field, x.Value);
        var read = FieldText.Parse(x.Field, text, Place);
        read.Ok.ShouldBeTrue(text);
        var kind = RecordKinds.All.First(k => k.Fields.Contains(x.Field));
        FieldValues.Empty(kind).With(x.Field, read.Value).Equals(FieldValues.Empty(kind).With(x.Field, x.Value)).ShouldBeTrue(text);
    }, iter: 20_000);

    [Fact]
    public void Any_text_for_any_field_gives_a_value_or_a_problem_with_its_place() =>
        Gen.Select(Gen.OneOf(RecordKinds.All.SelectMany(k => k.Fields).ToArray()), RecordGen.AnyText).Sample((field, text) =>
        {
            var read = FieldText.Parse(field, text, Place);
            read.Problems.ShouldAllBe(p => p.File == "f.csv" && p.Line == 7 && p.Path == "C" && p.Code.StartsWith("field."));
            (read.Ok || read.Problems.Length == 1).ShouldBeTrue();
        }, iter: 20_000);

    [Theory]
    [InlineData("alarm")]
    [InlineData("Alarm")]
    [InlineData(" ALARM ")]
    public void A_choice_is_taken_by_code_or_label_in_any_case(string text) =>
        FieldText.Parse(RequirementKinds.SoftwareCategory, text, Place).Value.ShouldBe("alarm");

    [Fact]
    public void An_unknown_choice_names_the_known_ones()
    {
        var problem = FieldText.Parse(RequirementKinds.SoftwareCategory, "alrm", Place).Problems.Single();
        problem.Code.ShouldBe("field.choice.unknown");
        problem.Message.ShouldBe("category: 'alrm' is not one of functional, performance, interface, security, alarm, usability, data, regulatory, installation.");
    }

    [Theory]
    [InlineData("x", true)]
    [InlineData("YES", true)]
    [InlineData("1", true)]
    [InlineData("no", false)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    public void Truth_values_are_read_as_people_write_them(string text, bool value) =>
        FieldText.Parse(VerificationKinds.TestAutomated, text, Place).Value.ShouldBe(value);

    [Theory]
    [InlineData("a;b", new[] { "a", "b" })]
    [InlineData("a\nb;c", new[] { "a", "b;c" })]
    [InlineData("a;b\n", new[] { "a;b" })]
    [InlineData("[\"a\\nb\", \"\"]", new[] { "a\nb", "" })]
    public void A_list_is_one_a_line_or_separated_by_semicolons_or_json(string text, string[] values) =>
        ((ImmutableArray<string>)FieldText.Parse(SecurityKinds.FindingAliases, text, Place).Value!).ShouldBe(values);

    [Fact]
    public void A_table_is_lines_of_cells_or_json_by_column()
    {
        var lines = FieldText.Parse(SecurityKinds.ModelElements, "P1 | Pump controller | process\nE1 | Nurse", Place);
        var json = FieldText.Parse(SecurityKinds.ModelElements, """[{"id":"P1","type":"process","name":"Pump controller"},{"name":"Nurse","id":"E1"}]""", Place);
        var rows = (ImmutableArray<TableRow>)lines.Value!;
        rows.ShouldBe((ImmutableArray<TableRow>)json.Value!);
        rows[0].Cells.ShouldBe(["P1", "Pump controller", "process", "", "", "", "", "", "", ""]);
    }

    [Fact]
    public void A_table_row_with_too_many_cells_names_the_columns() =>
        FieldText.Parse(SecurityKinds.ModelBoundaries, "B1 | Network | Site | Guarded | Ours | 0 0 9 9 | too much", Place).Problems.Single().Message
            .ShouldBe("boundaries: 'B1 | Network | Site | Guarded | Ours | 0 0 9 9 | too much' is not a row of at most 6 cells: id | name | parent | description | outOfScope | place.");

    [Theory]
    [InlineData("2026-03-31T10:00:00Z")]
    [InlineData("2026-03-31T12:00:00+02:00")]
    [InlineData("2026-03-31 10:00")]
    public void Times_are_read_as_utc(string text) =>
        FieldText.Parse(VerificationKinds.RunExecutedAt, text, Place).Value.ShouldBe(new DateTimeOffset(2026, 3, 31, 10, 0, 0, TimeSpan.Zero));
}
