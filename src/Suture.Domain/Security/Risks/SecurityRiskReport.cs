using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Safety;

namespace Suture.Domain.Security.Risks;

/// <summary>How many threats and findings lie in each cell: exploitability against severity, before or after controls. Those without harm to patients lie in none.</summary>
public sealed class SecurityMatrix
{
    private readonly int[] counts;
    private readonly int columns;

    internal SecurityMatrix(RiskPolicy policy, ImmutableArray<SecurityRisk> risks, bool after)
    {
        columns = policy.Severities.Length;
        counts = new int[policy.Exploitability.Length * columns];
        foreach (var risk in risks.Where(r => (after ? r.After : r.Before) is not null))
        {
            var (exploitability, harm) = after ? (risk.ExploitabilityAfter, risk.HarmAfter) : (risk.ExploitabilityBefore, risk.HarmBefore);
            counts[(exploitability.Level * columns) + harm.Level!.Value]++;
        }
    }

    /// <param name="exploitability">Index in the scale of exploitability.</param>
    /// <param name="severity">Index in the scale of severities.</param>
    public int this[int exploitability, int severity] => counts[(exploitability * columns) + severity];
}

/// <summary>All threats and findings of a device at one position, judged by one policy. Immutable.</summary>
public sealed class SecurityRiskReport
{
    private readonly Lazy<SecurityMatrix> before;
    private readonly Lazy<SecurityMatrix> after;

    internal SecurityRiskReport(string device, long position, RiskPolicy policy, int policyNumber, ImmutableArray<SecurityRisk> risks)
    {
        (Device, Position, Policy, PolicyNumber, Risks) = (device, position, policy, policyNumber, risks);
        before = new Lazy<SecurityMatrix>(() => new SecurityMatrix(policy, risks, after: false));
        after = new Lazy<SecurityMatrix>(() => new SecurityMatrix(policy, risks, after: true));
    }

    public string Device { get; }

    public long Position { get; }

    public RiskPolicy Policy { get; }

    /// <summary>Which of the device's own policies it is, from 1; 0 for any other.</summary>
    public int PolicyNumber { get; }

    /// <summary>One for each threat and finding that is not retired, by key.</summary>
    public ImmutableArray<SecurityRisk> Risks { get; }

    public SecurityMatrix Before => before.Value;

    public SecurityMatrix After => after.Value;

    public SecurityRisk? Find(RecordId subject) => Risks.FirstOrDefault(r => r.Subject == subject);

    /// <summary>How many are controlled, uncontrolled, or (null) without harm to patients.</summary>
    public int Count(PatientHarmRisk? risk, bool inResidual) => Risks.Count(r => (inResidual ? r.After : r.Before) == risk);

    /// <summary>The same report for those who may not read findings.</summary>
    public SecurityRiskReport ThreatsOnly() => new(Device, Position, Policy, PolicyNumber, [.. Risks.Where(r => r.Subject.Kind != RecordKind.FND)]);
}
