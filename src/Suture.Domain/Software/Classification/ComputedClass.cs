using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Software.Classification;

/// <summary>What one record says about a question.</summary>
public sealed record ClassEvidence(RecordId Record, string Says);

/// <summary>A question as the records answer it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer; null when the records do not say, and a person has to.</param>
/// <param name="Why">In one sentence: what the answer rests on, or what is not recorded.</param>
/// <param name="Evidence">The hazardous situations looked at, each with what it says.</param>
/// <param name="Records">All records that the answer was computed from, in the order of keys.</param>
public sealed record ComputedStep(ClassQuestion Question, ClassReply? Answer, string Why, ImmutableArray<ClassEvidence> Evidence, ImmutableArray<RecordId> Records);

/// <summary>Answers the questions of IEC 62304 4.3 a from the risk records, as far as they say.</summary>
public static class ComputedClass
{
    // From this level on an injury needs intervention, is permanent, or kills (IEC 62304 3.23).
    private const int FirstSerious = 2;

    /// <summary>All three questions, in order. Those after one that leads to class A are answered too: a person may see it otherwise.</summary>
    /// <param name="model">The device.</param>
    /// <param name="item">The software item; null for the software as a whole.</param>
    public static ImmutableArray<ComputedStep> Of(DeviceModel model, RecordId? item)
    {
        ArgumentNullException.ThrowIfNull(model);
        var risks = SoftwareRisks.Of(model, item);
        var judged = risks.Situations.Select(s => Judged.Of(model, risks, s.Key, s.Value)).ToImmutableArray();
        return [Contributes(model, item, judged), Unacceptable(judged), Severity(judged)];
    }

    private static ComputedStep Contributes(DeviceModel model, RecordId? item, ImmutableArray<Judged> judged)
    {
        if (!judged.IsEmpty)
        {
            return new ComputedStep(
                ClassQuestion.Contributes, ClassReply.Yes, $"{Count(judged.Length, "hazardous situation")} can be reached.",
                [.. judged.Select(j => new ClassEvidence(j.Situation, $"by {string.Join(", ", j.Sources)}"))], [.. judged.SelectMany(j => j.Sources.Add(j.Situation)).Distinct().Order()]);
        }

        // Silence counts as a no only where somebody has looked: where causes and threats are recorded, and lead elsewhere.
        var looked = model.All().Where(r => !r.IsRetired && r.Kind is RecordKind.CAU or RecordKind.THR).Select(r => r.Id).Order().ToImmutableArray();
        return looked.IsEmpty
            ? new ComputedStep(ClassQuestion.Contributes, null, "No software cause and no threat is recorded yet.", [], [])
            : item is null
                ? new ComputedStep(ClassQuestion.Contributes, null, "Software causes or threats are recorded, but none is linked to a hazardous situation.", [], looked)
                : new ComputedStep(ClassQuestion.Contributes, ClassReply.No, $"Of {Count(looked.Length, "recorded cause or threat", "recorded causes and threats")} none lies in {item} or its parts, and they carry out no risk control.", [], []);
    }

    private static ComputedStep Unacceptable(ImmutableArray<Judged> judged)
    {
        var open = judged.Where(j => j.Unacceptable is null).ToImmutableArray();
        var bad = judged.Where(j => j.Unacceptable == true).ToImmutableArray();
        ClassReply? answer = bad.Length > 0 ? ClassReply.Yes : open.Length > 0 || judged.IsEmpty ? null : ClassReply.No;
        var why = bad.Length > 0 ? $"{Count(bad.Length, "situation")} of {judged.Length}, counting only controls outside the software."
            : open.Length > 0 ? $"Whether the risk is acceptable is not recorded for {Count(open.Length, "situation")} of {judged.Length}."
            : judged.IsEmpty ? "No hazardous situation is linked to the software." : "Every situation has an acceptable risk without any control in software.";
        return new ComputedStep(ClassQuestion.Unacceptable, answer, why, [.. judged.Select(j => new ClassEvidence(j.Situation, j.WhyAcceptable))], [.. judged.SelectMany(j => j.Controls.Add(j.Situation)).Distinct().Order()]);
    }

