using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Tracing.Engine;

namespace Suture.Domain.Safety;

/// <summary>Judges every hazardous situation by a policy (ISO 14971 5 to 8). Reads records and links; what counts as verified is what the trace says.</summary>
internal sealed class RiskEvaluator
{
    private const int Slice = 512;
    private readonly Answers answers;
    private readonly RiskProgram program;
    private readonly RiskPolicy policy;
    private readonly ulong[][] softwareFailures;

    private RiskEvaluator(Answers answers, RiskProgram program, RiskPolicy policy)
    {
        (this.answers, this.program, this.policy) = (answers, program, policy);
        softwareFailures = program.SoftwareFailures(answers, policy);
    }

    internal static RiskReport Evaluate(Answers answers, RiskProgram program, RiskPolicy policy)
    {
        var evaluator = new RiskEvaluator(answers, program, policy);
        var situations = KeyOrder.Of(answers.Model, answers.Graph.Live[(int)RecordKind.HS]);
        var risks = new Risk[situations.Length];
        if (situations.Length <= Slice)
        {
            evaluator.Fill(situations, risks, 0, situations.Length);
        }
        else
        {
            Parallel.For(0, (situations.Length + Slice - 1) / Slice, s => evaluator.Fill(situations, risks, s * Slice, Math.Min(situations.Length, (s + 1) * Slice)));
        }

        return new RiskReport(answers, policy, ImmutableArray.Create(risks));
    }

    private void Fill(int[] situations, Risk[] risks, int from, int to)
    {
        var around = new RiskSurroundings(answers, program, softwareFailures);
        for (var i = from; i < to; i++)
        {
            around.Read(situations[i]);
            risks[i] = Judge(situations[i], around);
        }
    }

    private Risk Judge(int ordinal, RiskSurroundings around)
    {
        var situation = answers.Model.Records[ordinal];
        var before = EstimateBefore(situation, around);
        var after = EstimateAfter(situation, before, around);
        var judged = SafetyKinds.Acceptability.In(situation.Fields);
        var byBenefit = SafetyKinds.BenefitRisk.In(situation.Fields) is not null && string.Equals(judged, "acceptableByBenefit", StringComparison.Ordinal);
        var rule = policy.Regions[after.Region.Level].Accepted;
        var byItself = rule == RegionRule.AsItIs || (rule == RegionRule.Reduced && around.IsReduced);
        var acceptance = byItself ? RiskAcceptance.Acceptable : byBenefit && rule != RegionRule.Never ? RiskAcceptance.AcceptableByBenefit : RiskAcceptance.Unacceptable;
        return new Risk(() => RiskDetails.Of(answers, program, policy, ordinal))
        {
            Policy = policy,
            Situation = situation.Id,
            Title = situation.Title,
            Before = before,
            After = after,
            Acceptance = acceptance,
            Judged = judged,
            NeedsBenefitRisk = !byItself && rule != RegionRule.Never,
            Concerns = around.Concerns | OfEstimates(before, after, around) | OfJudgment(judged, acceptance, rule, around),
        };
    }

    private RiskEstimate EstimateBefore(Record situation, RiskSurroundings around)
    {
        var fields = situation.Fields;
        return Combine(
            SeverityBefore(Level(policy.Severities, SafetyKinds.InitialSeverity.In(fields)), around.WorstHarm, SafetyKinds.SeverityReason.In(fields) is not null),
            P1Before(Level(policy.P1, SafetyKinds.InitialP1.In(fields)), around.HasSoftwareFailure, SafetyKinds.P1Reason.In(fields) is not null),
            Level(policy.P2, SafetyKinds.InitialP2.In(fields)) is { } p2 ? new RiskFigure(p2, p2, FigureRule.Stated) : new RiskFigure(policy.P2.Length - 1, null, FigureRule.NotEstimated));
    }

    private RiskFigure SeverityBefore(int? stated, int? harm, bool reason) => (stated, harm) switch
    {
        (null, null) => new RiskFigure(policy.Severities.Length - 1, null, FigureRule.NotEstimated),
        (null, { } worst) => new RiskFigure(worst, null, FigureRule.HighestHarm),
        ({ } level, { } worst) when level < worst => reason ? new RiskFigure(level, level, FigureRule.BelowHarmWithReason) : new RiskFigure(worst, level, FigureRule.HarmSeverity),
        ({ } level, _) => new RiskFigure(level, level, FigureRule.Stated),
    };

