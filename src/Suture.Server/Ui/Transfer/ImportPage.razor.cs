using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Application.Safety;
using Suture.Application.Software;
using Suture.Application.Verification;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Transfer;

/// <summary>Takes files in: first shows what would change, then does it.</summary>
public partial class ImportPage : DevicePage
{
    private const int MaxFiles = 5000;
    private const long MaxBytes = 64L << 20;
    private const long MaxMappingBytes = 1L << 20;
    private List<ImportFile> files = [];
    private ImportFile? mapping;
    private ImportOutcome? outcome;
    private string rowsKind = string.Empty;
    private bool busy;
    private string reason = string.Empty;
    private string version = string.Empty;
    private string commit = string.Empty;
    private string environment = string.Empty;

    [Inject]
    private RecordTransfer Records { get; set; } = default!;

    [Inject]
    private RiskTableTransfer Risks { get; set; } = default!;

    [Inject]
    private SbomTransfer Sboms { get; set; } = default!;

    [Inject]
    private TestTransfer Tests { get; set; } = default!;

    /// <summary><c>records</c>, <c>risks</c>, <c>sbom</c> or <c>tests</c>.</summary>
    [Parameter]
    public string? What { get; set; }

    private string Kind => What is "sbom" or "tests" or "risks" ? What : "records";

    private string Accept => Kind switch { "sbom" => ".json,.xml", "tests" => ".xml,.trx", "risks" => ".xlsx,.csv,.tsv", _ => ".md,.yaml,.csv,.tsv,.xlsx" };

    private string Hint => Kind switch
    {
        "sbom" => "CycloneDX 1.2 to 1.7, JSON or XML.",
        "tests" => "JUnit XML of any common tool, or TRX.",
        "risks" => "A risk table as XLSX or CSV: one from the page Risk, edited, or your own.",
        _ => "Markdown files with front matter, CSV or XLSX. Up to 64 MiB in all.",
    };

    protected override Task LoadAsync()
    {
        files = [];
        mapping = null;
        outcome = null;
        return Task.CompletedTask;
    }

    private async Task ChosenAsync(InputFileChangeEventArgs e)
    {
        (outcome, Problems, busy) = (null, [], true);
        var read = new List<ImportFile>();
        var left = MaxBytes;
        foreach (var file in e.GetMultipleFiles(MaxFiles))
        {
            if (file.Size > left)
            {
                Problems = [new Problem("import.large", $"The files are larger than {MaxBytes >> 20} MiB together. Use the command line for large imports.", File: file.Name)];
                read.Clear();
                break;
            }

            left -= file.Size;
            read.Add(await ReadAsync(file, MaxBytes).ConfigureAwait(true));
        }

        (files, busy) = (read, false);
    }

    private async Task MappingChosenAsync(InputFileChangeEventArgs e)
    {
        Changed();
        if (e.File.Size > MaxMappingBytes)
        {
            mapping = null;
            Problems = [new Problem("import.mapping.large", $"A mapping file has at most {MaxMappingBytes >> 10} KiB.", File: e.File.Name)];
            return;
        }

        mapping = await ReadAsync(e.File, MaxMappingBytes).ConfigureAwait(true);
    }

    private async Task<ImportFile> ReadAsync(IBrowserFile file, long most)
    {
        using var bytes = new MemoryStream();
        var stream = file.OpenReadStream(most, Leaving);
        await using (stream.ConfigureAwait(true))
        {
            await stream.CopyToAsync(bytes, Leaving).ConfigureAwait(true);
        }

        return new ImportFile(file.Name, bytes.ToArray());
    }

    // What was shown is no longer what would happen.
    private void Changed() => (outcome, Problems) = (null, []);

    private async Task RunAsync(bool dryRun)
    {
        busy = true;
        StateHasChanged();
        var caller = await Reader.CallerAsync().ConfigureAwait(true);
        var write = new WriteInfo(Given(reason));
        var done = Kind switch
        {
            "sbom" => (await Sboms.ImportAsync(caller, Device, files[0], null, dryRun, write, Leaving).ConfigureAwait(true)).Map(ImportOutcome.Of),
            "tests" => (await Tests.ImportAsync(caller, Device, files[0], new RunInfo(Given(version), Given(commit), null, Given(environment)), dryRun, write, Leaving).ConfigureAwait(true)).Map(ImportOutcome.Of),
            "risks" => (await Risks.ImportAsync(caller, Device, files[0], mapping, dryRun, write, Leaving).ConfigureAwait(true)).Map(ImportOutcome.Of),
            _ => (await Records.ImportAsync(caller, Device, files, mapping, RecordKinds.TryParsePrefix(rowsKind, out var kind) ? kind : null, dryRun, write, Leaving).ConfigureAwait(true)).Map(ImportOutcome.Of),
        };
        busy = false;
        Problems = done.Problems;
        outcome = done.TryGet(out var what) ? what : null;
    }

    private static string? Given(string text) => text.Trim() is { Length: > 0 } some ? some : null;
}
