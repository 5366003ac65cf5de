using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Safety.Table;

/// <summary>Compares what a table says with what it said when it was exported and with what the records say now, and drafts the difference.</summary>
internal sealed class RiskTableMerge(DeviceModel model, RiskPolicy policy, RiskClaims file, RiskClaims? was, string? reason, List<Problem> problems)
{
    private readonly SortedDictionary<RecordId, Edits> edits = [];

    internal List<string> Notes { get; } = [];

    internal List<RecordDraft> Drafts()
    {
        foreach (var (id, place) in file.Records.Where(r => model.Find(r.Key) < 0))
        {
            _ = Of(id, place);
        }

        foreach (var (subject, cells) in file.Said)
        {
            Merge(subject, cells);
        }

        if (file.Said.Any(s => s.Value.Exists(c => RiskValues.IsNumber(policy, s.Key.Field, c.Text))))
        {
            Notes.Add("Levels that are numbers were taken as places in the policy's scales, 1 for the least.");
        }

        foreach (var (link, place) in file.Links.Where(l => was?.Links.ContainsKey(l.Key) != true && !IsThere(l.Key)))
        {
            Of(link.From, place).Added.Add(link);
        }

        foreach (var link in was is null ? [] : was.Links.Keys.Where(IsGone))
        {
            Remove(link);
        }

        return [.. edits.Select(e => Draft(e.Key, e.Value))];
    }

    private static bool IsEmpty(Field? field, string text) => text.Length == 0 && field is not null;

    private void Merge(RiskSubject subject, List<RiskCell> cells)
    {
        var before = was is not null && was.Said.TryGetValue(subject, out var one) ? one[0].Text : null;
        var edited = cells.Where(c => before is null ? !IsEmpty(subject.Field, c.Text) : !string.Equals(c.Text, before, StringComparison.Ordinal)).ToList();
        var values = new List<(object? Value, RiskCell Cell)>();
        foreach (var cell in edited)
        {
            var parsed = subject.Field is null ? Result<object?>.Of(cell.Text) : RiskValues.Parse(policy, subject.Field, cell);
            problems.AddRange(parsed.Problems);
            if (parsed.Ok && !values.Exists(v => FieldValues.ValueEquals(v.Value, parsed.Value)))
            {
                values.Add((parsed.Value, cell));
            }
        }

        // The same value in other words (a label for a code) is no edit.
        var old = before is null || subject.Field is null ? before : RiskValues.Parse(policy, subject.Field, new RiskCell(before, new SourcePlace(null))).Value;
        values.RemoveAll(v => before is not null && FieldValues.ValueEquals(v.Value, old));
        if (values.Count > 1)
        {
            problems.Add(RiskTableDecision.At(
                "riskTable.contradiction", $"{What(subject)} is '{Shown(values[1].Value)}' here and '{Shown(values[0].Value)}' at {Where(values[0].Cell.Place)}; all rows of a record must say the same.", values[1].Cell.Place));
        }
        else if (values.Count == 1)
        {
            Set(subject, values[0].Value, values[0].Cell, before is not null, old);
        }
    }

    private void Set(RiskSubject subject, object? value, RiskCell cell, bool compared, object? old)
    {
        if (model.TryGet(subject.Record, out var record))
        {
            var now = subject.Field is null ? record.Title : record.Fields[subject.Field];
            if (FieldValues.ValueEquals(now, value))
            {
                return;
            }

            if (compared && !FieldValues.ValueEquals(now, old))
            {
                problems.Add(RiskTableDecision.At(
                    "riskTable.stale", $"{What(subject)}: the table says '{Shown(value)}', but since its export {record.ChangedBy} changed '{Shown(old)}' to '{Shown(now)}'. Export again and repeat your change.", cell.Place, ProblemKind.Stale));
                return;
            }
        }

        var edit = Of(subject.Record, cell.Place);
        if (subject.Field is null)
        {
            edit.Title = (string)value!;
        }
        else
        {
            edit.Fields.Add((subject.Field, value));
        }
    }

    // A link of a situation that has rows here, and none of them means it any more. A control is taken off a cause only while the cause is listed.
    private bool IsGone(LinkId link) =>
        file.Speaks(link.Type) && !file.Links.ContainsKey(link) && IsThere(link) && file.Records.ContainsKey(link.Type == LinkType.ResultsIn ? link.From : link.To);

    private bool IsThere(LinkId link) => model.FindLink(link) is not null;

    private void Remove(LinkId link)
    {
        var place = file.Records[link.Type == LinkType.ResultsIn ? link.From : link.To];
        if ((model.Get(link.From)!.IsApproved || model.Get(link.To)!.IsApproved) && string.IsNullOrWhiteSpace(reason))
        {
            problems.Add(RecordProblems.At(RecordProblems.NeedsReason(link.From, "Taking a link away from the approved"), place));
            return;
        }

        Notes.Add($"{link.From} {LinkRules.Of(link.Type).Forward} {link.To}: no row says so any more; the link is taken away.");
        Of(link.From, place).Removed.Add(link);
    }

    private RecordDraft Draft(RecordId id, Edits edit)
    {
        var fields = new FieldValues.Builder(id.Kind.Definition());
        foreach (var (field, value) in edit.Fields)
        {
            fields.Set(field, value);
        }

        var types = edit.Added.Concat(edit.Removed).Select(l => l.Type).Distinct().Order().ToImmutableArray();
        var kept = model.Find(id) is >= 0 and var ordinal ? model.OutLinks[ordinal].Select(model.IdOf) : [];
        return new RecordDraft
        {
            Kind = id.Kind,
            Number = id.Number,
            Title = edit.Title,
            Fields = fields.Build(),
            ClearedFields = [.. edit.Fields.Where(f => f.Value is null).Select(f => f.Field)],
            LinkTypes = types.IsEmpty ? null : types,
            Links = types.IsEmpty ? null : [.. kept.Except(edit.Removed).Concat(edit.Added).Where(l => types.Contains(l.Type)).Select(l => new LinkDraft(l.Type, l.To.ToString(), edit.Place))],
            Place = edit.Place,
        };
    }

    private Edits Of(RecordId id, SourcePlace place)
    {
        if (!edits.TryGetValue(id, out var edit))
        {
            edits.Add(id, edit = new Edits(place));
        }

        return edit;
    }

    private static string What(RiskSubject subject) => $"{subject.Record} {subject.Field?.Label ?? "title"}";

    private static string Shown(object? value) => value is string text ? text.Length > 60 ? text[..60] + "…" : text : "";

    private static string Where(SourcePlace place) => place.Path is { } path && path.Contains('!', StringComparison.Ordinal) ? path : $"line {place.Line}";

    private sealed class Edits(SourcePlace place)
    {
        internal SourcePlace Place => place;

        internal string? Title { get; set; }

        internal List<(Field Field, object? Value)> Fields { get; } = [];

        internal List<LinkId> Added { get; } = [];

        internal List<LinkId> Removed { get; } = [];
    }
}
