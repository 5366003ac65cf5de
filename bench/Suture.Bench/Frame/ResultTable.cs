namespace Suture.Bench.Frame;

/// <summary>The table as Markdown, so that it can be kept as it is printed.</summary>
internal static class ResultTable
{
    private static readonly string[] Heads = ["job", "ours", "raw limit or rival, same run", "ratio", "target", "met"];

    public static void Print(IReadOnlyList<BenchRow> rows, TextWriter to)
    {
        string[][] cells = [Heads, .. rows.Select(Cells)];
        var widths = Enumerable.Range(0, Heads.Length).Select(c => cells.Max(r => r[c].Length)).ToArray();
        Line(cells[0]);
        to.WriteLine($"|{string.Join('|', widths.Select(w => new string('-', w + 2)))}|");
        foreach (var row in cells.Skip(1))
        {
            Line(row);
        }

        void Line(string[] row) => to.WriteLine($"| {string.Join(" | ", row.Select((cell, i) => cell.PadRight(widths[i])))} |");
    }

    private static string[] Cells(BenchRow row) => [row.Job, row.Ours, row.Limit, row.Ratio, row.Target, row.Met switch { true => "yes", false => "NO", null => "" }];
}
