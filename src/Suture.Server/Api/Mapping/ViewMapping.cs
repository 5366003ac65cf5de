using System.Collections.Immutable;
using Suture.Application.Security;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Views;
using Suture.Server.Api.Contracts;
using static Suture.Server.Api.Mapping.RecordMapping;

namespace Suture.Server.Api.Mapping;

/// <summary>Architecture views and attack paths as the API shows them.</summary>
internal static class ViewMapping
{
    public static ViewsDto ToDto(ThreatModelViews v, ViewKind? only) =>
        new(v.Device, v.Model.ToString(), v.Title, v.Position, [.. v.Views.All.Where(x => only is null || x.Kind == only).Select(x => ToDto(v, x))]);

    public static ThreatPathsDto ToPaths(ThreatModelViews v) => new(
        v.Device, v.Model.ToString(), v.Title, v.Position, AttackPaths.Rule,
        [.. v.Paths.Assets.Select(a => new AssetPathsDto(a.Asset, a.Record?.Title, a.Record?.Type, a.Holders, a.Found, [.. a.Paths.Select(p => ToDto(v.Facts, p))]))], ToDto(v.Paths.Gaps));

    private static ViewDto ToDto(ThreatModelViews v, ArchitectureView view)
    {
        var details = v.Views.Global.Flows.ToDictionary(f => f.Hop.Flow.Id, StringComparer.Ordinal);
        return new ViewDto(
            view.Kind.Code(), view.Kind.Title(), view.Kind.Clause(), view.Rule, view.LeftOutBecause,
            [.. view.Part.Elements.Select(e => ToDto(v.Facts, e))], [.. view.Part.Flows.Select(f => ToDto(v.Facts, details[f.Id]))], [.. view.Part.Boundaries.Select(b => new ViewBoundaryDto(b.Id, b.Name, b.Parent))],
            (view as MultiPatientView)?.Places.Select(p => new ReachesManyDto(p.Place, p.Because, Threats(p.Threats), Keys([.. p.Threats.SelectMany(t => t.Controls).Select(c => c.Id).Distinct().Order()]))).ToImmutableArray(),
            (view as UpdateView)?.Paths.Select(ToDto).ToImmutableArray(),
            (view as UseCaseView)?.UseCases.Select(ToDto).ToImmutableArray(),
            ToDto(view.Gaps));
    }

    private static ViewElementDto ToDto(ThreatModelFacts facts, DiagramElement e) =>
        new(e.Id, e.Name, e.Type.Code(), facts.Trust.Around(e.Id), e.Description, e.Assets, e.OutOfScope is not null, Threats(facts.ThreatsAt(e.Id)));

    private static ViewFlowDto ToDto(ThreatModelFacts facts, FlowDetail d)
    {
        var f = d.Hop.Flow;
        return new(
            f.Id, f.From, f.To, f.BothWays, f.Data, f.Protocol, d.Hop.Protection, d.Algorithm, d.KeyLength, d.KeyStorage, d.KeyLife, d.Authentication, d.Hop.Crossed, f.OutOfScope is not null, Threats(facts.ThreatsAt(f.Id)));
    }

    private static UpdatePathDto ToDto(UpdatePath p) => new(p.Source, p.Target, p.FromMaker, [.. p.Hops.Select(ToDto)], p.Signed, p.Verified, p.NotOurs, Keys(p.Requirements), Keys(p.Tests));

    private static UseCaseDto ToDto(SequencedUseCase u) =>
        new(u.UseCase.Name, u.UseCase.State, [.. u.Steps.Select(s => new UseCaseStepDto(s.Step.Number, s.Step.From, s.Step.To, s.Flow?.Id, s.Step.What, s.Step.Check, s.Crossed))]);

    private static ThreatPathDto ToDto(ThreatModelFacts facts, AttackPath p) =>
        new(p.Entry, facts.Element(p.Entry)!.Name, p.Target, facts.Element(p.Target)!.Name, p.IsCovered, [.. p.Hops.Select(ToDto)]);

    private static HopDto ToDto(Hop h) => new(h.Flow.Id, h.From, h.To, h.Crossed, h.Protection, h.Crosses ? !h.IsUncovered : null, Threats(h.Threats));

    private static ImmutableArray<ViewGapDto> ToDto(ImmutableArray<ViewGap> gaps) => [.. gaps.Select(g => new ViewGapDto(g.Place, g.What, g.Clause))];

    private static ImmutableArray<string> Threats(IEnumerable<PlacedThreat> threats) => Keys([.. threats.Select(t => t.Id)]);
}
