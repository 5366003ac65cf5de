using System.Collections.Immutable;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Software.Classification;

/// <summary>What a person answers, where the records do not say or are seen otherwise.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">Why; needed unless the records say the same.</param>
public sealed record GivenAnswer(ClassQuestion Question, ClassReply Answer, string? Reason);

/// <summary>A class with the answers that lead to it, not yet signed.</summary>
public sealed record ClassProposal(RecordId? Item, ImmutableArray<ClassStep> Steps, string SafetyClass, string Rationale);

/// <summary>Decides the safety class of the software or of one item (IEC 62304 4.3).</summary>
public static class ClassDecision
{
    private const int MaxReason = 5_000;

    /// <summary>From the records and a person's answers to a class; or which answer or reason is missing.</summary>
    /// <param name="model">The device.</param>
    /// <param name="item">The software item; null for the software as a whole.</param>
    /// <param name="given">A person's answers; those to questions that are not reached are left aside.</param>
    /// <param name="remark">Added to the rationale; serves as the reason of answers that have none of their own.</param>
    public static Result<ClassProposal> Propose(DeviceModel model, RecordId? item, IReadOnlyCollection<GivenAnswer> given, string? remark)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(given);
        if (Refusal(model, item) is { } refused)
        {
            return refused;
        }

        if (given.Select(g => g.Reason).Append(remark).FirstOrDefault(r => r is { Length: > MaxReason } || r?.Contains('\0', StringComparison.Ordinal) == true) is not null)
        {
            return new Problem("class.reason.long", $"A reason has at most {MaxReason:N0} characters, and no NUL.", Path: "reason");
        }

        var computed = ComputedClass.Of(model, item);
        var steps = ImmutableArray.CreateBuilder<ClassStep>();
        foreach (var step in computed)
        {
            var answer = Answered(step, given.LastOrDefault(g => g.Question == step.Question), remark);
            if (!answer.TryGet(out var taken))
            {
                return Result<ClassProposal>.Failed(answer.Problems);
            }

            steps.Add(taken);
            if (ClassQuestions.ClassAfter(taken.Answer) is { } letter)
            {
                return new ClassProposal(item, steps.ToImmutable(), letter, Rationale(steps, computed, letter, remark));
            }
        }

        throw new InvalidOperationException("The last question leads to a class.");
    }

    /// <summary>The events of a signed class: the decision, and the class where it stands.</summary>
    public static Result<ImmutableArray<DeviceEvent>> Sign(DeviceModel model, ClassProposal proposal, SignerProof signer)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(signer);
        var decided = new ClassDecided(proposal.Item, proposal.Steps, proposal.SafetyClass, proposal.Rationale, signer.PrintedName, signer.Proof);
        return Consequences(model, proposal).Map(after => after.Insert(0, decided));
    }

    /// <summary>What changes with a class: the device's settings, or the item's fields.</summary>
    public static Result<ImmutableArray<DeviceEvent>> Consequences(DeviceModel model, ClassProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(proposal);
        if (proposal.Item is not { } id)
        {
            return model.Device.SafetyClass == proposal.SafetyClass ? ImmutableArray<DeviceEvent>.Empty : [new DeviceChanged(model.Device with { SafetyClass = proposal.SafetyClass })];
        }

        var fields = FieldValues.Empty(id.Kind.Definition()).With(SoftwareKinds.ItemSafetyClass, proposal.SafetyClass).With(SoftwareKinds.ItemClassRationale, proposal.Rationale);
        return RecordDecisions.Change(model, id, model.Get(id)!.Version, new RecordPatch { Fields = fields }, $"Safety class {proposal.SafetyClass} decided")
            .Map(change => change is null ? ImmutableArray<DeviceEvent>.Empty : [change]);
    }

    private static Problem? Refusal(DeviceModel model, RecordId? item) =>
        item is not { } id ? null
        : id.Kind != RecordKind.ITEM ? new Problem("class.item.kind", $"{id} is not a software item; expected a key like ITEM-3.", Path: "item")
        : !model.TryGet(id, out var record) ? RecordProblems.NoRecord(id.ToString())
        : record.IsRetired ? RecordProblems.Retired(record)
        : record.State.Class == StateClass.InReview ? RecordProblems.InReview(record)
        : null;

    private static Result<ClassStep> Answered(ComputedStep step, GivenAnswer? given, string? remark)
    {
        var name = Names.Of(step.Question);
        var text = ClassQuestions.Of(step.Question);
        if (given is null)
        {
            return step.Answer is { } known
                ? new ClassStep(step.Question, known, known, null, step.Records)
                : new Problem("class.answer.missing", $"{text.Ask} {step.Why} Answer it with one of {Replies(text)}.", Path: name);
        }

        if (!ClassQuestions.Takes(step.Question, given.Answer))
        {
            return new Problem("class.answer.unknown", $"'{Names.Of(given.Answer)}' does not answer: {text.Ask} Expected one of {Replies(text)}.", Path: name);
        }

        var reason = string.IsNullOrWhiteSpace(given.Reason) ? string.IsNullOrWhiteSpace(remark) ? null : remark.Trim() : given.Reason.Trim();
        return given.Answer == step.Answer ? new ClassStep(step.Question, given.Answer, step.Answer, null, step.Records)
            : reason is null ? new Problem("class.answer.reason", step.Answer is { } computed
                ? $"{text.Ask} The records say {Names.Of(computed)}: {step.Why} Say why it is {Names.Of(given.Answer)}."
                : $"{text.Ask} The records do not say. Say why it is {Names.Of(given.Answer)}.", Path: name)
            : new ClassStep(step.Question, given.Answer, step.Answer, reason, step.Records);
    }

    private static string Replies(ClassQuestionText text) => string.Join(" or ", text.Answers.Select(a => Names.Of(a.Reply)));

    private static string Rationale(IReadOnlyList<ClassStep> steps, ImmutableArray<ComputedStep> computed, string letter, string? remark)
    {
        var text = new StringBuilder();
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, records) = (steps[i], computed[i]);
            text.Append(i + 1).Append(". ").Append(ClassQuestions.Of(step.Question).Ask).Append(' ').Append(ClassQuestions.Label(step.Answer)).Append(". ");
            text.Append(step.Answer == step.Computed ? records.Why : $"{step.Reason} (The records {(step.Computed is { } other ? $"say otherwise: {ClassQuestions.Label(other)}. " : "do not say: ")}{records.Why})");
            text.Append('\n');
        }

        text.Append("\nClass ").Append(letter).Append(" by IEC 62304 4.3 a.");
        return (string.IsNullOrWhiteSpace(remark) ? text : text.Append("\n\n").Append(remark.Trim())).ToString();
    }
}
