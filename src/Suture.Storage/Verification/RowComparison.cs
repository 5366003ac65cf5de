using System.Globalization;
using System.Text;
using Suture.Domain.Records.Links;
using Suture.Storage.Data;

namespace Suture.Storage.Verification;

/// <summary>The rows of one projected table beside those made anew: the SQL that finds differences, and how they are told.</summary>
internal sealed class RowComparison(Table table, IReadOnlyDictionary<long, string> streams)
{
    private const int LongestShown = 200;

    public string Sql(string live, string made)
    {
        var columns = table.Columns;
        var sql = new StringBuilder("SELECT ");
        sql.AppendJoin(", ", columns.Select(c => "l." + c.Name)).Append(", ").AppendJoin(", ", columns.Select(c => "m." + c.Name));
        sql.Append(CultureInfo.InvariantCulture, $" FROM {live} l FULL JOIN {made} m ON ").AppendJoin(" AND ", columns[..table.KeyLength].Select(c => $"l.{c.Name} = m.{c.Name}"));
        return sql.Append(" WHERE ").AppendJoin(" OR ", columns.Select(c => $"l.{c.Name} IS DISTINCT FROM m.{c.Name}")).ToString();
    }

    public StoreProblem Describe(IRow row)
    {
        var count = table.Columns.Length;
        var isStored = !row.IsNull(0);
        var isMade = !row.IsNull(count);
        var key = Key(row, isStored ? 0 : count);
        if (!isMade || !isStored)
        {
            var text = string.Join(", ", table.Columns.Select((c, i) => $"{c.Name} = {Show(row, isStored ? i : count + i, c.Type)}"));
            return isStored
                ? Problem("projection-extra", key, text, null, $"Table {table.Name} has a row {key} that no entry gives.")
                : Problem("projection-missing", key, null, text, $"Table {table.Name} lacks the row {key} that the entries give.");
        }

        var different = Enumerable.Range(0, count).Where(i => !string.Equals(Show(row, i, table.Columns[i].Type), Show(row, count + i, table.Columns[i].Type), StringComparison.Ordinal)).ToList();
        return Problem(
            "projection-changed",
            key,
            string.Join(", ", different.Select(i => $"{table.Columns[i].Name} = {Show(row, i, table.Columns[i].Type)}")),
            string.Join(", ", different.Select(i => $"{table.Columns[i].Name} = {Show(row, count + i, table.Columns[i].Type)}")),
            $"Row {key} of table {table.Name} is not what the entries give: {string.Join(", ", different.Select(i => table.Columns[i].Name))}.");
    }

    private StoreProblem Problem(string what, string key, string? stored, string? computed, string message) =>
        new(what, null, null, Shorten(stored), Shorten(computed), message) { Table = table.Name, Key = key };

    private static string? Shorten(string? text) => text is { Length: > 4 * LongestShown } ? text[..(4 * LongestShown)] + "…" : text;

    private string Key(IRow row, int first) => string.Join(' ', table.Columns[..table.KeyLength].Select((c, i) => c.Name switch
    {
        "id" or "from_id" or "to_id" or "target_id" when c.Type == ArgType.Number => RecordKey(row.Number(first + i)),
        "stream" => StreamName(row.Number(first + i)),
        "type" when Enum.IsDefined((LinkType)row.Number(first + i)) => LinkRules.Name((LinkType)row.Number(first + i)),
        _ => Show(row, first + i, c.Type),
    }));

    private string RecordKey(long key)
    {
        var stream = StreamName(Keys.StreamOfRecord(key));
        return $"{stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..]}/{Keys.RecordOf(key)}";
    }

    private string StreamName(long id) => streams.GetValueOrDefault(id) ?? string.Create(CultureInfo.InvariantCulture, $"stream {id}");

    private static string Show(IRow row, int column, ArgType type)
    {
        if (row.IsNull(column))
        {
            return "null";
        }

        switch (type)
        {
            case ArgType.Number:
                return row.Number(column).ToString(CultureInfo.InvariantCulture);
            case ArgType.Text:
                var text = row.Text(column);
                return text.Length > LongestShown ? text[..LongestShown] + "…" : text;
            default:
                var bytes = row.Bytes(column);
                return bytes.Length > 0 && bytes[0] is (byte)'{' or (byte)'[' ? Encoding.UTF8.GetString(bytes) : Convert.ToHexStringLower(bytes);
        }
    }
}
