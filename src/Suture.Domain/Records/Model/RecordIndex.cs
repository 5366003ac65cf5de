using System.Collections.Immutable;

namespace Suture.Domain.Records.Model;

/// <summary>Record id to ordinal, shared between versions of a model: one big table that is never changed, and what came since beside it.</summary>
internal sealed class RecordIndex
{
    private readonly Dictionary<RecordId, int> settled;
    private readonly ImmutableDictionary<RecordId, int> recent;

    private RecordIndex(Dictionary<RecordId, int> settled, ImmutableDictionary<RecordId, int> recent)
    {
        this.settled = settled;
        this.recent = recent;
    }

    internal static RecordIndex Empty { get; } = new([], ImmutableDictionary<RecordId, int>.Empty);

    internal int Find(RecordId id) => settled.TryGetValue(id, out var ordinal) || recent.TryGetValue(id, out ordinal) ? ordinal : -1;

    /// <summary>With further records; the table given is kept, so nobody may change it after.</summary>
    internal RecordIndex With(Dictionary<RecordId, int> added)
    {
        if (added.Count == 0)
        {
            return this;
        }

        if (settled.Count == 0 && recent.Count == 0)
        {
            return new RecordIndex(added, recent);
        }

        // Settle when what is beside the table has grown to a part of it: then the copies cost, over time, a constant for each record.
        if (recent.Count + added.Count <= (settled.Count / 8) + 64)
        {
            return new RecordIndex(settled, recent.AddRange(added));
        }

        var all = new Dictionary<RecordId, int>(settled.Count + recent.Count + added.Count);
        foreach (var source in (IEnumerable<KeyValuePair<RecordId, int>>[])[settled, recent, added])
        {
            foreach (var (id, ordinal) in source)
            {
                all.Add(id, ordinal);
            }
        }

        return new RecordIndex(all, ImmutableDictionary<RecordId, int>.Empty);
    }
}
