using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Security.ThreatModels.Suggestions;

/// <summary>Decides what becomes of a suggestion: a threat record, or a row with the reason why it is none. Pure.</summary>
public static class SuggestionDecisions
{
    /// <summary>
    /// The threat record that takes a suggestion up, as part of the model.
    /// Problems: <c>threatmodel.notFound</c>, <c>threatmodel.suggestion.unknown|taken|setAside</c>, and those of the diagram.
    /// </summary>
    /// <param name="model">The device now.</param>
    /// <param name="threatModel">The TM record.</param>
    /// <param name="key">Key of the suggestion, such as <c>T-11@F4</c>.</param>
    /// <param name="title">In place of the suggested one; null keeps that.</param>
    /// <param name="text">In place of the suggested one; null keeps that.</param>
    /// <param name="library">What is suggested from.</param>
    /// <param name="reason">Goes into the ledger.</param>
    public static Result<ImportPlan> Accept(DeviceModel model, RecordId threatModel, string key, string? title, string? text, ThreatLibrary library, string? reason) =>
        Find(model, threatModel, key, library).Then(found => found.State switch
        {
            SuggestionState.Accepted => new Problem(
                "threatmodel.suggestion.taken", $"The suggestion {key} was accepted already, as {string.Join(", ", found.Threats)}.", ProblemKind.Conflict, Path: "suggestion"),
            SuggestionState.SetAside => new Problem(
                "threatmodel.suggestion.setAside", $"The suggestion {key} was set aside ({found.Reason}); reopen it first.", ProblemKind.Conflict, Path: "suggestion"),
            _ => ImportDecision.Decide(model, [Draft(model, threatModel, found.Suggestion, title, text)], reason),
        });

    /// <summary>
    /// The change of the model that sets a suggestion aside; null when it says so already. An approved model goes back to draft by it, as by any change.
    /// Problems: as of <see cref="Accept"/>, <c>threatmodel.suggestion.reason</c>, and those of a record's change.
    /// </summary>
    public static Result<RecordChanged?> SetAside(DeviceModel model, RecordId threatModel, string key, string? reason, ThreatLibrary library) =>
        string.IsNullOrWhiteSpace(reason)
            ? new Problem("threatmodel.suggestion.reason", "Setting a suggestion aside needs a reason: why it is no threat here.", Path: "reason")
            : Find(model, threatModel, key, library).Then(found => found.State == SuggestionState.Accepted
                ? new Problem("threatmodel.suggestion.taken", $"The suggestion {key} was accepted as {string.Join(", ", found.Threats)}; retire that record instead.", ProblemKind.Conflict, Path: "suggestion")
                : Rows(model, threatModel, rows => With(rows, Row(key, reason.Trim().ReplaceLineEndings(" ")), key), reason));

    /// <summary>The change that opens a suggestion again which was set aside. Problem: <c>threatmodel.suggestion.open</c>.</summary>
    public static Result<RecordChanged?> Reopen(DeviceModel model, RecordId threatModel, string key, string? reason) =>
        ThreatModelView.Find(model, threatModel).Then(record => RowsOf(record).Any(r => KeyOf(r) == key)
            ? Rows(model, threatModel, rows => [.. rows.Where(r => KeyOf(r) != key)], reason)
            : new Problem("threatmodel.suggestion.open", $"The suggestion {key} was not set aside in {threatModel}.", ProblemKind.NotFound, Path: "suggestion"));

    private static RecordDraft Draft(DeviceModel model, RecordId threatModel, ThreatSuggestion suggestion, string? title, string? text)
    {
        var draft = SuggestionAnswers.Draft(suggestion, threatModel.ToString());
        return draft with
        {
            Number = model.NextNumber(RecordKind.THR),
            Title = string.IsNullOrWhiteSpace(title) ? draft.Title : title.Trim(),
            Text = string.IsNullOrWhiteSpace(text) ? draft.Text : text.Trim(),
        };
    }

    private static Result<AnsweredSuggestion> Find(DeviceModel model, RecordId threatModel, string key, ThreatLibrary library) =>
        ThreatModelView.Find(model, threatModel)
            .Then(record => SuggestionAnswers.Of(model, record, library))
            .Then<AnsweredSuggestion>(all => all.FirstOrDefault(s => s.Suggestion.Key == key) is { } found
                ? found
                : new Problem("threatmodel.suggestion.unknown", $"{threatModel} has no suggestion '{key}'. Keys look like T-11@F4; the diagram may have changed.", ProblemKind.NotFound, Path: "suggestion"));

    private static Result<RecordChanged?> Rows(DeviceModel model, RecordId threatModel, Func<ImmutableArray<TableRow>, ImmutableArray<TableRow>> change, string? reason)
    {
        var record = model.Get(threatModel)!;
        var rows = change(RowsOf(record));
        var fields = FieldValues.Empty(record.Fields.Kind).With(SecurityKinds.ModelSetAside, rows);
        return RecordDecisions.Change(model, threatModel, record.Version, new RecordPatch(Fields: fields, Cleared: rows.IsEmpty ? [SecurityKinds.ModelSetAside] : []), reason);
    }

    private static ImmutableArray<TableRow> With(ImmutableArray<TableRow> rows, TableRow row, string key) =>
        rows.Any(r => KeyOf(r) == key) ? [.. rows.Select(r => KeyOf(r) == key ? row : r)] : [.. rows, row];

    private static ImmutableArray<TableRow> RowsOf(Record record) => SecurityKinds.ModelSetAside.In(record.Fields) is { IsDefaultOrEmpty: false } rows ? rows : [];

    private static string? KeyOf(TableRow row) => new TableCells(SecurityKinds.ModelSetAside, row).Find("suggestion");

    private static TableRow Row(string key, string reason) =>
        new([.. SecurityKinds.ModelSetAside.Columns.Select(c => c.Code switch { "suggestion" => key, "reason" => reason, _ => "" })]);
}
