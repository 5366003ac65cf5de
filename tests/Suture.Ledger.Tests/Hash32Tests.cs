namespace Suture.Ledger.Tests;

public sealed class Hash32Tests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void A_hash_is_64_lowercase_digits_and_nothing_else()
    {
        var hash = Hash32.Sha256([]);
        hash.ToString().ShouldBe(EmptyHash);
        Hash32.Parse(EmptyHash).ShouldBe(hash);
        Hash32.From(hash.ToArray()).ShouldBe(hash);
        Hash32.Zero.ToString().ShouldBe(new string('0', 64));
        foreach (var wrong in (string?[])[null, "", EmptyHash[1..], EmptyHash + "0", EmptyHash.ToUpperInvariant(), EmptyHash[..63] + "g", EmptyHash[..63] + "５"])
        {
            Hash32.TryParse(wrong, out _).ShouldBeFalse();
        }

        Should.Throw<FormatException>(() => Hash32.Parse("x"));
        Should.Throw<ArgumentException>(() => Hash32.From(new byte[31]));
    }

    [Fact]
    public void Hashes_are_equal_when_all_their_bytes_are()
    {
        var hash = Hash32.Sha256([1]);
        for (var bit = 0; bit < 256; bit++)
        {
            (Mutation.Flip(hash, bit) == hash).ShouldBeFalse();
        }

        (Mutation.Flip(Mutation.Flip(hash)) == hash).ShouldBeTrue();
        Hash32.From(hash.ToArray()).GetHashCode().ShouldBe(hash.GetHashCode());
        hash.Equals((object)hash.ToArray()).ShouldBeFalse();
    }

    [Fact]
    public void Leaves_and_nodes_have_their_prefixes()
    {
        MerkleTree.EmptyRoot.ToString().ShouldBe(EmptyHash);
        MerkleTree.LeafHash([]).ToString().ShouldBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        var (left, right) = (Hash32.Sha256([1]), Hash32.Sha256([2]));
        MerkleTree.NodeHash(left, right).ShouldBe(Hash32.Sha256([1, .. left.ToArray(), .. right.ToArray()]));
    }
}
