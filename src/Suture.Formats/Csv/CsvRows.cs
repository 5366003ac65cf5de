using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Suture.Formats.Tables;

namespace Suture.Formats.Csv;

/// <summary>Single rows, in and out.</summary>
internal static class CsvRows
{
    /// <summary>More than RFC 4180 asks for, so that other delimiters are never guessed from our own files.</summary>
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",;\t|\"\r\n");

    /// <summary>The cells for exactly this many columns; null when filled cells are left over or cells are missing.</summary>
    public static ImmutableArray<string>? Fit(IReadOnlyList<string> cells, int width)
    {
        if (cells.Count < width || cells.Skip(width).Any(c => !string.IsNullOrWhiteSpace(c)))
        {
            return null;
        }

        var row = ImmutableArray.CreateBuilder<string>(width);
        for (var i = 0; i < width; i++)
        {
            row.Add(FormulaGuard.Open(cells[i]));
        }

        return row.MoveToImmutable();
    }

    public static void Write(Stream stream, OutputSheet sheet)
    {
        using var to = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        Row(to, sheet.Columns.Length, i => sheet.Columns[i].Header);
        foreach (var row in sheet.Rows)
        {
            Row(to, sheet.Columns.Length, i => i < row.Count ? row[i] : null);
        }
    }

    private static void Row(StreamWriter to, int width, Func<int, object?> cell)
    {
        for (var i = 0; i < width; i++)
        {
            if (i > 0)
            {
                to.Write(',');
            }

            var text = Text(cell(i));
            if (text.AsSpan().IndexOfAny(NeedsQuotes) >= 0 || (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))) || (width == 1 && text.Length == 0))
            {
                to.Write('"');
                to.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
                to.Write('"');
            }
            else
            {
                to.Write(text);
            }
        }

        to.Write("\r\n");
    }

    /// <summary>Numbers, dates and truth values as they are (a number below zero is no formula); texts guarded.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        OutputCell cell => Text(cell.Value),
        string text => FormulaGuard.Guard(text),
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        int or long or double or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell can not be a {value.GetType().Name}.", nameof(value)),
    };
}
