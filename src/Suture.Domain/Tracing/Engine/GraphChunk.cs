using Suture.Domain.Records.Links;

namespace Suture.Domain.Tracing.Engine;

/// <summary>One end of a link as the engine sees it: the record at the other end, the type, and whether an end changed.</summary>
internal readonly record struct Edge(uint Bits)
{
    private const int TypeShift = 27;
    private const uint OtherMask = (1u << TypeShift) - 1;
    private const uint MarkBit = 1u << 31;

    internal int Other => (int)(Bits & OtherMask);

    internal LinkType Type => (LinkType)((Bits >> TypeShift) & 15);

    /// <summary>The type as a bit among types.</summary>
    internal uint TypeBit => 1u << (int)((Bits >> TypeShift) & 15);

    /// <summary>An end changed since the link was confirmed.</summary>
    internal bool Marked => (Bits & MarkBit) != 0;

    /// <summary>Marked, and of a type for which that means doubt.</summary>
    internal bool IsSuspect => Marked && (TypeBit & Graph.Pinning) == 0;

    internal static Edge Of(int other, LinkType type, bool marked) => new((uint)other | ((uint)type << TypeShift) | (marked ? MarkBit : 0));

    internal bool SameLink(int other, LinkType type) => (Bits & ~MarkBit) == ((uint)other | ((uint)type << TypeShift));

    internal Edge Stamped(bool marked) => new(marked ? Bits | MarkBit : Bits & ~MarkBit);
}

/// <summary>The links of 256 records in one block for each direction. Never changed once the graph that made it is handed out.</summary>
internal sealed class GraphChunk(int[] outStart, Edge[] outs, int[] inStart, Edge[] ins)
{
    internal const int Bits = 8;
    internal const int Size = 1 << Bits;
    internal const int Mask = Size - 1;

    internal static readonly GraphChunk Empty = new(new int[Size + 1], [], new int[Size + 1], []);

    internal int[] OutStart => outStart;

    internal Edge[] Outs => outs;

    internal int[] InStart => inStart;

    internal Edge[] Ins => ins;

    internal ReadOnlySpan<Edge> Out(int slot) => new(outs, outStart[slot], outStart[slot + 1] - outStart[slot]);

    internal ReadOnlySpan<Edge> In(int slot) => new(ins, inStart[slot], inStart[slot + 1] - inStart[slot]);

    /// <summary>The same chunk with arrays of its own, for changing suspect marks.</summary>
    internal GraphChunk Copy() => new(outStart, [.. outs], inStart, [.. ins]);
}
