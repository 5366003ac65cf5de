using System.Buffers;
using Suture.Reports.Writing;

namespace Suture.Reports.Csv;

/// <summary>Cells of RFC 4180 files that no spreadsheet takes for a formula.</summary>
internal static class CsvCells
{
    // The wide forms are taken for formulas by spreadsheets in some languages.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n;'");

    /// <summary>One cell; a comma goes before all but the first.</summary>
    public static void Cell(Utf8Output csv, string value, bool first)
    {
        if (!first)
        {
            csv.Write(",");
        }

        var guarded = value.Length > 0 && FormulaStarts.Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        if (guarded.AsSpan().ContainsAny(NeedQuotes))
        {
            csv.Write("\"").Write(guarded.Replace("\"", "\"\"", StringComparison.Ordinal)).Write("\"");
        }
        else
        {
            csv.Write(guarded);
        }
    }

    public static void EndRow(Utf8Output csv) => csv.Write("\r\n");
}
