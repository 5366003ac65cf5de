using System.Text;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Reports;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Tracing;
using Suture.Reports.Gate;
using Suture.Reports.Matrix;
using static Suture.Application.Tests.Releases.ReleaseWorkshop;

namespace Suture.Application.Tests.Releases;

/// <summary>Every report at a release, made twice: days apart, by another person, after records, standards and checkpoints have gone on.</summary>
public sealed class SameReportTests
{
    public static TheoryData<string> Reports => ["gate.html", "gate.json", "requirements.json", "requirements.csv", "requirements.html", "requirements.xlsx", "safety.html", "security.json", "records"];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task AReportAtABaseline_MadeTwice_IsTheSameToTheByte(string report)
    {
        var (shop, clock) = await WithComponentAsync();
        await using var closing = shop;
        await BaselineAsync(shop);
        var first = await MakeAsync(shop, Workshop.Mei, report, "REL-1");
        await GoOnAsync(shop, clock);
        var second = await MakeAsync(shop, Workshop.Eva, report, "REL-1");
        first.Length.ShouldBeGreaterThan(20);
        Encoding.UTF8.GetString(second).ShouldBe(Encoding.UTF8.GetString(first));
        second.ShouldBe(first);
    }

    [Theory]
    [InlineData("gate.html")]
    [InlineData("gate.json")]
    [InlineData("requirements.json")]
    public async Task Twin_AReportOfNow_TellsWhenItWasMade(string report)
    {
        var (shop, clock) = await WithComponentAsync();
        await using var closing = shop;
        var first = await MakeAsync(shop, Workshop.Mei, report, null);
        clock.Move(TimeSpan.FromDays(1));
        (await MakeAsync(shop, Workshop.Mei, report, null)).ShouldNotBe(first);
    }

    [Fact]
    public async Task AReportAtABaseline_JudgesDatesOnItsDay_AndByItsRules()
    {
        var (shop, clock) = await WithComponentAsync();
        await using var closing = shop;
        await BaselineAsync(shop);
        await GoOnAsync(shop, clock);
        (await shop.Gate.CheckAsync(Workshop.Eva, "PUMP", "small", null, default)).Value.Clauses.Length.ShouldBe(1);
        var then = (await shop.Gate.CheckAsync(Workshop.Eva, "PUMP", "small", "REL-1", default)).Value;
        then.Clauses.Length.ShouldBe(2);
        then.NoGaps.ShouldBeTrue();

        var html = Encoding.UTF8.GetString(await MakeAsync(shop, Workshop.Eva, "gate.html", "REL-1"));
        html.ShouldContain("Baseline REL-1, version 1.0, dates judged on 2026-11-23");
        html.ShouldContain("MEI.TANAKA");
        html.ShouldNotContain("eva.novak");
        html.ShouldNotContain("others than these");
    }

    [Fact]
    public async Task AReleaseThatWasOnlySigned_GivesTheSameReportToo()
    {
        var (shop, clock) = await WithComponentAsync();
        await using var closing = shop;
        var release = (await shop.Reading.GetAsync(Workshop.Mei, "PUMP", "REL-1", null, default)).Value.Record;
        (await shop.Writing.MoveAsync(Workshop.Mei, "PUMP", release.Id, release.Version, "release", Credentials, new WriteInfo(), default)).Problems.ShouldBeEmpty();
        var first = await MakeAsync(shop, Workshop.Mei, "requirements.html", "REL-1");
        clock.Move(TimeSpan.FromDays(400));
        (await MakeAsync(shop, Workshop.Eva, "requirements.html", "REL-1")).ShouldBe(first);
        Encoding.UTF8.GetString(first).ShouldContain("Release REL-1, version 1.0");
    }

    // A component whose support ends soon: a check that today's date would change.
    private static async Task<(Workshop Shop, MovedClock Clock)> WithComponentAsync()
    {
        var (shop, clock) = await OpenAsync();
        var fields = FieldValues.Empty(RecordKind.SOUP.Definition()).With(SoftwareKinds.SoupVersion, "1").With(SoftwareKinds.SoupEndOfSupport, new DateOnly(2026, 12, 1));
        await shop.CreateAsync(RecordKind.SOUP, "zlib", draft: new RecordDraft { Kind = RecordKind.SOUP, Fields = fields, Place = new SourcePlace(null) });
        return (shop, clock);
    }

    private static async Task GoOnAsync(Workshop shop, MovedClock clock)
    {
        clock.Move(TimeSpan.FromDays(40));
        await shop.CreateAsync(RecordKind.SRS, "A later requirement");
        await shop.Devices.ChangeAsync(Workshop.Admin, new Device("PUMP", "Renamed device", "B", "2.0", ""), new WriteInfo("Next version"), default);
        var shorter = Standard[..Standard.IndexOf("  - id: \"2\"", StringComparison.Ordinal)];
        (await shop.Standards.AddAsync(Workshop.Admin, "small.yaml", Encoding.UTF8.GetBytes(shorter), dryRun: false, new WriteInfo(), default)).Problems.ShouldBeEmpty();
        await shop.Ledger.CheckpointAsync(Workshop.Eva, default);
    }

    private static async Task<byte[]> MakeAsync(Workshop shop, Caller caller, string report, string? at)
    {
        using var bytes = new MemoryStream();
        if (report == "records")
        {
            foreach (var file in (await shop.Transfer.ExportAsync(caller, "PUMP", at, default)).Value)
            {
                bytes.Write(Encoding.UTF8.GetBytes(file.Path));
                bytes.Write(file.Bytes.Span);
            }

            return bytes.ToArray();
        }

        var (name, format) = (report.Split('.')[0], report.Split('.')[1]);
        if (name == "gate")
        {
            var gate = (await shop.Reports.GateAsync(caller, "PUMP", "small", at, default)).Value;
            await (format == "html" ? GateHtml.WriteAsync(gate.Content, gate.Stamp, gate.Find, bytes) : GateJson.WriteAsync(gate.Content, gate.Stamp, bytes));
            return bytes.ToArray();
        }

        var matrix = (await shop.Reports.MatrixAsync(caller, "PUMP", name, at, default)).Value;
        await WriteAsync(matrix, format, bytes);
        return bytes.ToArray();
    }

    private static async Task WriteAsync(Printable<TraceMatrix> matrix, string format, MemoryStream bytes)
    {
        switch (format)
        {
            case "csv":
                MatrixTables.WriteCsv(matrix.Content, matrix.Find, bytes);
                break;
            case "xlsx":
                MatrixTables.WriteXlsx(matrix.Content, matrix.Stamp, matrix.Find, bytes);
                break;
            case "html":
                await MatrixHtml.WriteAsync(matrix.Content, matrix.Stamp, matrix.Find, bytes);
                break;
            default:
                await MatrixJson.WriteAsync(matrix.Content, matrix.Stamp, bytes);
                break;
        }
    }
}
