using System.Runtime.CompilerServices;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Application.Verification;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;

namespace Suture.Application.Tests;

/// <summary>The main job on the sample: device, records, SBOM, test results, trace and gate.</summary>
public sealed class SampleTests
{
    private static readonly string Sample = Path.Combine(Root(), "samples", "infusion-pump");

    [Fact]
    public async Task TheSample_ImportsWhole_AndASecondTimeChangesNothing()
    {
        await using var shop = await LoadAsync();
        var position = (await shop.Sessions.ModelAsync("PUMP", default)).Value.Position;
        var again = (await shop.Transfer.ImportAsync(Workshop.Anna, "PUMP", Files(), null, null, dryRun: false, new WriteInfo(), default)).Value;
        (again.Added.Length, again.Changed.Length, again.LinksAdded, again.LinksRemoved).ShouldBe((0, 0, 0, 0));
        var sbom = (await shop.Sboms.ImportAsync(Workshop.Anna, "PUMP", Read("sbom.cdx.json"), null, dryRun: false, new WriteInfo(), default)).Value;
        (sbom.Added.Length, sbom.Changed.Length, sbom.Removed.Length).ShouldBe((0, 0, 0));
        foreach (var file in Results())
        {
            (await shop.Tests.ImportAsync(Workshop.Anna, "PUMP", file, new RunInfo(Version(file)), dryRun: false, new WriteInfo(), default)).Value.Repeated.ShouldBeTrue(file.Path);
        }

        (await shop.Sessions.ModelAsync("PUMP", default)).Value.Position.ShouldBe(position);
    }

    [Fact]
    public async Task TheSample_ExportedAndImportedElsewhere_IsExportedTheSameAgain()
    {
        await using var shop = await LoadAsync();
        var exported = (await shop.Transfer.ExportAsync(Workshop.Mei, "PUMP", null, default)).Value;
        await using var other = await Workshop.OpenAsync();
        await other.Devices.ChangeAsync(Workshop.Admin, (await shop.Devices.GetAsync(Workshop.Anna, "PUMP", default)).Value, new WriteInfo("As in the sample"), default);
        (await other.Transfer.ImportAsync(Workshop.Anna, "PUMP", exported, null, null, dryRun: false, new WriteInfo(), default)).Ok.ShouldBeTrue();
        var back = (await other.Transfer.ExportAsync(Workshop.Mei, "PUMP", null, default)).Value;
        back.Select(f => f.Path).ShouldBe(exported.Select(f => f.Path));

        // The state is not imported where a signature stands behind it; here nothing was signed, so all is the same.
        foreach (var (left, right) in exported.Zip(back))
        {
            right.Bytes.Span.SequenceEqual(left.Bytes.Span).ShouldBeTrue(left.Path);
        }
    }

    [Fact]
    public async Task TheSample_ShowsItsHonestGaps()
    {
        await using var shop = await LoadAsync();
        var trace = (await shop.Traces.TraceAsync(Workshop.Anna, "PUMP", null, default)).Value;
        trace.Records.ShouldBeGreaterThan(170);
        trace.Failing.Select(f => f.Record.ToString()).ShouldContain("TC-15");
        trace.Stale.Select(f => f.Record.ToString()).ShouldContain("TC-22");
        trace.Gaps.Select(g => g.Record.ToString()).ShouldContain("SRS-26");
        trace.Deep.Where(d => !d.Covered).Select(d => d.Record.ToString()).ShouldContain("THR-10");
        trace.Cycles.ShouldBeEmpty();
        trace.WrongLinks.ShouldBeEmpty();

        var gate = (await shop.Gate.CheckAsync(Workshop.Anna, "PUMP", "iec62304", null, default)).Value;
        gate.Clauses.Length.ShouldBe(99);
        gate.Summary.Met.ShouldBeGreaterThan(20);
        gate.Clauses.ShouldContain(c => c.Id == "9.6" && c.Status == ClauseStatus.Gap);
        (gate.Summary.Met + gate.Summary.Gap + gate.Summary.Attested + gate.Summary.NotApplicable).ShouldBe(99);
    }

    [Fact]
    public async Task TheSample_VerifiesWithItsTables()
    {
        await using var shop = await LoadAsync();
        var report = (await shop.Ledger.VerifyAsync(Workshop.Eva, projections: true, null, default)).Value;
        report.Problems.ShouldBeEmpty();
        report.Entries.ShouldBeGreaterThan(200);
    }

    private static async Task<Workshop> LoadAsync()
    {
        var shop = await Workshop.OpenAsync(null);
        (await shop.Devices.CreateAsync(Workshop.Admin, new Device("PUMP", "Talvik 3 infusion pump", "C", "3.2.0", ""), new WriteInfo(), default)).Ok.ShouldBeTrue();
        var records = await shop.Transfer.ImportAsync(Workshop.Anna, "PUMP", Files(), null, null, dryRun: false, new WriteInfo(), default);
        records.Problems.ShouldBeEmpty();
        var sbom = await shop.Sboms.ImportAsync(Workshop.Anna, "PUMP", Read("sbom.cdx.json"), null, dryRun: false, new WriteInfo(), default);
        sbom.Problems.ShouldBeEmpty();
        foreach (var file in Results())
        {
            (await shop.Tests.ImportAsync(Workshop.Anna, "PUMP", file, new RunInfo(Version(file)), dryRun: false, new WriteInfo(), default)).Problems.ShouldBeEmpty();
        }

        return shop;
    }

    private static string? Version(ImportFile file) => file.Path.Contains("3.1.0", StringComparison.Ordinal) ? null : "3.2.0";

    private static List<ImportFile> Files() =>
        [.. Directory.EnumerateFiles(Sample, "*.md", SearchOption.AllDirectories).Where(f => Path.GetDirectoryName(f) != Sample).Order(StringComparer.Ordinal).Select(f => Read(Path.GetRelativePath(Sample, f)))];

    private static IEnumerable<ImportFile> Results() =>
        Directory.EnumerateFiles(Path.Combine(Sample, "results")).Order(StringComparer.Ordinal).Select(f => Read(Path.GetRelativePath(Sample, f)));

    private static ImportFile Read(string path) => new(path.Replace('\\', '/'), File.ReadAllBytes(Path.Combine(Sample, path)));

    private static string Root([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", ".."));
}
