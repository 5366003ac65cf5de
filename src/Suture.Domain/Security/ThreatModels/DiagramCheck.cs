using System.Collections.Immutable;
using Suture.Domain.Results;

namespace Suture.Domain.Security.ThreatModels;

/// <summary>Says what makes a diagram unusable, and what it still lacks.</summary>
public static class DiagramCheck
{
    private const int MaxProblems = 100;

    /// <summary>Boundaries inside one another; no real model comes near it.</summary>
    private const int MaxDepth = 32;

    /// <summary>
    /// Why a diagram can not be worked with: <c>threatmodel.id.missing|duplicate</c>, <c>threatmodel.flow.end</c>,
    /// <c>threatmodel.boundary.unknown|circle|line|depth</c>. Empty when it can. Paths name the row: <c>flows[F3].to</c>.
    /// </summary>
    public static ImmutableArray<Problem> Problems(Diagram diagram)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        var found = new List<Problem>();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        Ids(diagram.Elements.Select(e => e.Id), "elements");
        Ids(diagram.Flows.Select(f => f.Id), "flows");
        Ids(diagram.Boundaries.Select(b => b.Id), "boundaries");

        var boundaries = diagram.Boundaries.DistinctBy(b => b.Id, StringComparer.Ordinal).ToDictionary(b => b.Id, StringComparer.Ordinal);
        var elements = diagram.Elements.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var flow in diagram.Flows)
        {
            End(flow, "from", flow.From);
            End(flow, "to", flow.To);
        }

        foreach (var element in diagram.Elements)
        {
            Inside(element.Boundary, $"Element {element.Id}", $"elements[{element.Id}].boundary");
        }

        foreach (var boundary in diagram.Boundaries)
        {
            Inside(boundary.Parent, $"Boundary {boundary.Id}", $"boundaries[{boundary.Id}].parent");
        }

        foreach (var boundary in diagram.Boundaries)
        {
            Nested(boundary);
        }

        return [.. found.Take(MaxProblems)];

        void Ids(IEnumerable<string> ids, string list)
        {
            var row = 0;
            foreach (var id in ids)
            {
                row++;
                if (string.IsNullOrWhiteSpace(id))
                {
                    found.Add(new Problem("threatmodel.id.missing", $"Row {row} of {list} has no id; each needs one.", Path: $"{list}[{row}].id"));
                }
                else if (!owners.TryAdd(id, list))
                {
                    found.Add(new Problem("threatmodel.id.duplicate", $"The id '{id}' in {list} stands already in {owners[id]}; elements, flows and boundaries share one set of ids.", Path: $"{list}[{id}].id"));
                }
            }
        }

        void End(DiagramFlow flow, string end, string id)
        {
            if (!elements.Contains(id))
            {
                var what = id.Length == 0 ? "nothing" : boundaries.ContainsKey(id) ? $"the boundary '{id}'" : $"'{id}', which is no element";
                found.Add(new Problem("threatmodel.flow.end", $"Flow {flow.Id} goes {end} {what}; an element's id was expected.", Path: $"flows[{flow.Id}].{end}"));
            }
        }

        void Nested(TrustBoundary start)
        {
            var depth = 1;
            for (var at = start.Parent; at is not null && boundaries.TryGetValue(at, out var next); at = next.Parent)
            {
                if (string.Equals(at, start.Id, StringComparison.Ordinal))
                {
                    found.Add(new Problem("threatmodel.boundary.circle", $"Boundary {start.Id} lies inside itself; boundaries must form a tree.", Path: $"boundaries[{start.Id}].parent"));
                    return;
                }

                // A circle that does not pass through this boundary is reported at those that it does pass through.
                if (++depth > MaxDepth + boundaries.Count)
                {
                    return;
                }

                if (depth == MaxDepth + 1 && !InCircle(at))
                {
                    found.Add(new Problem("threatmodel.boundary.depth", $"Boundary {start.Id} lies inside more than {MaxDepth} others.", Path: $"boundaries[{start.Id}].parent"));
                    return;
                }
            }
        }

        bool InCircle(string id)
        {
            var steps = 0;
            for (var at = boundaries[id].Parent; at is not null && boundaries.TryGetValue(at, out var next) && steps++ <= boundaries.Count; at = next.Parent)
            {
                if (string.Equals(at, id, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }

        void Inside(string? id, string who, string path)
        {
            if (id is null)
            {
                return;
            }

            if (!boundaries.TryGetValue(id, out var around))
            {
                found.Add(new Problem("threatmodel.boundary.unknown", $"{who} lies inside '{id}', which is no boundary; expected {Some(boundaries.Keys)}.", Path: path));
            }
            else if (!around.Line.IsEmpty)
            {
                found.Add(new Problem("threatmodel.boundary.line", $"{who} lies inside '{id}', which is a line and has no inside.", Path: path));
            }
        }
    }

    /// <summary>What a usable diagram still lacks, each with the id it is about.</summary>
    public static ImmutableArray<DiagramGap> Gaps(Diagram diagram)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        var gaps = ImmutableArray.CreateBuilder<DiagramGap>();
        var joined = diagram.Flows.SelectMany(f => new[] { f.From, f.To }).ToHashSet(StringComparer.Ordinal);
        var trust = new TrustPlaces(diagram);
        foreach (var element in diagram.Elements)
        {
            if (element.OutOfScope is { Reason: "" })
            {
                gaps.Add(new(element.Id, "out of scope without a reason"));
            }

            if (!joined.Contains(element.Id))
            {
                gaps.Add(new(element.Id, "no flow comes or goes"));
            }
        }

        foreach (var flow in diagram.Flows)
        {
            if (flow.OutOfScope is { Reason: "" })
            {
                gaps.Add(new(flow.Id, "out of scope without a reason"));
            }

            if (flow.OutOfScope is null && string.IsNullOrWhiteSpace(flow.Protection) && !flow.Traits.Contains(Traits.Encrypted) && trust.Crosses(flow))
            {
                gaps.Add(new(flow.Id, "crosses a trust boundary and names no protection"));
            }
        }

        return gaps.ToImmutable();
    }

    private static string Some(IReadOnlyCollection<string> ids) => ids.Count == 0 ? "a boundary, and there is none" : "one of " + string.Join(", ", ids.Take(8)) + (ids.Count > 8 ? ", ..." : "");
}

/// <summary>Something a diagram still lacks.</summary>
/// <param name="Id">The element, flow or boundary.</param>
/// <param name="What">What it lacks.</param>
public sealed record DiagramGap(string Id, string What);
