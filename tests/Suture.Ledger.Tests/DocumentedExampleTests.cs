using System.Text;

namespace Suture.Ledger.Tests;

/// <summary>docs/ledger-format.md works through an example; what it says must be what the code gives.</summary>
public sealed class DocumentedExampleTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "ledger-format.md"));

    [Fact]
    public void The_entries_and_their_hashes_are_as_documented()
    {
        for (var i = 0; i < Example.Entries.Length; i++)
        {
            Document.ShouldContain("\n" + Encoding.UTF8.GetString(Example.Entries[i]) + "\n");
            Document.ShouldContain($"| leaf {i} ({Example.Entries[i].Length} bytes) | `{Example.Leaves[i]}` |");
        }

        Document.ShouldContain($"| node of leaves 0 and 1 | `{MerkleTree.NodeHash(Example.Leaves[0], Example.Leaves[1])}` |");
        Document.ShouldContain($"| root | `{Example.Checkpoint.Root}` |");
    }

    [Fact]
    public void The_right_edge_is_as_documented()
    {
        var edge = Convert.ToHexStringLower(TreeEdge.Empty.AppendMany(Example.Leaves).ToBytes());
        edge.ShouldBe("0000000000000003" + MerkleTree.NodeHash(Example.Leaves[0], Example.Leaves[1]) + Example.Leaves[2]);
    }

    [Fact]
    public void The_key_the_checkpoint_and_the_proof_are_as_documented()
    {
        Document.ShouldContain($"| key id | `{TestKeys.Verifier.KeyId:x8}` |");
        Document.ShouldContain("\n" + TestKeys.Verifier + "\n");
        Document.ShouldContain(File.ReadAllText(RepositoryFiles.Expectation("checkpoint.txt")));
        var proof = Receipt.Parse(File.ReadAllText(RepositoryFiles.Expectation("receipt.tlog-proof"))).Proof;
        Document.ShouldContain("```\n" + string.Concat(proof.Select(h => Convert.ToBase64String(h.ToArray()) + "\n")) + "```");
    }
}
