using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Model;
using Suture.Domain.Tracing;

namespace Suture.Application.Devices;

/// <summary>What to do next about a device, the most urgent first: failed tests, broken safety chains, suspect links, other gaps, reviews waiting.</summary>
public static class NextSteps
{
    private const int Shown = 8;

    public static ImmutableArray<NextStep> Of(DeviceModel model, TraceReport trace)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(trace);
        var steps = ImmutableArray.CreateBuilder<NextStep>();
        Add(steps, "Look into failed tests", "They failed on the version under review.", trace.Failing.Select(f => f.Record), null);
        Add(steps, "Close open chains from hazards and threats", "They do not lead to passing tests.", trace.Deep.Where(d => !d.Covered).Select(d => d.Record), null);
        Add(steps, "Confirm suspect links", "An end has changed since a person last looked at the link.", trace.Suspect.Select(s => s.Link.From), null);
        Add(steps, "Run tests on the version under review", "The only results are from another version.", trace.Stale.Select(s => s.Record), null);
        foreach (var rule in trace.Covered.Where(c => c.Covered < c.Of).OrderByDescending(c => c.Of - c.Covered))
        {
            Add(steps, rule.Title, rule.Clause is null ? "Asked by the coverage rules." : $"Asked by {rule.Clause}.", trace.Gaps.Where(g => string.Equals(g.Rule, rule.Rule, StringComparison.Ordinal)).Select(g => g.Record), rule.Rule);
        }

        Add(steps, "Review what is waiting", "It was submitted and nobody has signed it.", model.All().Where(r => r.State.Class == StateClass.InReview).Select(r => r.Id), null);
        return [.. steps.Take(Shown)];
    }

    private static void Add(ImmutableArray<NextStep>.Builder steps, string what, string why, IEnumerable<RecordId> records, string? rule)
    {
        var distinct = records.Distinct().Order().ToImmutableArray();
        if (distinct.Length > 0)
        {
            steps.Add(new NextStep(what, why, distinct.Length, distinct, rule));
        }
    }
}
