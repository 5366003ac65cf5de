namespace Suture.Ledger;

/// <summary>
/// Which tiles a proof needs, and how it is made of them: first the plan, then one read for each tile in
/// <see cref="Tiles"/>, then <see cref="Build"/>. So this room needs no I/O.
/// </summary>
public sealed class ProofPlan
{
    // Each hash of the proof is the root over some neighboring perfect subtrees.
    private readonly List<List<TreeNode>> steps;

    private ProofPlan(List<List<TreeNode>> steps)
    {
        this.steps = steps;
        Tiles = [.. steps.SelectMany(s => s).Select(n => n.Tile).Distinct()];
    }

    /// <summary>Each tile once: about two for each eight levels of the tree.</summary>
    public IReadOnlyList<TileId> Tiles { get; }

    /// <summary>Proof that the leaf <paramref name="index"/> is in the tree of the first <paramref name="size"/> leaves (RFC 6962, 2.1.1).</summary>
    public static ProofPlan Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var hashes = new List<List<TreeNode>>();
        long start = 0;
        var end = size;
        while (end - start > 1)
        {
            var middle = start + TreeNodes.Split(end - start);
            if (index < middle)
            {
                hashes.Add(TreeNodes.Cover(middle, end));
                end = middle;
            }
            else
            {
                hashes.Add(TreeNodes.Cover(start, middle));
                start = middle;
            }
        }

        hashes.Reverse();
        return new ProofPlan(hashes);
    }

    /// <summary>Proof that the tree of the first <paramref name="first"/> leaves is a prefix of that of <paramref name="second"/> (RFC 6962, 2.1.2).</summary>
    public static ProofPlan Consistency(long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var hashes = new List<List<TreeNode>>();
        if (first == 0 || first == second)
        {
            return new ProofPlan(hashes);
        }

        long start = 0;
        var end = second;
        while (end != first)
        {
            var middle = start + TreeNodes.Split(end - start);
            if (first <= middle)
            {
                hashes.Add(TreeNodes.Cover(middle, end));
                end = middle;
            }
            else
            {
                hashes.Add(TreeNodes.Cover(start, middle));
                start = middle;
            }
        }

        // When the old tree is a perfect subtree of the new one, the verifier has its root already.
        if (start != 0)
        {
            hashes.Add(TreeNodes.Cover(start, end));
        }

        hashes.Reverse();
        return new ProofPlan(hashes);
    }

    /// <summary>The right edge of the first <paramref name="size"/> leaves, as one hash for each of its subtrees.</summary>
    internal static ProofPlan Edge(long size) => new([.. TreeNodes.Cover(0, size).Select(n => new List<TreeNode> { n })]);

    /// <summary>The proof; throws <see cref="ArgumentException"/> when a tile is missing or too short.</summary>
    public IReadOnlyList<Hash32> Build(IReadOnlyDictionary<TileId, HashTile> tiles)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        return [.. steps.Select(nodes => Fold(nodes, tiles))];
    }

    private static Hash32 Fold(List<TreeNode> nodes, IReadOnlyDictionary<TileId, HashTile> tiles)
    {
        var root = Node(nodes[^1], tiles);
        for (var i = nodes.Count - 2; i >= 0; i--)
        {
            root = MerkleTree.NodeHash(Node(nodes[i], tiles), root);
        }

        return root;
    }

    private static Hash32 Node(TreeNode node, IReadOnlyDictionary<TileId, HashTile> tiles)
    {
        var (start, count) = node.Slice;
        if (!tiles.TryGetValue(node.Tile, out var tile) || tile.Count < start + count)
        {
            throw new ArgumentException($"The proof needs {start + count} hashes of {node.Tile}, and there are {tile?.Count ?? 0}.", nameof(tiles));
        }

        Span<Hash32> scratch = stackalloc Hash32[count];
        tile.Hashes.Slice(start, count).CopyTo(scratch);
        return MerkleTree.PerfectRootInPlace(scratch);
    }
}
