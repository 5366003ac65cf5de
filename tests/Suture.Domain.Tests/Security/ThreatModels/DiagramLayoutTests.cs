using CsCheck;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Drawing;

namespace Suture.Domain.Tests.Security.ThreatModels;

public sealed class DiagramLayoutTests
{
    private static readonly Gen<Diagram> Unplaced = DiagramGen.Diagrams((letter, i) => $"{letter}{i}", placed: false);

    [Fact]
    public void Elements_do_not_overlap_and_lie_inside_their_boundaries_only() => Unplaced.Sample(diagram =>
    {
        var places = DiagramLayout.Place(diagram);
        var trust = new TrustPlaces(diagram);
        foreach (var element in diagram.Elements)
        {
            var box = places.Elements[element.Id];
            diagram.Elements.Where(e => e.Id != element.Id).ShouldAllBe(e => !places.Elements[e.Id].Overlaps(box));
            var around = trust.Around(element.Id);
            foreach (var boundary in diagram.Boundaries)
            {
                if (around.Contains(boundary.Id))
                {
                    places.Boundaries[boundary.Id].Contains(box).ShouldBeTrue($"{element.Id} in {boundary.Id}");
                }
                else
                {
                    places.Boundaries[boundary.Id].Overlaps(box).ShouldBeFalse($"{element.Id} on {boundary.Id}");
                }
            }
        }
    });

    [Fact]
    public void Boundaries_are_nested_or_apart() => Unplaced.Sample(diagram =>
    {
        var places = DiagramLayout.Place(diagram);
        foreach (var boundary in diagram.Boundaries)
        {
            var box = places.Boundaries[boundary.Id];
            if (boundary.Parent is { } parent)
            {
                places.Boundaries[parent].Contains(box).ShouldBeTrue();
            }

            diagram.Boundaries.Where(b => b.Parent == boundary.Parent && b.Id != boundary.Id).ShouldAllBe(b => !places.Boundaries[b.Id].Overlaps(box));
        }
    });

    [Fact]
    public void Texts_do_not_cover_each_other_nor_elements() => Unplaced.Sample(diagram =>
    {
        var drawn = DiagramLayout.Draw(diagram);
        var labels = drawn.Flows.Where(f => f.Lines.Length > 0).Select(f => f.Label).ToList();
        for (var i = 0; i < labels.Count; i++)
        {
            labels.Skip(i + 1).ShouldAllBe(l => !l.Overlaps(labels[i]));
            drawn.Places.Elements.Values.ShouldAllBe(e => !e.Overlaps(labels[i]));
        }

        labels.Concat(drawn.Places.Elements.Values).ShouldAllBe(b => drawn.Whole.Contains(b));
    });

    [Fact]
    public void Flows_join_the_borders_of_their_elements_and_go_through_no_other() => Unplaced.Sample(diagram =>
    {
        var drawn = DiagramLayout.Draw(diagram);
        foreach (var flow in drawn.Flows)
        {
            flow.IsStraight.ShouldBeFalse();
            OnBorder(drawn.Places.Elements[flow.Flow.From], flow.Route[0]).ShouldBeTrue($"start of {flow.Flow.Id}");
            OnBorder(drawn.Places.Elements[flow.Flow.To], flow.Route[^1]).ShouldBeTrue($"end of {flow.Flow.Id}");
            foreach (var (id, box) in drawn.Places.Elements.Where(e => e.Key != flow.Flow.From && e.Key != flow.Flow.To))
            {
                var inner = new Box(box.X + 1, box.Y + 1, box.Width - 2, box.Height - 2);
                flow.Route.Zip(flow.Route.Skip(1)).ShouldAllBe(s => !inner.Overlaps(Around(s.First, s.Second)), $"{flow.Flow.Id} through {id}");
            }
        }
    });

    [Fact]
    public void The_same_diagram_gives_the_same_drawing() =>
        Unplaced.Sample(d => DiagramGen.Show(DiagramLayout.Draw(d).Flows) == DiagramGen.Show(DiagramLayout.Draw(d).Flows) && DiagramLayout.Place(d).Elements.All(e => DiagramLayout.Place(d).Elements[e.Key] == e.Value));

    [Fact]
    public void Given_places_are_kept_and_the_rest_is_put_below()
    {
        var diagram = new Diagram
        {
            Elements = [new("A", "a", ElementType.Process) { Place = new Box(10, 20, 100, 50) }, new("B", "b", ElementType.Process) { Boundary = "Z" }],
            Boundaries = [new("Z", "zone")],
            Flows = [new("F", "A", "B", "data")],
        };
        var places = DiagramLayout.Place(diagram);
        places.Elements["A"].ShouldBe(new Box(10, 20, 100, 50));
        places.Elements["B"].Y.ShouldBeGreaterThan(70);
        places.Boundaries["Z"].Contains(places.Elements["B"]).ShouldBeTrue();
    }

    [Fact]
    public void Hostile_sizes_are_drawn_in_bounded_work()
    {
        var far = new Diagram { Elements = [new("A", "a", ElementType.Process) { Place = new Box(-9e8, -9e8, 1, 1) }, new("B", "b", ElementType.Process) { Place = new Box(9e8, 9e8, 9e8, 9e8) }], Flows = [new("F", "A", "B", "x"), new("G", "B", "A", "y")] };
        DiagramLayout.Draw(far).Flows.ShouldAllBe(f => f.IsStraight);
        var star = new Diagram { Elements = [.. Enumerable.Range(0, 3000).Select(i => new DiagramElement($"E{i}", $"Element {i}", ElementType.Process))], Flows = [.. Enumerable.Range(1, 2999).Select(i => new DiagramFlow($"F{i}", "E0", $"E{i}", "x"))] };
        var drawn = DiagramLayout.Draw(star);
        (drawn.Whole.Width / drawn.Whole.Height).ShouldBeInRange(0.2, 6);
    }

    [Theory]
    [InlineData("Pump controller", 140, "Pump controller")]
    [InlineData("Connectivity service with a long name that goes on", 100, "Connectivity|service with…")]
    [InlineData("com.example.very.long.package.name", 90, "com.example|.very.long.…")]
    [InlineData("🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉", 60, "🎉🎉|🎉…")]
    public void Names_are_broken_into_lines(string text, double width, string lines) => string.Join('|', LabelText.Wrap(text, 13, width, 2)).ShouldBe(lines);

    private static Box Around(Spot a, Spot b) => new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(Math.Abs(a.X - b.X), 0.01), Math.Max(Math.Abs(a.Y - b.Y), 0.01));

    private static bool OnBorder(Box box, Spot spot) => box.Contains(spot) && (spot.X == box.X || spot.X == box.Right || spot.Y == box.Y || spot.Y == box.Bottom);
}
