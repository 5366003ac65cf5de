using Suture.Domain.Safety.BowTies;
using Suture.Reports.Writing;

namespace Suture.Reports.Safety;

/// <summary>
/// Draws the bow-tie of a hazardous situation as SVG: what leads to it on the left, harms on the right, controls as barriers on the lines
/// that they stand in the way of. What is told by color is told by words too. Same bow-tie, same bytes.
/// </summary>
public static class BowTieSvg
{
    /// <summary>Writes the drawing as one <c>svg</c> element in UTF-8, without XML declaration.</summary>
    /// <param name="bowTie">What to draw.</param>
    /// <param name="marks">Links lead from keys of records.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellation">Stops writing.</param>
    public static async Task WriteAsync(BowTie bowTie, RiskMarks? marks, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bowTie);
        var output = new Utf8Output(stream);
        Draw(bowTie, new SvgPen(output, marks ?? new RiskMarks()));
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static void Draw(BowTie bowTie, SvgPen pen)
    {
        var layout = BowTieLayout.Of(bowTie);
        pen.Begin(layout.Width, layout.Height, $"Bow-tie of {bowTie.Risk.Situation} {bowTie.Risk.Title}", BowTieWords.Sum(bowTie));
        pen.Raw($"<defs><marker id=\"{pen.Name}-arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0.5 10 5 0 9.5z\" fill=\"{pen.Color.Line}\"/></marker></defs>\n");
        foreach (var (way, last) in layout.Ways.Select((w, i) => (w, i == layout.Ways.Count - 2)))
        {
            pen.Path(way, last ? $" marker-end=\"url(#{pen.Name}-arrow)\"" : "");
        }

        foreach (var (x, text) in layout.Heads)
        {
            pen.Text(x, 28, 11.5, pen.Color.Faint, text, " font-weight=\"600\"");
            pen.Raw("\n");
        }

        foreach (var card in layout.Cards)
        {
            Draw(card, pen);
        }

        var y = layout.Note.Y;
        foreach (var line in layout.Note.Lines.IsDefault ? [] : layout.Note.Lines)
        {
            y += Card.LineHeight(line.Size);
            pen.Text(layout.Note.X, y - 3, line.Size, InkOf(line.Ink, pen), line.Text, line.Style);
        }

        pen.End();
    }

    private static void Draw(PlacedCard placed, SvgPen pen)
    {
        var card = placed.Card;
        pen.Group(card.Id?.ToString(), card.Tells, () =>
        {
            var color = pen.Color;
            var (fill, line, more, bar) = card.Look switch
            {
                CardLook.Good => (color.Good.Weak, color.Good.Solid, "", color.Good.Solid),
                CardLook.Warn => (color.Warn.Weak, color.Warn.Solid, " stroke-dasharray=\"5 3\"", color.Warn.Solid),
                CardLook.Bad => (color.Bad.Weak, color.Bad.Solid, " stroke-dasharray=\"2 3\"", color.Bad.Solid),
                CardLook.Missing => (color.Paper, color.Warn.Solid, " stroke-dasharray=\"5 3\"", null),
                CardLook.Event => (color.Paper, color.Text, " stroke-width=\"2.6\" rx=\"14\"", null),
                _ => (color.Box, color.Line, " rx=\"4\"", null),
            };
            pen.Rect(placed.X, placed.Y, card.Width, card.Height, fill, line, more);
            if (bar is not null)
            {
                pen.Rect(placed.X, placed.Y, 4, card.Height, bar);
            }

            var y = placed.Y + Card.Padding;
            foreach (var text in card.Lines)
            {
                y += Card.LineHeight(text.Size);
                pen.Text(placed.X + Card.Padding + (bar is null ? 0 : 2), y - 3, text.Size, InkOf(text.Ink, pen), text.Text, text.Style);
            }
        });
    }

    private static string InkOf(Ink ink, SvgPen pen) => ink switch
    {
        Ink.Good => pen.Color.Good.Ink,
        Ink.Warn => pen.Color.Warn.Ink,
        Ink.Bad => pen.Color.Bad.Ink,
        Ink.Faint => pen.Color.Faint,
        _ => pen.Color.Text,
    };
}
