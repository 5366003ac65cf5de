using System.Collections.Immutable;

namespace Suture.Domain.Records.Model;

/// <summary>
/// Links by the ordinal of one end, while a model is built. Long lists collect what is added and copy once: a release that
/// includes 100,000 records must not copy its list 100,000 times.
/// </summary>
internal sealed class LinkLists(ChunkedList<ImmutableArray<Link>> source)
{
    private const int Long = 32;
    private readonly ChunkedList<ImmutableArray<Link>>.Builder lists = source.ToBuilder();
    private readonly Dictionary<int, ImmutableArray<Link>.Builder> pending = [];

    internal int Count => lists.Count;

    internal ImmutableArray<Link> this[int ordinal]
    {
        get
        {
            if (pending.Remove(ordinal, out var builder))
            {
                lists[ordinal] = builder.ToImmutable();
            }

            return lists[ordinal];
        }

        set
        {
            pending.Remove(ordinal);
            lists[ordinal] = value;
        }
    }

    internal void AddRecord() => lists.Add([]);

    internal void Add(int ordinal, Link link)
    {
        if (pending.TryGetValue(ordinal, out var builder))
        {
            builder.Add(link);
        }
        else if (lists[ordinal].Length < Long)
        {
            lists[ordinal] = lists[ordinal].Add(link);
        }
        else
        {
            builder = lists[ordinal].ToBuilder();
            builder.Add(link);
            pending.Add(ordinal, builder);
        }
    }

    /// <summary>Replaces everything: groups all links by one end, in their order.</summary>
    internal void Set(IReadOnlyList<Link> links, Func<Link, int> end)
    {
        pending.Clear();
        var counts = new int[lists.Count];
        foreach (var link in links)
        {
            counts[end(link)]++;
        }

        var groups = new ImmutableArray<Link>.Builder?[lists.Count];
        foreach (var link in links)
        {
            (groups[end(link)] ??= ImmutableArray.CreateBuilder<Link>(counts[end(link)])).Add(link);
        }

        for (var i = 0; i < groups.Length; i++)
        {
            lists[i] = groups[i]?.MoveToImmutable() ?? [];
        }
    }

    internal ChunkedList<ImmutableArray<Link>> ToList()
    {
        foreach (var (ordinal, builder) in pending)
        {
            lists[ordinal] = builder.ToImmutable();
        }

        pending.Clear();
        return lists.ToList();
    }
}