    private static ComputedStep Severity(ImmutableArray<Judged> judged)
    {
        // Asked of what the question before leaves; when it leaves nothing, of all, should a person see that otherwise.
        var left = judged.Any(j => j.Unacceptable != false) ? judged.RemoveAll(j => j.Unacceptable == false) : judged;
        var known = left.RemoveAll(j => j.Severity < 0);
        if (known.IsEmpty)
        {
            return new ComputedStep(ClassQuestion.Severity, null, left.IsEmpty ? "No hazardous situation is linked to the software." : "No severity is recorded.", [], [.. left.Select(j => j.Situation)]);
        }

        var worst = known.Max(j => j.Severity);
        ClassReply? answer = worst >= FirstSerious ? ClassReply.Serious : known.Length == left.Length ? ClassReply.NotSerious : null;
        var why = answer is null
            ? $"No severity is recorded for {Count(left.Length - known.Length, "situation")} of {left.Length}."
            : $"The worst is {Label(worst)}: {string.Join(", ", known.Where(j => j.Severity == worst).Take(5).Select(j => j.Situation))}.";
        return new ComputedStep(
            ClassQuestion.Severity, answer, why, [.. left.Select(j => new ClassEvidence(j.Situation, j.Severity < 0 ? "no severity is recorded" : j.WhySevere))],
            [.. left.SelectMany(j => j.Harms.Add(j.Situation)).Distinct().Order()]);
    }

    internal static string Count(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";

    private static string Label(int severity) => SafetyKinds.Severities[severity].Label.ToLowerInvariant();

    /// <summary>One hazardous situation, judged for the second and third question.</summary>
    private sealed record Judged(
        RecordId Situation, ImmutableArray<RecordId> Sources, ImmutableArray<RecordId> Controls, bool? Unacceptable, string WhyAcceptable, int Severity, string WhySevere, ImmutableArray<RecordId> Harms)
    {
        internal static Judged Of(DeviceModel model, SoftwareRisks risks, RecordId id, IEnumerable<RecordId> sources)
        {
            var situation = model.Get(id)!;
            var (outside, inside) = risks.ControlsOf(id);
            var (unacceptable, why) = Acceptability(SafetyKinds.Acceptability.In(situation.Fields), outside, inside);
            var harms = risks.HarmsOf(id).ToImmutableArray();
            var (severity, words) = SeverityOf(situation, harms, reduced: !outside.IsEmpty && inside.IsEmpty);
            return new Judged(id, [.. sources], [.. outside.Concat(inside).Order()], unacceptable, why, severity, words, [.. harms.Select(h => h.Id).Order()]);
        }

        // The residual estimate counts all controls. It answers the question only where none of them is in software.
        private static (bool?, string) Acceptability(string? recorded, ImmutableArray<RecordId> outside, ImmutableArray<RecordId> inside)
        {
            var without = outside.IsEmpty ? "without any risk control outside the software" : $"with {string.Join(", ", outside)} outside the software";
            return (recorded, inside.IsEmpty) switch
            {
                ("unacceptable", _) => (true, "the risk is unacceptable with all its controls"),
                (_, false) => (true, $"the risk is reduced by {string.Join(", ", inside)}, which is software and does not count; {(outside.IsEmpty ? "no control is outside it" : $"of {string.Join(", ", outside)} alone nothing is recorded")}"),
                (null, _) => (null, $"whether the risk is acceptable {without} is not recorded"),
                ("acceptable", _) => (false, $"the risk is acceptable {without}"),
                _ => (true, $"the risk is acceptable only by its benefit, {without}"),
            };
        }

        private static (int, string) SeverityOf(Record situation, ImmutableArray<Record> harms, bool reduced)
        {
            if (reduced && Level(SafetyKinds.ResidualSeverity.In(situation.Fields)) is >= 0 and var residual)
            {
                return (residual, $"{Label(residual)}, with the controls outside the software");
            }

            var worst = Level(SafetyKinds.InitialSeverity.In(situation.Fields));
            var words = worst < 0 ? string.Empty : Label(worst);
            foreach (var harm in harms)
            {
                if (Level(SafetyKinds.HarmSeverity.In(harm.Fields)) is var level && level > worst)
                {
                    (worst, words) = (level, $"{Label(level)} ({harm.Id})");
                }
            }

            return (worst, words);
        }

        private static int Level(string? code)
        {
            for (var i = 0; i < SafetyKinds.Severities.Length; i++)
            {
                if (string.Equals(SafetyKinds.Severities[i].Code, code, StringComparison.Ordinal))
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
