using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Drawing;

/// <summary>Finds ways for all flows, shorter ones first because they have less choice, and then places for their labels.</summary>
internal static class FlowRoutes
{
    public static ImmutableArray<DrawnFlow> Find(Diagram diagram, DiagramPlaces places)
    {
        var grid = RouteGrid.Of(diagram, places);
        var routes = new ImmutableArray<Spot>[diagram.Flows.Length];
        var straight = new bool[diagram.Flows.Length];
        foreach (var i in Enumerable.Range(0, routes.Length).OrderBy(i => Distance(places, diagram.Flows[i])).ThenBy(i => i))
        {
            var flow = diagram.Flows[i];
            var (from, to) = (places.Elements[flow.From], places.Elements[flow.To]);
            var route = flow.From == flow.To ? Loop(from) : grid?.Find(flow.From, from, flow.To, to);
            straight[i] = route is null;
            routes[i] = route ?? [Border(from, to.Center), Border(to, from.Center)];
        }

        var labels = new LabelPlaces(diagram, places, routes);
        return [.. diagram.Flows.Select((f, i) => labels.Place(f, routes[i]) is var (box, lines) ? new DrawnFlow(f, routes[i], box, lines, straight[i]) : throw new InvalidOperationException("A label has a place."))];
    }

    private static double Distance(DiagramPlaces places, DiagramFlow flow)
    {
        var (from, to) = (places.Elements[flow.From].Center, places.Elements[flow.To].Center);
        return Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y);
    }

    /// <summary>From an element to itself: over its top right corner.</summary>
    private static ImmutableArray<Spot> Loop(Box box) =>
    [
        new(box.Right - 30, box.Y), new(box.Right - 30, box.Y - Sizes.Step), new(box.Right + Sizes.Step, box.Y - Sizes.Step), new(box.Right + Sizes.Step, box.Y + 20), new(box.Right, box.Y + 20),
    ];

    /// <summary>Where the line from the middle towards a spot leaves the box.</summary>
    private static Spot Border(Box box, Spot towards)
    {
        var (dx, dy) = (towards.X - box.Center.X, towards.Y - box.Center.Y);
        if (dx == 0 && dy == 0)
        {
            return new(box.Right, box.Center.Y);
        }

        var scale = Math.Min(dx == 0 ? double.MaxValue : box.Width / 2 / Math.Abs(dx), dy == 0 ? double.MaxValue : box.Height / 2 / Math.Abs(dy));
        return new(box.Center.X + (dx * scale), box.Center.Y + (dy * scale));
    }
}
