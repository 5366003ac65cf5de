using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Formats.Tables;

namespace Suture.Formats.Xlsx;

/// <summary>The filled cells of one sheet, sparse, before they become a table.</summary>
internal sealed class XlsxGrid
{
    private readonly SortedDictionary<int, SortedDictionary<int, string>> rows = [];
    private readonly List<BadCell> bad = [];
    private int hiddenRows;
    private int filled;

    /// <summary>Cells held at most, over all sheets of a workbook each for itself.</summary>
    public const int MaxCells = 5_000_000;

    public int Cells { get; private set; }

    public void Set(int row, int column, string text)
    {
        if (!rows.TryGetValue(row, out var cells))
        {
            rows.Add(row, cells = []);
        }

        cells[column] = text;
        Cells++;
    }

    public void SetBad(int row, int column, string why)
    {
        bad.Add(new BadCell(row, column, why));
        Set(row, column, "");
    }

    public void HideRow() => hiddenRows++;

    /// <summary>Gives the value of a merged cell to the cells below it: one "parent" that is shown beside several rows is meant for each of them.</summary>
    public void Merge(int top, int left, int bottom)
    {
        if (bottom <= top || !rows.TryGetValue(top, out var first) || !first.TryGetValue(left, out var text) || text.Length == 0)
        {
            return;
        }

        // Only rows that hold something else: a merge down to the last row of the sheet fills nothing by itself.
        foreach (var row in rows.Keys.Where(r => r > top && r <= bottom).ToList())
        {
            if (Cells < MaxCells && rows[row].TryAdd(left, text))
            {
                Cells++;
                filled++;
            }
        }
    }

    /// <summary>Null when the sheet is empty.</summary>
    public Result<SheetTable>? ToTable(string name, string file, bool hidden, int? headerRow)
    {
        var used = rows.Where(r => (headerRow is null || r.Key >= headerRow) && r.Value.Values.Any(c => !string.IsNullOrWhiteSpace(c))).ToList();
        if (used.Count == 0)
        {
            return null;
        }

        var width = used.Max(r => r.Value.Where(c => c.Value.Length > 0).Select(c => c.Key + 1).DefaultIfEmpty(0).Max());
        if (width > HeaderRow.MaxColumns)
        {
            return new Problem("table.header.wide", $"The sheet has text in {width} columns; at most {HeaderRow.MaxColumns} are read.", File: file, Path: name);
        }

        var (line, head) = (used[0].Key, used[0].Value);
        // A column that has no name but is used further down is still a column.
        var names = Enumerable.Range(0, width).Select(c => head.GetValueOrDefault(c, "")).Select((n, c) => string.IsNullOrWhiteSpace(n) ? "column " + SheetTable.ColumnName(c) : n).ToArray();
        return HeaderRow.Read(names, file, line).Map(header => new SheetTable(
            name, header, [.. used.Skip(1).Select(r => new SheetRow(r.Key, [.. Enumerable.Range(0, header.Length).Select(c => r.Value.GetValueOrDefault(c, ""))]))])
        {
            File = file, IsSheet = true, Hidden = hidden, Notes = Notes(hidden), BadCells = [.. bad],
        });
    }

    private ImmutableArray<string> Notes(bool hidden)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (hidden)
        {
            notes.Add("The sheet is hidden.");
        }

        if (hiddenRows > 0)
        {
            notes.Add($"{hiddenRows} hidden rows were read like the others.");
        }

        if (filled > 0)
        {
            notes.Add($"{filled} cells took the value of the merged cell that they are part of.");
        }

        return notes.DrainToImmutable();
    }
}
