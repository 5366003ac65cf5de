using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Suture.Domain.Standards;
using Suture.Formats.TestResults;
using Suture.Reports.Gate;

namespace Suture.Reports.Tests;

public sealed class GateJUnitTests
{
    [Fact]
    public async Task File_is_as_agreed() => Golden.Matches("gate.junit.xml", await TextAsync(GateExamples.Reports()));

    [Fact]
    public async Task Our_own_reader_finds_each_clause_as_a_case_with_its_outcome()
    {
        var text = await TextAsync(GateExamples.Reports());

        var read = TestReportReader.Read(Encoding.UTF8.GetBytes(text), "gate.xml").Value;

        read.Warnings.ShouldBeEmpty();
        read.Cases.Select(c => c.Outcome).ShouldBe([TestOutcome.Passed, TestOutcome.Failed, TestOutcome.Failed, TestOutcome.Passed, TestOutcome.Skipped, TestOutcome.Passed, TestOutcome.Skipped]);
        read.Cases[1].Name.ShouldBe("5.2.1 Requirements are <written> & derived");
        read.Cases[1].Suite.ShouldBe("Medical device software: life cycle processes, 2006 with amendment 1:2015");
        read.Cases[2].Message.ShouldBe("PUMP: no release is signed");
        read.Cases[4].Message.ShouldBe("Not applicable: Not asked for in class A.");
        read.StartedAt.ShouldBe(Examples.Stamp.PrintedAt);
    }

    [Fact]
    public async Task Imported_by_mistake_it_names_no_record_and_so_proves_nothing()
    {
        var read = TestReportReader.Read(Encoding.UTF8.GetBytes(await TextAsync(GateExamples.Reports())), "gate.xml").Value;

        read.Cases.SelectMany(c => c.Keys).ShouldBeEmpty();
        read.Version.ShouldBeNull();
    }

    [Fact]
    public async Task File_holds_for_the_schema_in_use() => Violations(await TextAsync(GateExamples.Reports())).ShouldBeEmpty();

    [Fact]
    public async Task File_with_hostile_words_holds_for_the_schema_in_use() => Violations(await TextAsync(GateExamples.Large(3, 40), GateExamples.HostileTitles)).ShouldBeEmpty();

    [Fact]
    public async Task Twin_a_case_without_a_class_name_does_not_hold_for_the_schema() =>
        Violations((await TextAsync(GateExamples.Reports())).Replace(" classname=\"suture.PUMP.tir57\"", "", StringComparison.Ordinal)).ShouldNotBeEmpty();

    [Fact]
    public async Task Words_of_records_stay_words()
    {
        var document = XDocument.Parse(await TextAsync(GateExamples.Large(1, 2), GateExamples.HostileTitles));

        document.Descendants("img").ShouldBeEmpty();
        document.Descendants("failure").Single().Value.ShouldContain("<img src=x onerror=alert(1)>");
        document.ToString().ShouldNotContain('\u0007');
    }

    [Fact]
    public async Task More_gaps_than_anyone_reads_are_counted()
    {
        var document = XDocument.Parse(await TextAsync(GateExamples.Large(1, GateJUnit.MaxGaps + 3)));

        document.Descendants("failure").Single().Value.ShouldEndWith("and 3 more gaps\n");
    }

    private static Task<string> TextAsync(GateReports reports, RecordLookup? find = null) => Outputs.TextAsync(s => GateJUnit.WriteAsync(reports, Examples.Stamp, find ?? Examples.Find, s));

    private static List<string> Violations(string file)
    {
        var schemas = new XmlSchemaSet();
        using (var text = new StringReader(JUnitSchema.Text))
        using (var schema = XmlReader.Create(text))
        {
            schemas.Add(XmlSchema.Read(schema, null)!);
        }

        var found = new List<string>();
        XDocument.Parse(file).Validate(schemas, (_, e) => found.Add(e.Message));
        return found;
    }
}
