using System.Globalization;
using Suture.Bench.Frame;
using Suture.Bench.Input;
using Suture.Bench.Rivals;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Storage;

namespace Suture.Bench.Jobs;

/// <summary>Verification of a ledger without its projections, against a bare hash chain; and what memory it takes as the ledger grows.</summary>
internal sealed class VerifyLedger : IJob
{
    public const string Child = "verify";
    private const int EntryBytes = 500;
    private const double Target = 400_000;

    public string Name => "verify";

    public async IAsyncEnumerable<BenchRow> RunAsync(BenchOptions options)
    {
        var (small, middle, large) = options.Quick ? (10_000, 30_000, 100_000) : (100_000, 300_000, 1_000_000);
        using var folder = new TempFolder();
        foreach (var entries in (int[])[small, middle, large])
        {
            Progress.Say($"verify: making a ledger of {Show.Count(entries)} entries");
            await MakeAsync(Data(entries), entries);
        }

        using var rival = new BareChain(folder.Path, middle, EntryBytes);
        await using (var store = StorageServices.Open(new StorageOptions(Data(middle), null), TimeProvider.System))
        {
            await store.InitializeAsync();
            await VerifyAsync(store); // compiles the code
            Progress.Say("verify: against the bare chain");
            var result = await Measure.InterleaveAsync(
                options.Repetitions * 2,
                () => Task.FromResult(middle / Measure.Seconds(() => rival.Verify())),
                async () => middle / await Measure.SecondsAsync(() => VerifyAsync(store)));
            yield return new BenchRow(
                $"ledger verify without projections, {Show.Count(middle)} entries of {EntryBytes} bytes", Show.Rate(result.Ours, "entries"), $"{Show.Rate(result.Rival, "entries")}, bare hash chain over SQLite",
                Show.Percent(result.Ratio), Show.Rate(Target, "entries"), result.Ours >= Target);
        }

        Progress.Say("verify: memory");
        var peaks = new Dictionary<int, long>();
        foreach (var entries in (int[])[small, large])
        {
            var runs = new List<double>();
            for (var i = 0; i < 3; i++)
            {
                runs.Add((await ChildProcess.RunAsync(Child, Data(entries)))["peak"]);
            }

            peaks[entries] = (long)Measure.Median(runs);
        }

        var growth = (double)peaks[large] / peaks[small];
        yield return new BenchRow(
            $"its peak memory, {Show.Count(large)} entries", Show.MiB(peaks[large]), $"{Show.MiB(peaks[small])} at {Show.Count(small)} entries", Show.Times(growth), "does not grow (1.15 x for noise)", growth <= 1.15);

        string Data(int entries) => folder.Sub(string.Create(CultureInfo.InvariantCulture, $"ledger-{entries}"));
    }

    /// <summary>The child: verifies one data directory.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> RunChildAsync(string data)
    {
        await using var store = StorageServices.Open(new StorageOptions(data, null), TimeProvider.System);
        await store.InitializeAsync();
        await VerifyAsync(store);
        return new Dictionary<string, double> { ["peak"] = ChildProcess.PeakResident() };
    }

    private static async Task VerifyAsync(ISutureStore store)
    {
        var report = await store.VerifyAsync(new VerifyOptions(Projections: false, []) { Blobs = false });
        if (!report.Ok)
        {
            throw new InvalidOperationException(report.Problems[0].Message);
        }
    }

    // Changes of the device's own data: entries like all others, with one projected row, so that the file is mostly ledger.
    private static async Task MakeAsync(string data, int entries)
    {
        const int batch = 10_000;
        await using var workshop = await Workshop.OpenAsync(data);
        await workshop.CreateDeviceAsync(GeneratedDevice.Key);
        var filler = new string('x', EntryBytes - await FixedBytesAsync(workshop));
        for (var done = 0; done < entries; done += batch)
        {
            var events = new List<DeviceEvent>(batch);
            for (var i = 0; i < batch; i++)
            {
                var number = (done + i).ToString("D8", CultureInfo.InvariantCulture);
                events.Add(Change(number + filler));
            }

            var position = (await workshop.ModelAsync(GeneratedDevice.Key)).Position;
            await workshop.Store.AppendAsync(new AppendRequest(GeneratedDevice.Key, position, null, "anna.berg", null, events));
        }
    }

    private static DeviceChanged Change(string description) => new(new Device(GeneratedDevice.Key, "Generated device", "C", GeneratedDevice.Version, description));

    private static async Task<int> FixedBytesAsync(Workshop workshop)
    {
        await workshop.Store.AppendAsync(new AppendRequest(GeneratedDevice.Key, 1, null, "anna.berg", null, [Change("00000000")]));
        await foreach (var entry in workshop.Store.ReadEntriesAsync(Device.StreamOf(GeneratedDevice.Key), 1, 2))
        {
            return entry.Bytes.Length + 4; // later indices have more digits
        }

        throw new InvalidOperationException("The entry just written is not there.");
    }
}
