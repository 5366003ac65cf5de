using CsCheck;
using Suture.Server.Ui.Graph;

namespace Suture.Server.Tests.Ui;

public sealed class LayeredLayoutTests
{
    private static readonly Gen<(int Count, (int From, int To)[] Edges)> Graphs =
        Gen.Int[1, 40].SelectMany(n => Gen.Select(Gen.Int[0, n - 1], Gen.Int[0, n - 1]).Array[0, 90].Select(edges => (n, edges)));

    [Fact]
    public void No_two_nodes_overlap() => Graphs.Sample(g =>
    {
        var places = LayeredLayout.Place(g.Count, g.Edges);
        places.Length.ShouldBe(g.Count);
        for (var a = 0; a < places.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                (Math.Abs(places[a].X - places[b].X) >= LayeredLayout.NodeWidth || Math.Abs(places[a].Y - places[b].Y) >= LayeredLayout.NodeHeight).ShouldBeTrue($"{a} and {b}");
            }
        }
    });

    [Fact]
    public void Without_circles_every_edge_goes_from_left_to_right() => Graphs.Sample(g =>
    {
        var edges = g.Edges.Where(e => e.From != e.To).Select(e => (From: Math.Min(e.From, e.To), To: Math.Max(e.From, e.To))).ToList();
        var places = LayeredLayout.Place(g.Count, edges);
        foreach (var (from, to) in edges)
        {
            places[from].Layer.ShouldBeLessThan(places[to].Layer);
        }
    });

    [Fact]
    public void The_same_graph_is_drawn_the_same() => Graphs.Sample(g => LayeredLayout.Place(g.Count, g.Edges).SequenceEqual(LayeredLayout.Place(g.Count, g.Edges)).ShouldBeTrue());
}
