using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>An element or flow from which more than one patient can be reached.</summary>
/// <param name="Place">Its id.</param>
/// <param name="Because">The rules that say so, in words.</param>
/// <param name="Threats">Threats there that may reach several patients.</param>
public sealed record ReachesMany(string Place, ImmutableArray<string> Because, ImmutableArray<PlacedThreat> Threats);

/// <summary>From where one attack can harm many patients, and what stands against it (FDA premarket V.B.2(b)).</summary>
public sealed record MultiPatientView(string Rule, Diagram Part, ImmutableArray<ReachesMany> Places, ImmutableArray<ViewGap> Gaps, string? LeftOutBecause)
    : ArchitectureView(ViewKind.MultiPatient, Rule, Part, Gaps, LeftOutBecause)
{
    /// <summary>Trait of an element or flow that serves several devices or patients.</summary>
    public const string Trait = "multi-patient";

    private const string Words = "An element or flow is shown when it has the trait 'multi-patient' or 'public-network', when a threat there is marked to reach several patients, or when an element speaks of a fleet, server, cloud, "
        + "central or network. Flows from and to such elements, and the elements at their other ends, are shown with them.";

    private static readonly string[] Serving = ["fleet", "server", "cloud", "central", "data center", "backend", "network", "hub"];

    private static readonly string Clause = ViewKind.MultiPatient.Clause();

    internal static MultiPatientView Of(ThreatModelFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var diagram = facts.Diagram;
        var places = diagram.Elements.Select(e => Judge(facts, e.Id, e.Traits, e.OutOfScope is null ? PlaceWords.Find(e, Serving) : null))
            .Concat(diagram.Flows.Select(f => Judge(facts, f.Id, f.Traits, null))).OfType<ReachesMany>().ToImmutableArray();
        var marked = places.Select(p => p.Place).ToHashSet(StringComparer.Ordinal);
        var flows = diagram.Flows.Where(f => marked.Contains(f.Id) || marked.Contains(f.From) || marked.Contains(f.To)).ToList();
        var part = DiagramPart.Of(diagram, marked, flows.Select(f => f.Id));
        var leftOut = facts.LeftOut.GetValueOrDefault(ViewKind.MultiPatient);
        return new MultiPatientView(Words, part, places, [.. Lacks(facts, places, flows, leftOut)], leftOut);
    }

    private static ReachesMany? Judge(ThreatModelFacts facts, string place, ImmutableArray<string> traits, string? word)
    {
        var because = ImmutableArray.CreateBuilder<string>();
        foreach (var trait in new[] { Trait, ThreatModels.Traits.PublicNetwork })
        {
            if (traits.Contains(trait, StringComparer.OrdinalIgnoreCase))
            {
                because.Add($"it has the trait '{trait}'");
            }
        }

        var threats = facts.ThreatsAt(place).Where(t => t.MultiPatient == true).ToImmutableArray();
        if (!threats.IsEmpty)
        {
            because.Add($"{string.Join(", ", threats.Select(t => t.Id))} there can reach several patients");
        }

        if (word is not null)
        {
            because.Add($"it speaks of '{word}'");
        }

        return because.Count == 0 ? null : new ReachesMany(place, because.ToImmutable(), threats);
    }

    private static IEnumerable<ViewGap> Lacks(ThreatModelFacts facts, ImmutableArray<ReachesMany> places, List<DiagramFlow> flows, string? leftOut)
    {
        if (places.IsEmpty && leftOut is null)
        {
            yield return new(null, $"nothing is marked: give the trait '{Trait}' to elements and flows that serve several devices, or leave the view out with a reason", Clause);
        }

        foreach (var flow in flows.Where(f => facts.Hop(f, f.From, f.To).IsBare && f.OutOfScope is null))
        {
            yield return new(flow.Id, "reaches more than one patient over a trust boundary and names no protection", Clause);
        }

        // A flow is spoken for by a threat at it or at one of its ends; an element also by threats at its flows.
        foreach (var place in places.Where(p => p.Threats.IsEmpty))
        {
            var near = facts.Flow(place.Place) is { } flow ? [flow.From, flow.To] : flows.Where(f => f.From == place.Place || f.To == place.Place).Select(f => f.Id).ToArray();
            if (!near.SelectMany(facts.ThreatsAt).Any(t => t.MultiPatient == true))
            {
                yield return new(place.Place, "no threat there is marked to reach several patients", "FDA premarket V.A.2");
            }
        }

        foreach (var threat in facts.Threats.Where(t => t.MultiPatient == true))
        {
            if (threat.Controls.IsEmpty)
            {
                yield return new(threat.Id.ToString(), "can reach several patients and no control stands against it", Clause);
            }

            if (!threat.Places.Any(facts.Has))
            {
                yield return new(threat.Id.ToString(), "can reach several patients and names no place of the diagram", Clause);
            }
        }
    }
}
