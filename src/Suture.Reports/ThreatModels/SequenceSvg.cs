using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Drawing;
using Suture.Domain.Security.ThreatModels.Views;
using Suture.Reports.Html;
using Suture.Reports.Writing;

namespace Suture.Reports.ThreatModels;

/// <summary>
/// Draws security use cases as sequence diagrams: a lifeline for each element, an arrow for each step, the check beneath it. A step
/// across a trust boundary says so in words. Like <see cref="DiagramSvg"/> it stands alone: same use cases, same bytes.
/// </summary>
public static class SequenceSvg
{
    private const double Margin = 24;
    private const double Column = 210;
    private const double HeadWidth = 160;
    private const double HeadHeight = 54;
    private const double Gap = 56;
    private const double TextFont = 12;
    private const double SmallFont = 11;
    private const double LineHeight = 15;
    private const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

    /// <summary>Writes all use cases, one below the other, as one <c>svg</c> element in UTF-8, without XML declaration.</summary>
    /// <param name="title">What the drawing shows; read out by screen readers.</param>
    /// <param name="name">Begins the ids inside the drawing; drawings that share a page need names of their own.</param>
    public static async Task WriteAsync(ImmutableArray<SequencedUseCase> useCases, string title, Stream stream, string name = "seq", CancellationToken cancellation = default)
    {
        var output = new Utf8Output(stream);
        new Drawing(output, [.. useCases.Select(Plan.Of)], name).All(title);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A step with its height and its lines, so that all is known before anything is written.</summary>
    private sealed record Row(SequencedStep Step, int From, int To, ImmutableArray<string> Text, ImmutableArray<string> Check, ImmutableArray<string> Crossing)
    {
        private int Lines => Text.Length + Check.Length + Crossing.Length;

        public double Height => (Lines * LineHeight) + (From == To ? 46 : 34);
    }

    private sealed record Plan(SequencedUseCase UseCase, ImmutableArray<Row> Rows)
    {
        public double Width => Math.Max((UseCase.Elements.Length * Column) + (2 * Margin), 420);

        public double Height => 64 + HeadHeight + Rows.Sum(r => r.Height) + 24;

        public static Plan Of(SequencedUseCase useCase)
        {
            var columns = useCase.Elements.Select((e, i) => (e.Id, i)).ToDictionary(e => e.Id, e => e.i, StringComparer.Ordinal);
            return new(useCase, [.. useCase.Steps.Select(s => RowOf(s, columns[s.Step.From], columns[s.Step.To]))]);
        }

        private static Row RowOf(SequencedStep step, int from, int to)
        {
            var room = (Math.Max(Math.Abs(to - from), 1) * Column) - 26;
            var what = step.Step.What.Length > 0 ? step.Step.What : step.Flow?.Data ?? "";
            return new(
                step, from, to, LabelText.Wrap($"{step.Step.Number}. {what}", TextFont, room, 4), step.Step.Check is null ? [] : LabelText.Wrap("Check: " + step.Step.Check, SmallFont, room, 4),
                step.Crossed.IsEmpty ? [] : LabelText.Wrap("crosses " + string.Join(", ", step.Crossed), SmallFont, room, 3));
        }
    }

    private sealed class Drawing(Utf8Output svg, ImmutableArray<Plan> plans, string name)
    {
        public void All(string title)
        {
            var width = plans.Select(p => p.Width).DefaultIfEmpty(420).Max();
            var height = Math.Max(plans.Sum(p => p.Height) + (Math.Max(plans.Length - 1, 0) * Gap), 80);
            svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"group\" aria-labelledby=\"{name}-title {name}-desc\" font-family=\"").Raw(Font)
                .Raw($"\">\n<title id=\"{name}-title\">").Text(Clean(title)).Raw($"</title>\n<desc id=\"{name}-desc\">")
                .Text($"Sequence diagrams: {Count(plans.Length, "use case")}, {Count(plans.Sum(p => p.Rows.Length), "step")}; {Count(plans.Sum(p => p.Rows.Count(r => !r.Crossing.IsEmpty)), "step")} across a trust boundary.")
                .Raw($"</desc>\n<defs><marker id=\"{name}-arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"10\" markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0.5 10 5 0 9.5z\" fill=\"#37474f\"/></marker></defs>\n")
                .Raw($"<rect width=\"{N(width)}\" height=\"{N(height)}\" fill=\"#ffffff\"/>\n");
            var top = 0.0;
            foreach (var plan in plans)
            {
                One(plan, top);
                top += plan.Height + Gap;
            }

            svg.Raw("</svg>\n");
        }

        private void One(Plan plan, double top)
        {
            var useCase = plan.UseCase.UseCase;
            svg.Raw($"<g><text x=\"{N(Margin)}\" y=\"{N(top + 26)}\" font-size=\"15\" font-weight=\"600\" fill=\"#1c2733\">").Text(Clean(useCase.Name)).Raw("</text>");
            if (useCase.State is not null)
            {
                svg.Raw($"<text x=\"{N(Margin)}\" y=\"{N(top + 44)}\" font-size=\"12\" fill=\"#566473\">").Text(Clean("In: " + useCase.State)).Raw("</text>");
            }

            svg.Raw("\n");
            var head = top + 60;
            var end = top + plan.Height - 12;
            for (var i = 0; i < plan.UseCase.Elements.Length; i++)
            {
                Head(plan.UseCase.Elements[i], X(i), head, end);
            }

            var y = head + HeadHeight + 10;
            foreach (var row in plan.Rows)
            {
                Step(row, y);
                y += row.Height;
            }

            svg.Raw("</g>\n");
        }

        private void Head(DiagramElement element, double x, double y, double end)
        {
            var (fill, line) = element.Type switch
            {
                ElementType.External => ("#eceff4", "#3b4a5f"),
                ElementType.Process => ("#e3f1f3", "#0b5c6b"),
                ElementType.Store => ("#fdf3df", "#7a4d00"),
                _ => ("#ece9f7", "#4a3c8c"),
            };
            svg.Raw($"<path d=\"M{N(x)} {N(y + HeadHeight)}V{N(end)}\" stroke=\"#8a97a3\" stroke-width=\"1.2\" stroke-dasharray=\"5 4\"/><rect x=\"{N(x - (HeadWidth / 2))}\" y=\"{N(y)}\" width=\"{N(HeadWidth)}\" height=\"{N(HeadHeight)}\" rx=\"{(element.Type == ElementType.Process ? 12 : 2)}\" fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"1.5\"><title>")
                .Text(Clean($"{element.Id} {element.Name} ({(element.Type == ElementType.External ? "external entity" : element.Type.Code())})")).Raw("</title></rect>");
            var lines = LabelText.Wrap(element.Name, Sizes.NameFont, HeadWidth - 12, 2);
            var at = y + 24 - ((lines.Length - 1) * 8);
            foreach (var text in lines)
            {
                Centered(x, at, Sizes.NameFont, "#1c2733", text);
                at += 16;
            }

            Centered(x, y + HeadHeight - 6, 10.5, "#566473", element.Id);
            svg.Raw("\n");
        }

        private void Step(Row row, double y)
        {
            var (from, to) = (X(row.From), X(row.To));
            var inside = row.From == row.To;
            var left = Math.Min(from, to) + 10;
            svg.Raw("<g><title>").Text(Clean($"{row.Step.Step.Number}. {row.Step.Flow?.Id} {row.Step.Step.What}".Replace("  ", " ", StringComparison.Ordinal))).Raw("</title>");
            var at = y + 12;
            foreach (var text in row.Text)
            {
                Left(left, at, TextFont, "#1c2733", text, "");
                at += LineHeight;
            }

            at -= 6;
            if (inside)
            {
                svg.Raw($"<path d=\"M{N(from)} {N(at)}h26v18h-24\" fill=\"none\" stroke=\"#37474f\" stroke-width=\"1.3\" marker-end=\"url(#{name}-arrow)\"/>");
                at += 18;
            }
            else
            {
                svg.Raw($"<path d=\"M{N(from)} {N(at)}H{N(to)}\" fill=\"none\" stroke=\"{(row.Crossing.IsEmpty ? "#37474f" : "#96232b")}\" stroke-width=\"{(row.Crossing.IsEmpty ? "1.3" : "2")}\" marker-end=\"url(#{name}-arrow)\"/>");
            }

            at += 15;
            foreach (var crossing in row.Crossing)
            {
                Left(left, at, SmallFont, "#96232b", crossing, "");
                at += LineHeight;
            }

            foreach (var text in row.Check)
            {
                Left(left, at, SmallFont, "#17663a", text, " font-style=\"italic\"");
                at += LineHeight;
            }

            svg.Raw("</g>\n");
        }

        private void Centered(double x, double y, double size, string fill, string text) =>
            svg.Raw($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"middle\" font-size=\"{N(size)}\" fill=\"{fill}\">").Text(Clean(text)).Raw("</text>");

        // A white edge keeps words readable over lifelines.
        private void Left(double x, double y, double size, string fill, string text, string style) =>
            svg.Raw($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\"{style} fill=\"{fill}\" paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"4\">").Text(Clean(text)).Raw("</text>");

        private static double X(int column) => Margin + (HeadWidth / 2) + (column * Column);

        private static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

        private static string Count(int count, string what) => count == 1 ? "1 " + what : $"{count.ToString(CultureInfo.InvariantCulture)} {what}s";

        /// <summary>Without the control characters that XML does not allow.</summary>
        private static string Clean(string text) => text.Any(c => c < ' ' && c is not '\n' and not '\t') ? string.Concat(text.Where(c => c >= ' ' || c is '\n' or '\t')) : text;
    }
}
