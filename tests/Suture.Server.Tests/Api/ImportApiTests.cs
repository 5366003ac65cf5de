using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

public sealed class ImportApiTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Import = "/api/v1/devices/PUMP/import/records";

    [Fact]
    public async Task AnExport_ComesBackUnchanged_AndTwoExportsAreTheSameBytes()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        await client.CreateAsync("Exported", "UN");
        var first = await (await client.ReadAsync("/api/v1/devices/PUMP/export/records")).Content.ReadAsByteArrayAsync();
        var second = await (await client.ReadAsync("/api/v1/devices/PUMP/export/records")).Content.ReadAsByteArrayAsync();
        second.ShouldBe(first);
        var again = await (await PostZipAsync(client, first)).JsonAsync(HttpStatusCode.OK);
        again.GetProperty("added").GetArrayLength().ShouldBe(0);
        again.GetProperty("changed").GetArrayLength().ShouldBe(0);
        again.GetProperty("unchanged").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task AFormOfFiles_IsImported_DryFirst()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        const string text = "---\nkey: UN-700\ntitle: From a form\n---\n\nText.\n";
        (await (await PostFormAsync(client, Import + "?dryRun=true", ("UN/UN-700.md", text))).JsonAsync(HttpStatusCode.OK)).GetProperty("dryRun").GetBoolean().ShouldBeTrue();
        (await client.ReadAsync(ApiSteps.Records + "/UN-700")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await PostFormAsync(client, Import, ("UN/UN-700.md", text))).JsonAsync(HttpStatusCode.OK)).GetProperty("added")[0].GetString().ShouldBe("UN-700");
        (await client.ReadAsync(ApiSteps.Records + "/UN-700")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ABadFile_IsNamedWithItsLine_AndNothingIsImported()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await PostFormAsync(client, Import, ("UN/UN-800.md", "---\nkey: UN-800\ntitle: Good\n---\n"), ("UN/UN-801.md", "---\nkey: UN-801\ntitle: Bad\nnope: 1\n---\n"));
        var problem = await answer.JsonAsync(HttpStatusCode.BadRequest);
        problem.Text("file").ShouldBe("UN/UN-801.md");
        problem.GetProperty("line").GetInt32().ShouldBe(4);
        (await client.ReadAsync(ApiSteps.Records + "/UN-800")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("../../etc/UN-1.md")]
    [InlineData("/UN-1.md")]
    [InlineData("UN\\UN-1.md")]
    [InlineData("C:UN-1.md")]
    [InlineData("UN//UN-1.md")]
    [InlineData("UN/./UN-1.md")]
    public async Task AZipWhoseNamesLeadOutOfTheFolder_IsRefused(string name)
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await PostZipAsync(client, Zip((name, "x"u8.ToArray())));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.CodeAsync()).ShouldBe("import.path");
    }

    [Fact]
    public async Task AZipThatUnpacksToFarMoreThanItsSize_IsRefused()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var bomb = Zip(("UN/UN-1.md", new byte[64 << 20]));
        bomb.Length.ShouldBeLessThan(1 << 20);
        var answer = await PostZipAsync(client, bomb);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.CodeAsync()).ShouldBe("import.zip.large");
    }

    [Fact]
    public async Task BytesThatAreNoZip_AreRefused()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        (await (await PostZipAsync(client, Encoding.UTF8.GetBytes("not a zip at all"))).CodeAsync()).ShouldBe("import.zip.damaged");
    }

    [Fact]
    public async Task AnSbom_AddsComponents_AndTheSameAgainAddsNone()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer, TokenScope.Evidence);
        const string sbom = """{"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"components":[{"type":"library","name":"zlib","version":"1.3.1","purl":"pkg:generic/zlib@1.3.1"}]}""";
        var first = await (await client.SendTextAsync("/api/v1/devices/PUMP/import/sbom?fileName=bom.json&name=firmware", sbom)).JsonAsync(HttpStatusCode.OK);
        first.GetProperty("added").GetArrayLength().ShouldBe(1);
        var second = await (await client.SendTextAsync("/api/v1/devices/PUMP/import/sbom?fileName=bom.json&name=firmware", sbom)).JsonAsync(HttpStatusCode.OK);
        second.GetProperty("unchanged").GetInt32().ShouldBe(1);
        (await (await client.SendTextAsync("/api/v1/devices/PUMP/import/sbom?fileName=bom.json", "{\"bomFormat\":")).JsonAsync(HttpStatusCode.BadRequest)).Text("file").ShouldBe("bom.json");
    }

    [Fact]
    public async Task TestResults_AreLinkedToTheRecordsTheyName()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var tested = await client.CreateAsync("Tested");
        using var ci = await shared.Host.WithTokenAsync(Role.Engineer, TokenScope.Evidence, SutureHost.Device);
        var junit = $"""<testsuites><testsuite name="s" tests="2"><testcase classname="c" name="{tested.Text("key")} holds the rate"/><testcase classname="c" name="TC-9999 unknown"/></testsuite></testsuites>""";
        var answer = await (await ci.SendTextAsync("/api/v1/devices/PUMP/import/tests?fileName=junit.xml&softwareVersion=1.0.0", junit, "application/xml")).JsonAsync(HttpStatusCode.OK);
        answer.GetProperty("cases").GetInt32().ShouldBe(2);
        answer.GetProperty("linked").GetInt32().ShouldBe(1);
        answer.GetProperty("unknownKeys")[0].Text("key").ShouldBe("TC-9999");
        (await (await client.ReadAsync(tested.AddressOf())).JsonAsync()).GetProperty("outcomes")[0].Text("result").ShouldBe("passed");
        (await (await ci.ReadAsync(tested.AddressOf())).CodeAsync()).ShouldBe("access.denied");
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static async Task<HttpResponseMessage> PostZipAsync(HttpClient client, byte[] zip)
    {
        using var content = new ByteArrayContent(zip);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return await client.PostAsync(new Uri(Import, UriKind.Relative), content);
    }

    private static async Task<HttpResponseMessage> PostFormAsync(HttpClient client, string address, params (string Path, string Text)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (path, text) in files)
        {
            form.Add(new StringContent(text), "files", path);
        }

        return await client.PostAsync(new Uri(address, UriKind.Relative), form);
    }
}
