using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Formats.Text;

namespace Suture.Formats.Tests.Text;

public sealed class RecordTextTests
{
    private const string Full = """
        ---
        key: PUMP/SRS-12        # the full form is fine
        title: >-
          Occlusion alarm
          within 30 seconds
        tags:
        - alarm
        - 'essential-performance'
        links:
          derivesFrom:
            - SYS-4
            - DOORS-4711
          implements: RC-3
        fields: {category: Alarm, method: ~, rationale: ""}
        ---
        The pump shall ...
        """;

    [Fact]
    public void Written_by_hand_in_other_yaml_styles_it_is_read_all_the_same()
    {
        var draft = RecordText.Read(Full, "SRS/SRS-12.md").Value;
        draft.Title.ShouldBe("Occlusion alarm within 30 seconds");
        draft.Tags.ShouldNotBeNull().ShouldBe(["alarm", "essential-performance"]);
        draft.Links!.Value.Select(l => (l.Type, l.Target, l.Place!.Line)).ShouldBe([(LinkType.DerivesFrom, "SYS-4", 11), (LinkType.DerivesFrom, "DOORS-4711", 12), (LinkType.Implements, "RC-3", 13)]);
        RequirementKinds.SoftwareCategory.In(draft.Fields!).ShouldBe("alarm");
        draft.ClearedFields.ShouldBe([RequirementKinds.SoftwareMethod, RequirementKinds.SoftwareRationale]);
        draft.Text.ShouldBe("The pump shall ...");
        draft.LinkTypes.ShouldBeNull();
        draft.Place.ShouldBe(new SourcePlace("SRS/SRS-12.md", 2));
    }

    [Fact]
    public void Members_that_are_not_there_are_null_and_so_left_alone()
    {
        var draft = RecordText.Read("---\nkey: SRS-12\n---\n", "SRS-12.md").Value;
        (draft.Title, draft.Alias, draft.Owner, draft.Tags, draft.State, draft.Fields, draft.Links).ShouldBe((null, null, null, null, null, null, null));
        draft.Text.ShouldBe("");
        var emptied = RecordText.Read("---\nkey: SRS-12\nowner:\ntags: []\nlinks:\n---\n", "SRS-12.md").Value;
        emptied.Owner.ShouldBe("");
        emptied.Tags.ShouldNotBeNull().ShouldBeEmpty();
        emptied.Links.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_make_no_difference() =>
        RecordText.Read("\uFEFF---\r\nkey: SRS-12\r\nfields:\r\n  rationale: |\r\n    a\r\n    b\r\n---\r\n\r\nText\r\nmore\r\n", "SRS-12.md").Value
            .ShouldSatisfyAllConditions(d => d.Text.ShouldBe("Text\nmore"), d => RequirementKinds.SoftwareRationale.In(d.Fields!).ShouldBe("a\nb"));

    [Fact]
    public void A_record_of_each_form_of_field_is_written_as_expected()
    {
        var model = FieldValues.Empty(RecordKind.TM.Definition()).With(SecurityKinds.ModelMethod, "STRIDE: by element").With(SecurityKinds.ModelScope, "Inside:\n\n- pump\n- gateway")
            .With(SecurityKinds.ModelElements, System.Collections.Immutable.ImmutableArray.Create(new TableRow(["P1", "Pump controller", "process", "", "", "", "", "", "", ""]), new TableRow(["E1", "Nurse, ward", "external", "yes", "", "", "", "", "", ""])));
        var document = FieldValues.Empty(RecordKind.DOC.Definition()).With(DocumentKinds.DocumentEvidence, System.Collections.Immutable.ImmutableArray.Create("approval_record", "audit_log"))
            .With(DocumentKinds.DocumentVersion, "3.10").With(DocumentKinds.DocumentEffective, new DateOnly(2026, 3, 31)).With(DocumentKinds.DocumentReaders, System.Collections.Immutable.ImmutableArray.Create("anna.berg", "QA: all"));
        var run = FieldValues.Empty(RecordKind.RUN.Definition()).With(VerificationKinds.RunExecutedAt, new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.FromHours(2))).With(VerificationKinds.RunPassed, 41L);
        Expectation.Matches("records.txt", string.Join("\n=====\n", new[]
        {
            new TextRecord(new(RecordKind.TM, 1), "Threat model", null, null, [], "draft", [], model, ""),
            new TextRecord(new(RecordKind.DOC, 2), "# Plan", "D-2", "anna.berg", ["a", "b c", "null"], "approved", [], document, "# Plan\n\ntext  \nmore"),
            new TextRecord(new(RecordKind.RUN, 3), "Nightly", null, null, [], "recorded", [], run, "\n"),
            new TextRecord(new(RecordKind.SRS, 4), "true", null, null, [], "draft", [(LinkType.Implements, new(RecordKind.RC, 10)), (LinkType.Implements, new(RecordKind.RC, 9)), (LinkType.DerivesFrom, new(RecordKind.SYS, 1))], FieldValues.Empty(RecordKind.SRS.Definition()), "x"),
        }.Select(RecordText.Write)));
    }

    [Fact]
    public void Every_mistake_of_a_file_is_reported_with_its_line_and_a_hint()
    {
        var cases = Expectation.Read("mistakes.md").Split("=====\n");
        Expectation.Matches("mistakes.txt", string.Join("=====\n", cases.Select(c => string.Concat(RecordText.Read(c, "SRS/SRS-12.md").Problems.Select(p => $"{p.File}:{p.Line} {p.Code} [{p.Path}] {p.Message}\n")))));
    }

    [Fact]
    public void Front_matter_that_expands_or_nests_is_refused()
    {
        Code("a: &a [x]\nb: *a").ShouldBe("text.yaml.tag");
        Code("b: *a").ShouldBe("text.yaml.alias");
        Code("b: !!binary x").ShouldBe("text.yaml.tag");
        Code("b: " + new string('[', 200) + new string(']', 200)).ShouldBe("text.yaml.depth");
        Code("b: " + new string('[', 500_000)).ShouldBe("text.yaml.depth");
        Code("b: " + new string('x', 1_100_000)).ShouldBe("text.frontmatter.large");
        Code("b: \"\\UFFFFFFFF\"").ShouldBe("text.yaml.syntax");
        string Code(string yaml) => RecordText.Read($"---\nkey: SRS-12\n{yaml}\n---\n", "SRS-12.md").Problems[0].Code;
    }

    [Fact]
    public void Naughty_strings_come_back_from_every_member_that_holds_text()
    {
        var files = Corpus.Files("junk/blns/blns.json");
        var strings = files.Count == 0 ? ["\u0000", "<script>"] : JsonSerializer.Deserialize<string[]>(File.ReadAllText(files[0]))!;
        strings.Length.ShouldBeGreaterThan(1);
        var kind = RecordKind.SRS.Definition();
        foreach (var naughty in strings.Select(FieldText.ToLf).Where(s => !string.IsNullOrWhiteSpace(s)))
        {
            var record = new TextRecord(new(RecordKind.SRS, 12), naughty, naughty, naughty, [naughty], "draft", [], FieldValues.Empty(kind).With(RequirementKinds.SoftwareRationale, naughty), naughty);
            var draft = RecordText.Read(RecordText.Write(record), "SRS-12.md").Value;
            (draft.Title, draft.Alias, draft.Owner, draft.Tags!.Value[0], RequirementKinds.SoftwareRationale.In(draft.Fields!), draft.Text).ShouldBe((naughty, naughty, naughty, naughty, naughty, naughty));
        }
    }
}
