using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Ledger;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// The links of a model, packed: 4 bytes for each end instead of an object, in chunks of 256 records so that a changed record copies
/// its chunk only. Made once for a model, then kept current by <see cref="GraphChange"/>.
/// </summary>
internal sealed class Graph
{
    /// <summary>
    /// A release holds what it includes as it was. That a record went on since puts no doubt on the release, so these links are not
    /// counted among the suspect ones. They are marked at the included record only, to show that it changed after it was released;
    /// the release's own row, which can be as long as the device, stays as it is.
    /// </summary>
    internal const uint Pinning = 1u << (int)LinkType.Includes;

    internal Graph(GraphChunk[] chunks, RecordKind[] kinds, ulong[][] live, int count, int suspects)
    {
        Chunks = chunks;
        Kinds = kinds;
        Live = live;
        Count = count;
        Suspects = suspects;
    }

    internal int Count { get; }

    /// <summary>Suspect links between live records, those of releases aside.</summary>
    internal int Suspects { get; }

    /// <summary>Kind by ordinal; longer than <see cref="Count"/>.</summary>
    internal RecordKind[] Kinds { get; }

    /// <summary>Records that are not retired, a set for each kind by its number; the one at 0 holds all kinds.</summary>
    internal ulong[][] Live { get; }

    internal GraphChunk[] Chunks { get; }

    internal ReadOnlySpan<Edge> Out(int ordinal) => Chunks[ordinal >> GraphChunk.Bits].Out(ordinal & GraphChunk.Mask);

    internal ReadOnlySpan<Edge> In(int ordinal) => Chunks[ordinal >> GraphChunk.Bits].In(ordinal & GraphChunk.Mask);

    internal bool IsLive(int ordinal) => Bitset.Has(Live[0], ordinal);

    internal static bool IsMarked(DeviceModel model, Link link) =>
        (model.Records[link.To].ContentHash != link.ToHash || (link.Type != LinkType.Includes && model.Records[link.From].ContentHash != link.FromHash))
        && !model.Records[link.From].IsRetired && !model.Records[link.To].IsRetired;

    /// <param name="model">The model.</param>
    /// <param name="marked">Records with a marked link in a row of theirs: few, so that nobody needs to look at all rows for them.</param>
    internal static Graph Of(DeviceModel model, out ulong[] marked)
    {
        var count = model.Records.Count;
        var words = Bitset.WordsFor(count);
        var kinds = new RecordKind[words * 64];
        var live = new ulong[RecordKinds.All.Length + 1][];
        for (var k = 0; k < live.Length; k++)
        {
            live[k] = new ulong[words];
        }

        // Hashes side by side: the target of a link lies anywhere, and reaching it through its record would miss the cache twice.
        var hashes = new Hash32[count];
        for (var i = 0; i < count; i++)
        {
            var record = model.Records[i];
            kinds[i] = record.Id.Kind;
            hashes[i] = record.ContentHash;
            if (!record.IsRetired)
            {
                Bitset.Set(live[0], i, value: true);
                Bitset.Set(live[(int)record.Id.Kind], i, value: true);
            }
        }

        var chunks = new GraphChunk[(count + GraphChunk.Mask) >> GraphChunk.Bits];
        var suspects = 0;
        marked = new ulong[words];
        var inCounts = new int[(chunks.Length << GraphChunk.Bits) + 1];
        for (var c = 0; c < chunks.Length; c++)
        {
            chunks[c] = Outgoing(model, c, count, hashes, live[0], inCounts, marked, ref suspects);
        }

        Incoming(chunks, inCounts);
        return new Graph(chunks, kinds, live, count, suspects);
    }

    private static GraphChunk Outgoing(DeviceModel model, int chunk, int count, Hash32[] hashes, ulong[] live, int[] inCounts, ulong[] marked, ref int suspects)
    {
        var start = new int[GraphChunk.Size + 1];
        var first = chunk << GraphChunk.Bits;
        var last = Math.Min(first + GraphChunk.Size, count);
        var total = 0;
        for (var i = first; i < first + GraphChunk.Size; i++)
        {
            start[i - first] = total;
            total += i < last ? model.OutLinks[i].Length : 0;
        }

        start[GraphChunk.Size] = total;
        var outs = new Edge[total];
        var next = 0;
        for (var i = first; i < last; i++)
        {
            foreach (var link in model.OutLinks[i])
            {
                var mark = (hashes[link.To] != link.ToHash || (link.Type != LinkType.Includes && hashes[i] != link.FromHash)) && Bitset.Has(live, i) && Bitset.Has(live, link.To);
                suspects += mark && link.Type != LinkType.Includes ? 1 : 0;
                outs[next++] = Edge.Of(link.To, link.Type, mark);
                if (mark)
                {
                    Bitset.Set(marked, i, value: true);
                    Bitset.Set(marked, link.To, value: true);
                }

                inCounts[link.To]++;
            }
        }

        return new GraphChunk(start, outs, [], []);
    }

    // Turned around from the packed outgoing ends: following the model's own incoming lists would touch every link object a second time.
    private static void Incoming(GraphChunk[] chunks, int[] inCounts)
    {
        var starts = new int[chunks.Length][];
        var ins = new Edge[chunks.Length][];
        for (var c = 0; c < chunks.Length; c++)
        {
            var start = new int[GraphChunk.Size + 1];
            for (var s = 0; s < GraphChunk.Size; s++)
            {
                start[s + 1] = start[s] + inCounts[(c << GraphChunk.Bits) + s];
                inCounts[(c << GraphChunk.Bits) + s] = start[s];
            }

            starts[c] = start;
            ins[c] = new Edge[start[GraphChunk.Size]];
        }

        for (var c = 0; c < chunks.Length; c++)
        {
            for (var s = 0; s < GraphChunk.Size; s++)
            {
                for (var i = chunks[c].OutStart[s]; i < chunks[c].OutStart[s + 1]; i++)
                {
                    var edge = chunks[c].Outs[i];
                    ins[edge.Other >> GraphChunk.Bits][inCounts[edge.Other]++] = Edge.Of((c << GraphChunk.Bits) + s, edge.Type, edge.Marked);
                    if (edge.Type == LinkType.Includes)
                    {
                        chunks[c].Outs[i] = edge.Stamped(marked: false);
                    }
                }
            }
        }

        for (var c = 0; c < chunks.Length; c++)
        {
            chunks[c] = new GraphChunk(chunks[c].OutStart, chunks[c].Outs, starts[c], ins[c]);
        }
    }
}
