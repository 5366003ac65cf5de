namespace Suture.Ledger.Tests.Tree;

/// <summary>RFC 6962 section 2.1 word for word, recursive and slow: what everything quicker is compared with.</summary>
internal static class NaiveTree
{
    public static Hash32 Root(ReadOnlySpan<Hash32> leaves)
    {
        if (leaves.Length == 0)
        {
            return Hash32.Sha256([]);
        }

        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var k = Split(leaves.Length);
        return Node(Root(leaves[..k]), Root(leaves[k..]));
    }

    public static List<Hash32> Path(int m, ReadOnlySpan<Hash32> leaves)
    {
        if (leaves.Length == 1)
        {
            return [];
        }

        var k = Split(leaves.Length);
        return m < k
            ? [.. Path(m, leaves[..k]), Root(leaves[k..])]
            : [.. Path(m - k, leaves[k..]), Root(leaves[..k])];
    }

    public static List<Hash32> Consistency(int m, ReadOnlySpan<Hash32> leaves) =>
        m == 0 ? [] : SubProof(m, leaves, complete: true);

    /// <summary>Leaf hashes of the entries "0", "1", ...</summary>
    public static Hash32[] Leaves(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Hash32.Sha256([0, .. System.Text.Encoding.ASCII.GetBytes($"{i}")]))];

    private static List<Hash32> SubProof(int m, ReadOnlySpan<Hash32> leaves, bool complete)
    {
        if (m == leaves.Length)
        {
            return complete ? [] : [Root(leaves)];
        }

        var k = Split(leaves.Length);
        return m <= k
            ? [.. SubProof(m, leaves[..k], complete), Root(leaves[k..])]
            : [.. SubProof(m - k, leaves[k..], complete: false), Root(leaves[..k])];
    }

    private static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }

    private static Hash32 Node(Hash32 left, Hash32 right) => Hash32.Sha256([1, .. left.ToArray(), .. right.ToArray()]);
}
