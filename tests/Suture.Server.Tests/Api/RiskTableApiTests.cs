using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>The risk table over HTTP: out, edited, in again.</summary>
public sealed class RiskTableApiTests
{
    private const string Table = "/api/v1/devices/PUMP/risk/table";
    private const string Import = "/api/v1/devices/PUMP/import/risks";

    [Fact]
    public async Task ATable_GoesOut_IsEdited_AndComesIn_WithWhatMoved_Once()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await MakeAsync(engineer);
        var csv = await engineer.GetStringAsync(Table + "?format=csv");
        var edited = csv.Replace(",frequent,remote,", ",remote,improbable,", StringComparison.Ordinal);
        edited.ShouldNotBe(csv);

        var dry = await (await SendAsync(engineer, edited, "dryRun=true")).JsonAsync(HttpStatusCode.OK);
        (dry.GetProperty("changed")[0].GetString(), dry.GetProperty("dryRun").GetBoolean()).ShouldBe(("HS-1", true));
        dry.GetProperty("moved")[0].Text("key").ShouldBe("HS-1");
        (await engineer.GetStringAsync(Table + "?format=csv")).ShouldBe(csv);

        var done = await (await SendAsync(engineer, edited)).JsonAsync(HttpStatusCode.OK);
        done.GetProperty("moved").GetRawText().ShouldBe(dry.GetProperty("moved").GetRawText());
        (await (await engineer.ReadAsync("/api/v1/devices/PUMP/risk")).JsonAsync(HttpStatusCode.OK)).GetProperty("risks")[0].GetProperty("before").GetProperty("p1").Text("value").ShouldBe("remote");

        var again = await (await SendAsync(engineer, edited)).JsonAsync(HttpStatusCode.OK);
        (again.GetProperty("changed").GetArrayLength(), again.GetProperty("position").GetInt64()).ShouldBe((0, done.GetProperty("position").GetInt64()));

        // The same cells edited again from the old export are refused: somebody changed them since.
        var stale = await (await SendAsync(engineer, csv.Replace(",frequent,remote,", ",occasional,remote,", StringComparison.Ordinal))).JsonAsync(HttpStatusCode.PreconditionFailed);
        (stale.Text("code"), stale.Text("file"), stale.GetProperty("line").GetInt32()).ShouldBe(("riskTable.stale", "mine.csv", 2));
    }

    [Fact]
    public async Task AWrongCell_IsNamed_AndNothingChanges()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var refused = await (await SendAsync(engineer, "Hazardous situation,P1\nWrong dose,remote\nNo dose,sometimes\n")).JsonAsync(HttpStatusCode.BadRequest);
        (refused.Text("code"), refused.Text("path"), refused.GetProperty("line").GetInt32()).ShouldBe(("field.choice.unknown", "P1", 3));
        (await (await engineer.ReadAsync("/api/v1/devices/PUMP/risk")).JsonAsync(HttpStatusCode.OK)).GetProperty("risks").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task AWorkbook_IsGivenUnlessCsvIsAskedFor()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await MakeAsync(engineer);
        var workbook = await engineer.GetByteArrayAsync(Table);
        workbook[..2].ShouldBe("PK"u8.ToArray());
        using var content = new ByteArrayContent(workbook);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var same = await (await engineer.PostAsync(Import + "?fileName=risks.xlsx", content)).JsonAsync(HttpStatusCode.OK);
        (same.GetProperty("changed").GetArrayLength(), same.GetProperty("notes").GetArrayLength()).ShouldBe((0, 0));
        (await (await engineer.GetAsync(Table + "?format=pdf")).CodeAsync()).ShouldBe("format.unknown");
    }

    [Fact]
    public async Task ATableOfSomebodysOwn_ComesWithItsMapping()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        using var both = Form(("files", "mine.csv", "Scenario,Sev\nWrong dose,4\n"), ("mapping", "columns.yaml", "columns: {Scenario: Hazardous situation, Sev: Severity before controls}"));
        var made = await (await engineer.PostAsync(Import, both)).JsonAsync(HttpStatusCode.OK);
        made.GetProperty("added").GetArrayLength().ShouldBe(1);
        (await (await engineer.ReadAsync("/api/v1/devices/PUMP/risk")).JsonAsync(HttpStatusCode.OK)).GetProperty("risks")[0].GetProperty("before").GetProperty("severity").Text("value").ShouldBe("critical");

        using var wrong = Form(("files", "mine.csv", "Scenario,Sev\nWrong dose,4\n"), ("mapping", "columns.yaml", "columns:\n  Scenario: Situatoin"));
        var refused = await (await engineer.PostAsync(Import, wrong)).JsonAsync(HttpStatusCode.BadRequest);
        (refused.Text("file"), refused.GetProperty("line").GetInt32()).ShouldBe(("columns.yaml", 2));
        using var two = Form(("files", "a.csv", "Scenario\nx\n"), ("files", "b.csv", "Scenario\ny\n"));
        (await (await engineer.PostAsync(Import, two)).CodeAsync()).ShouldBe("import.files.one");
    }

    [Fact]
    public async Task AFileThatATool_CallsAForm_IsTakenAsItIs()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        using var content = new ByteArrayContent("Hazardous situation\nWrong dose\n"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        (await (await engineer.PostAsync(Import, content)).JsonAsync(HttpStatusCode.OK)).GetProperty("added").GetArrayLength().ShouldBe(1);
    }

    private static MultipartFormDataContent Form(params (string Part, string Name, string Text)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (part, name, text) in files)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), part, name);
        }

        return form;
    }

    private static async Task MakeAsync(HttpClient client)
    {
        const string rows = "Hazard,Hazardous situation,Harm,Severity,P1,P2,Cause,Control\nDrug,Wrong dose,Sepsis,serious,frequent,remote,Mixed-up units,One unit only\n";
        var made = await (await SendAsync(client, rows)).JsonAsync(HttpStatusCode.OK);
        made.GetProperty("added").GetArrayLength().ShouldBe(5, made.GetRawText());
        made.GetProperty("linksAdded").GetInt32().ShouldBe(4);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string csv, string query = "dryRun=false")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await client.PostAsync($"{Import}?fileName=mine.csv&{query}", content);
    }
}
