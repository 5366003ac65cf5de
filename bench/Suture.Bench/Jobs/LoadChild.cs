using System.Diagnostics;
using Suture.Bench.Frame;
using Suture.Bench.Input;
using Suture.Bench.Rivals;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;
using Suture.Storage;

namespace Suture.Bench.Jobs;

/// <summary>The child process of <see cref="LoadTraceCheck"/>.</summary>
internal static class LoadChild
{
    private const string Standard = "iec62304";
    private static readonly DateOnly Today = new(2026, 1, 15);
    private static readonly RuleBook One = StandardLibrary.BuiltIn.Book([Standard]);

    public static async Task<IReadOnlyDictionary<string, double>> RunAsync(string data, BenchOptions options)
    {
        var start = Stopwatch.GetTimestamp();
        await using var store = StorageServices.Open(new StorageOptions(data, null), TimeProvider.System);
        await store.InitializeAsync();
        var model = await store.LoadModelAsync(GeneratedDevice.Key) ?? throw new InvalidOperationException("The device is not there.");
        var load = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var evaluation = Evaluation.Of(model, Today, One);
        ReadAll(evaluation);
        var cold = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var peak = ChildProcess.PeakResident();

        var repetitions = options.Quick ? 5 : 25;
        var warm = Repeat(repetitions, () => ReadAll(Evaluation.Of(model, Today, One)));
        var every = StandardLibrary.BuiltIn.Book(StandardLibrary.BuiltIn.Catalogs.Where(c => c.Subject == CatalogSubject.Device).Select(c => c.Id));
        var gate = Repeat(repetitions, () => ReadGate(Evaluation.Of(model, Today, every)));
        var again = Measure.Median(await RepeatLoadAsync(store));
        var walker = new BareWalk(model);
        var walk = Repeat(repetitions, () => walker.Walk());
        return new Dictionary<string, double> { ["load"] = load, ["again"] = again, ["cold"] = cold, ["peak"] = peak, ["warm"] = warm, ["gate"] = gate, ["clauses"] = every.Catalogs.Sum(c => c.Clauses.Length), ["walk"] = walk, ["changed"] = Changed(model, evaluation, repetitions) };
    }

    // What of the cold load is the compiler's work and not ours.
    private static async Task<List<double>> RepeatLoadAsync(ISutureStore store)
    {
        var times = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            times.Add(await Measure.SecondsAsync(() => store.LoadModelAsync(GeneratedDevice.Key)));
        }

        return times;
    }

    public static IReadOnlyDictionary<string, double> RunRaw(string data)
    {
        var cold = Measure.Seconds(() => RawRead.Touch(data));
        return new Dictionary<string, double> { ["cold"] = cold, ["peak"] = ChildProcess.PeakResident() };
    }

    /// <summary>Reads a trace and a check to the last item, as a report in JSON does.</summary>
    private static long ReadAll(Evaluation evaluation)
    {
        var trace = evaluation.Trace;
        var items = trace.Covered.Sum(c => (long)c.Covered) + trace.Gaps.Sum(g => 1L + g.Broken.Length) + trace.Deep.Sum(d => 1L + d.Broken.Length);
        items += Read(trace.Suspect) + Read(trace.Orphans) + Read(trace.Cycles) + Read(trace.WrongLinks) + Read(trace.Stale) + Read(trace.Failing);
        return items + evaluation.Check(Standard).Value.Clauses.Sum(c => Read(c.Evidence) + Read(c.Gaps));
    }

    /// <summary>Reads the answers of all standards to the last item.</summary>
    private static long ReadGate(Evaluation evaluation) => evaluation.CheckAll().Sum(r => r.Clauses.Sum(c => Read(c.Evidence) + Read(c.Gaps)));

    // A count alone may be there without the list.
    private static long Read<T>(IReadOnlyList<T> list)
    {
        long count = 0;
        foreach (var _ in list)
        {
            count++;
        }

        return count;
    }

    /// <summary>What a gate and the first page ask: every count and every clause's answer, no list.</summary>
    private static long ReadCounts(Evaluation evaluation)
    {
        var trace = evaluation.Trace;
        var check = evaluation.Check(Standard).Value;
        return trace.Covered.Sum(c => (long)c.Covered) + trace.Gaps.Count + check.Summary.Met + check.Clauses.Sum(c => (long)c.Gaps.Count);
    }

    // Each time another requirement gets another text, which also makes its links suspect.
    private static double Changed(DeviceModel model, Evaluation evaluation, int repetitions)
    {
        var times = new List<double>();
        for (var i = 1; i <= repetitions; i++)
        {
            var record = model.Get(new RecordId(RecordKind.SRS, i * 37)) ?? throw new InvalidOperationException("No such record.");
            var change = Workshop.Good(RecordDecisions.Change(model, record.Id, record.Version, new RecordPatch(Text: $"Another text, {i}."), "measured")) ?? throw new InvalidOperationException("No change.");
            var later = model.After([(change, new(model.Position, new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero), "anna.berg", "measured"))]);
            var next = evaluation;
            times.Add(Measure.Seconds(() =>
            {
                next = evaluation.Advance(later, later.ChangedSince(model));
                ReadCounts(next);
            }));
            (model, evaluation) = (later, next);
        }

        return Measure.Median(times);
    }

    private static double Repeat(int repetitions, Func<long> work)
    {
        var times = new List<double>();
        for (var i = 0; i < repetitions; i++)
        {
            times.Add(Measure.Seconds(() => work()));
        }

        return Measure.Median(times);
    }
}
