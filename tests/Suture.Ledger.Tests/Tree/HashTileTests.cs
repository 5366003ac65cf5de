using CsCheck;

namespace Suture.Ledger.Tests.Tree;

public sealed class HashTileTests
{
    private const int Many = 70_000;

    private static readonly Hash32[] Leaves = NaiveTree.Leaves(Many);

    [Fact]
    public void Tiles_are_the_same_in_whatever_portions_the_stream_grew() =>
        Gen.Int[1, 3000].List[1, 30].Sample(portions =>
        {
            var grown = new MemoryTiles();
            var size = 0;
            foreach (var portion in portions)
            {
                var count = Math.Min(portion, Many - size);
                grown.Append(Leaves.AsSpan(size, count));
                size += count;
            }

            var atOnce = MemoryTiles.Of(Leaves.AsSpan(0, size));
            grown.Stored.Keys.ShouldBe(atOnce.Stored.Keys, ignoreOrder: true);
            foreach (var (id, tile) in atOnce.Stored)
            {
                grown.Stored[id].ToBytes().ShouldBe(tile.ToBytes());
            }
        }, iter: 20);

    [Fact]
    public async Task A_proof_in_a_large_stream_verifies_and_reads_few_tiles()
    {
        var tiles = MemoryTiles.Of(Leaves);
        var builder = new ProofBuilder(tiles);
        var root = TreeEdge.Empty.AppendMany(Leaves).Root;
        var token = TestContext.Current.CancellationToken;
        foreach (var index in (int[])[0, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999])
        {
            var before = tiles.Reads;
            var proof = await builder.InclusionProofAsync(index, Many, token);
            (tiles.Reads - before).ShouldBeLessThanOrEqualTo(6);
            Proofs.VerifyInclusion(Leaves[index], index, Many, proof, root).ShouldBeTrue();
        }

        foreach (var size in (int[])[0, 1, 256, 40_000, 65_536, 65_537, 69_999, Many])
        {
            var old = TreeEdge.Empty.AppendMany(Leaves.AsSpan(0, size)).Root;
            (await builder.RootAsync(size, token)).ShouldBe(old);
            var proof = await builder.ConsistencyProofAsync(size, Many, token);
            Proofs.VerifyConsistency(size, Many, old, root, proof).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_tile_that_is_missing_is_said_and_not_guessed()
    {
        var plan = ProofPlan.Inclusion(3, 600);
        Should.Throw<ArgumentException>(() => plan.Build(new Dictionary<TileId, HashTile>())).Message.ShouldContain("needs");
        Should.Throw<ArgumentException>(() => HashTiles.Grow(100, Leaves.AsSpan(0, 99), Leaves.AsSpan(0, 200), []));
        Should.Throw<ArgumentException>(() => HashTiles.Grow(256, [], Leaves.AsSpan(0, 256), []));
        Should.Throw<FormatException>(() => HashTile.FromBytes(new TileId(0, 0), new byte[33]));
        Should.Throw<FormatException>(() => HashTile.FromBytes(new TileId(0, 0), new byte[257 * 32]));
        Should.Throw<FormatException>(() => HashTile.FromBytes(new TileId(0, 0), []));
    }
}
