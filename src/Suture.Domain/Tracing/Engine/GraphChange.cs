using System.Collections.Immutable;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// Takes a graph from one model to a later one. A touched record's rows are read anew; at the other ends of its links only the
/// suspect mark can have changed, and is set in place in a copy of their chunk.
/// </summary>
internal sealed class GraphChange
{
    private readonly Graph old;
    private readonly DeviceModel before;
    private readonly DeviceModel after;
    private readonly GraphChunk[] chunks;
    private readonly bool[] copied;
    private int suspects;

    internal GraphChange(Graph old, DeviceModel before, DeviceModel after)
    {
        this.old = old;
        this.before = before;
        this.after = after;
        chunks = new GraphChunk[(after.Records.Count + GraphChunk.Mask) >> GraphChunk.Bits];
        copied = new bool[chunks.Length];
        Array.Fill(chunks, GraphChunk.Empty);
        old.Chunks.CopyTo(chunks, 0);
        suspects = old.Suspects;
    }

    /// <summary>Records of which a link became suspect or ceased to be, beside the touched ones.</summary>
    internal HashSet<int> Restamped { get; } = [];

    /// <param name="touched">Sorted, each once.</param>
    internal Graph Apply(int[] touched)
    {
        var (kinds, live) = Kinds(touched);
        for (var i = 0; i < touched.Length;)
        {
            var chunk = touched[i] >> GraphChunk.Bits;
            var end = i;
            while (end < touched.Length && touched[end] >> GraphChunk.Bits == chunk)
            {
                end++;
            }

            chunks[chunk] = Reread(chunk, touched.AsSpan(i, end - i));
            copied[chunk] = true;
            i = end;
        }

        foreach (var ordinal in touched)
        {
            if (HashOrLifeChanged(ordinal))
            {
                Restamp(ordinal, touched);
            }
        }

        return new Graph(chunks, kinds, live, after.Records.Count, suspects);
    }

    private (Records.RecordKind[] Kinds, ulong[][] Live) Kinds(int[] touched)
    {
        var words = Bitset.WordsFor(after.Records.Count);
        var grown = words * 64 > old.Kinds.Length;
        var kinds = old.Kinds;
        if (after.Records.Count > old.Count)
        {
            kinds = new Records.RecordKind[words * 64];
            old.Kinds.CopyTo(kinds, 0);
        }

        var live = (ulong[][])old.Live.Clone();
        for (var k = 0; grown && k < live.Length; k++)
        {
            live[k] = new ulong[words];
            old.Live[k].CopyTo(live[k], 0);
        }

        foreach (var ordinal in touched)
        {
            var record = after.Records[ordinal];
            kinds[ordinal] = record.Id.Kind;
            if (Bitset.Has(live[0], ordinal) == record.IsRetired)
            {
                foreach (var k in (ReadOnlySpan<int>)[0, (int)record.Id.Kind])
                {
                    live[k] = ReferenceEquals(live[k], old.Live[k]) ? [.. live[k]] : live[k];
                    Bitset.Set(live[k], ordinal, !record.IsRetired);
                }
            }
        }

        return (kinds, live);
    }

    private GraphChunk Reread(int chunk, ReadOnlySpan<int> touched)
    {
        var (outStart, outs) = Rows(chunk, touched, chunks[chunk].OutStart, chunks[chunk].Outs, after.OutLinks, outgoing: true);
        var (inStart, ins) = Rows(chunk, touched, chunks[chunk].InStart, chunks[chunk].Ins, after.InLinks, outgoing: false);
        return new GraphChunk(outStart, outs, inStart, ins);
    }

    private (int[] Start, Edge[] Edges) Rows(int chunk, ReadOnlySpan<int> touched, int[] oldStart, Edge[] oldEdges, ChunkedList<ImmutableArray<Link>> links, bool outgoing)
    {
        var total = oldEdges.Length;
        foreach (var ordinal in touched)
        {
            var slot = ordinal & GraphChunk.Mask;
            total += links[ordinal].Length - (oldStart[slot + 1] - oldStart[slot]);
        }

        var start = new int[GraphChunk.Size + 1];
        var edges = new Edge[total];
        var next = 0;
        var t = 0;
        for (var slot = 0; slot < GraphChunk.Size; slot++)
        {
            start[slot] = next;
            var row = oldEdges.AsSpan(oldStart[slot], oldStart[slot + 1] - oldStart[slot]);
            if (t < touched.Length && (touched[t] & GraphChunk.Mask) == slot)
            {
                suspects -= outgoing ? Suspects(row) : 0;
                foreach (var link in links[touched[t]])
                {
                    edges[next++] = Edge.Of(outgoing ? link.To : link.From, link.Type, (!outgoing || link.Type != LinkType.Includes) && Graph.IsMarked(after, link));
                }

                suspects += outgoing ? Suspects(edges.AsSpan(start[slot], next - start[slot])) : 0;
                t++;
            }
            else
            {
                row.CopyTo(edges.AsSpan(next));
                next += row.Length;
            }
        }

        start[GraphChunk.Size] = next;
        return (start, edges);
    }

    private static int Suspects(ReadOnlySpan<Edge> row)
    {
        var count = 0;
        foreach (var edge in row)
        {
            count += edge.IsSuspect ? 1 : 0;
        }

        return count;
    }

    private bool HashOrLifeChanged(int ordinal)
    {
        if (ordinal >= before.Records.Count)
        {
            return false;
        }

        var was = before.Records[ordinal];
        var now = after.Records[ordinal];
        return was.ContentHash != now.ContentHash || was.IsRetired != now.IsRetired;
    }

    // The links of a touched record were read anew above; here their other ends follow, unless they were read anew themselves.
    private void Restamp(int ordinal, int[] touched)
    {
        var chunk = chunks[ordinal >> GraphChunk.Bits];
        var links = after.OutLinks[ordinal];
        var row = chunk.Out(ordinal & GraphChunk.Mask);
        for (var i = 0; i < row.Length; i++)
        {
            // The row has the links in the model's order; what a release includes is marked at the other end only.
            Stamp(row[i].Other, ordinal, row[i].Stamped(Graph.IsMarked(after, links[i])), outgoing: false, touched);
        }

        foreach (var edge in chunk.In(ordinal & GraphChunk.Mask))
        {
            Stamp(edge.Other, ordinal, edge, outgoing: true, touched);
        }
    }

    private void Stamp(int at, int other, Edge edge, bool outgoing, int[] touched)
    {
        if (Array.BinarySearch(touched, at) >= 0 || (outgoing && edge.Type == LinkType.Includes))
        {
            return;
        }

        var c = at >> GraphChunk.Bits;
        var slot = at & GraphChunk.Mask;
        var row = outgoing ? chunks[c].Out(slot) : chunks[c].In(slot);
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i].SameLink(other, edge.Type))
            {
                if (row[i].Marked != edge.Marked)
                {
                    chunks[c] = copied[c] ? chunks[c] : chunks[c].Copy();
                    copied[c] = true;
                    var (start, edges) = outgoing ? (chunks[c].OutStart, chunks[c].Outs) : (chunks[c].InStart, chunks[c].Ins);
                    edges[start[slot] + i] = row[i].Stamped(edge.Marked);
                    suspects += !outgoing ? 0 : edge.Marked ? 1 : -1;
                    Restamped.Add(at);
                }

                return;
            }
        }
    }
}
