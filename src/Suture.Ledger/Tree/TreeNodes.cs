using System.Numerics;
using System.Runtime.InteropServices;

namespace Suture.Ledger;

/// <summary>A perfect subtree: the leaves from <c>Index &lt;&lt; Level</c>, 2^Level of them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TreeNode(int Level, long Index)
{
    /// <summary>The tile that holds, or whose hashes give, this node.</summary>
    public TileId Tile => new(Level / HashTiles.Height, Index >> (HashTiles.Height - (Level % HashTiles.Height)));

    /// <summary>Where in <see cref="Tile"/> the hashes below this node stand.</summary>
    public (int Start, int Count) Slice
    {
        get
        {
            var up = Level % HashTiles.Height;
            var start = (int)((Index << up) & (HashTiles.Width - 1));
            return (start, 1 << up);
        }
    }
}

/// <summary>RFC 6962 subtrees as lists of perfect ones.</summary>
internal static class TreeNodes
{
    /// <summary>The perfect subtrees of the leaves [start, end), left to right; <paramref name="start"/> is where a subtree of that length may stand.</summary>
    public static List<TreeNode> Cover(long start, long end)
    {
        var nodes = new List<TreeNode>();
        while (start < end)
        {
            var level = BitOperations.Log2((ulong)(end - start));
            nodes.Add(new TreeNode(level, start >> level));
            start += 1L << level;
        }

        return nodes;
    }

    /// <summary>Largest power of two smaller than <paramref name="count"/>, which is at least 2 (RFC 6962: k).</summary>
    public static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
