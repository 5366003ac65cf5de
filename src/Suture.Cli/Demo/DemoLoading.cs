using System.Net.Http.Headers;
using System.Text.Json;
using Suture.Cli.Commands;
using Suture.Cli.Connection;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Demo;

/// <summary>Loads the sample through the API, as its people would.</summary>
internal static class DemoLoading
{
    public static async Task<Result<JsonElement>> PersonAsync(ApiClient admin, DemoPerson person, CancellationToken cancellation) =>
        await admin.WriteAsync(HttpMethod.Post, "users", json =>
        {
            json.WriteStartObject();
            json.WriteString("userName", person.UserName);
            json.WriteString("printedName", person.PrintedName);
            json.WriteString("password", DemoPeople.Password);
            JsonParts.Texts(json, "roles", [person.Role]);
            json.WriteEndObject();
        }, null, cancellation).ConfigureAwait(false);

    public static async Task<Result<JsonElement>> DeviceAsync(ApiClient admin, DemoSample sample, CancellationToken cancellation) =>
        await admin.WriteAsync(HttpMethod.Post, "devices", json =>
        {
            json.WriteStartObject();
            json.WriteString("key", sample.Key);
            json.WriteString("name", sample.Name);
            json.WriteString("safetyClass", sample.Class);
            json.WriteString("version", sample.Version);
            json.WriteEndObject();
        }, null, cancellation).ConfigureAwait(false);

    public static async Task<Result<JsonElement>> RecordsAsync(ApiClient author, DemoSample sample, CancellationToken cancellation)
    {
        using var content = RecordUpload.Of(SourceFiles.Records([sample.Folder]).Value, mapping: null);
        return await author.UploadAsync(DeviceChoice.Path(sample.Key, "import/records"), content, "Sample device", cancellation).ConfigureAwait(false);
    }

    public static Task<Result<JsonElement>> SbomAsync(ApiClient author, DemoSample sample, CancellationToken cancellation) =>
        FileAsync(author, sample, "import/sbom", Path.Combine(sample.Folder, "sbom.cdx.json"), cancellation);

    public static Task<Result<JsonElement>> TestsAsync(ApiClient author, DemoSample sample, string file, CancellationToken cancellation) => FileAsync(author, sample, "import/tests", file, cancellation);

    /// <summary>Sets the risk policy; the approver signs it.</summary>
    public static async Task<Result<JsonElement>> RiskPolicyAsync(ApiClient approver, DemoSample sample, CancellationToken cancellation)
    {
        var text = await File.ReadAllTextAsync(sample.RiskPolicy, cancellation).ConfigureAwait(false);
        return await approver.WriteAsync(HttpMethod.Put, DeviceChoice.Path(sample.Key, "risk-policy"), json =>
        {
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteString("fileName", Path.GetFileName(sample.RiskPolicy));
            json.WriteString("password", DemoPeople.Password);
            json.WriteEndObject();
        }, null, cancellation).ConfigureAwait(false);
    }

    /// <summary>Answers prompts of the brainstorm; gives how many.</summary>
    public static async Task<Result<int>> BrainstormAsync(ApiClient author, DemoSample sample, CancellationToken cancellation)
    {
        using var answers = JsonDocument.Parse(await File.ReadAllBytesAsync(sample.Brainstorm, cancellation).ConfigureAwait(false));
        foreach (var answer in answers.RootElement.EnumerateArray())
        {
            var written = await author.WriteAsync(HttpMethod.Put, DeviceChoice.Path(sample.Key, "risk/prompts/" + Uri.EscapeDataString(answer.Text("prompt"))), json =>
            {
                json.WriteStartObject();
                foreach (var member in answer.EnumerateObject().Where(m => m.Name is not "prompt"))
                {
                    member.WriteTo(json);
                }

                json.WriteEndObject();
            }, null, cancellation).ConfigureAwait(false);
            if (!written.Ok)
            {
                return Result<int>.Failed(written.Problems);
            }
        }

        return answers.RootElement.GetArrayLength();
    }

    /// <summary>One line about what an import of tests found.</summary>
    public static string TestLine(JsonElement tests) =>
        $"{tests.Text("file")}: {Words.Count(tests.Number("cases"), "test")}, {tests.Number("failed")} failed, {tests.Number("linked")} linked to records" +
        (tests.Count("unknownKeys") > 0 ? $", {Words.Count(tests.Count("unknownKeys"), "unknown key")} reported" : "");

    private static async Task<Result<JsonElement>> FileAsync(ApiClient author, DemoSample sample, string what, string file, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await author.UploadAsync(DeviceChoice.Path(sample.Key, what) + DeviceChoice.Query(("fileName", Path.GetFileName(file))), content, null, cancellation).ConfigureAwait(false);
    }
}
