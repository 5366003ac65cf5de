using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Safety;
using Suture.Domain.Security.Cvss;
using Suture.Domain.Tracing.Engine;
using Record = Suture.Domain.Records.Model.Record;

namespace Suture.Domain.Security.Risks;

/// <summary>
/// Judges every threat and finding by the policy's matrix (AAMI TIR57 4 to 6; FDA premarket V.A.2, postmarket VI). Severities are those that the
/// safety risks have; what counts as verified is what the trace says. No probability is read anywhere.
/// </summary>
internal sealed class SecurityRiskEvaluator
{
    private readonly Answers answers;
    private readonly SecurityRiskProgram program;
    private readonly RiskPolicy policy;
    private readonly Dictionary<RecordId, Risk> safety;
    private readonly SecurityImpactFinder impacts;

    private SecurityRiskEvaluator(Answers answers, SecurityRiskProgram program, RiskReport safety)
    {
        (this.answers, this.program, policy, impacts) = (answers, program, safety.Policy, new SecurityImpactFinder(answers));
        this.safety = safety.Risks.ToDictionary(r => r.Situation);
    }

    private int Worst => policy.Exploitability.Length - 1;

    internal static SecurityRiskReport Evaluate(Answers answers, SecurityRiskProgram program, RiskReport safety)
    {
        var evaluator = new SecurityRiskEvaluator(answers, program, safety);
        var subjects = KeyOrder.Of(answers.Model, answers.Graph.Live[(int)RecordKind.THR]).Concat(KeyOrder.Of(answers.Model, answers.Graph.Live[(int)RecordKind.FND]));
        return new SecurityRiskReport(safety.Device, safety.Position, safety.Policy, safety.PolicyNumber, [.. subjects.Select(evaluator.Judge)]);
    }

    private SecurityRisk Judge(int ordinal)
    {
        var record = answers.Model.Records[ordinal];
        var around = new SecuritySurroundings(answers, program, safety, ordinal);
        var facts = SubjectFacts.Of(record, policy);
        var before = Before(facts, around);
        var after = After(facts, before, around);
        var (harmBefore, harmAfter) = Harm(record, facts, around);
        var risk = new SecurityRisk
        {
            Policy = policy,
            Subject = record.Id,
            Title = record.Title,
            Vulnerability = facts.Vulnerability,
            Vector = facts.Vector,
            Impact = impacts.Of(ordinal, record),
            Situations = around.Situations,
            Controls = around.Controls,
            ExploitabilityBefore = before,
            ExploitabilityAfter = after,
            HarmBefore = harmBefore,
            HarmAfter = harmAfter,
            Judged = facts.Judged,
            Concerns = SecurityConcerns.None,
        };
        return risk with { Concerns = SecurityConcernFinder.Of(risk, record, facts, around) };
    }

    private ExploitabilityFigure Before(SubjectFacts facts, SecuritySurroundings around)
    {
        var vector = facts.Vector is { } v ? Level(v.Level) : (int?)null;
        var stated = facts.Stated;
        if (facts.KnownExploited && (around.ByProbability || stated is not { } level || level < Worst))
        {
            return stated is null || around.ByProbability ? new(Worst, stated, around.ByProbability && stated is not null ? ExploitabilityRule.ProbabilityRefused : ExploitabilityRule.KnownExploited)
                : facts.HasReason ? new(stated.Value, stated, ExploitabilityRule.KnownExploitedWithReason)
                : new(Worst, stated, ExploitabilityRule.KnownExploitedOverrules);
        }

        return (stated, vector) switch
        {
            ({ } given, _) when around.ByProbability => new(vector ?? Worst, given, ExploitabilityRule.ProbabilityRefused),
            ({ } given, _) when around.ByRubric && !facts.KeepsAnswers => new(given, given, ExploitabilityRule.Rubric),
            ({ } given, { } by) when given < by => facts.HasReason ? new(given, given, ExploitabilityRule.BelowVectorWithReason) : new(by, given, ExploitabilityRule.VectorOverrules),
            ({ } given, _) => new(given, given, ExploitabilityRule.Stated),
            (null, { } by) => new(by, null, ExploitabilityRule.Vector),
            (null, null) => new(Worst, null, ExploitabilityRule.NotEstimated),
        };
    }

    private static ExploitabilityFigure After(SubjectFacts facts, ExploitabilityFigure before, SecuritySurroundings around)
    {
        switch (facts.Status)
        {
            case "not_affected":
                return facts.IsJustified ? new(0, facts.StatedAfter, ExploitabilityRule.NotAffected) : new(before.Level, facts.StatedAfter, ExploitabilityRule.NotJustified);
            case "fixed":
                return around.IsResolved || facts.FixedOn ? new(0, facts.StatedAfter, ExploitabilityRule.Fixed) : new(before.Level, facts.StatedAfter, ExploitabilityRule.FixNotShown);
            default:
                break;
        }

        var hindering = around.Controls.Where(c => c.Hinders).ToList();
        return facts.StatedAfter switch
        {
            null => new(before.Level, null, ExploitabilityRule.AsBefore),
            { } level when around.ByProbability => new(Math.Max(level, before.Level), level, level < before.Level ? ExploitabilityRule.ProbabilityRefused : ExploitabilityRule.Stated),
            { } level when level >= before.Level => new(level, level, ExploitabilityRule.Stated),
            { } level when hindering.Count == 0 => new(before.Level, level, ExploitabilityRule.NoControl),
            { } level when hindering.Exists(c => c.Status != ControlStatus.Verified) => new(before.Level, level, ExploitabilityRule.OpenControl),
            { } level when !hindering.Exists(c => c.Tested) => new(before.Level, level, ExploitabilityRule.NoTest),
            { } level => new(level, level, ExploitabilityRule.LoweredByControls),
        };
    }

