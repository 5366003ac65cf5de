using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>A flow in full, as Appendix 2.B asks for it.</summary>
public sealed record FlowDetail(Hop Hop, string? Algorithm, string? KeyLength, string? KeyStorage, string? KeyLife, string? Authentication);

/// <summary>The whole system: every element, flow and boundary, and how each flow is protected (FDA premarket V.B.2(a), Appendix 2.B).</summary>
public sealed record GlobalView(string Rule, Diagram Part, ImmutableArray<FlowDetail> Flows, ImmutableArray<ViewGap> Gaps, string? LeftOutBecause)
    : ArchitectureView(ViewKind.Global, Rule, Part, Gaps, LeftOutBecause)
{
    private const string Detail = "FDA premarket App 2.B";

    // Words by which a protection rests on keys.
    private static readonly string[] Keyed = ["encrypt", "sign", "TLS", "DTLS", "AES", "RSA", "ECDSA", "ECDH", "Ed25519", "HMAC", "CMAC", "certificate", "mutual", "HTTPS", "SSH", "IPsec", "VPN", "WPA"];

    internal static GlobalView Of(ThreatModelFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var diagram = facts.Diagram;
        var flows = diagram.Flows.Select(f => new FlowDetail(facts.Hop(f, f.From, f.To), Cell(f, "algorithm"), Cell(f, "keyLength"), Cell(f, "keyStorage"), Cell(f, "keyLife"), Cell(f, "authentication"))).ToImmutableArray();
        var gaps = ImmutableArray.CreateBuilder<ViewGap>();
        if (diagram.Elements.IsEmpty)
        {
            gaps.Add(new(null, "the threat model has no diagram", ViewKind.Global.Clause()));
        }

        gaps.AddRange(DiagramCheck.Gaps(diagram).Select(g => new ViewGap(g.Id, g.What, ViewKind.Global.Clause())));
        if (!diagram.Elements.IsEmpty && !diagram.Elements.Any(e => e.Type == ElementType.External))
        {
            gaps.Add(new(null, "no external entity: nothing of what lies around the device is shown", ViewKind.Global.Clause()));
        }

        foreach (var flow in flows.Where(f => f.Hop.Crosses && f.Hop.Flow.OutOfScope is null))
        {
            var missing = Missing(flow).ToList();
            if (missing.Count > 0)
            {
                gaps.Add(new(flow.Hop.Flow.Id, "crosses a trust boundary and does not say: " + string.Join(", ", missing), Detail));
            }
        }

        return new GlobalView("Every element, flow and trust boundary of the diagram.", diagram, flows, gaps.ToImmutable(), facts.LeftOut.GetValueOrDefault(ViewKind.Global));
    }

    private static IEnumerable<string> Missing(FlowDetail flow)
    {
        if (string.IsNullOrWhiteSpace(flow.Hop.Flow.Protocol))
        {
            yield return "protocol";
        }

        if (flow.Authentication is null)
        {
            yield return "authentication";
        }

        var rests = flow.Hop.Flow.Traits.Any(t => t is Traits.Encrypted or Traits.Signed) || PlaceWords.Find(flow.Hop.Flow, Keyed) is not null;
        if (!rests)
        {
            yield break;
        }

        foreach (var (value, what) in new[] { (flow.Algorithm, "algorithm and mode"), (flow.KeyLength, "key length"), (flow.KeyStorage, "key storage"), (flow.KeyLife, "key life and rotation") })
        {
            if (value is null)
            {
                yield return what;
            }
        }
    }

    private static string? Cell(DiagramFlow flow, string column) => flow.Other.GetValueOrDefault(column) is { } cell && !string.IsNullOrWhiteSpace(cell) ? cell : null;
}
