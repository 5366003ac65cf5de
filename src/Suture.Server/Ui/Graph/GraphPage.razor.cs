using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using Suture.Application.Records;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Graph;

/// <summary>Draws what lies around a record.</summary>
public partial class GraphPage : DevicePage
{
    private const int TitleLength = 27;
    private const int Margin = 30;
    private const int MinWidth = 900;
    private const int MinHeight = 420;
    private const int MaxWidth = 1300;
    private const int MaxHeight = 640;
    private Neighborhood? graph;
    private ImmutableArray<Placed> places = [];
    private ImmutableArray<Record> starts = [];
    private string typed = string.Empty;

    /// <summary>Key of the record in the middle.</summary>
    [SupplyParameterFromQuery]
    public string? Focus { get; set; }

    /// <summary>How many links away, 1 to 3.</summary>
    [SupplyParameterFromQuery]
    public int? Depth { get; set; }

    private int Near => Math.Clamp(Depth ?? 2, 1, 3);

    private Record? middle => graph?.Nodes[0];

    private IEnumerable<KindGroup> groups => graph is null ? [] : graph.Nodes.Select(n => n.Kind.Definition().Group).Distinct().Order();

    // Small graphs are not blown up, and large ones begin at a size that can be read, with the record in the middle.
    private string Box(int maxWidth, int maxHeight)
    {
        var width = places.Max(p => p.X) + LayeredLayout.NodeWidth;
        var height = places.Max(p => p.Y) + LayeredLayout.NodeHeight;
        var (w, h) = (Math.Min(Math.Max(width + (2 * Margin), MinWidth), maxWidth), Math.Min(Math.Max(height + (2 * Margin), MinHeight), maxHeight));
        var x = w >= width ? (width - w) / 2 : Math.Clamp(places[0].X + (LayeredLayout.NodeWidth / 2) - (w / 2), -Margin, width + Margin - w);
        var y = h >= height ? (height - h) / 2 : Math.Clamp(places[0].Y + (LayeredLayout.NodeHeight / 2) - (h / 2), -Margin, height + Margin - h);
        return string.Create(CultureInfo.InvariantCulture, $"{x} {y} {w} {h}");
    }

    protected override async Task LoadAsync()
    {
        if (starts.IsEmpty)
        {
            starts = (await Reading.ListAsync(Caller, Device, new RecordFilter(RecordKind.HS, Take: 50), At, Leaving).ConfigureAwait(true)).TryGet(out var page) ? page.Records : [];
        }

        graph = null;
        Focus ??= starts.IsEmpty ? null : starts[0].Id.ToString();
        typed = Focus ?? string.Empty;
        if (Focus is not null && Take(await Neighborhood.AroundAsync(Reading, Caller, Device, Focus, Near, At, Leaving).ConfigureAwait(true)) is { } around)
        {
            places = LayeredLayout.Place(around.Nodes.Length, [.. around.Edges.Select(e => (e.From, e.To))]);
            graph = around;
        }
    }

    private void Go() => Navigation.NavigateTo(Here(typed.Trim().ToUpperInvariant(), Depth));

    private string Here(string? focus, int? depth) => Paths.With(To("graph"), ("focus", focus), ("depth", depth?.ToString(CultureInfo.InvariantCulture)), ("at", At));

    // From the right edge of one box to the left edge of the other; backwards for the few that were turned round.
    private string Curve(GraphEdge edge)
    {
        var (from, to) = (places[edge.From], places[edge.To]);
        var forward = to.Layer > from.Layer;
        var (x1, y1) = (from.X + (forward ? LayeredLayout.NodeWidth : 0), from.Y + (LayeredLayout.NodeHeight / 2));
        var (x2, y2) = (to.X + (forward ? 0 : LayeredLayout.NodeWidth), to.Y + (LayeredLayout.NodeHeight / 2));
        var bend = Math.Max(40, Math.Abs(x2 - x1) / 2) * (forward ? 1 : -1);
        return string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}");
    }

    // As markup, because <text> means something else to Razor; all that people wrote is encoded.
    private static string NodeText(Record record, Placed at)
    {
        var title = record.Title.Length <= TitleLength ? record.Title : record.Title[..(TitleLength - 1)].TrimEnd() + "…";
        return string.Create(CultureInfo.InvariantCulture, $"<text class=\"k\" x=\"{at.X + 17}\" y=\"{at.Y + 21}\">{record.Id}</text><text class=\"n\" x=\"{at.X + 17}\" y=\"{at.Y + 39}\">{WebUtility.HtmlEncode(title)}</text>");
    }
}
