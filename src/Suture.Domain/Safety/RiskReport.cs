using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Tracing.Engine;

namespace Suture.Domain.Safety;

/// <summary>How many risks lie in each cell: probability of harm against severity, before or after controls.</summary>
public sealed class RiskMatrix
{
    private readonly int[] counts;
    private readonly int columns;

    internal RiskMatrix(RiskPolicy policy, ImmutableArray<Risk> risks, bool after)
    {
        columns = policy.Severities.Length;
        counts = new int[policy.Probabilities.Length * columns];
        foreach (var risk in risks)
        {
            var estimate = after ? risk.After : risk.Before;
            counts[(estimate.Probability.Level * columns) + estimate.Severity.Level]++;
        }
    }

    /// <param name="probability">Index in the scale of the probability of harm.</param>
    /// <param name="severity">Index in the scale of severities.</param>
    public int this[int probability, int severity] => counts[(probability * columns) + severity];
}

/// <summary>A document that speaks of the overall residual risk.</summary>
public sealed record RiskDocument(RecordId Document, string Title, string Evidence, bool Approved);

/// <summary>The overall residual risk (ISO 14971 8): what the records add up to. The judgment itself is a person's.</summary>
/// <param name="Ready">Every risk is estimated and can be accepted, every hazard leads somewhere, and nothing is left to look at.</param>
/// <param name="Judged">An approved risk management report holds the judgment.</param>
/// <param name="Documents">Risk management reports and benefit-risk analyses.</param>
/// <param name="Statement">All of this in words.</param>
public sealed record OverallRisk(bool Ready, bool Judged, ImmutableArray<RiskDocument> Documents, string Statement);

/// <summary>All risks of a device at one position, judged by one policy. Immutable.</summary>
public sealed class RiskReport
{
    private readonly Lazy<OverallRisk> overall;
    private readonly Lazy<ImmutableArray<RecordId>> openHazards;
    private readonly Lazy<RiskMatrix> before;
    private readonly Lazy<RiskMatrix> after;

    internal RiskReport(Answers answers, RiskPolicy policy, ImmutableArray<Risk> risks)
    {
        (Device, Position, Policy, Risks) = (answers.Model.Device.Key, answers.Model.Position, policy, risks);
        PolicyNumber = answers.Model.OwnRiskPolicy is { } own && ReferenceEquals(own.What.Policy, policy) ? own.What.Number : 0;
        before = new Lazy<RiskMatrix>(() => new RiskMatrix(policy, risks, after: false));
        after = new Lazy<RiskMatrix>(() => new RiskMatrix(policy, risks, after: true));
        openHazards = new Lazy<ImmutableArray<RecordId>>(() => FindOpenHazards(answers));
        overall = new Lazy<OverallRisk>(() => Sum(answers));
    }

    public string Device { get; }

    public long Position { get; }

    /// <summary>The policy they were judged by.</summary>
    public RiskPolicy Policy { get; }

    /// <summary>Which of the device's own policies it is, from 1; 0 for any other.</summary>
    public int PolicyNumber { get; }

    /// <summary>One for each hazardous situation that is not retired, by key.</summary>
    public ImmutableArray<Risk> Risks { get; }

    public RiskMatrix Before => before.Value;

    public RiskMatrix After => after.Value;

    /// <summary>Hazards that lead to no hazardous situation: not analyzed yet (ISO 14971 5.4, 7.6).</summary>
    public ImmutableArray<RecordId> OpenHazards => openHazards.Value;

    public OverallRisk Overall => overall.Value;

    public Risk? Find(RecordId situation) => Risks.FirstOrDefault(r => r.Situation == situation);

    /// <summary>How many risks lie in each region of the policy, in its order.</summary>
    public ImmutableArray<int> CountByRegion(bool inResidual)
    {
        var counts = new int[Policy.Regions.Length];
        foreach (var risk in Risks)
        {
            counts[(inResidual ? risk.After : risk.Before).Region.Level]++;
        }

        return [.. counts];
    }

    private static ImmutableArray<RecordId> FindOpenHazards(Answers answers)
    {
        var (model, graph) = (answers.Model, answers.Graph);
        return [.. KeyOrder.Of(model, graph.Live[(int)RecordKind.HAZ])
            .Where(h => !model.OutLinks[h].Any(l => l.Type == LinkType.LeadsTo && graph.IsLive(l.To)))
            .Select(h => model.Records[h].Id)];
    }

    private OverallRisk Sum(Answers answers)
    {
        var (model, graph) = (answers.Model, answers.Graph);
        var documents = KeyOrder.Of(model, graph.Live[(int)RecordKind.DOC]).Select(o => model.Records[o])
            .SelectMany(d => (DocumentKinds.DocumentEvidence.In(d.Fields) is { IsDefault: false } codes ? codes : [])
                .Where(c => c is "risk_management_report" or "benefit_risk_analysis").Select(c => new RiskDocument(d.Id, d.Title, c, d.IsApproved)))
            .ToImmutableArray();
        var judged = documents.Any(d => d.Approved && d.Evidence == "risk_management_report");
        var ready = Risks.All(r => r.Concerns == RiskConcerns.None && r.Acceptance != RiskAcceptance.Unacceptable) && OpenHazards.IsEmpty;
        return new OverallRisk(ready, judged, documents, RiskWords.Overall(this, documents, ready, judged));
    }
}
