using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Suture.Domain.Results;
using Suture.Formats.Tables;

namespace Suture.Formats.Xlsx;

/// <summary>The filled cells of one sheet, sparse, before they become a table.</summary>
internal sealed class XlsxGrid
{
    private readonly SortedDictionary<int, List<(int Column, string Text)>> rows = [];
    private (int Number, List<(int Column, string Text)> Cells) current;
    private readonly List<BadCell> bad = [];
    private int[]? numbers;
    private int hiddenRows;
    private int mergedRows;
    private int filled;

    /// <summary>Rows looked at for merged cells; real sheets have far fewer, and overlapping merges could make any number of them.</summary>
    private const int MaxMergedRows = 2_000_000;

    /// <summary>Cells held at most, over all sheets of a workbook each for itself.</summary>
    public const int MaxCells = 5_000_000;

    public int Cells { get; private set; }

    public void Set(int row, int column, string text)
    {
        if (current.Number != row || current.Cells is null)
        {
            if (!rows.TryGetValue(row, out var cells))
            {
                rows.Add(row, cells = new List<(int, string)>(current.Cells?.Count ?? 8));
            }

            current = (row, cells);
        }

        current.Cells.Add((column, text));
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
        if (bottom <= top || !rows.TryGetValue(top, out var first) || first.LastOrDefault(c => c.Column == left).Text is not { Length: > 0 } text)
        {
            return;
        }

        // Only rows that hold something else: a merge down to the last row of the sheet fills nothing by itself.
        numbers ??= [.. rows.Keys];
        var from = Array.BinarySearch(numbers, top);
        for (var i = from + 1; i < numbers.Length && numbers[i] <= bottom; i++)
        {
            if (Cells >= MaxCells || ++mergedRows > MaxMergedRows)
            {
                return;
            }

            var cells = rows[numbers[i]];
            if (!cells.Exists(c => c.Column == left))
            {
                cells.Add((left, text));
                Cells++;
                filled++;
            }
        }
    }

    /// <summary>Null when the sheet is empty.</summary>
    public Result<SheetTable>? ToTable(string name, string file, bool hidden, int? headerRow)
    {
        var used = rows.Where(r => (headerRow is null || r.Key >= headerRow) && r.Value.Exists(c => !string.IsNullOrWhiteSpace(c.Text))).ToList();
        if (used.Count == 0)
        {
            return null;
        }

        var width = used.Max(r => r.Value.Max(c => c.Text.Length > 0 ? c.Column + 1 : 0));
        if (width > HeaderRow.MaxColumns)
        {
            return new Problem("table.header.wide", $"The sheet has text in {width} columns; at most {HeaderRow.MaxColumns} are read.", File: file, Path: name);
        }

        var (line, head) = (used[0].Key, used[0].Value);
        // A column that has no name but is used further down is still a column.
        var names = Texts(head, width).Select((n, c) => string.IsNullOrWhiteSpace(n) ? "column " + SheetTable.ColumnName(c) : n).ToArray();
        return HeaderRow.Read(names, file, line).Map(header => new SheetTable(
            name, header, [.. used.Skip(1).Select(r => new SheetRow(r.Key, ImmutableCollectionsMarshal.AsImmutableArray(Texts(r.Value, header.Length))))])
        {
            File = file, IsSheet = true, Hidden = hidden, Notes = Notes(hidden), BadCells = [.. bad],
        });
    }

    private static string[] Texts(List<(int Column, string Text)> cells, int width)
    {
        var texts = new string[width];
        Array.Fill(texts, "");
        foreach (var (column, text) in cells)
        {
            if (column < width)
            {
                texts[column] = text;
            }
        }

        return texts;
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

        if (mergedRows > MaxMergedRows)
        {
            notes.Add("The sheet has too many merged cells; not all were filled.");
        }

        return notes.DrainToImmutable();
    }
}