    // A tag with a text takes the place of situations over causes, never of one that somebody linked.
    private (HarmFigure Before, HarmFigure After) Harm(Record record, SubjectFacts facts, SecuritySurroundings around)
    {
        var linked = around.Situations.Any(s => s.Cause is null);
        if (facts.NoSafetyEffect && record.Text.Length > 0 && !linked)
        {
            return (new HarmFigure(null, HarmRule.NoSafetyEffect), new HarmFigure(null, HarmRule.NoSafetyEffect));
        }

        return around.Situations.IsEmpty
            ? (new HarmFigure(policy.Severities.Length - 1, HarmRule.NotBridged), new HarmFigure(policy.Severities.Length - 1, HarmRule.NotBridged))
            : (new HarmFigure(around.Situations.Max(s => s.Before), HarmRule.WorstSituation), new HarmFigure(around.Situations.Max(s => s.After), HarmRule.WorstSituation));
    }

    private int Level(string code) => RiskPolicy.IndexOf(policy.Exploitability, code) is >= 0 and var level ? level : Worst;
}

/// <summary>What a threat or a finding says of itself.</summary>
internal sealed record SubjectFacts
{
    internal const string NoEffectTag = "no-safety-effect";
    internal const string AcceptedTag = "risk-accepted";

    internal int? Stated { get; private init; }

    internal int? StatedAfter { get; private init; }

    internal bool HasReason { get; private init; }

    internal CvssExploitability? Vector { get; private init; }

    /// <summary>Answers to MITRE's rubric are kept with it: they decided its vector, for this device.</summary>
    internal bool KeepsAnswers { get; private init; }

    internal bool KnownExploited { get; private init; }

    internal string? Vulnerability { get; private init; }

    /// <summary>VEX status of a finding.</summary>
    internal string? Status { get; private init; }

    internal bool IsJustified { get; private init; }

    internal bool FixedOn { get; private init; }

    internal string? Judged { get; private init; }

    internal bool? SeveralPatients { get; private init; }

    internal bool NoSafetyEffect { get; private init; }

    internal bool Accepted { get; private init; }

    internal static SubjectFacts Of(Record record, RiskPolicy policy)
    {
        var facts = record.Kind == RecordKind.THR ? OfThreat(record.Fields, policy) : OfFinding(record.Fields, policy);
        return facts with { NoSafetyEffect = record.Tags.Contains(NoEffectTag, StringComparer.Ordinal), Accepted = record.Tags.Contains(AcceptedTag, StringComparer.Ordinal) };
    }

    private static SubjectFacts OfThreat(FieldValues f, RiskPolicy policy) => new()
    {
        Stated = Level(policy, SecurityKinds.ThreatExploitability.In(f)),
        StatedAfter = Level(policy, SecurityKinds.ThreatResidualExploitability.In(f)),
        HasReason = SecurityKinds.ThreatExploitabilityReason.In(f) is not null,
        Vector = Read(SecurityKinds.ThreatCvss.In(f), published: false),
        KeepsAnswers = SecurityKinds.ThreatRubric.In(f) is not null,
        SeveralPatients = SecurityKinds.ThreatMultiPatient.In(f),
    };

    private static SubjectFacts OfFinding(FieldValues f, RiskPolicy policy) => new()
    {
        Stated = Level(policy, SecurityKinds.FindingExploitability.In(f)),
        StatedAfter = Level(policy, SecurityKinds.FindingResidualExploitability.In(f)),
        HasReason = SecurityKinds.FindingExploitabilityReason.In(f) is not null,
        Vector = Read(SecurityKinds.FindingCvss.In(f), published: SecurityKinds.FindingRubric.In(f) is null),
        KeepsAnswers = SecurityKinds.FindingRubric.In(f) is not null,
        KnownExploited = SecurityKinds.FindingKev.In(f) == true,
        Vulnerability = SecurityKinds.FindingVulnerability.In(f),
        Status = SecurityKinds.FindingStatus.In(f),
        IsJustified = SecurityKinds.FindingJustification.In(f) is not null && SecurityKinds.FindingAnalysis.In(f) is not null,
        FixedOn = SecurityKinds.FindingFixed.In(f) is not null,
        Judged = SecurityKinds.FindingHarm.In(f),
    };

    // A vector as published speaks of the component alone: it counts once somebody fitted it to the device, by modified metrics or by
    // answers to the rubric.
    private static CvssExploitability? Read(string? text, bool published) =>
        CvssVector.TryRead(text, out var vector, out _) && (!published || CvssExploitability.IsInContext(vector)) ? CvssExploitability.Of(vector) : null;

    private static int? Level(RiskPolicy policy, string? code) => RiskPolicy.IndexOf(policy.Exploitability, code) is >= 0 and var level ? level : null;
}
