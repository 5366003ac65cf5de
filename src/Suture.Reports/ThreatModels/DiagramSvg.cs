using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Drawing;
using Suture.Reports.Html;
using Suture.Reports.Writing;

namespace Suture.Reports.ThreatModels;

/// <summary>What may be added to a drawing.</summary>
/// <param name="Link">Address that an element, flow or boundary leads to; null for none.</param>
/// <param name="Threats">How many threats stand at an id; shown as a number in its corner.</param>
/// <param name="Name">Begins the ids inside the drawing; drawings that share a page need names of their own.</param>
/// <param name="Colors">Null for <see cref="DiagramColors.Light"/>.</param>
public sealed record DiagramMarks(Func<string, string?>? Link = null, IReadOnlyDictionary<string, int>? Threats = null, string Name = "dfd", DiagramColors? Colors = null);

/// <summary>
/// Draws a data-flow diagram as SVG in the usual signs: rectangle for external entities, rounded for processes, two lines for stores, a
/// six-sided sign for interfaces, dashed lines for trust boundaries. What is told by color is told by shape or words too. The drawing
/// carries its styles as attributes, so that it stands alone and in pages that allow no inline styles. Same diagram, same bytes.
/// </summary>
public static class DiagramSvg
{
    private const double Margin = 24;
    private const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

