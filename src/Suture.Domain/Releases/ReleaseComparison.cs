using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;

namespace Suture.Domain.Releases;

/// <summary>Compares two releases of one device. Pure.</summary>
public static class ReleaseComparison
{
    public static ReleaseDifferences Of(ReleaseSide from, ReleaseSide to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new ReleaseDifferences
        {
            From = from,
            To = to,
            Records = Records(from.Model, to.Model),
            Components = ComponentComparison.Of(from.Model, to.Model),
            Tests = Tests(from, to),
            Risks = RiskComparison.Of(from.Model, to.Model),
            Gates = Gates(from.Gates, to.Gates),
        };
    }

    // A record counts while it is not retired: one that was retired is removed, one that was reinstated is added.
    private static ImmutableArray<RecordDifference> Records(DeviceModel from, DeviceModel to) =>
        [.. Pairs(Live(from), Live(to)).Select(p => p switch
        {
            ({ } b, { } a) when b.ContentHash == a.ContentHash => null,
            ({ } b, { } a) => new RecordDifference(a.Id, a.Title, Difference.Changed, b.Revision, a.Revision),
            ({ } b, null) => new RecordDifference(b.Id, b.Title, Difference.Removed, b.Revision, null),
            (null, { } a) => new RecordDifference(a.Id, a.Title, Difference.Added, null, a.Revision),
            _ => null,
        }).OfType<RecordDifference>()];

    private static ImmutableArray<TestDifference> Tests(ReleaseSide from, ReleaseSide to)
    {
        var before = Outcomes(from);
        var after = Outcomes(to);
        return
        [
            .. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(test =>
            {
                TestOutcome? b = before.TryGetValue(test, out var earlier) ? earlier : null;
                TestOutcome? a = after.TryGetValue(test, out var later) ? later : null;
                return new TestDifference(test, b is null ? Difference.Added : a is null ? Difference.Removed : Difference.Changed, b, a);
            }).Where(d => d.Before != d.After),
        ];
    }

    private static ImmutableSortedDictionary<string, TestOutcome> Outcomes(ReleaseSide side) =>
        (side.Version ?? side.Model.Device.Version) is { } version ? TestEvidence.Outcomes(side.Model, version) : ImmutableSortedDictionary<string, TestOutcome>.Empty;

    private static ImmutableArray<GateDifference> Gates(ImmutableArray<CheckReport> from, ImmutableArray<CheckReport> to) =>
        [.. from.Select(g => g.Standard).Union(to.Select(g => g.Standard), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(standard =>
        {
            var before = from.FirstOrDefault(g => g.Standard == standard);
            var after = to.FirstOrDefault(g => g.Standard == standard);
            return new GateDifference(standard, before?.Edition, after?.Edition, before?.Summary, after?.Summary, Clauses(before, after));
        })];

    // In the order of the later edition; clauses that only the earlier one had come last.
    private static ImmutableArray<ClauseDifference> Clauses(CheckReport? from, CheckReport? to)
    {
        var before = (from?.Clauses ?? []).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var after = (to?.Clauses ?? []).ToDictionary(c => c.Id, StringComparer.Ordinal);
        return
        [
            .. (to?.Clauses ?? []).Concat((from?.Clauses ?? []).Where(c => !after.ContainsKey(c.Id)))
                .Select(c => new ClauseDifference(c.Id, c.Title, before.GetValueOrDefault(c.Id)?.Status, after.GetValueOrDefault(c.Id)?.Status)).Where(d => d.Before != d.After),
        ];
    }

    internal static Dictionary<RecordId, Record> Live(DeviceModel model) => model.All().Where(r => !r.IsRetired).ToDictionary(r => r.Id);

    /// <summary>Both sides of each record that either has, in the order of keys.</summary>
    internal static IEnumerable<(Record? Before, Record? After)> Pairs(Dictionary<RecordId, Record> from, Dictionary<RecordId, Record> to) =>
        from.Keys.Union(to.Keys).Order().Select(id => (from.GetValueOrDefault(id), to.GetValueOrDefault(id)));
}
