using System.Collections.Immutable;
using Suture.Domain.Security.ThreatModels.Views;

namespace Suture.Reports.ThreatModels;

/// <summary>Draws a view as SVG: its part of the data-flow diagram with the number of threats at each place, or its use cases as sequences.</summary>
public static class ViewDrawing
{
    /// <param name="facts">What the view was made from.</param>
    /// <param name="view">The view.</param>
    /// <param name="of">What the drawing is of: title of the threat model.</param>
    /// <param name="stream">Stays open.</param>
    /// <param name="useCase">Name of the one use case to draw; null for all.</param>
    /// <param name="name">Begins the ids inside the drawing.</param>
    /// <param name="link">Address that an element, flow or boundary leads to; null for none.</param>
    /// <param name="cancellation">Stops writing.</param>
    public static Task WriteAsync(
        ThreatModelFacts facts, ArchitectureView view, string of, Stream stream, string? useCase = null, string name = "view", Func<string, string?>? link = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(view);
        var title = $"{view.Kind.Title()}: {of}";
        return view is UseCaseView sequences
            ? SequenceSvg.WriteAsync(useCase is null ? sequences.UseCases : [.. sequences.UseCases.Where(u => u.UseCase.Name == useCase)], title, stream, name, cancellation)
            : DiagramSvg.WriteAsync(view.Part, title, new DiagramMarks(link, Threats(facts, view), name), stream, cancellation);
    }

    private static Dictionary<string, int> Threats(ThreatModelFacts facts, ArchitectureView view) =>
        view.Part.Elements.Select(e => e.Id).Concat(view.Part.Flows.Select(f => f.Id)).ToDictionary(id => id, id => facts.ThreatsAt(id).Count(), StringComparer.Ordinal);
}