    /// <summary>Writes the drawing as one <c>svg</c> element in UTF-8, without XML declaration.</summary>
    /// <param name="diagram">A sound diagram.</param>
    /// <param name="title">What it shows; read out by screen readers.</param>
    public static async Task WriteAsync(Diagram diagram, string title, DiagramMarks? marks, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        var output = new Utf8Output(stream);
        new Drawing(output, DiagramLayout.Draw(diagram), marks ?? new DiagramMarks()).All(title);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private sealed class Drawing(Utf8Output svg, DrawnDiagram drawn, DiagramMarks marks)
    {
        private readonly TrustPlaces trust = new(drawn.Diagram);
        private readonly DiagramColors color = marks.Colors ?? DiagramColors.Light;
        private readonly Dictionary<string, string> names = drawn.Diagram.Elements.ToDictionary(e => e.Id, e => e.Name, StringComparer.Ordinal);

        public void All(string title)
        {
            var d = drawn.Diagram;
            var (w, h) = (drawn.Whole.Width + (2 * Margin), drawn.Whole.Height + (2 * Margin));
            svg.Raw("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"").Raw($"{N(drawn.Whole.X - Margin)} {N(drawn.Whole.Y - Margin)} {N(w)} {N(h)}").Raw($"\" width=\"{N(w)}\" height=\"{N(h)}\"")
                .Raw($" role=\"group\" aria-labelledby=\"{marks.Name}-title {marks.Name}-desc\" font-family=\"").Raw(Font).Raw($"\">\n<title id=\"{marks.Name}-title\">").Text(Clean(title)).Raw($"</title>\n<desc id=\"{marks.Name}-desc\">")
                .Text($"Data-flow diagram: {Count(d.Elements.Length, "element")}, {Count(d.Flows.Length, "flow")}, {(d.Boundaries.Length == 1 ? "1 trust boundary" : $"{d.Boundaries.Length} trust boundaries")}; {Count(d.Flows.Count(trust.Crosses), "flow")} across a boundary.")
                .Raw($"</desc>\n<defs><marker id=\"{marks.Name}-arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"10\" markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path d=\"M0 0.5 10 5 0 9.5z\" fill=\"").Raw(color.Flow).Raw("\"/></marker></defs>\n")
                .Raw($"<rect x=\"{N(drawn.Whole.X - Margin)}\" y=\"{N(drawn.Whole.Y - Margin)}\" width=\"{N(w)}\" height=\"{N(h)}\" fill=\"{color.Paper}\"/>\n");
            foreach (var boundary in d.Boundaries.OrderBy(Depth))
            {
                Boundary(boundary);
            }

            // Lines first, then elements, then texts, so that nothing written is covered.
            foreach (var flow in drawn.Flows)
            {
                Line(flow);
            }

            foreach (var element in d.Elements)
            {
                Element(element);
            }

            foreach (var boundary in d.Boundaries)
            {
                BoundaryName(boundary);
            }

            foreach (var flow in drawn.Flows)
            {
                FlowLabel(flow);
            }

            svg.Raw("</svg>\n");
        }

        private int Depth(TrustBoundary boundary)
        {
            var depth = 0;
            for (var at = boundary.Parent; at is not null && depth < 100; at = drawn.Diagram.Boundaries.FirstOrDefault(b => b.Id == at)?.Parent)
            {
                depth++;
            }

            return depth;
        }

        private void Boundary(TrustBoundary boundary)
        {
            if (boundary.Line.Length > 1)
            {
                svg.Raw("<path d=\"").Raw(Smooth(boundary.Line)).Raw($"\" fill=\"none\" stroke=\"{color.Boundary}\" stroke-width=\"1.8\" stroke-dasharray=\"9 5\"><title>").Text(Clean($"Trust boundary {boundary.Name}".TrimEnd())).Raw("</title></path>\n");
                return;
            }

            var box = drawn.Places.Boundaries[boundary.Id];
            svg.Raw($"<rect {At(box)} rx=\"10\" fill=\"{color.Boundary}\" fill-opacity=\"0.035\" stroke=\"{color.Boundary}\" stroke-width=\"1.5\" stroke-dasharray=\"9 5\"><title>").Text(Clean($"Trust boundary {boundary.Name}".TrimEnd())).Raw("</title></rect>\n");
        }

        private void BoundaryName(TrustBoundary boundary)
        {
            if (boundary.Name.Length == 0)
            {
                return;
            }

            if (boundary.Line.Length > 1)
            {
                svg.Raw($"<text x=\"{N(boundary.Line[0].X + 6)}\" y=\"{N(boundary.Line[0].Y + 12)}\" font-size=\"{N(Sizes.BoundaryFont)}\" font-weight=\"600\" fill=\"{color.BoundaryName}\" paint-order=\"stroke\" stroke=\"{color.Paper}\" stroke-width=\"4\">").Text(Clean(boundary.Name)).Raw("</text>\n");
                return;
            }

            var place = drawn.Places.NameOf(boundary);
            Open(boundary.Id);
            var text = LabelText.Wrap(boundary.Name, Sizes.BoundaryFont, Math.Max(place.Width, 20) + 1, 1)[0];
            svg.Raw($"<text x=\"{N(place.X)}\" y=\"{N(place.Y + 13)}\" font-size=\"{N(Sizes.BoundaryFont)}\" font-weight=\"600\" fill=\"{color.BoundaryName}\" paint-order=\"stroke\" stroke=\"{color.Inside}\" stroke-width=\"4\">").Text(Clean(text)).Raw("</text>");
            Close(boundary.Id);
        }

        private void Element(DiagramElement element)
        {
            var box = drawn.Places.Elements[element.Id];
            var (fill, line) = element.OutOfScope is not null ? color.OutOfScope : element.Type switch
            {
                ElementType.External => color.External,
                ElementType.Process => color.Process,
                ElementType.Store => color.Store,
                _ => color.Interface,
            };
            var stroke = $"fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"1.6\"{(element.OutOfScope is null ? "" : " stroke-dasharray=\"4 3\"")}";
            Open(element.Id);
            svg.Raw("<g><title>").Text(Clean(Describe(element))).Raw("</title>");
            switch (element.Type)
            {
                case ElementType.Process:
                    svg.Raw($"<rect {At(box)} rx=\"{N(Math.Min(box.Height, box.Width) / 2)}\" {stroke}/>");
                    break;
                case ElementType.Store:
                    svg.Raw($"<rect {At(box)} fill=\"{fill}\"/><path d=\"M{N(box.X)} {N(box.Y)}H{N(box.Right)}M{N(box.X)} {N(box.Bottom)}H{N(box.Right)}\" {stroke}/>");
                    break;
                case ElementType.Interface:
                    var cut = Math.Min(16, box.Width / 4);
                    svg.Raw($"<path d=\"M{N(box.X + cut)} {N(box.Y)}H{N(box.Right - cut)}L{N(box.Right)} {N(box.Center.Y)} {N(box.Right - cut)} {N(box.Bottom)}H{N(box.X + cut)}L{N(box.X)} {N(box.Center.Y)}z\" {stroke}/>");
                    break;
                default:
                    svg.Raw($"<rect {At(box)} {stroke}/>");
                    break;
            }

            var room = box.Width - (element.Type is ElementType.Process or ElementType.Interface ? 28 : 14);
            var small = element.OutOfScope is null ? 0 : 1;
            var lines = LabelText.Wrap(element.Name, Sizes.NameFont, Math.Max(room, 20), Math.Max((int)((box.Height - 6) / 16) - small, 1));
            var y = box.Center.Y - ((lines.Length + small - 1) * 8) + 4.5;
            foreach (var text in lines)
            {
                svg.Raw($"<text x=\"{N(box.Center.X)}\" y=\"{N(y)}\" text-anchor=\"middle\" font-size=\"{N(Sizes.NameFont)}\" fill=\"{color.Name}\">").Text(Clean(text)).Raw("</text>");
                y += 16;
            }

            if (small == 1)
            {
                svg.Raw($"<text x=\"{N(box.Center.X)}\" y=\"{N(y)}\" text-anchor=\"middle\" font-size=\"11\" font-style=\"italic\" fill=\"{color.Faint}\">out of scope</text>");
            }

            svg.Raw("</g>");
            Close(element.Id);
            Badge(element.Id, new(box.Right - (element.Type == ElementType.Process ? 12 : 4), box.Y + 2));
        }