    private RiskFigure P1Before(int? stated, bool software, bool reason)
    {
        var certain = policy.SoftwareFailure.P1;
        return (software, stated) switch
        {
            (false, null) => new RiskFigure(policy.P1.Length - 1, null, FigureRule.NotEstimated),
            (true, null) => new RiskFigure(certain, null, FigureRule.SoftwareFailure),
            (true, { } level) when level < certain => reason ? new RiskFigure(level, level, FigureRule.SoftwareFailureWithReason) : new RiskFigure(certain, level, FigureRule.SoftwareFailureOverrules),
            (true, { } level) => new RiskFigure(level, level, FigureRule.SoftwareFailure),
            (false, { } level) => new RiskFigure(level, level, FigureRule.Stated),
        };
    }

    private RiskEstimate EstimateAfter(Record situation, RiskEstimate before, RiskSurroundings around)
    {
        var fields = situation.Fields;
        var reason = SafetyKinds.SeverityReason.In(fields) is not null;
        return Combine(
            After(Level(policy.Severities, SafetyKinds.ResidualSeverity.In(fields)), before.Severity.Level, around, reason),
            After(Level(policy.P1, SafetyKinds.ResidualP1.In(fields)), before.P1.Level, around, reason: true),
            After(Level(policy.P2, SafetyKinds.ResidualP2.In(fields)), before.P2.Level, around, reason: true));
    }

    private static RiskFigure After(int? stated, int before, RiskSurroundings around, bool reason) => stated switch
    {
        null => new RiskFigure(before, null, FigureRule.AsBefore),
        { } level when level >= before => new RiskFigure(level, level, FigureRule.Stated),
        { } level when !around.HasControls => new RiskFigure(before, level, FigureRule.NoControl),
        { } level when !around.AllVerified => new RiskFigure(before, level, FigureRule.OpenControl),
        { } level when !reason => new RiskFigure(before, level, FigureRule.NoReason),
        { } level => new RiskFigure(level, level, FigureRule.LoweredByControls),
    };

    private RiskEstimate Combine(RiskFigure severity, RiskFigure p1, RiskFigure p2)
    {
        var probability = policy.ProbabilityOfHarm[p1.Level, p2.Level];
        return new RiskEstimate(
            severity, p1, p2, new RiskFigure(probability, null, FigureRule.Matrix), new RiskFigure(policy.Acceptability[probability, severity.Level], null, FigureRule.Matrix));
    }

    private static RiskConcerns OfEstimates(RiskEstimate before, RiskEstimate after, RiskSurroundings around)
    {
        var concerns = RiskConcerns.None;
        concerns |= FigureRule.NotEstimated is var no && (before.Severity.Rule == no || before.P1.Rule == no || before.P2.Rule == no) ? RiskConcerns.NotEstimated : RiskConcerns.None;
        concerns |= before.Severity.Allowed ? RiskConcerns.None : RiskConcerns.SeverityBelowHarm;
        concerns |= before.P1.Allowed ? RiskConcerns.None : RiskConcerns.SoftwareProbability;
        concerns |= after.Allowed ? RiskConcerns.None : RiskConcerns.LoweredWithoutGrounds;
        var statedAfter = after.Severity.Stated is not null && after.P1.Stated is not null && after.P2.Stated is not null;
        return concerns | (around.HasControls && !statedAfter ? RiskConcerns.NotEstimatedAfter : RiskConcerns.None);
    }

    private static RiskConcerns OfJudgment(string? judged, RiskAcceptance acceptance, RegionRule rule, RiskSurroundings around)
    {
        var concerns = rule != RegionRule.AsItIs && !around.HasControls ? RiskConcerns.NoControl : RiskConcerns.None;
        concerns |= rule == RegionRule.ByBenefit && acceptance == RiskAcceptance.Unacceptable ? RiskConcerns.BenefitRiskMissing : RiskConcerns.None;
        concerns |= rule == RegionRule.Never ? RiskConcerns.NeverAcceptable : RiskConcerns.None;
        return concerns | (judged is null ? RiskConcerns.NotJudged
            : Matches(judged, acceptance) ? RiskConcerns.None
            : RiskConcerns.JudgmentDiffers);
    }

    // A person may be stricter than the policy; nobody may be milder.
    private static bool Matches(string judged, RiskAcceptance acceptance) => judged switch
    {
        "acceptable" => acceptance == RiskAcceptance.Acceptable,
        "acceptableByBenefit" => acceptance != RiskAcceptance.Unacceptable,
        _ => true,
    };

    private static int? Level(ImmutableArray<ScaleLevel> scale, string? code) => RiskPolicy.IndexOf(scale, code) is >= 0 and var level ? level : null;
}
