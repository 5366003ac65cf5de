using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Safety.BowTies;

namespace Suture.Reports.Safety;

/// <summary>A card in its place.</summary>
internal sealed record PlacedCard(Card Card, double X, double Y)
{
    public double Middle => Y + (Card.Height / 2);

    public double Right => X + Card.Width;

    public double Bottom => Y + Card.Height;
}

/// <summary>
/// Where everything of a bow-tie stands: columns from causes over barriers to the situation, and on to the harms. Many causes grow
/// downward; the situation stays where the first screen shows it. Depends on nothing but the bow-tie: the same gives the same.
/// </summary>
internal sealed class BowTieLayout
{
    private const double Margin = 16;
    private const double Head = 30;
    private const double Gap = 12;
    private const double Between = 22;
    private const double HighestMiddle = 330;
    private const int InARow = 2;
    private readonly List<PlacedCard> cards = [];
    private readonly List<string> ways = [];
    private readonly List<(double X, string Text)> heads = [];
    private readonly Dictionary<RecordId, RecordId> told = [];

    private BowTieLayout()
    {
    }

    public double Width { get; private set; }

    public double Height { get; private set; }

    public IReadOnlyList<PlacedCard> Cards => cards;

    /// <summary>Lines, as SVG paths; the last two lead into the situation and out of it.</summary>
    public IReadOnlyList<string> Ways => ways;

    public IReadOnlyList<(double X, string Text)> Heads => heads;

    /// <summary>Words below the situation, and where they begin.</summary>
    public (double X, double Y, ImmutableArray<Written> Lines) Note { get; private set; }

    public static BowTieLayout Of(BowTie bowTie)
    {
        var layout = new BowTieLayout();
        layout.Place(bowTie);
        return layout;
    }