        private void Line(DrawnFlow flow)
        {
            var crosses = trust.Crosses(flow.Flow);
            svg.Raw("<path d=\"").Raw(Rounded(flow.Route)).Raw($"\" fill=\"none\" stroke=\"{color.Flow}\" stroke-width=\"{(crosses ? "1.9" : "1.2")}\" stroke-linejoin=\"round\"{(flow.Flow.OutOfScope is null ? "" : " stroke-dasharray=\"3 3\"")} marker-end=\"url(#{marks.Name}-arrow)\"")
                .Raw(flow.Flow.BothWays ? $" marker-start=\"url(#{marks.Name}-arrow)\"><title>" : "><title>").Text(Clean(Describe(flow.Flow))).Raw("</title></path>\n");
        }

        private void FlowLabel(DrawnFlow flow)
        {
            if (flow.Lines.IsEmpty)
            {
                return;
            }

            Open(flow.Flow.Id);
            svg.Raw("<g><title>").Text(Clean(Describe(flow.Flow))).Raw($"</title><rect {At(flow.Label)} rx=\"3\" fill=\"{color.Paper}\" fill-opacity=\"0.9\"/>");
            var y = flow.Label.Y + 11.5;
            foreach (var text in flow.Lines)
            {
                svg.Raw($"<text x=\"{N(flow.Label.Center.X)}\" y=\"{N(y)}\" text-anchor=\"middle\" font-size=\"{N(Sizes.FlowFont)}\" fill=\"{color.Label}\">").Text(Clean(text)).Raw("</text>");
                y += Sizes.FlowLine;
            }

            svg.Raw("</g>");
            Close(flow.Flow.Id);
            Badge(flow.Flow.Id, new(flow.Label.Right - 1, flow.Label.Y));
        }

        private void Badge(string id, Spot at)
        {
            if (marks.Threats?.GetValueOrDefault(id) is > 0 and var count)
            {
                svg.Raw($"<g><title>{Count(count, "threat")}</title><circle cx=\"{N(at.X)}\" cy=\"{N(at.Y)}\" r=\"9\" fill=\"{color.Badge}\" stroke=\"{color.Paper}\" stroke-width=\"1.5\"/><text x=\"{N(at.X)}\" y=\"{N(at.Y + 3.8)}\" text-anchor=\"middle\" font-size=\"{(count > 99 ? 8 : 10.5)}\" font-weight=\"600\" fill=\"{color.BadgeText}\">{(count > 99 ? "99+" : count.ToString(CultureInfo.InvariantCulture))}</text></g>\n");
            }
        }

        private void Open(string id)
        {
            if (marks.Link?.Invoke(id) is { } address)
            {
                svg.Raw("<a href=\"").Text(address).Raw("\">");
            }
        }

        private void Close(string id) => svg.Raw(marks.Link?.Invoke(id) is null ? "\n" : "</a>\n");

        private string Describe(DiagramElement e)
        {
            var around = trust.Around(e.Id).Select(b => drawn.Diagram.Boundaries.FirstOrDefault(x => x.Id == b)?.Name ?? b);
            return string.Join("; ", new[]
            {
                $"{e.Id} {e.Name} ({(e.Type == ElementType.External ? "external entity" : e.Type.Code())})",
                string.Join(" in ", around) is { Length: > 0 } inside ? "in " + inside : null,
                e.Assets.IsEmpty ? null : "assets: " + string.Join(", ", e.Assets),
                e.OutOfScope is null ? null : $"out of scope{(e.OutOfScope.Reason.Length > 0 ? ": " + e.OutOfScope.Reason : "")}",
            }.OfType<string>());
        }

        private string Describe(DiagramFlow f) => string.Join("; ", new[]
        {
            $"{f.Id} {f.Data}: {names.GetValueOrDefault(f.From, f.From)} {(f.BothWays ? "to and from" : "to")} {names.GetValueOrDefault(f.To, f.To)}", f.Protocol, f.Protection,
            trust.Crosses(f) ? "crosses a trust boundary" : null, f.OutOfScope is null ? null : "out of scope",
        }.OfType<string>().Where(t => t.Length > 0));

        /// <summary>A way with its corners rounded.</summary>
        private static string Rounded(ImmutableArray<Spot> route)
        {
            var path = new System.Text.StringBuilder().Append(CultureInfo.InvariantCulture, $"M{N(route[0].X)} {N(route[0].Y)}");
            for (var i = 1; i < route.Length - 1; i++)
            {
                var (a, b, c) = (route[i - 1], route[i], route[i + 1]);
                var into = Towards(b, a, 7);
                var from = Towards(b, c, 7);
                path.Append(CultureInfo.InvariantCulture, $"L{N(into.X)} {N(into.Y)}Q{N(b.X)} {N(b.Y)} {N(from.X)} {N(from.Y)}");
            }

            return path.Append(CultureInfo.InvariantCulture, $"L{N(route[^1].X)} {N(route[^1].Y)}").ToString();
        }

        private static Spot Towards(Spot at, Spot to, double most)
        {
            var length = Math.Max(Math.Sqrt(((to.X - at.X) * (to.X - at.X)) + ((to.Y - at.Y) * (to.Y - at.Y))), 0.001);
            var step = Math.Min(most, length / 2);
            return new(at.X + ((to.X - at.X) / length * step), at.Y + ((to.Y - at.Y) / length * step));
        }

        /// <summary>A line through all points, bent as Threat Dragon bends it.</summary>
        private static string Smooth(ImmutableArray<Spot> line)
        {
            var path = new System.Text.StringBuilder().Append(CultureInfo.InvariantCulture, $"M{N(line[0].X)} {N(line[0].Y)}");
            for (var i = 0; i + 1 < line.Length; i++)
            {
                var (before, a, b, after) = (line[Math.Max(i - 1, 0)], line[i], line[i + 1], line[Math.Min(i + 2, line.Length - 1)]);
                path.Append(CultureInfo.InvariantCulture, $"C{N(a.X + ((b.X - before.X) / 6))} {N(a.Y + ((b.Y - before.Y) / 6))} {N(b.X - ((after.X - a.X) / 6))} {N(b.Y - ((after.Y - a.Y) / 6))} {N(b.X)} {N(b.Y)}");
            }

            return path.ToString();
        }

        private static string At(Box box) => $"x=\"{N(box.X)}\" y=\"{N(box.Y)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\"";

        private static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

        private static string Count(int count, string what) => count == 1 ? "1 " + what : $"{count.ToString(CultureInfo.InvariantCulture)} {what}s";

        /// <summary>Without the control characters that XML does not allow.</summary>
        private static string Clean(string text) => text.Any(c => c < ' ' && c is not '\n' and not '\t') ? string.Concat(text.Where(c => c >= ' ' || c is '\n' or '\t')) : text;
    }
}
