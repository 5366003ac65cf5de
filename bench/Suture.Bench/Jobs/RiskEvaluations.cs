using Suture.Bench.Frame;
using Suture.Bench.Input;
using Suture.Bench.Rivals;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety;
using Suture.Domain.Standards;

namespace Suture.Bench.Jobs;

/// <summary>20,000 hazardous situations with 100,000 controls judged again: after a change of the policy, and after one record changed.</summary>
internal sealed class RiskEvaluations : IJob
{
    private const int Situations = 20_000;
    private static readonly DateOnly Today = new(2026, 1, 15);

    public string Name => "risk";

    public async IAsyncEnumerable<BenchRow> RunAsync(BenchOptions options)
    {
        var model = GeneratedRisks.Of(options.Quick ? Situations / 10 : Situations);
        var evaluation = Evaluation.Of(model, Today, StandardLibrary.BuiltIn.BookOf(model));
        var bare = new BareRisk(model);
        var risks = evaluation.Risks.Risks.Length;
        var controls = evaluation.Risks.Risks.Sum(r => r.Controls.Length);
        Read(evaluation.Risks);
        bare.Walk();
        var policy = await Measure.InterleaveAsync(
            options.Quick ? 5 : 21, () => Task.FromResult(Measure.Seconds(() => bare.Walk())), () => Task.FromResult(Measure.Seconds(() => Read(evaluation.RisksBy(RiskPolicy.Default)))));
        yield return new BenchRow(
            $"risk policy changed: {Show.Count(risks)} situations, {Show.Count(controls)} controls", Show.Seconds(policy.Ours), $"{Show.Seconds(policy.Rival)} reading the same fields and links", Show.Times(policy.Ratio),
            "100 ms", policy.Ours <= 0.1);

        var change = 0;
        var changed = await Measure.InterleaveAsync(
            options.Quick ? 5 : 21, () => Task.FromResult(Measure.Seconds(() => bare.Walk())), () => Task.FromResult(Changed(ref model, ref evaluation, ++change)));
        yield return new BenchRow(
            "the same after one situation changed", Show.Seconds(changed.Ours), $"{Show.Seconds(changed.Rival)} reading the same fields and links", Show.Times(changed.Ratio), "100 ms", changed.Ours <= 0.1);
    }

    private static double Changed(ref DeviceModel model, ref Evaluation evaluation, int change)
    {
        var (was, before) = (model, evaluation);
        var record = was.Get(new RecordId(RecordKind.HS, change)) ?? throw new InvalidOperationException("No such record.");
        var fields = record.Fields.With(SafetyKinds.InitialSeverity, "catastrophic").With(SafetyKinds.BenefitRisk, $"Looked at, {change}.");
        var e = Workshop.Good(RecordDecisions.Change(was, record.Id, record.Version, new RecordPatch(Fields: fields), "measured")) ?? throw new InvalidOperationException("No change.");
        var later = was.After([(e, new(was.Position, new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero), "anna.berg", "measured"))]);
        Evaluation? next = null;
        var time = Measure.Seconds(() =>
        {
            next = before.Advance(later, later.ChangedSince(was));
            Read(next.Risks);
        });
        (model, evaluation) = (later, next!);
        return time;
    }

    /// <summary>What the page's head shows: both matrices, the counts of regions, and how many are open or can not be accepted.</summary>
    private static int Read(RiskReport report) =>
        report.Before[0, 0] + report.After[0, 0] + report.CountByRegion(inResidual: true)[0] + report.Risks.Count(r => r.Concerns != RiskConcerns.None) + report.Risks.Count(r => r.Acceptance == RiskAcceptance.Unacceptable);
}
