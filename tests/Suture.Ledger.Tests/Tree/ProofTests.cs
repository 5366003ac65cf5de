namespace Suture.Ledger.Tests.Tree;

public sealed class ProofTests
{
    private const int Most = 300;

    private static readonly Hash32[] Leaves = NaiveTree.Leaves(Most);
    private static readonly Hash32[] Roots = [.. Enumerable.Range(0, Most + 1).Select(n => NaiveTree.Root(Leaves.AsSpan(0, n)))];

    [Fact]
    public void Inclusion_proofs_from_tiles_equal_the_definition_and_verify()
    {
        for (var size = 1; size <= Most; size += size < 70 ? 1 : 23)
        {
            var tiles = MemoryTiles.Of(Leaves.AsSpan(0, size));
            for (var index = 0; index < size; index++)
            {
                var proof = tiles.Build(ProofPlan.Inclusion(index, size));
                proof.ShouldBe(NaiveTree.Path(index, Leaves.AsSpan(0, size)));
                Proofs.VerifyInclusion(Leaves[index], index, size, proof, Roots[size]).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Consistency_proofs_from_tiles_equal_the_definition_and_verify()
    {
        var tiles = MemoryTiles.Of(Leaves);
        for (var second = 0; second <= Most; second += second < 70 ? 1 : 23)
        {
            for (var first = 0; first <= second; first++)
            {
                var proof = tiles.Build(ProofPlan.Consistency(first, second));
                proof.ShouldBe(NaiveTree.Consistency(first, Leaves.AsSpan(0, second)));
                Proofs.VerifyConsistency(first, second, Roots[first], Roots[second], proof).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void An_inclusion_proof_with_any_single_change_fails()
    {
        for (var size = 1; size <= 40; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var proof = NaiveTree.Path(index, Leaves.AsSpan(0, size));
                bool Holds(Hash32 leaf, long i, long n, IReadOnlyList<Hash32> p, Hash32 root) => Proofs.VerifyInclusion(leaf, i, n, p, root);
                Holds(Leaves[index], index, size, proof, Roots[size]).ShouldBeTrue();
                Holds(Mutation.Flip(Leaves[index]), index, size, proof, Roots[size]).ShouldBeFalse();
                Holds(Leaves[index], index, size, proof, Mutation.Flip(Roots[size])).ShouldBeFalse();
                Holds(Leaves[index], index, size, [.. proof, Hash32.Zero], Roots[size]).ShouldBeFalse();
                Holds(Leaves[index], index, size, [.. proof, Roots[size]], Roots[size]).ShouldBeFalse();
                Holds(Leaves[index], -1, size, proof, Roots[size]).ShouldBeFalse();
                for (var other = 0; other <= size; other++)
                {
                    Holds(Leaves[index], other, size, proof, Roots[size]).ShouldBe(other == index);
                }

                foreach (var changed in Mutation.OfProof(proof))
                {
                    Holds(Leaves[index], index, size, changed, Roots[size]).ShouldBeFalse();
                }
            }
        }
    }

    [Fact]
    public void A_consistency_proof_with_any_single_change_fails()
    {
        for (var second = 1; second <= 40; second++)
        {
            for (var first = 1; first <= second; first++)
            {
                var proof = NaiveTree.Consistency(first, Leaves.AsSpan(0, second));
                bool Holds(long m, long n, Hash32 a, Hash32 b, IReadOnlyList<Hash32> p) => Proofs.VerifyConsistency(m, n, a, b, p);
                Holds(first, second, Roots[first], Roots[second], proof).ShouldBeTrue();
                Holds(first, second, Mutation.Flip(Roots[first]), Roots[second], proof).ShouldBeFalse();
                Holds(first, second, Roots[first], Mutation.Flip(Roots[second]), proof).ShouldBeFalse();
                Holds(second + 1, second, Roots[first], Roots[second], proof).ShouldBeFalse();
                Holds(-1, second, Roots[first], Roots[second], proof).ShouldBeFalse();
                Holds(first, second, Roots[first], Roots[second], [.. proof, Hash32.Zero]).ShouldBeFalse();
                for (var other = 0; other <= second; other++)
                {
                    Holds(other, second, Roots[first], Roots[second], proof).ShouldBe(other == first);
                }

                foreach (var changed in Mutation.OfProof(proof))
                {
                    Holds(first, second, Roots[first], Roots[second], changed).ShouldBeFalse();
                }
            }
        }
    }

    [Fact]
    public void An_empty_tree_is_a_prefix_of_every_tree_but_no_other_root_is()
    {
        Proofs.VerifyConsistency(0, 5, MerkleTree.EmptyRoot, Roots[5], []).ShouldBeTrue();
        Proofs.VerifyConsistency(0, 5, Roots[1], Roots[5], []).ShouldBeFalse();
        Proofs.VerifyConsistency(0, 0, MerkleTree.EmptyRoot, MerkleTree.EmptyRoot, []).ShouldBeTrue();
        Proofs.VerifyConsistency(0, 0, Roots[1], Roots[1], []).ShouldBeFalse();
        Proofs.VerifyInclusion(Roots[0], 0, 0, [], Roots[0]).ShouldBeFalse();
    }
}
