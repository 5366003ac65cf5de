using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety.Prompts;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tracing.Engine;

/// <summary>What leaves look at: the model, the day, and the outcomes that count.</summary>
internal sealed class LeafContext(DeviceModel model, DateOnly today)
{
    internal DeviceModel Model => model;

    internal DateOnly Today => today;

    internal Evidence Evidence { get; } = new(model);

    /// <summary>Records that answers to prompts name.</summary>
    internal NamedByPrompts Prompts { get; } = new(model);
}

/// <summary>A question that one record answers by itself.</summary>
internal abstract class Leaf
{
    internal abstract bool Test(LeafContext context, Record record, int ordinal);

    internal static Leaf Of(Condition condition, KindSet domain) => condition switch
    {
        FieldCondition field => new FieldLeaf(field, domain),
        RowsCondition { Named: null } rows => new RowsLeaf(rows),
        StateAtLeast state => new StateClassLeaf(state.Class),
        StateIs state => new StateLeaf(state.Names),
        Tagged tagged => new TagLeaf(tagged.Tag),
        AnswersPrompt answers => new PromptLeaf(answers.Prompt),
        PlainCondition plain => new PlainLeaf(plain.What),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} is not decided by one record."),
    };
}

internal sealed class StateClassLeaf(StateClass least) : Leaf
{
    internal override bool Test(LeafContext context, Record record, int ordinal) => record.State.Class >= least;
}

internal sealed class StateLeaf(ImmutableArray<string> names) : Leaf
{
    internal override bool Test(LeafContext context, Record record, int ordinal) => names.Contains(record.State.Name, StringComparer.Ordinal);
}

internal sealed class TagLeaf(string tag) : Leaf
{
    internal override bool Test(LeafContext context, Record record, int ordinal) => record.Tags.Contains(tag, StringComparer.Ordinal);
}

internal sealed class PromptLeaf(string prompt) : Leaf
{
    internal override bool Test(LeafContext context, Record record, int ordinal) => record.Tags.Contains(prompt, StringComparer.Ordinal) || context.Prompts.Names(ordinal, prompt);
}

internal sealed class PlainLeaf(Plain what) : Leaf
{
    internal override bool Test(LeafContext context, Record record, int ordinal) => what switch
    {
        Plain.Signed => record.Signature is not null,
        Plain.SignedByAnother => record.Signature is { } signature && !string.Equals(signature.Signer, record.ChangedBy, StringComparison.Ordinal),
        Plain.Owned => record.Owner is { Length: > 0 },
        Plain.Described => !string.IsNullOrWhiteSpace(record.Text),
        Plain.Revised => record.Revision > 1,
        Plain.Passing => (context.Evidence.Of(ordinal) & (EvidenceFlags.Passed | EvidenceFlags.Failed)) == EvidenceFlags.Passed,
        Plain.Failing => (context.Evidence.Of(ordinal) & EvidenceFlags.Failed) != 0,
        Plain.Stale => (context.Evidence.Of(ordinal) & (EvidenceFlags.Tried | EvidenceFlags.Current)) == EvidenceFlags.Tried,
        Plain.Tried => context.Evidence.Of(ordinal) != EvidenceFlags.None,
        Plain.WrongLink or Plain.InCycle or Plain.LowerThanParent => throw new InvalidOperationException($"{what} is not decided by one record."),
        _ => throw new InvalidOperationException($"No rule for {what}."),
    };
}

/// <summary>Looks at one field. The field of each kind is looked up once.</summary>
internal sealed class FieldLeaf : Leaf
{
    private readonly FieldCondition condition;
    private readonly Field?[] fields = new Field?[RecordKinds.All.Length + 1];
    private readonly Field?[] others = new Field?[RecordKinds.All.Length + 1];
    private readonly ImmutableArray<object> values;

    internal FieldLeaf(FieldCondition condition, KindSet domain)
    {
        this.condition = condition;
        foreach (var kind in domain.Kinds)
        {
            fields[(int)kind] = kind.Definition().FindField(condition.Field);
            others[(int)kind] = condition.Test is FieldTest.Below or FieldTest.WithinOf ? kind.Definition().FindField(condition.Values[0]) : null;
        }

        var type = fields.FirstOrDefault(f => f is not null)?.Type;
        values = [.. condition.Values.Select(v => Value(type, v))];
    }

    internal override bool Test(LeafContext context, Record record, int ordinal)
    {
        if (fields[(int)record.Id.Kind] is not { } field || record.Fields[field] is not { } value)
        {
            return false;
        }

        return condition.Test switch
        {
            FieldTest.Filled => value is not string text || !string.IsNullOrWhiteSpace(text),
            FieldTest.Is => IsOneOf(value),
            FieldTest.Says => value is string said && condition.Values.Any(v => said.Contains(v, StringComparison.OrdinalIgnoreCase)),
            FieldTest.Has => value is ImmutableArray<string> list && HasOneOf(list),
            FieldTest.NotPast => value is DateOnly date && date >= context.Today,
            FieldTest.Within => value is DateOnly date && date <= context.Today && date >= context.Today.AddDays(-condition.Days),
            FieldTest.WithinOf => value is DateOnly date && Other(record) is DateOnly from && date >= from && date <= from.AddDays(condition.Days),
            FieldTest.Below => value is string low && Other(record) is string high && Rank(field, low) < Rank(field, high),
            FieldTest.UnderReview => value is string text && (context.Model.Device.Version is not { } version || string.Equals(text, version, StringComparison.Ordinal)),
            FieldTest.Agrees => throw new InvalidOperationException("Agreement is not decided by one record."),
            _ => throw new InvalidOperationException($"No rule for {condition.Test}."),
        };
    }

    private static object Value(FieldType? type, string text) => type switch
    {
        FieldType.Boolean => text == "true",
        FieldType.Integer => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
        _ => text,
    };

    private object? Other(Record record) => others[(int)record.Id.Kind] is { } other ? record.Fields[other] : null;

    private static int Rank(Field field, string code)
    {
        for (var i = 0; i < field.Choices.Length; i++)
        {
            if (string.Equals(field.Choices[i].Code, code, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private bool IsOneOf(object value)
    {
        foreach (var wanted in values)
        {
            if (wanted.Equals(value))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasOneOf(ImmutableArray<string> list)
    {
        foreach (var wanted in condition.Values)
        {
            foreach (var item in list)
            {
                if (string.Equals(item, wanted, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
