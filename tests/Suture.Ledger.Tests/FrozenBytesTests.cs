using System.Text;
using Suture.Ledger.Tests.Tree;
using Suture.Ledger.Tests.Verification;

namespace Suture.Ledger.Tests;

/// <summary>
/// The bytes that stored ledgers consist of. If one of these fails, the encoding was changed, and every ledger in use
/// would be called tampered with: undo the change, or make a new format version beside this one.
/// </summary>
public sealed class FrozenBytesTests
{
    private const string Stream = "device/PUMP";

    [Fact]
    public void Entries_keep_their_bytes()
    {
        var bytes = Example.Entries;
        for (var i = 0; i < bytes.Length; i++)
        {
            new ReadOnlySpan<byte>(bytes[i]).ShouldBeFrozenAs($"entry-{i}.json");
        }
    }

    [Fact]
    public void Tiles_and_the_right_edge_keep_their_bytes()
    {
        Hash32[] leaves = [.. MemoryLedger.MakeEntries(Stream, 300).Select(b => MerkleTree.LeafHash(b))];
        var tiles = MemoryTiles.Of(leaves).Stored;
        new ReadOnlySpan<byte>(tiles[new TileId(0, 0)].ToBytes()).ShouldBeFrozenAs("tile-0-0.bin");
        new ReadOnlySpan<byte>(tiles[new TileId(1, 0)].ToBytes()).ShouldBeFrozenAs("tile-1-0.bin");
        tiles.Count.ShouldBe(2);
        new ReadOnlySpan<byte>(TreeEdge.Empty.AppendMany(leaves).ToBytes()).ShouldBeFrozenAs("edge-300.bin");
    }

    [Fact]
    public void Keys_keep_their_text() =>
        new ReadOnlySpan<byte>(Encoding.UTF8.GetBytes(TestKeys.Verifier + "\n")).ShouldBeFrozenAs("verifier-key.txt");

    [Fact]
    public void A_checkpoint_keeps_its_text_and_an_old_signature_still_holds()
    {
        var stored = File.ReadAllText(RepositoryFiles.Expectation("checkpoint.txt"));
        var checkpoint = SignedCheckpoint.Parse(stored);
        checkpoint.Verify(Stream, [TestKeys.Verifier]).Trust.ShouldBe(CheckpointTrust.Trusted);
        checkpoint.ToString().ShouldBe(stored);
        checkpoint.Checkpoint.ToText().ShouldBe(stored[..(stored.IndexOf("\n\n", StringComparison.Ordinal) + 1)]);
        checkpoint.Checkpoint.ShouldBe(Example.Checkpoint);
        SignedCheckpoint.Sign(Example.Checkpoint, TestKeys.Signer).ToString()
            .ShouldStartWith(stored[..stored.LastIndexOf(' ')], Case.Sensitive);
    }

    [Fact]
    public void A_receipt_keeps_its_text_and_still_holds()
    {
        var stored = File.ReadAllText(RepositoryFiles.Expectation("receipt.tlog-proof"));
        var receipt = Receipt.Parse(stored);
        receipt.ToText().ShouldBe(stored);
        ReceiptVerifier.Verify(stored, [TestKeys.Verifier]).Ok.ShouldBeTrue();
        var signed = SignedCheckpoint.Parse(File.ReadAllText(RepositoryFiles.Expectation("checkpoint.txt")));
        Example.Receipt(1, signed).ToText().ShouldBe(stored);
    }
}
