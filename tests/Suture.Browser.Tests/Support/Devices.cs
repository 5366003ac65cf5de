using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.People;
using Suture.Application.Records;
using Suture.Application.Safety;
using Suture.Application.Software;
using Suture.Application.Verification;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety.Prompts;

namespace Suture.Browser.Tests.Support;

/// <summary>Makes people and devices through the same use cases that the pages call.</summary>
internal sealed class Devices(IServiceProvider services)
{
    public const int LargeRows = 10_000;

    /// <summary>Author of what the tests approve: nobody may approve what they wrote.</summary>
    private static readonly Caller Author = new(Site.Engineer, [Role.Administrator, Role.Engineer, Role.Quality]);

    private static readonly WriteInfo Write = new();

    public async Task AddPersonAsync(string userName, string name, Role role) =>
        (await services.GetRequiredService<PeopleAdministration>().CreateAsync(
            new Caller(Site.Administrator, [Role.Administrator]), new NewAccount(userName, name, null, [role], Site.Password), Write, CancellationToken.None)).Value.ShouldNotBeNull();

    /// <summary>The sample pump with its SBOM and test results.</summary>
    public async Task AddPumpAsync()
    {
        var sample = Sample();
        await CreateAsync(new Device("PUMP", "Talvik 3 infusion pump", "C", "3.2.0", "The sample."));
        var files = Directory.EnumerateFiles(sample, "*.md", SearchOption.AllDirectories).Where(f => !f.EndsWith("README.md", StringComparison.Ordinal))
            .Select(f => new ImportFile(Path.GetRelativePath(sample, f).Replace('\\', '/'), File.ReadAllBytes(f))).ToList();
        (await services.GetRequiredService<RecordTransfer>().ImportAsync(Author, "PUMP", files, null, null, dryRun: false, Write, CancellationToken.None)).Value.Added.Length.ShouldBeGreaterThan(100);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(sample, "results")).Order(StringComparer.Ordinal))
        {
            (await services.GetRequiredService<TestTransfer>().ImportAsync(Author, "PUMP", new ImportFile(Path.GetFileName(file), File.ReadAllBytes(file)), new RunInfo(), dryRun: false, Write, CancellationToken.None)).Value.Cases.ShouldBePositive();
        }

        var bom = new ImportFile("sbom.cdx.json", File.ReadAllBytes(Path.Combine(sample, "sbom.cdx.json")));
        (await services.GetRequiredService<SbomTransfer>().ImportAsync(Author, "PUMP", bom, null, dryRun: false, Write, CancellationToken.None)).Value.Components.ShouldBePositive();
        using var answers = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(sample, "brainstorm.json")));
        foreach (var answer in answers.RootElement.EnumerateArray())
        {
            string? Text(string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;
            var wish = new PromptWish(Text("prompt")!, Text("item"))
            {
                Records = answer.TryGetProperty("records", out var keys) ? [.. keys.EnumerateArray().Select(k => k.GetString()!)] : [],
                SetAside = Text("setAside"),
                Note = Text("note"),
            };
            (await services.GetRequiredService<PromptAnswering>().AnswerAsync(Author, "PUMP", wish, Write, CancellationToken.None)).Problems.ShouldBeEmpty();
        }
    }

    /// <summary>A device with ten thousand requirements, each with a test case.</summary>
    public async Task AddLargeAsync()
    {
        await CreateAsync(new Device("LARGE", "Large device", "B", null, string.Empty));
        var drafts = new List<RecordDraft>((2 * LargeRows) + 1) { Draft(RecordKind.UN, 1, "Deliver what was ordered") };
        for (var n = 1; n <= LargeRows; n++)
        {
            drafts.Add(Draft(RecordKind.SRS, n, $"Requirement number {n}", new LinkDraft(LinkType.DerivesFrom, "UN-1")));
            drafts.Add(Draft(RecordKind.TC, n, $"Test of requirement {n}", new LinkDraft(LinkType.Verifies, $"SRS-{n}")));
        }

        (await services.GetRequiredService<RecordTransfer>().ImportAsync(Author, "LARGE", drafts, dryRun: false, Write, CancellationToken.None)).Value.Added.Length.ShouldBe((2 * LargeRows) + 1);
    }

    /// <summary>A new requirement that no other test touches.</summary>
    public async Task<Suture.Domain.Records.Model.Record> AddRequirementAsync(string title, string text = "The pump shall do it.")
    {
        using var scope = services.CreateScope();
        var kind = RecordKind.SRS.Definition();
        var made = await scope.ServiceProvider.GetRequiredService<RecordWriting>().CreateAsync(
            Author, "PUMP",
            new RecordDraft { Kind = RecordKind.SRS, Title = title, Text = text, Fields = Required(kind), Place = new SourcePlace(null) }, Write, CancellationToken.None);
        return made.Value.Record;
    }

    /// <summary>A device of its own with one hazardous situation.</summary>
    public async Task AddSituationAsync(string device, string title)
    {
        await CreateAsync(new Device(device, title, "C", null, string.Empty));
        (await services.GetRequiredService<RecordTransfer>().ImportAsync(Author, device, [Draft(RecordKind.HS, 1, title)], dryRun: false, Write, CancellationToken.None)).Value.Added.ShouldHaveSingleItem();
    }

    public async Task RenameAsync(string device, RecordId id, string title)
    {
        using var scope = services.CreateScope();
        var (reading, writing) = (scope.ServiceProvider.GetRequiredService<RecordReading>(), scope.ServiceProvider.GetRequiredService<RecordWriting>());
        var now = (await reading.GetAsync(Author, device, id.ToString(), null, CancellationToken.None)).Value.Record;
        (await writing.ChangeAsync(Author, device, id, now.Version, new RecordPatch(Title: title), Write, CancellationToken.None)).Value.Record.Title.ShouldBe(title);
    }

    // Each required field with a value, so that the record may go to review.
    private static Domain.Records.Fields.FieldValues Required(KindDefinition kind)
    {
        var values = new Domain.Records.Fields.FieldValues.Builder(kind);
        foreach (var field in kind.Fields.Where(f => f.Required))
        {
            values.Set(field, field.Choices.IsEmpty ? "As described." : field.Type == Domain.Records.Fields.FieldType.Choice ? field.Choices[0].Code : ImmutableArray.Create(field.Choices[0].Code));
        }

        return values.Build();
    }

    private static RecordDraft Draft(RecordKind kind, int number, string title, params ImmutableArray<LinkDraft> links) =>
        new() { Kind = kind, Number = number, Title = title, Text = string.Empty, Links = links, Place = new SourcePlace(null) };

    private async Task CreateAsync(Device device) =>
        (await services.GetRequiredService<DeviceCatalog>().CreateAsync(Author, device, Write, CancellationToken.None)).Value.Key.ShouldBe(device.Key);

    private static string Sample()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var sample = Path.Combine(folder.FullName, "samples", "infusion-pump");
            if (Directory.Exists(sample))
            {
                return sample;
            }
        }

        throw new DirectoryNotFoundException("samples/infusion-pump is not above the test's folder.");
    }
}
