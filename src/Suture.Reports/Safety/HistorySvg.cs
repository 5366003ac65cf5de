using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Safety;
using Suture.Domain.Safety.History;
using Suture.Domain.Security.ThreatModels.Drawing;
using Suture.Reports.Writing;

namespace Suture.Reports.Safety;

/// <summary>
/// Draws risks over time as stacked columns: one for each point, best region at the bottom. Regions are told by color, by pattern and, at the
/// newest column, by name; a line stands where another policy begins to judge. Same history, same bytes.
/// </summary>
public static class HistorySvg
{
    private const double Left = 60;
    private const double Top = 52;
    private const double Plot = 220;
    private const double Bottom = Top + Plot;
    private const double Names = 190;
    private const double Room = 760;
    private const double Small = 11;
    private const int EarlierShown = 4;

    /// <summary>Writes the chart as one <c>svg</c> element in UTF-8, without XML declaration.</summary>
    /// <param name="history">What to draw.</param>
    /// <param name="after">Regions after controls, else before them.</param>
    /// <param name="marks">Links lead from ledger positions.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellation">Stops writing.</param>
    public static async Task WriteAsync(RiskHistory history, bool after, RiskMarks? marks, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        var output = new Utf8Output(stream);
        new Drawing(history, after, new SvgPen(output, marks ?? new RiskMarks())).All();
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private sealed class Drawing(RiskHistory history, bool after, SvgPen pen)
    {
        private readonly double pitch = Math.Min(Room / Math.Max(history.Points.Length, 1), 96);
        private readonly int most = NiceMost(history.Points.Select(p => p.Risks).DefaultIfEmpty(0).Max());

        // Room for what stands aslant below the axis: a day, and the keys of releases before it.
        private double LabelHeight => history.Points.Any(p => !p.Releases.IsEmpty) ? 104 : 76;

        private double ColumnWidth => Math.Max(pitch * 0.66, 6);

        public void All()
        {
            var width = Left + (pitch * history.Points.Length) + Names;
            pen.Begin(
                width, Bottom + LabelHeight, $"Risks of {history.Device} over time, {(after ? "after" : "before")} controls",
                $"{HistoryWords.Points(history)} Newest: {HistoryWords.Counts(history.Points[^1], after)}.");
            Patterns();
            Axis(width);
            for (var i = 0; i < history.Points.Length; i++)
            {
                Column(history.Points[i], Left + (i * pitch), i > 0 && history.Points[i - 1].PolicyNumber != history.Points[i].PolicyNumber, i == history.Points.Length - 1);
            }

            NamesOfRegions(Left + (history.Points.Length * pitch) + 10);
            pen.End();
        }

        // A region of another tone has another pattern, and so has every second one of the same.
        private void Patterns()
        {
            pen.Raw("<defs>");
            foreach (var (name, tone, mark) in new[] { ("warn", pen.Color.Warn, "M0 8 8 0M-2 2 2-2M6 10 10 6"), ("bad", pen.Color.Bad, "M0 0 8 8M0 8 8 0"), ("good", pen.Color.Good, "M4 4h1v1h-1z") })
            {
                pen.Raw($"<pattern id=\"{pen.Name}-{name}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"{tone.Weak}\"/><path d=\"{mark}\" stroke=\"{tone.Solid}\" stroke-width=\"1.3\" fill=\"none\"/></pattern>");
            }

            pen.Raw("</defs>\n");
        }

        private void Axis(double width)
        {
            var step = Math.Max(most / 4, 1);
            for (var n = 0; n <= most; n += step)
            {
                var y = Bottom - (Plot * n / most);
                pen.Raw($"<path d=\"M{SvgPen.N(Left - 4)} {SvgPen.N(y)}H{SvgPen.N(width - Names)}\" stroke=\"{pen.Color.Line}\" stroke-width=\"{(n == 0 ? "1.4" : "0.4")}\"/>");
                pen.Text(Left - 8, y + 4, Small, pen.Color.Faint, n.ToString(CultureInfo.InvariantCulture), " text-anchor=\"end\"");
            }

            pen.Text(8, 18, Small, pen.Color.Faint, $"Risks, {HistoryWords.Span(history)}");
            pen.Raw("\n");
        }

        private void Column(RiskPoint point, double x, bool otherPolicy, bool newest)
        {
            var (at, middle) = (x + ((pitch - ColumnWidth) / 2), x + (pitch / 2));
            if (otherPolicy)
            {
                pen.Raw($"<path d=\"M{SvgPen.N(x)} {SvgPen.N(Top - 26)}V{SvgPen.N(Bottom)}\" stroke=\"{pen.Color.Text}\" stroke-width=\"1.2\" stroke-dasharray=\"4 3\"/>");
                pen.Text(x + 3, Top - 20, Small, pen.Color.Text, $"policy {point.PolicyNumber.ToString(CultureInfo.InvariantCulture)}");
            }

            pen.Group(point.Position.ToString(CultureInfo.InvariantCulture), $"{HistoryWords.When(point)}: {HistoryWords.Counts(point, after)}", () =>
            {
                var y = Bottom;
                foreach (var (region, i) in point.Regions.Select((r, i) => (r, i)))
                {
                    var count = after ? region.After : region.Before;
                    if (count == 0)
                    {
                        continue;
                    }

                    var height = Plot * count / most;
                    y -= height;
                    pen.Rect(at, y, ColumnWidth, height, Fill(point, i), pen.Color.Of(region.Region).Solid, $" stroke-width=\"{(newest ? "2" : "1")}\"");
                    if (height >= 15 && ColumnWidth >= 16)
                    {
                        pen.Text(middle, y + (height / 2) + 4, Small, pen.Color.Of(region.Region).Ink, count.ToString(CultureInfo.InvariantCulture), $" text-anchor=\"middle\" font-weight=\"600\" paint-order=\"stroke\" stroke=\"{pen.Color.Of(region.Region).Weak}\" stroke-width=\"4\"");
                    }
                }

                if (ColumnWidth >= 14 || newest)
                {
                    pen.Text(middle, y - 5, Small, pen.Color.Text, point.Risks.ToString(CultureInfo.InvariantCulture), " text-anchor=\"middle\"");
                }

                var turned = string.Create(CultureInfo.InvariantCulture, $" text-anchor=\"end\" transform=\"rotate(-40 {SvgPen.N(middle + 4)} {SvgPen.N(Bottom + 14)})\"");
                pen.Text(middle + 4, Bottom + 14, Small, pen.Color.Text, (point.Releases.IsEmpty ? "" : string.Join(", ", point.Releases) + " ") + HistoryWords.Day(point.Time, history.Period), turned + (newest || !point.Releases.IsEmpty ? " font-weight=\"600\"" : ""));
            });
        }

        // Beside the newest column, from best at the bottom; moved apart where two would touch. Regions that are empty now stand above them.
        private void NamesOfRegions(double x)
        {
            var point = history.Points[^1];
            var y = Bottom;
            var free = Bottom + 12;
            foreach (var (region, i) in point.Regions.Select((r, i) => (r, i)))
            {
                var count = after ? region.After : region.Before;
                var height = Plot * count / most;
                free = Math.Min(y - (height / 2) + 4, free - 17);
                y -= height;
                pen.Rect(x, free - 9, 10, 10, Fill(point, i), pen.Color.Of(region.Region).Solid);
                pen.Text(x + 15, free, Small, pen.Color.Text, LabelText.Wrap($"{region.Region.Label}: {count.ToString(CultureInfo.InvariantCulture)}", Small, Names - 30, 1)[0]);
                pen.Raw("\n");
            }

            y = Bottom + 20;
            foreach (var (older, i) in history.Points.Reverse().SelectMany(p => p.Regions.Select((r, i) => (p, i))).DistinctBy(r => (r.p.Regions[r.i].Region.Code, r.p.Regions[r.i].Region.Label))
                .Where(r => !point.Regions.Any(n => n.Region.Code == r.p.Regions[r.i].Region.Code && n.Region.Label == r.p.Regions[r.i].Region.Label)).Take(EarlierShown))
            {
                pen.Rect(x, y - 9, 10, 10, Fill(older, i), pen.Color.Of(older.Regions[i].Region).Solid);
                pen.Text(x + 15, y, Small, pen.Color.Faint, LabelText.Wrap($"earlier: {older.Regions[i].Region.Label}", Small, Names - 30, 1)[0]);
                pen.Raw("\n");
                y += 17;
            }
        }

        private string Fill(RiskPoint point, int region)
        {
            var tone = Tone(point.Regions[region].Region);
            // Counted from its end, so that the best of all is always plain and the worst always hatched, whatever lies between.
            var outer = tone == "good" ? point.Regions.Take(region) : point.Regions.Skip(region + 1);
            return (tone == "good") == (outer.Count(r => Tone(r.Region) == tone) % 2 == 0) ? pen.Color.Of(point.Regions[region].Region).Weak : $"url(#{pen.Name}-{tone})";
        }

        private static string Tone(RiskRegion region) => region.Tone switch { RegionTone.Good => "good", RegionTone.Caution => "warn", _ => "bad" };

        /// <summary>A number not below that four lines divide well.</summary>
        private static int NiceMost(int count)
        {
            for (var unit = 4; ; unit *= 10)
            {
                foreach (var times in (ReadOnlySpan<int>)[1, 2, 3, 5])
                {
                    if (unit * times >= count)
                    {
                        return unit * times;
                    }
                }
            }
        }
    }
}
