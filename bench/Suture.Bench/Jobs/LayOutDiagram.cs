using Suture.Bench.Frame;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Drawing;

namespace Suture.Bench.Jobs;

/// <summary>A data-flow diagram of 300 elements in nested boundaries laid out from nothing: places, routes of flows, and places of labels.</summary>
internal sealed class LayOutDiagram : IJob
{
    private const int Elements = 300;

    public string Name => "diagram";

    public async IAsyncEnumerable<BenchRow> RunAsync(BenchOptions options)
    {
        foreach (var (what, flows) in new[] { ("sparse", Elements), ("dense", 2 * Elements) })
        {
            var diagram = Make(options.Quick ? Elements / 10 : Elements, options.Quick ? flows / 10 : flows);
            _ = DiagramLayout.Draw(diagram);
            var result = await Measure.InterleaveAsync(
                options.Quick ? 3 : 9, () => Task.FromResult(Measure.Seconds(() => Grid(diagram))), () => Task.FromResult(Measure.Seconds(() => DiagramLayout.Draw(diagram))));
            yield return new BenchRow(
                $"diagram laid out, {what}: {diagram.Elements.Length} elements, {diagram.Flows.Length} flows, {diagram.Boundaries.Length} boundaries", Show.Seconds(result.Ours),
                $"{Show.Seconds(result.Rival)} on a plain grid with straight lines", Show.Times(result.Ratio), "1 s", result.Ours <= 1);
        }
    }

    /// <summary>The least that a layout does: a place for each element, two ends for each flow.</summary>
    private static void Grid(Diagram diagram)
    {
        var places = diagram.Elements.Select((e, i) => (e.Id, Box: new Box(i % 20 * 200, i / 20 * 120, 140, 60))).ToDictionary(p => p.Id, p => p.Box, StringComparer.Ordinal);
        var lines = diagram.Flows.Select(f => (places[f.From].Center, places[f.To].Center)).ToList();
        System.Diagnostics.Trace.Assert(lines.Count == diagram.Flows.Length, "The result is used, so the work is not optimized away.");
    }

#pragma warning disable CA5394 // the same diagram in every run is what is wanted
    private static Diagram Make(int elements, int flows)
    {
        var random = new Random(300);
        var boundaries = Math.Max(elements / 15, 2);
        return new Diagram
        {
            Boundaries = [.. Enumerable.Range(0, boundaries).Select(i => new TrustBoundary($"B{i}", $"Boundary {i}") { Parent = i > 2 && i % 3 == 0 ? $"B{random.Next(i)}" : null })],
            Elements = [.. Enumerable.Range(0, elements).Select(i => new DiagramElement($"E{i}", $"Element number {i}", (ElementType)random.Next(4)) { Boundary = random.Next(5) == 0 ? null : $"B{random.Next(boundaries)}" })],
            Flows = [.. Enumerable.Range(0, flows).Select(i => new DiagramFlow($"F{i}", $"E{random.Next(elements)}", $"E{random.Next(elements)}", $"Data of flow {i}") { BothWays = i % 4 == 0, Protocol = "TLS 1.3" })],
        };
    }
#pragma warning restore CA5394
}
