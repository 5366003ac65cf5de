using Suture.Application.Devices;
using Suture.Bench.Frame;
using Suture.Bench.Input;
using Suture.Domain.Records.Events;
using Suture.Domain.Signing;
using Suture.Storage;

namespace Suture.Bench.Jobs;

/// <summary>
/// A large device from its tables into the model, traced and checked: cold, warm, and after one record changed. Measured in processes
/// of their own, so that code is cold and memory is only theirs; files are in the system's cache.
/// </summary>
internal sealed class LoadTraceCheck : IJob
{
    public const string Child = "load";
    public const string RawChild = "load-raw";

    public string Name => "load";

    public async IAsyncEnumerable<BenchRow> RunAsync(BenchOptions options)
    {
        using var folder = new TempFolder();
        Progress.Say($"load: making a device of {Show.Count(options.Records)} records");
        var (records, links) = await MakeAsync(folder.Path, options.Records);
        var name = $"{Show.Count(records)} records, {Show.Count(links)} links";
        List<IReadOnlyDictionary<string, double>> ours = [], raws = [];
        var cold = await Measure.InterleaveAsync(
            options.Repetitions,
            async () =>
            {
                raws.Add(await ChildProcess.RunAsync(RawChild, folder.Path));
                return raws[^1]["cold"];
            },
            async () =>
            {
                Progress.Say($"load: run {ours.Count + 1}");
                ours.Add(await ChildProcess.RunAsync(Child, folder.Path, options.Quick ? "quick" : "full"));
                return ours[^1]["cold"];
            });

        yield return new BenchRow($"cold load, trace, 62304 check: {name}", Show.Seconds(cold.Ours), $"{Show.Seconds(cold.Rival)} reading the same rows", Show.Times(cold.Ratio), "1.5 s", cold.Ours <= 1.5);
        var peak = Of("peak");
        yield return new BenchRow("its peak memory", Show.MiB((long)peak), $"{Show.MiB((long)Measure.Median(raws.Select(r => r["peak"])))} reading the same rows", Show.Times(peak / Measure.Median(raws.Select(r => r["peak"]))), "600 MB", peak <= 600e6);
        yield return new BenchRow("of it: load", Show.Seconds(Of("load")), $"{Show.Seconds(Of("again"))} the same load again in the same process", Show.Times(Of("load") / Of("again")), "", null);
        yield return new BenchRow("the same trace and check, warm", Show.Seconds(Of("warm")), $"{Show.Seconds(Of("walk"))} one bare walk over the links", Show.Times(Of("warm") / Of("walk")), "100 ms", Of("warm") <= 0.1);
        yield return new BenchRow(
            $"the whole gate over all standards, {Of("clauses"):0} clauses, warm", Show.Seconds(Of("gate")), $"{Show.Seconds(Of("walk"))} one bare walk over the links", Show.Times(Of("gate") / Of("walk")), "500 ms", Of("gate") <= 0.5);
        yield return new BenchRow(
            "trace and check after one record changed", Show.Seconds(Of("changed")), $"{Show.Seconds(Of("warm"))} from nothing", Show.Times(Of("changed") / Of("warm")), "10 ms", Of("changed") <= 0.01);

        double Of(string what) => Measure.Median(ours.Select(o => o[what]));
    }

    // Imported, tested and, but for every fiftieth record, approved by signature.
    private static async Task<(int Records, int Links)> MakeAsync(string folder, int records)
    {
        await using var workshop = await Workshop.OpenAsync(folder);
        var device = GeneratedDevice.OfRecords(records);
        await workshop.CreateDeviceAsync(GeneratedDevice.Key, GeneratedDevice.Version);
        Workshop.Good(await workshop.Transfer.ImportAsync(Workshop.Caller, GeneratedDevice.Key, device.Drafts(), false, new WriteInfo(), CancellationToken.None));
        Workshop.Good(await workshop.Tests.ImportAsync(Workshop.Caller, GeneratedDevice.Key, device.Results(), new(), false, new WriteInfo(), CancellationToken.None));
        var model = await workshop.ModelAsync(GeneratedDevice.Key);
        var events = model.All()
            .Where(r => r.State.Name == "draft" && r.Id.Number % 50 != 0)
            .Select(DeviceEvent (r) => new RecordSigned(r.Id, r.Revision, r.ContentHash, "Anna Berg", SignatureMeaning.Approval, Reauthentication.Password, "approve", "draft", "approved"))
            .ToList();
        await workshop.Store.AppendAsync(new AppendRequest(GeneratedDevice.Key, model.Position, null, "mei.tanaka", null, events));
        return (model.Records.Count, model.LinkCount);
    }
}
