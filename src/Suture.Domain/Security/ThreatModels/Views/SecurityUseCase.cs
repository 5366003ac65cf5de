using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>A function that an attacker could turn against a patient, step by step.</summary>
/// <param name="State">Operating or clinical states it is shown in; null when none is given.</param>
public sealed record SecurityUseCase(string Name, string? State, ImmutableArray<UseCaseStep> Steps);

/// <summary>One step: data that goes over a flow, or something an element does by itself.</summary>
/// <param name="Number">As the table gives it, else its place among the steps, from 1.</param>
/// <param name="Flow">Id of the flow; null when none is named.</param>
/// <param name="From">Id of the element that sends; empty when it can not be told.</param>
/// <param name="To">Id of the element that receives; the same as <paramref name="From"/> for work inside an element.</param>
/// <param name="Check">What is checked there, and what happens when it fails.</param>
public sealed record UseCaseStep(string Number, string? Flow, string From, string To, string What, string? Check)
{
    public bool IsInside => From.Length > 0 && string.Equals(From, To, StringComparison.Ordinal);
}

/// <summary>The table <c>useCases</c> of a TM record.</summary>
public static class SecurityUseCases
{
    /// <summary>
    /// The use cases in the order of their first rows. A row without a name belongs to the use case above it. Ends that are left out
    /// are those of the flow. Nothing is refused: what does not fit the diagram is told by the view.
    /// </summary>
    public static ImmutableArray<SecurityUseCase> Read(FieldValues body, Diagram diagram)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(diagram);
        if (SecurityKinds.ModelUseCases.In(body) is not { IsDefaultOrEmpty: false } rows)
        {
            return [];
        }

        var flows = diagram.Flows.DistinctBy(f => f.Id, StringComparer.Ordinal).ToDictionary(f => f.Id, StringComparer.Ordinal);
        var order = new List<string>();
        var steps = new Dictionary<string, ImmutableArray<UseCaseStep>.Builder>(StringComparer.Ordinal);
        var states = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var name = "Use case";
        foreach (var row in rows.Select(r => new TableCells(SecurityKinds.ModelUseCases, r)))
        {
            name = row.Find("useCase")?.Trim() ?? name;
            if (!steps.TryGetValue(name, out var mine))
            {
                order.Add(name);
                steps[name] = mine = ImmutableArray.CreateBuilder<UseCaseStep>();
                states[name] = [];
            }

            if (row.Find("state")?.Trim() is { } state && !states[name].Contains(state, StringComparer.OrdinalIgnoreCase))
            {
                states[name].Add(state);
            }

            mine.Add(Step(row, flows, mine.Count + 1));
        }

        return [.. order.Select(n => new SecurityUseCase(n, states[n].Count == 0 ? null : string.Join(", ", states[n]), steps[n].ToImmutable()))];
    }

    private static UseCaseStep Step(TableCells row, Dictionary<string, DiagramFlow> flows, int number)
    {
        var flow = row.Find("flow")?.Trim();
        var (from, to) = (row.Find("from")?.Trim(), row.Find("to")?.Trim());
        if (flow is not null && flows.TryGetValue(flow, out var known))
        {
            // One end given tells the way over a flow that goes both ways.
            var back = known.BothWays && (from ?? known.To) == known.To && (to ?? known.From) == known.From && (from is not null || to is not null);
            (from, to) = back ? (known.To, known.From) : (from ?? known.From, to ?? known.To);
        }

        return new UseCaseStep(
            row.Find("step")?.Trim() ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture), flow, from ?? to ?? "", to ?? from ?? "", row["what"].Trim(), row.Find("check")?.Trim());
    }
}
