using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Releases;

/// <summary>
/// Compares the third-party components of two releases: by record, and where a component went on under another record, by its package
/// URL without version when that tells them apart.
/// </summary>
internal static class ComponentComparison
{
    internal static ImmutableArray<ComponentDifference> Of(DeviceModel from, DeviceModel to)
    {
        var pairs = ReleaseComparison.Pairs(Components(from), Components(to)).ToList();
        var gone = Names(pairs.Where(p => p.After is null).Select(p => p.Before!));
        var came = Names(pairs.Where(p => p.Before is null).Select(p => p.After!));
        var moved = gone.Keys.Where(came.ContainsKey).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. pairs.Select(p => p switch
            {
                ({ } b, null) when Name(b) is { } name && moved.Contains(name) => null,
                (null, { } a) when Name(a) is { } name && moved.Contains(name) => Changed(gone[name], a),
                ({ } b, { } a) => Changed(b, a),
                ({ } b, null) => new ComponentDifference(b.Id, b.Title, Difference.Removed, Version(b), null),
                (null, { } a) => new ComponentDifference(a.Id, a.Title, Difference.Added, null, Version(a)),
                _ => null,
            }).OfType<ComponentDifference>(),
        ];
    }

    private static ComponentDifference? Changed(Record before, Record after) =>
        string.Equals(Version(before), Version(after), StringComparison.Ordinal) ? null : new ComponentDifference(after.Id, after.Title, Difference.Changed, Version(before), Version(after));

    private static Dictionary<RecordId, Record> Components(DeviceModel model) => model.All().Where(r => r.Kind == RecordKind.SOUP && !r.IsRetired).ToDictionary(r => r.Id);

    // Only names that one component alone has.
    private static Dictionary<string, Record> Names(IEnumerable<Record> components) =>
        components.Where(r => Name(r) is not null).GroupBy(r => Name(r)!, StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private static string? Name(Record record) =>
        SoftwareKinds.SoupPurl.In(record.Fields) is { } purl ? purl.Split('?', '#')[0] is var bare && bare.LastIndexOf('@') is > 0 and var at ? bare[..at] : bare : null;

    private static string? Version(Record record) => SoftwareKinds.SoupVersion.In(record.Fields);
}
