namespace Suture.Ledger;

/// <summary>Checks of RFC 6962 proofs, with the algorithms that RFC 9162 states (2.1.3.2 and 2.1.4.2). Needs no ledger.</summary>
public static class Proofs
{
    /// <summary>
    /// True when <paramref name="proof"/> shows that <paramref name="leaf"/> stands at <paramref name="index"/> in the
    /// tree of <paramref name="size"/> leaves whose root is <paramref name="root"/>.
    /// </summary>
    public static bool VerifyInclusion(Hash32 leaf, long index, long size, IReadOnlyList<Hash32> proof, Hash32 root)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (index < 0 || index >= size)
        {
            return false;
        }

        var node = index;
        var last = size - 1;
        var hash = leaf;
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleTree.NodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = MerkleTree.NodeHash(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }

    /// <summary>
    /// True when <paramref name="proof"/> shows that the tree of <paramref name="firstSize"/> leaves is a prefix of
    /// that of <paramref name="secondSize"/> leaves.
    /// </summary>
    public static bool VerifyConsistency(long firstSize, long secondSize, Hash32 firstRoot, Hash32 secondRoot, IReadOnlyList<Hash32> proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (firstSize < 0 || firstSize > secondSize)
        {
            return false;
        }

        if (firstSize == secondSize)
        {
            return proof.Count == 0 && firstRoot == secondRoot && (firstSize != 0 || firstRoot == MerkleTree.EmptyRoot);
        }

        if (firstSize == 0)
        {
            return proof.Count == 0 && firstRoot == MerkleTree.EmptyRoot;
        }

        // A perfect old tree is itself the first node; the proof then leaves it out.
        var perfect = (firstSize & (firstSize - 1)) == 0;
        if (!perfect && proof.Count == 0)
        {
            return false;
        }

        var node = firstSize - 1;
        var last = secondSize - 1;
        while ((node & 1) == 1)
        {
            node >>= 1;
            last >>= 1;
        }

        var first = perfect ? firstRoot : proof[0];
        var second = first;
        for (var i = perfect ? 0 : 1; i < proof.Count; i++)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                first = MerkleTree.NodeHash(proof[i], first);
                second = MerkleTree.NodeHash(proof[i], second);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                second = MerkleTree.NodeHash(second, proof[i]);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && first == firstRoot && second == secondRoot;
    }
}
