using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Software.Classification;

/// <summary>How a class stands: what the records say now, what was decided, and what has changed since.</summary>
/// <param name="Item">The software item; null for the software as a whole.</param>
/// <param name="Steps">The questions as the records answer them now.</param>
/// <param name="Computed">The class that the records give by themselves; null when a person has to answer something.</param>
/// <param name="Recorded">The class as recorded now at the device or the item; null when none is.</param>
/// <param name="Decision">The signed decision that stands.</param>
/// <param name="Outdated">What the records say otherwise since it was signed; empty while it holds.</param>
public sealed record ClassState(RecordId? Item, ImmutableArray<ComputedStep> Steps, string? Computed, string? Recorded, Standing<ClassDecided>? Decision, ImmutableArray<string> Outdated)
{
    public static ClassState Of(DeviceModel model, RecordId? item)
    {
        ArgumentNullException.ThrowIfNull(model);
        var steps = ComputedClass.Of(model, item);
        var recorded = item is { } id ? model.Get(id) is { } record ? SoftwareKinds.ItemSafetyClass.In(record.Fields) : null : model.Device.SafetyClass;
        var decision = model.Standing<ClassDecided>(item?.ToString() ?? string.Empty);
        return new ClassState(item, steps, ClassOf(steps), recorded, decision, decision is null ? [] : [.. Changes(decision.What, steps, recorded)]);
    }

    /// <summary>Signed decisions that the records have left behind: the item (null for the software as a whole), and why.</summary>
    public static ImmutableArray<(RecordId? Item, string Why)> AllOutdated(DeviceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. model.AllStanding<ClassDecided>()
                .Where(d => d.What.Item is not { } item || model.Get(item) is { IsRetired: false })
                .Select(d => Of(model, d.What.Item)).Where(s => !s.Outdated.IsEmpty)
                .Select(s => (s.Item, $"has a signed class {s.Decision!.What.SafetyClass} that is outdated: {string.Join("; ", s.Outdated)}")),
        ];
    }

    private static string? ClassOf(ImmutableArray<ComputedStep> steps)
    {
        foreach (var step in steps)
        {
            if (step.Answer is not { } answer)
            {
                return null;
            }

            if (ClassQuestions.ClassAfter(answer) is { } letter)
            {
                return letter;
            }
        }

        return null;
    }

    private static IEnumerable<string> Changes(ClassDecided decided, ImmutableArray<ComputedStep> now, string? recorded)
    {
        if (!string.Equals(recorded, decided.SafetyClass, StringComparison.Ordinal))
        {
            yield return recorded is null ? "no class is recorded any more" : $"the class was changed to {recorded} without a decision";
        }

        foreach (var step in decided.Steps)
        {
            if (now[(int)step.Question].Answer is { } answer && answer != step.Answer && answer != step.Computed)
            {
                yield return $"the records now say {ClassQuestions.Label(answer).ToLowerInvariant()} where {ClassQuestions.Label(step.Answer).ToLowerInvariant()} was signed ({now[(int)step.Question].Why.TrimEnd('.')})";
            }
        }

        // A situation that nobody had looked at can not raise class C; any other it can.
        var seen = decided.Steps.SelectMany(s => s.Evidence).ToHashSet();
        var added = now[(int)ClassQuestion.Contributes].Evidence.Select(e => e.Record).Where(r => !seen.Contains(r)).ToList();
        if (added.Count > 0 && decided.SafetyClass != "C")
        {
            yield return $"{string.Join(", ", added.Take(5))}{(added.Count > 5 ? $" and {added.Count - 5} more" : string.Empty)} came into reach since";
        }
    }
}
