using CsCheck;

namespace Suture.Ledger.Tests.Tree;

public sealed class TreeEdgeTests
{
    private static readonly Hash32[] Leaves = NaiveTree.Leaves(600);

    [Fact]
    public void Every_size_up_to_300_has_the_root_of_the_RFC_6962_definition()
    {
        var edge = TreeEdge.Empty;
        for (var size = 0; size <= 300; size++)
        {
            edge.Size.ShouldBe(size);
            edge.Root.ShouldBe(NaiveTree.Root(Leaves.AsSpan(0, size)));
            edge = edge.Append(Leaves[size]);
        }
    }

    [Fact]
    public void Leaves_appended_in_any_portions_give_the_same_edge() =>
        Gen.Int[0, 40].List[0, 12].Sample(portions =>
        {
            var edge = TreeEdge.Empty;
            var done = 0;
            foreach (var portion in portions)
            {
                edge = edge.AppendMany(Leaves.AsSpan(done, portion));
                done += portion;
            }

            edge.Root.ShouldBe(NaiveTree.Root(Leaves.AsSpan(0, done)));
            TreeEdge.FromBytes(edge.ToBytes()).Root.ShouldBe(edge.Root);
        });

    [Fact]
    public void Bytes_whose_hashes_do_not_fit_the_size_are_refused()
    {
        var bytes = TreeEdge.Empty.AppendMany(Leaves.AsSpan(0, 7)).ToBytes();
        TreeEdge.TryFromBytes(bytes, out var edge).ShouldBeTrue();
        edge!.Size.ShouldBe(7);
        TreeEdge.TryFromBytes(bytes.AsSpan(0, bytes.Length - 1), out _).ShouldBeFalse();
        TreeEdge.TryFromBytes(bytes.AsSpan(0, bytes.Length - 32), out _).ShouldBeFalse();
        TreeEdge.TryFromBytes([.. bytes, .. new byte[32]], out _).ShouldBeFalse();
        TreeEdge.TryFromBytes(bytes.AsSpan(0, 7), out _).ShouldBeFalse();
        bytes[0] |= 0x80;
        TreeEdge.TryFromBytes(bytes, out _).ShouldBeFalse();
    }
}
