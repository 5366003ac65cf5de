using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Standards;
using Suture.Formats.Standards;

namespace Suture.Formats.Tests.Standards;

public sealed class CheckReportReaderTests
{
    private const string One = """
        {"standard":"iec62304","title":"T","edition":"E","device":"PUMP","version":"3.2.0","class":"C","position":1284,"root":"9f","summary":{"met":99,"gap":0,"attested":0,"notApplicable":0},
         "clauses":[{"id":"5.1.1","title":"Plan","status":"met","decidedBy":"computed","why":null,"evidence":["DOC-1"],"gaps":[]},
                    {"id":"5.2","title":"Gap","status":"gap","decidedBy":"both","evidence":[],"gaps":[{"key":"SRS-2","why":"is not approved"},{"key":"PUMP","why":"no release"}]}]}
        """;

    [Fact]
    public void Report_of_one_standard_is_read_and_counted_anew()
    {
        var report = Read(One).Value.Single();

        (report.Standard, report.Device, report.Class, report.Position).ShouldBe(("iec62304", "PUMP", "C", 1284));
        report.Summary.ShouldBe(new CheckSummary(1, 1, 0, 0), "counts are not believed");
        report.Clauses[0].Evidence.ShouldBe([RecordId.Parse("DOC-1")]);
        report.Clauses[1].Gaps.ShouldBe([new ClauseGap(RecordId.Parse("SRS-2"), "is not approved"), new ClauseGap(null, "no release")]);
        report.Clauses[1].DecidedBy.ShouldBe(DecidedBy.Both);
    }

    [Fact]
    public void Report_of_several_standards_is_read() =>
        Read($$"""{"device":"PUMP","position":1284,"standards":[{{One}},{{One.Replace("iec62304", "own", StringComparison.Ordinal)}}]}""").Value.Select(r => r.Standard).ShouldBe(["iec62304", "own"]);

    [Theory]
    [InlineData("\"position\":1284", "\"position\":-1", "$.position")]
    [InlineData("\"position\":1284", "\"position\":\"1284\"", "$.position")]
    [InlineData("\"status\":\"gap\"", "\"status\":\"fine\"", "$.clauses[1].status")]
    [InlineData("\"decidedBy\":\"both\"", "\"decidedBy\":3", "$.clauses[1].decidedBy")]
    [InlineData("\"SRS-2\"", "\"SRS-02\"", "$.clauses[1].gaps[0].key")]
    [InlineData("\"SRS-2\"", "\"<b>\"", "$.clauses[1].gaps[0].key")]
    [InlineData("[\"DOC-1\"]", "[7]", "$.clauses[0].evidence[0]")]
    [InlineData("\"device\":\"PUMP\",", "", "$.device")]
    [InlineData("\"id\":\"5.2\"", "\"id\":\"5.1.1\"", "$.clauses")]
    [InlineData("\"gaps\":[]", "\"gaps\":{}", "$.clauses[0].gaps")]
    public void What_is_wrong_is_named_with_its_path(string part, string wrong, string path)
    {
        var problem = Read(One.Replace(part, wrong, StringComparison.Ordinal)).Problems[0];

        problem.Code.ShouldBe("gate.report.invalid");
        problem.Path.ShouldBe(path);
        problem.File.ShouldBe("main.json");
    }

    [Theory]
    [InlineData("", "gate.json.malformed")]
    [InlineData("[]", "gate.report.invalid")]
    [InlineData("null", "gate.report.invalid")]
    [InlineData("{\"standards\":7}", "gate.report.invalid")]
    [InlineData("{\"standards\":[]}", "gate.report.invalid")]
    [InlineData("{\"standards\":[null]}", "gate.report.invalid")]
    [InlineData("{\"standard\":\"a\",\"standard\":\"b\"}", "gate.json.malformed")]
    public void What_is_no_report_is_refused(string text, string code) => Read(text).Problems[0].Code.ShouldBe(code);

    [Fact]
    public void Standard_that_is_answered_twice_is_refused() => Read($$"""{"standards":[{{One}},{{One}}]}""").Problems.Single().Message.ShouldBe("iec62304 is answered twice.");

    private static Suture.Domain.Results.Result<System.Collections.Immutable.ImmutableArray<CheckReport>> Read(string text) => CheckReportReader.Read(Encoding.UTF8.GetBytes(text), "main.json");
}