    private void Place(BowTie bowTie)
    {
        var rows = bowTie.Lines.Select(l => new Row(BowTieCards.Of(l), l.Barriers.IsEmpty ? [BowTieCards.Missing("No control on this line", BowTieCards.BarrierWidth)] : [.. l.Barriers.Select(Barrier)])).ToList();
        if (rows.Count == 0)
        {
            rows.Add(new Row(BowTieCards.Missing("No cause or threat is linked to this situation.", BowTieCards.SourceWidth), []));
        }

        List<Card> Own(BowTieSide side) => [.. bowTie.AtSituation.Where(b => b.Side == side).Select(Barrier)];
        var (preventing, mitigating, untold) = (Own(BowTieSide.Prevents), Own(BowTieSide.Mitigates), Own(BowTieSide.Untold));
        List<Card> hazards = bowTie.Hazards.IsEmpty ? [BowTieCards.Missing("No hazard leads here.", BowTieCards.EventWidth)] : [.. bowTie.Hazards.Select(BowTieCards.Hazard)];
        List<Card> harms = bowTie.Harms.IsEmpty ? [BowTieCards.Missing("No harm is linked.", BowTieCards.HarmWidth)] : [.. bowTie.Harms.Select(h => BowTieCards.Of(h, bowTie.Risk.Policy))];
        var top = BowTieCards.Event(bowTie.Risk);
        var tall = rows.Sum(r => r.Height) + (Gap * (rows.Count - 1));
        var middle = Margin + Head + new[]
        {
            Tall(hazards) + Gap + (top.Height / 2), Math.Min(tall / 2, HighestMiddle), Math.Min(Tall(harms) / 2, HighestMiddle), Tall(preventing) / 2, Tall(mitigating) / 2,
        }.Max();

        // Left: each row is a source and its barriers, one after the other; all rows meet at a pole.
        var x = Margin;
        Heading(x, "Leads to it");
        var barriersAt = x + BowTieCards.SourceWidth + Between;
        var columns = rows.Max(r => Math.Min(r.Barriers.Count, InARow));
        var pole = columns == 0 ? barriersAt : barriersAt + (columns * (BowTieCards.BarrierWidth + Gap)) - Gap + Between;
        if (columns > 0)
        {
            Heading(barriersAt, "Prevents");
        }

        var y = Math.Max(Margin + Head, middle - (tall / 2));
        var (first, last) = (middle, middle);
        foreach (var row in rows)
        {
            var at = y + (row.Height / 2);
            cards.Add(new PlacedCard(row.Source, x, at - (row.Source.Height / 2)));
            ways.Add($"M{SvgPen.N(x + row.Source.Width)} {SvgPen.N(at)}H{SvgPen.N(pole)}");
            PlaceBarriers(row, barriersAt, y);
            (first, last) = (Math.Min(first, at), Math.Max(last, at));
            y += row.Height + Gap;
        }

        ways.Add($"M{SvgPen.N(pole)} {SvgPen.N(first)}V{SvgPen.N(last)}");
        var eventAt = pole + Between;
        if (preventing.Count > 0)
        {
            if (columns == 0)
            {
                Heading(eventAt, "Prevents");
            }

            Stack(preventing, eventAt, middle - (Tall(preventing) / 2));
            eventAt += BowTieCards.BarrierWidth + Between;
        }

        var into = $"M{SvgPen.N(pole)} {SvgPen.N(middle)}H{SvgPen.N(eventAt)}";

        // Middle: hazards above, what can not be told to either side below.
        Heading(eventAt, "Top event");
        Stack(hazards, eventAt, middle - (top.Height / 2) - Gap - Tall(hazards));
        ways.Add($"M{SvgPen.N(eventAt + (BowTieCards.EventWidth / 2))} {SvgPen.N(middle - (top.Height / 2) - Gap)}V{SvgPen.N(middle - (top.Height / 2))}");
        cards.Add(new PlacedCard(top, eventAt, middle - (top.Height / 2)));
        var below = middle + (top.Height / 2) + Gap;
        if (bowTie.SideRule.Length > 0)
        {
            var words = BowTieCards.Note(bowTie.SideRule, BowTieCards.EventWidth);
            Note = (eventAt, below, words);
            below += words.Sum(w => Card.LineHeight(w.Size)) + Gap;
        }

        Stack(untold, eventAt + ((BowTieCards.EventWidth - BowTieCards.BarrierWidth) / 2), below);
        if (untold.Count > 0)
        {
            below += Tall(untold) + Gap;
        }

        // Right: over the mitigating barriers to a second pole, from which the harms go off.
        var from = eventAt + BowTieCards.EventWidth;
        var harmsAt = from + (2 * Between);
        if (mitigating.Count > 0)
        {
            Heading(from + Between, "Mitigates");
            Stack(mitigating, from + Between, middle - (Tall(mitigating) / 2));
            harmsAt += BowTieCards.BarrierWidth + Between;
        }

        var second = harmsAt - Between;
        Heading(harmsAt, "Results in");
        y = Math.Max(Margin + Head, middle - (Tall(harms) / 2));
        (first, last) = (middle, middle);
        foreach (var harm in Stack(harms, harmsAt, y))
        {
            ways.Add($"M{SvgPen.N(second)} {SvgPen.N(harm.Middle)}H{SvgPen.N(harmsAt)}");
            (first, last) = (Math.Min(first, harm.Middle), Math.Max(last, harm.Middle));
        }

        ways.Add($"M{SvgPen.N(second)} {SvgPen.N(first)}V{SvgPen.N(last)}");
        ways.Add(into);
        ways.Add($"M{SvgPen.N(from)} {SvgPen.N(middle)}H{SvgPen.N(second)}");
        Width = harmsAt + BowTieCards.HarmWidth + Margin;
        Height = Math.Max(below, cards.Max(c => c.Bottom)) + Margin;
    }

    // In full where it stands first, in short from then on.
    private Card Barrier(BowTieBarrier barrier)
    {
        var first = told.TryAdd(barrier.Control, barrier.At) ? (RecordId?)null : told[barrier.Control];
        return BowTieCards.Of(barrier, first);
    }

    private void PlaceBarriers(Row row, double x, double y)
    {
        y += (row.Height - row.BarriersHeight) / 2;
        foreach (var few in row.Barriers.Chunk(InARow))
        {
            var height = few.Max(b => b.Height);
            cards.AddRange(few.Select((b, i) => new PlacedCard(b, x + (i * (BowTieCards.BarrierWidth + Gap)), y + ((height - b.Height) / 2))));
            y += height + Gap;
        }
    }

    private List<PlacedCard> Stack(List<Card> stack, double x, double y)
    {
        var placed = new List<PlacedCard>();
        foreach (var card in stack)
        {
            placed.Add(new PlacedCard(card, x, y));
            y += card.Height + Gap;
        }

        cards.AddRange(placed);
        return placed;
    }

    private void Heading(double x, string text) => heads.Add((x, text));

    private static double Tall(List<Card> stack) => stack.Count == 0 ? 0 : stack.Sum(c => c.Height) + (Gap * (stack.Count - 1));

    private sealed record Row(Card Source, IReadOnlyList<Card> Barriers)
    {
        public double BarriersHeight => Barriers.Count == 0 ? 0 : Barriers.Chunk(InARow).Sum(few => few.Max(b => b.Height) + Gap) - Gap;

        public double Height => Math.Max(Source.Height, BarriersHeight);
    }
}
