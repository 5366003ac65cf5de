using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Safety.Table;

/// <summary>Something a cell says of a record; no field for its title.</summary>
internal readonly record struct RiskSubject(RecordId Record, Field? Field);

/// <summary>What the rows of a table say: of each field of each record all that is written anywhere, and which links the rows mean.</summary>
internal sealed class RiskClaims
{
    private readonly List<Problem> problems;
    private readonly RiskReferences references;

    private RiskClaims(RiskReferences references, List<Problem> problems) => (this.references, this.problems) = (references, problems);

    internal Dictionary<RiskSubject, List<RiskCell>> Said { get; } = [];

    internal Dictionary<LinkId, SourcePlace> Links { get; } = [];

    /// <summary>Where each record stands first.</summary>
    internal Dictionary<RecordId, SourcePlace> Records { get; } = [];

    internal Dictionary<(RecordId Situation, RecordId? Cause, RecordId? Control), RiskTableRow> Rows { get; } = [];

    internal static RiskClaims Read(RiskTable table, RiskReferences references, List<Problem> problems)
    {
        var claims = new RiskClaims(references, problems);
        foreach (var row in table.Rows)
        {
            claims.Take(row);
        }

        return claims;
    }

    /// <summary>Whether the table has the column that a link comes from: without it, a link that is not there means nothing.</summary>
    internal bool Speaks(LinkType link) => Rows.Values.FirstOrDefault()?[link switch
    {
        LinkType.LeadsTo => RiskColumns.Hazards,
        LinkType.ResultsIn => RiskColumns.Harms,
        LinkType.ContributesTo => RiskColumns.Cause,
        _ => RiskColumns.Control,
    }] is not null;

    private void Take(RiskTableRow row)
    {
        var (key, title) = (row.Text(RiskColumns.Key).Trim(), row.Text(RiskColumns.Title).Trim());
        var named = (key.Length > 0 ? row[RiskColumns.Key] : row[RiskColumns.Title])?.Place ?? row.Place;
        if (key.Length > 0 && key.Contains(' ', StringComparison.Ordinal))
        {
            Refuse("riskTable.key", $"'{key}' is not the key of a hazardous situation, like HS-3; leave it empty for a new one.", named);
            return;
        }

        var before = problems.Count;
        if (references.Find(key.Length > 0 ? key : title, RiskColumnOf.Situation, named) is not { } situation)
        {
            if (problems.Count == before)
            {
                Refuse("riskTable.situation", "The row names no hazardous situation: give its key, or the title of a new one.", row.Place);
            }

            return;
        }

        if (key.Length > 0 && !RecordId.TryParse(key.AsSpan(key.IndexOf('/', StringComparison.Ordinal) + 1), out _))
        {
            Refuse("riskTable.key", $"'{key}' is not the key of a hazardous situation, like HS-3; leave it empty for a new one.", named);
            return;
        }

        Records.TryAdd(situation.Id, named);
        Say(situation.Id, null, title, row[RiskColumns.Title]);
        Fields(row, RiskColumnOf.Situation, [situation.Id]);
        var hazards = Of(row, RiskColumns.Hazards);
        var harms = Of(row, RiskColumns.Harms);
        var causes = Of(row, RiskColumns.Cause);
        var controls = Of(row, RiskColumns.Control);
        if (problems.Count > before)
        {
            return;
        }

        // Without its cause a control would be taken for one of the situation itself.
        if (row[RiskColumns.Exported] is not null && row[RiskColumns.Control] is { } control && row[RiskColumns.Cause] is null)
        {
            Refuse("riskTable.column", $"The table has a column '{RiskColumns.Control}' and none '{RiskColumns.Cause}': keep both or leave both out.", control.Place);
            return;
        }

        hazards.ForEach(h => Link(new LinkId(h, LinkType.LeadsTo, situation.Id), row[RiskColumns.Hazards]!));
        harms.ForEach(h => Link(new LinkId(situation.Id, LinkType.ResultsIn, h), row[RiskColumns.Harms]!));
        causes.ForEach(c => Link(new LinkId(c, LinkType.ContributesTo, situation.Id), row[RiskColumns.Cause]!));
        controls.ForEach(c => Link(new LinkId(c, LinkType.Mitigates, causes.Count > 0 ? causes[0] : situation.Id), row[RiskColumns.Control]!));
        Rows.TryAdd((situation.Id, causes.Count > 0 ? causes[0] : null, controls.Count > 0 ? controls[0] : null), row);
    }

    private List<RecordId> Of(RiskTableRow row, RiskColumn column)
    {
        var records = new List<RecordId>();
        if (row[column] is { } cell)
        {
            foreach (var line in cell.Text.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (references.Find(line, column.Of, cell.Place) is { } found && !records.Contains(found.Id))
                {
                    records.Add(found.Id);
                    Records.TryAdd(found.Id, cell.Place);
                    Say(found.Id, null, found.Title, cell);
                }
            }

            if (records.Count > 1 && column.Of is (RiskColumnOf.Cause or RiskColumnOf.Control))
            {
                Refuse("riskTable.several", "A row has one cause or threat and one control; write a row for each.", cell.Place);
                return records;
            }

            Fields(row, column.Of, records);
        }

        return records;
    }

    private void Fields(RiskTableRow row, RiskColumnOf of, List<RecordId> records)
    {
        foreach (var column in RiskColumns.All)
        {
            if (column.Role != RiskColumnRole.Field || column.Of != of || row[column] is not { } cell)
            {
                continue;
            }

            // The type of a cause is no field of a threat.
            if (records.Count == 0 || (records.Count == 1 && !ReferenceEquals(records[0].Kind.Definition().FindField(column.Field!.Name), column.Field)))
            {
                if (cell.Text.Trim().Length > 0 && problems.Count == 0)
                {
                    Refuse("riskTable.noRecord", $"'{cell.Text.Trim()}' has no {string.Join(" or ", RiskColumns.Kinds(of).Take(1).Select(k => k.Definition().Name))} in this row that it belongs to.", cell.Place);
                }

                continue;
            }

            // Lines of text belong to one record; a list of records has a line for each.
            var lines = records.Count == 1 ? [cell.Text] : cell.Text.Trim().Length == 0 ? [] : cell.Text.Trim().Split('\n', StringSplitOptions.TrimEntries);
            if (lines.Length != records.Count && lines.Length > 0)
            {
                Refuse("riskTable.lines", $"{column.Header} has {lines.Length} lines for {records.Count} records; write a line for each, '{RiskTable.Nothing}' for nothing.", cell.Place);
                continue;
            }

            for (var i = 0; i < lines.Length; i++)
            {
                Say(records[i], column.Field, records.Count > 1 && lines[i] == RiskTable.Nothing ? string.Empty : lines[i], cell, isField: true);
            }
        }
    }

    // A title that is left out says nothing; an empty field says that it is empty.
    private void Say(RecordId record, Field? field, string text, RiskCell? cell, bool isField = false)
    {
        if (cell is null || (!isField && text.Length == 0))
        {
            return;
        }

        var subject = new RiskSubject(record, field);
        if (!Said.TryGetValue(subject, out var said))
        {
            Said.Add(subject, said = []);
        }

        var value = FieldText.ToLf(text).TrimEnd();
        if (!said.Exists(c => string.Equals(c.Text, value, StringComparison.Ordinal)))
        {
            said.Add(cell with { Text = value });
        }
    }

    private void Link(LinkId link, RiskCell cell) => Links.TryAdd(link, cell.Place);

    private void Refuse(string code, string message, SourcePlace place) => problems.Add(new Problem(code, message, File: place.File, Line: place.Line, Path: place.Path));
}
