using System.Collections.Immutable;
using Suture.Application.Security;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Suggestions;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>Threat models as the API shows and takes them.</summary>
internal static class ThreatModelMapping
{
    public static ThreatModelSummaryDto ToSummary(ThreatModelView v) => new(
        v.Record.Id.ToString(), v.Record.Title, v.Record.State.Name, v.Diagram?.Elements.Length ?? 0, v.Diagram?.Flows.Length ?? 0, v.Diagram?.Boundaries.Length ?? 0, v.Threats.Length, v.Problems.Length,
        v.Gaps.Length, Counts(v));

    public static ThreatModelDto ToDto(ThreatModelView v) => new(
        v.Record.Id.ToString(),
        v.Record.Title,
        v.Record.Text,
        v.Record.State.Name,
        v.Record.Revision,
        v.Record.Version,
        v.Position,
        v.Diagram is null ? null : ToDto(v.Diagram),
        [.. v.Problems.Select(p => new ErrorDto(p.Code, p.Message, p.File, p.Line, p.Path))],
        [.. v.Gaps.Select(g => new DiagramGapDto(g.Id, g.What))],
        [.. v.Threats.Select(t => new ModelThreatDto(t.Record.Id.ToString(), t.Record.Title, t.Record.State.Name, SecurityKinds.ThreatStride.In(t.Record.Fields), t.Element, t.Known))],
        [.. v.Assets.Select(a => new ModelAssetDto(a.Id.ToString(), a.Title))],
        Counts(v));

    public static SuggestionDto ToDto(AnsweredSuggestion a)
    {
        var (s, threat) = (a.Suggestion, a.Suggestion.Threat);
        return new SuggestionDto(
            s.Key, s.Place, s.Title, s.Ask, [.. s.Strides.Select(x => x.Code())], s.Because, Names.Of(a.State), RecordMapping.Keys(a.Threats), a.Reason, threat?.Cwes ?? [], threat?.Controls, threat?.Effect,
            threat?.Phase, threat?.MultiPatient ?? false);
    }

    public static ThreatModelImportDto ToDto(ThreatModelAnswer a) => new(
        Names.Of(a.Format), a.Version, a.Name,
        [.. a.Diagrams.Select(d => new ImportedModelDto(d.Record.ToString(), d.Title, d.Elements, d.Flows, d.Boundaries, d.Threats, d.Assets, d.RemovedParts))],
        RecordMapping.Keys(a.Added), RecordMapping.Keys(a.Changed), a.Unchanged, RecordMapping.Keys(a.NoLonger), [.. a.Skipped.Select(s => new SkippedDto(s.What, s.Why))], a.DryRun, a.Position);

    /// <summary>The diagram that a request holds. Problem: <c>threatmodel.element.type</c>.</summary>
    public static Result<Diagram> Read(SaveDiagramDto body)
    {
        var problems = body.Elements.Where(e => ElementTypes.Find(e.Type) is null)
            .Select(e => new Problem("threatmodel.element.type", $"Element {e.Id} has the type '{e.Type}'; expected external, process, store or interface.", Path: $"elements[{e.Id}].type")).ToImmutableArray();
        return problems.IsEmpty
            ? new Diagram { Elements = [.. body.Elements.Select(Element)], Flows = [.. body.Flows.Select(Flow)], Boundaries = [.. body.Boundaries.Select(Boundary)] }
            : problems;
    }

    private static SuggestionCountsDto Counts(ThreatModelView v)
    {
        int Of(SuggestionState state) => v.Suggestions.Count(s => s.State == state);
        return new(Of(SuggestionState.Open), Of(SuggestionState.Similar), Of(SuggestionState.Accepted), Of(SuggestionState.SetAside));
    }

    private static DiagramDto ToDto(Diagram d) => new(
        [
            .. d.Elements.Select(e => new ElementDto(
                e.Id, e.Name, e.Type.Code(), e.Boundary, e.Description, Some(e.Assets), Some(e.Traits), e.OutOfScope?.Reason, ToDto(e.Place), Some(e.Other))),
        ],
        [
            .. d.Flows.Select(f => new FlowDto(
                f.Id, f.From, f.To, f.Data, f.BothWays, f.Protocol, f.Protection, f.Description, Some(f.Assets), Some(f.Traits), f.OutOfScope?.Reason, Some(f.Other))),
        ],
        [.. d.Boundaries.Select(b => new BoundaryDto(b.Id, b.Name, b.Parent, b.Description, ToDto(b.Place), b.Line.IsEmpty ? null : [.. b.Line.Select(s => new SpotDto(s.X, s.Y))], Some(b.Other)))]);

    private static DiagramElement Element(ElementDto e) => new(e.Id.Trim(), Line(e.Name)!, ElementTypes.Find(e.Type)!.Value)
    {
        Boundary = Line(e.Boundary), Description = e.Description, Assets = Texts(e.Assets), Traits = Texts(e.Traits), OutOfScope = Scope(e.OutOfScope), Place = Box(e.Place), Other = Cells(e.Other),
    };

    private static DiagramFlow Flow(FlowDto f) => new(f.Id.Trim(), f.From.Trim(), f.To.Trim(), f.Data)
    {
        BothWays = f.BothWays, Protocol = f.Protocol, Protection = f.Protection, Description = f.Description, Assets = Texts(f.Assets), Traits = Texts(f.Traits), OutOfScope = Scope(f.OutOfScope), Other = Cells(f.Other),
    };

    private static TrustBoundary Boundary(BoundaryDto b) => new(b.Id.Trim(), b.Name)
    {
        Parent = Line(b.Parent), Description = b.Description, Place = Box(b.Place), Line = b.Line is { } line ? [.. line.Select(s => new Spot(s.X, s.Y))] : [], Other = Cells(b.Other),
    };

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? text is null ? null : "" : text.Trim();

    private static OutOfScope? Scope(string? reason) => reason is null ? null : new OutOfScope(reason.Trim());

    private static PlaceDto? ToDto(Box? box) => box is { } b ? new PlaceDto(b.X, b.Y, b.Width, b.Height) : null;

    private static Box? Box(PlaceDto? p) => p is null ? null : new Box(p.X, p.Y, p.Width, p.Height);

    private static ImmutableArray<string>? Some(ImmutableArray<string> texts) => texts.IsDefaultOrEmpty ? null : texts;

    private static ImmutableSortedDictionary<string, string>? Some(ImmutableSortedDictionary<string, string> cells) => cells.IsEmpty ? null : cells;

    private static ImmutableArray<string> Texts(ImmutableArray<string>? texts) => texts is { IsDefault: false } some ? [.. some.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t.Trim())] : [];

    private static ImmutableSortedDictionary<string, string> Cells(ImmutableSortedDictionary<string, string>? cells) => (cells ?? ImmutableSortedDictionary<string, string>.Empty).WithComparers(StringComparer.Ordinal);
}
