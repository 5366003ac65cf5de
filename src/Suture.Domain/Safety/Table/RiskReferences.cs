using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Safety.Table;

/// <summary>
/// What records a table means: <c>HAZ-1 Overinfusion</c> by its key, a title alone by the one record that has it, and else a new record,
/// which gets the next number; the same title is the same record all over the table.
/// </summary>
internal sealed class RiskReferences(DeviceModel model, List<Problem> problems)
{
    private readonly Dictionary<(RecordKind Kind, string Title), RecordId> fresh = [];
    private readonly Dictionary<RecordKind, int> numbers = [];
    private ILookup<(RecordKind Kind, string Title), RecordId>? titles;

    /// <summary>The record and the title that is given; null for an empty text or one with a problem.</summary>
    internal (RecordId Id, string Title)? Find(string text, RiskColumnOf of, SourcePlace place)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var kinds = RiskColumns.Kinds(of);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? text : text[..space];
        if (RecordId.TryParse(first.AsSpan(first.IndexOf('/', StringComparison.Ordinal) + 1), out var id))
        {
            var title = space < 0 ? string.Empty : text[space..].Trim();
            return !first.Contains('/', StringComparison.Ordinal) || first.StartsWith(model.Device.Key + "/", StringComparison.Ordinal)
                ? !kinds.Contains(id.Kind) ? Refuse("riskTable.kind", $"{id} is not a {string.Join(" or ", kinds.Select(k => k.Definition().Name))}.", place)
                    : !model.TryGet(id, out var record) ? Refuse("riskTable.key", $"There is no {id} in {model.Device.Key}. A new record has a title and no key.", place)
                    : record.IsRetired ? Refuse("riskTable.retired", $"{id} is {record.State.Label.ToLowerInvariant()}; reinstate it first.", place)
                    : (id, title)
                : Refuse("riskTable.device", $"'{first}' is a record of another device; this is {model.Device.Key}.", place);
        }

        titles ??= model.All().Where(r => !r.IsRetired).ToLookup(r => (r.Kind, r.Title), r => r.Id);
        var known = kinds.SelectMany(k => titles[(k, text)]).ToList();
        return known.Count switch
        {
            1 => (known[0], string.Empty),
            0 => (New(kinds[0], text), text),
            _ => Refuse("riskTable.title", $"'{text}' is the title of {string.Join(" and ", known)}; put the key in front.", place),
        };
    }

    private RecordId New(RecordKind kind, string title)
    {
        if (!fresh.TryGetValue((kind, title), out var id))
        {
            var number = numbers.TryGetValue(kind, out var last) ? last + 1 : model.NextNumber(kind);
            numbers[kind] = number;
            fresh.Add((kind, title), id = new RecordId(kind, number));
        }

        return id;
    }

    private (RecordId, string)? Refuse(string code, string message, SourcePlace place)
    {
        problems.Add(new Problem(code, message, File: place.File, Line: place.Line, Path: place.Path));
        return null;
    }
}
