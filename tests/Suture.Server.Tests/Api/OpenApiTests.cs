using System.Net;
using System.Text.Json;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>The document that the server gives is the one that is committed: a changed API shows in review.</summary>
public sealed class OpenApiTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task TheDocument_IsTheCommittedOne()
    {
        var document = JsonSerializer.Serialize(await DocumentAsync(), Indented).ReplaceLineEndings("\n") + "\n";
        var file = Path.Combine(Root(), "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, document);
        }

        document.ShouldBe(await File.ReadAllTextAsync(file), "Run with UPDATE_GOLDEN=1 when the change of the API is meant.");
    }

    [Fact]
    public async Task EveryOperation_HasIdSummaryTagAndProblems()
    {
        var document = await DocumentAsync();
        var count = 0;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var name = $"{operation.Name} {path.Name}";
                operation.Value.Text("operationId").ShouldNotBeNullOrEmpty(name);
                operation.Value.Text("summary").ShouldNotBeNullOrEmpty(name);
                operation.Value.GetProperty("tags").GetArrayLength().ShouldBe(1, name);
                if (path.Name.StartsWith("/api/v1", StringComparison.Ordinal))
                {
                    operation.Value.GetProperty("responses").TryGetProperty("401", out _).ShouldBeTrue(name);
                    operation.Value.GetProperty("responses").EnumerateObject().Any(r => r.Name[0] == '2').ShouldBeTrue(name);
                }

                count++;
            }
        }

        count.ShouldBe(Requests.All.Count + 1); // and /health
    }

    private async Task<JsonElement> DocumentAsync()
    {
        using var client = shared.Host.Anonymous();
        return await (await client.ReadAsync("/openapi/v1.json")).JsonAsync(HttpStatusCode.OK);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Suture.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Not inside the repository.");
    }
}
