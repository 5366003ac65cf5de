using System.Collections.Immutable;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Signing;

namespace Suture.Domain.Records.Commands;

/// <summary>What a person asks to change of a record. Null members stay as they are.</summary>
/// <param name="Fields">Replaces the fields it fills.</param>
/// <param name="Cleared">Fields to unfill.</param>
public sealed record RecordPatch(
    string? Title = null,
    string? Text = null,
    string? Owner = null,
    ImmutableArray<string>? Tags = null,
    string? Alias = null,
    FieldValues? Fields = null,
    ImmutableArray<Field> Cleared = default);

/// <summary>Who signs, and how that was checked at this moment.</summary>
public sealed record SignerProof(string UserName, string PrintedName, Reauthentication Proof);

/// <summary>Decides writes to single records: from the model and what is asked to the events that happen, or to the reason why not. Pure.</summary>
public static class RecordDecisions
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaxTitle = 300;

    /// <summary>Longest text of a record or of a field, in characters.</summary>
    public const int MaxText = 200_000;

    /// <summary>A new record; the number is the draft's, or the next one of its kind.</summary>
    public static Result<RecordCreated> Create(DeviceModel model, RecordDraft draft)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(draft);
        var id = new RecordId(draft.Kind, draft.Number ?? model.NextNumber(draft.Kind));
        if (model.Find(id) >= 0)
        {
            return RecordProblems.Exists(id, draft.Place);
        }

        return CheckedNew(draft) is { } bad ? bad
            : AliasProblem(model, id, draft.Alias, draft.Place) is { } taken ? taken
            : NewRecord(id, draft);
    }

    /// <summary>A changed record. A change to an approved one needs a reason and starts a new draft revision.</summary>
    /// <param name="model">The device now.</param>
    /// <param name="id">The record.</param>
    /// <param name="expectedVersion">The version that the person saw.</param>
    /// <param name="patch">What to change.</param>
    /// <param name="reason">Why; needed when the record is approved.</param>
    /// <returns>The event, or null when nothing would change.</returns>
    public static Result<RecordChanged?> Change(DeviceModel model, RecordId id, long expectedVersion, RecordPatch patch, string? reason)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(patch);
        if (!model.TryGet(id, out var record))
        {
            return RecordProblems.NoRecord(id.ToString());
        }

        if (record.Version != expectedVersion)
        {
            return RecordProblems.Stale(record, expectedVersion);
        }

        return Checked(patch.Title ?? record.Title, patch.Text, patch.Fields, null) is { } bad ? bad
            : AliasProblem(model, id, patch.Alias, null) is { } taken ? taken
            : ChangeOf(record, patch, reason);
    }

    /// <summary>A step of the lifecycle; with a proof it is signed, and without one it must not need a signature.</summary>
    public static Result<DeviceEvent> Move(DeviceModel model, RecordId id, long expectedVersion, string transition, string? reason, SignerProof? signer)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.TryGet(id, out var record))
        {
            return RecordProblems.NoRecord(id.ToString());
        }

        if (record.Version != expectedVersion)
        {
            return RecordProblems.Stale(record, expectedVersion);
        }

        var definition = id.Kind.Definition();
        if (definition.Lifecycle.FindTransition(transition) is not { } step || !step.From.Contains(record.State.Name))
        {
            return RecordProblems.NoTransition(record, transition);
        }

        if (step.NeedsReason && string.IsNullOrWhiteSpace(reason))
        {
            return RecordProblems.NeedsReason(id, $"To {step.Label.ToLowerInvariant()}");
        }

        if (step.NeedsComplete && Missing(record).ToImmutableArray() is { Length: > 0 } missing)
        {
            return RecordProblems.Incomplete(record, missing);
        }

        if (step.Signature is not { } meaning)
        {
            return new RecordMoved(id, record.Revision, step.Name, record.State.Name, step.To);
        }

        if (signer is null)
        {
            return RecordProblems.NeedsSignature(record, step);
        }

        // The author is who last changed the content; a token's writes count as its owner's.
        return string.Equals(AuthorOf(record), signer.UserName, StringComparison.Ordinal)
            ? RecordProblems.OwnWork(record, signer.UserName)
            : new RecordSigned(id, record.Revision, record.ContentHash, signer.PrintedName, meaning, signer.Proof, step.Name, record.State.Name, step.To);
    }

    /// <summary>Required fields that are not filled.</summary>
    public static IEnumerable<Field> Missing(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Id.Kind.Definition().Fields.Where(f => f.Required && record.Fields[f] is null);
    }

    /// <summary>User name of the author of the current revision: the actor without a token's name.</summary>
    public static string AuthorOf(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var end = record.ChangedBy.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? record.ChangedBy : record.ChangedBy[..end];
    }

    internal static RecordCreated NewRecord(RecordId id, RecordDraft draft)
    {
        var definition = id.Kind.Definition();
        var fields = draft.Fields ?? FieldValues.Empty(definition);
        var text = draft.Text ?? string.Empty;
        return new RecordCreated(
            id, draft.Alias, draft.Title!, text, draft.Owner, draft.Tags ?? [], fields, StartState(definition.Lifecycle, draft.State), RecordContent.Hash(id, draft.Title!, text, fields));
    }

    internal static Result<RecordChanged?> ChangeOf(Record record, RecordPatch patch, string? reason)
    {
        var fields = patch.Fields is null ? record.Fields : record.Fields.Overlay(patch.Fields);
        foreach (var cleared in patch.Cleared.IsDefault ? [] : patch.Cleared)
        {
            fields = fields.With(cleared, null);
        }

        if (FieldRule.Broken(record.Fields, fields) is { } broken)
        {
            return broken;
        }

        var title = patch.Title ?? record.Title;
        var text = patch.Text ?? record.Text;
        var owner = patch.Owner is null ? record.Owner : patch.Owner.Length == 0 ? null : patch.Owner;
        var alias = patch.Alias is null ? record.Alias : patch.Alias.Length == 0 ? null : patch.Alias;
        var tags = patch.Tags ?? record.Tags;
        var content = !string.Equals(title, record.Title, StringComparison.Ordinal) || !string.Equals(text, record.Text, StringComparison.Ordinal) || !fields.Equals(record.Fields);
        var about = !string.Equals(owner, record.Owner, StringComparison.Ordinal) || !string.Equals(alias, record.Alias, StringComparison.Ordinal) || !tags.AsSpan().SequenceEqual(record.Tags.AsSpan());
        if (!content && !about)
        {
            return Result<RecordChanged?>.Of(null);
        }

        if (record.IsRetired)
        {
            return RecordProblems.Retired(record);
        }

        if (content && record.State.Class == StateClass.InReview)
        {
            return RecordProblems.InReview(record);
        }

        if (content && record.IsApproved && string.IsNullOrWhiteSpace(reason))
        {
            return RecordProblems.NeedsReason(record.Id, "A change to the approved");
        }

        var state = content && record.IsApproved ? record.Id.Kind.Definition().Lifecycle.Initial.Name : record.State.Name;
        return new RecordChanged(
            record.Id, content ? record.Revision + 1 : record.Revision, alias, title, text, owner, tags, fields, state,
            content ? RecordContent.Hash(record.Id, title, text, fields) : record.ContentHash);
    }

    internal static Problem? CheckedNew(RecordDraft draft) =>
        Checked(draft.Title, draft.Text, draft.Fields, draft.Place)
        ?? (draft.Fields is not null && FieldRule.Broken(null, draft.Fields) is { } broken ? RecordProblems.At(broken, draft.Place) : null);

    internal static Problem? Checked(string? title, string? text, FieldValues? fields, SourcePlace? place) =>
        string.IsNullOrWhiteSpace(title) || title.AsSpan().IndexOfAny('\r', '\n') >= 0 ? RecordProblems.NoTitle(place)
        : title.Length > MaxTitle ? RecordProblems.LongTitle(title.Length, place)
        : text is { Length: > MaxText } ? RecordProblems.LongText(place)
        : title.Contains('\0', StringComparison.Ordinal) ? RecordProblems.NulCharacter("title", place)
        : text?.Contains('\0', StringComparison.Ordinal) == true ? RecordProblems.NulCharacter("text", place)
        : fields is not null && FieldWithNul(fields) is { } name ? RecordProblems.NulCharacter(name, place)
        : fields is not null && WrongForm(fields) is { } wrong ? RecordProblems.At(wrong, place)
        : null;

    private static Problem? WrongForm(FieldValues fields)
    {
        foreach (var (description, value) in fields.Filled)
        {
            if (description.Form is { } form && value is string text && form.Check(text) is { } problem)
            {
                return problem with { Message = $"{description.Name}: {problem.Message}", Path = $"$.fields.{description.Name}" };
            }
        }

        return null;
    }

    // PostgreSQL can not store U+0000, and no text that a person means has it.
    private static string? FieldWithNul(FieldValues fields)
    {
        foreach (var (description, value) in fields.Filled)
        {
            var found = value switch
            {
                string text => text.Contains('\0', StringComparison.Ordinal),
                ImmutableArray<string> list => list.Any(i => i.Contains('\0', StringComparison.Ordinal)),
                ImmutableArray<TableRow> rows => rows.Any(r => r.Cells.Any(c => c.Contains('\0', StringComparison.Ordinal))),
                _ => false,
            };
            if (found)
            {
                return description.Name;
            }
        }

        return null;
    }

    // Only a state that people reach without signing can be brought along; everything else begins at the beginning.
    private static string StartState(Lifecycle lifecycle, string? state) =>
        state is not null && lifecycle.FindState(state) is { Class: StateClass.Open } known ? known.Name : lifecycle.Initial.Name;

    private static Problem? AliasProblem(DeviceModel model, RecordId id, string? alias, SourcePlace? place) =>
        !string.IsNullOrEmpty(alias) && model.FindAlias(alias) is { } other && other.Id != id ? RecordProblems.AliasTaken(alias, other.Id, place) : null;
}
