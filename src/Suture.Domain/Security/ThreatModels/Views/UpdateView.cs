using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>A flow that carries updates.</summary>
/// <param name="Because">The rule that says so, in words.</param>
public sealed record UpdateFlow(Hop Hop, string Because);

/// <summary>The way of an update from where it starts to where it ends.</summary>
/// <param name="Source">Element that it starts at.</param>
/// <param name="Target">Element that it ends at.</param>
/// <param name="FromMaker">It starts at the maker.</param>
/// <param name="Signed">Flows that are said to be signed, with who sends them: the first is where a signature is put on, at the latest.</param>
/// <param name="Verified">What verifies it on the way or at the end.</param>
/// <param name="NotOurs">External elements on the way that are not the maker's.</param>
/// <param name="Requirements">Requirements that implement controls against threats on the way.</param>
/// <param name="Tests">Test cases of those.</param>
public sealed record UpdatePath(
    string Source, string Target, ImmutableArray<Hop> Hops, bool FromMaker, ImmutableArray<string> Signed, ImmutableArray<string> Verified, ImmutableArray<string> NotOurs,
    ImmutableArray<RecordId> Requirements, ImmutableArray<RecordId> Tests);

/// <summary>How an update gets from the maker to the device, parts that the maker does not control included (FDA premarket V.B.2(c)).</summary>
public sealed record UpdateView(string Rule, Diagram Part, ImmutableArray<UpdateFlow> Flows, ImmutableArray<UpdatePath> Paths, ImmutableArray<ViewGap> Gaps, string? LeftOutBecause)
    : ArchitectureView(ViewKind.Updateability, Rule, Part, Gaps, LeftOutBecause)
{
    /// <summary>Trait of a flow that carries updates.</summary>
    public const string Trait = "update";

    /// <summary>Trait of an element that is the maker's own.</summary>
    public const string MakerTrait = "maker";

    /// <summary>Trait of an element that verifies updates.</summary>
    public const string VerifiesTrait = "verifies";

    private const string Words = "A flow carries updates when it has the trait 'update', or when its data speak of update, firmware, patch, upgrade or a release. An element is the maker's when it has the trait 'maker' or it, or the "
        + "boundary around it, speaks of manufacturer, maker, vendor, build or signing. Signing is read from the trait 'signed' and the words of a flow; verification from the trait 'verifies' and the words of an element.";

    private static readonly string[] Carrying = ["update", "firmware", "patch", "upgrade", "software image", "release"];
    private static readonly string[] Making = ["manufacturer", "maker", "vendor", "build", "signing"];
    private static readonly string Clause = ViewKind.Updateability.Clause();

    internal static UpdateView Of(ThreatModelFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var flows = facts.Diagram.Flows.Select(f => (Flow: f, Because: Because(f))).Where(f => f.Because is not null)
            .Select(f => new UpdateFlow(facts.Hop(f.Flow, f.Flow.From, f.Flow.To), f.Because!)).ToImmutableArray();
        var paths = Ways(facts, [.. flows.Select(f => f.Hop.Flow)]).ToImmutableArray();
        var leftOut = facts.LeftOut.GetValueOrDefault(ViewKind.Updateability);
        return new UpdateView(Words, DiagramPart.Of(facts.Diagram, [], flows.Select(f => f.Hop.Flow.Id)), flows, paths, [.. Lacks(facts, flows, paths, leftOut)], leftOut);
    }

    private static string? Because(DiagramFlow flow) =>
        flow.Traits.Contains(Trait, StringComparer.OrdinalIgnoreCase) ? $"it has the trait '{Trait}'"
        : PlaceWords.Find([flow.Data, .. flow.Assets], Carrying) is { } word ? $"it speaks of '{word}'" : null;

    // From the maker, and from every element that only sends updates, to every element that only takes them.
    private static IEnumerable<UpdatePath> Ways(ThreatModelFacts facts, ImmutableArray<DiagramFlow> flows)
    {
        var oneWay = flows.Where(f => !f.BothWays).ToList();
        var takes = oneWay.Select(f => f.To).ToHashSet(StringComparer.Ordinal);
        var sends = oneWay.Select(f => f.From).ToHashSet(StringComparer.Ordinal);
        var joined = flows.SelectMany(f => new[] { f.From, f.To }).Distinct(StringComparer.Ordinal).Select(id => facts.Element(id)!).ToList();
        var sources = joined.Where(e => IsMaker(facts, e) || (!takes.Contains(e.Id) && e.Type == ElementType.External) || (!takes.Contains(e.Id) && sends.Contains(e.Id))).ToList();
        var targets = joined.Where(e => !sends.Contains(e.Id) && e.Type != ElementType.External && !IsMaker(facts, e)).Select(e => e.Id).ToList();
        var walks = new Walks(facts, flows);
        foreach (var source in sources)
        {
            var ways = walks.From(source.Id);
            foreach (var target in targets.Where(ways.ContainsKey))
            {
                yield return Path(facts, source, target, ways[target]);
            }
        }
    }

    private static UpdatePath Path(ThreatModelFacts facts, DiagramElement source, string target, ImmutableArray<Hop> hops)
    {
        var threats = hops.SelectMany(h => h.Threats).Concat(facts.ThreatsAt(source.Id)).DistinctBy(t => t.Id).ToList();
        var passed = hops.Select(h => facts.Element(h.To)!).ToList();
        return new UpdatePath(
            source.Id, target, hops, IsMaker(facts, source),
            [.. hops.Where(h => IsSigned(h.Flow)).Select(h => $"{h.Flow.Id} from {facts.Name(h.From)}: {h.Protection ?? h.Flow.Data}")],
            [.. passed.Where(e => Verifies(e) is not null).Select(e => $"{facts.Name(e.Id)} ({Verifies(e)})")],
            [.. passed.Prepend(source).Where(e => e.Type == ElementType.External && !IsMaker(facts, e)).Select(e => e.Id)],
            [.. threats.SelectMany(t => t.Requirements).Distinct().Order()],
            [.. threats.SelectMany(t => t.Tests).Distinct().Order()]);
    }

    private static bool IsMaker(ThreatModelFacts facts, DiagramElement element) =>
        element.Traits.Contains(MakerTrait, StringComparer.OrdinalIgnoreCase) || PlaceWords.Find(element, Making) is not null
        || facts.Trust.Around(element.Id).Any(b => PlaceWords.Find([facts.Name(b)], Making) is not null);

    private static bool IsSigned(DiagramFlow flow) => flow.Traits.Contains(ThreatModels.Traits.Signed, StringComparer.OrdinalIgnoreCase) || PlaceWords.Find(flow, ["sign"]) is not null;

    private static string? Verifies(DiagramElement element) =>
        element.Traits.Contains(VerifiesTrait, StringComparer.OrdinalIgnoreCase) ? $"trait '{VerifiesTrait}'"
        : PlaceWords.Find([element.Name, element.Description, element.Other.GetValueOrDefault("authentication")], ["verif"]) is { } word ? $"it speaks of '{word}'" : null;

    private static IEnumerable<ViewGap> Lacks(ThreatModelFacts facts, ImmutableArray<UpdateFlow> flows, ImmutableArray<UpdatePath> paths, string? leftOut)
    {
        if (flows.IsEmpty)
        {
            if (leftOut is null)
            {
                yield return new(null, $"no flow carries updates: give it the trait '{Trait}', or leave the view out with a reason", Clause);
            }

            yield break;
        }

        if (!paths.Any(p => p.FromMaker))
        {
            yield return new(null, $"no way of an update begins at the maker: give the element that builds or signs the trait '{MakerTrait}' and draw its flow", Clause);
        }

        foreach (var path in paths)
        {
            var way = $"{path.Source} to {path.Target}";
            if (!path.FromMaker)
            {
                yield return new(path.Source, $"an update to {facts.Name(path.Target)} begins here; how it gets here from the maker is not shown", Clause);
            }

            if (path.Signed.IsEmpty)
            {
                yield return new(path.Source, $"nothing on the way {way} says that the update is signed", "FDA premarket App 1.H");
            }

            if (path.Verified.IsEmpty)
            {
                yield return new(path.Target, $"nothing on the way {way} says that it verifies the update: trait '{VerifiesTrait}'", "FDA premarket App 1.H");
            }

            if (path.Requirements.IsEmpty)
            {
                yield return new(path.Target, $"no requirement stands against the threats on the way {way}", Clause);
            }
        }

        foreach (var flow in flows.Where(f => f.Hop.Flow.OutOfScope is null))
        {
            if (flow.Hop.IsBare)
            {
                yield return new(flow.Hop.Flow.Id, "carries updates over a trust boundary and names no protection", Clause);
            }

            if (flow.Hop.IsUncovered)
            {
                yield return new(flow.Hop.Flow.Id, "carries updates over a trust boundary and no threat speaks of it", "FDA premarket V.A.1");
            }

            if (!paths.Any(p => p.Hops.Any(h => h.Flow.Id == flow.Hop.Flow.Id)))
            {
                yield return new(flow.Hop.Flow.Id, "carries updates but lies on no way from a source to an element that takes them", Clause);
            }
        }
    }
}
