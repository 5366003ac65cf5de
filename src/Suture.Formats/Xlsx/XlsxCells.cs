using System.Globalization;
using Suture.Formats.Tables;

namespace Suture.Formats.Xlsx;

/// <summary>Writes single cells as SpreadsheetML.</summary>
internal static class XlsxCells
{
    /// <summary>Characters that one cell holds.</summary>
    public const int MaxText = 32_767;

    private const string Cut = " … [cut: the text is longer than a cell of Excel]";

    // Before March 1900 Excel's calendar has a day too many; such dates stay text.
    private static readonly DateOnly FirstDate = new(1900, 3, 1);

    public static void Write(TextWriter to, int row, int column, object? value, bool wrap)
    {
        var tone = CellTone.None;
        if (value is OutputCell cell)
        {
            (value, tone) = (cell.Value, cell.Tone);
        }

        switch (value)
        {
            case null or "" when tone == CellTone.None:
                break;
            case null or "":
                Open(to, row, column, XlsxStyleSheet.Of(wrap ? CellFormat.Wrap : CellFormat.Text, tone));
                to.Write("/>");
                break;
            case string text:
                Text(to, row, column, text, wrap, tone);
                break;
            case bool flag:
                Open(to, row, column, XlsxStyleSheet.Of(CellFormat.Text, tone));
                to.Write(flag ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>");
                break;
            case DateOnly date when date >= FirstDate:
                Number(to, row, column, date.DayNumber - 693_593, XlsxStyleSheet.Of(CellFormat.Date, tone));
                break;
            case DateOnly date:
                Text(to, row, column, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), wrap, tone);
                break;
            case DateTimeOffset time:
                Number(to, row, column, Math.Round((time.UtcDateTime - new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc)).TotalDays, 8), XlsxStyleSheet.Of(CellFormat.DateTime, tone));
                break;
            case long number when Math.Abs((double)number) >= 1e15:
                Text(to, row, column, number.ToString(CultureInfo.InvariantCulture), wrap, tone); // Excel keeps 15 digits
                break;
            case double number when !double.IsFinite(number):
                Text(to, row, column, number.ToString(CultureInfo.InvariantCulture), wrap, tone);
                break;
            case int or long or double or decimal:
                Number(to, row, column, (IFormattable)value, XlsxStyleSheet.Of(CellFormat.Number, tone));
                break;
            default:
                throw new ArgumentException($"A cell can not be a {value.GetType().Name}.", nameof(value));
        }
    }

    public static void Header(TextWriter to, int column, string text)
    {
        Open(to, 1, column, XlsxStyleSheet.Header);
        InlineText(to, text);
    }

    /// <summary>How long the text is in the file's form, which is what Excel counts.</summary>
    public static int EncodedLength(string text) => text.Length <= MaxText / 7 ? text.Length : text.Length + text.Count(NeedsEscape) * 6;

    private static void Text(TextWriter to, int row, int column, string text, bool wrap, CellTone tone)
    {
        // A string cell never runs as a formula; the quote prefix keeps it so when a person edits it or saves it as CSV.
        var risky = FormulaGuard.IsRisky(text);
        Open(to, row, column, XlsxStyleSheet.Of((wrap, risky) switch
        {
            (false, false) => CellFormat.Text,
            (true, false) => CellFormat.Wrap,
            (false, true) => CellFormat.TextQuoted,
            (true, true) => CellFormat.WrapQuoted,
        }, tone));
        InlineText(to, EncodedLength(text) <= MaxText ? text : CutText(text));
    }

    private static string CutText(string text)
    {
        var keep = text.Any(NeedsEscape) ? (MaxText - Cut.Length) / 7 : MaxText - Cut.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[keep - 1]) ? keep - 1 : keep), Cut);
    }

    private static void Number(TextWriter to, int row, int column, IFormattable value, int style)
    {
        Open(to, row, column, style);
        to.Write("><v>");
        to.Write(value.ToString(null, CultureInfo.InvariantCulture));
        to.Write("</v></c>");
    }

    private static void Open(TextWriter to, int row, int column, int style)
    {
        to.Write("<c r=\"");
        to.Write(SheetTable.ColumnName(column));
        to.Write(row.ToString(CultureInfo.InvariantCulture));
        to.Write("\" s=\"");
        to.Write(style.ToString(CultureInfo.InvariantCulture));
        to.Write('"');
    }

    private static void InlineText(TextWriter to, string text)
    {
        to.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        Escaped(to, text);
        to.Write("</t></is></c>");
    }

    /// <summary>XML text; what XML 1.0 can not hold becomes <c>_x0007_</c>, and text that looks like such an escape is escaped itself.</summary>
    public static void Escaped(TextWriter to, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&':
                    to.Write("&amp;");
                    break;
                case '<':
                    to.Write("&lt;");
                    break;
                case '>':
                    to.Write("&gt;");
                    break;
                case '"':
                    to.Write("&quot;");
                    break;
                case '_' when XlsxText.IsEscape(text.AsSpan(i)):
                    to.Write("_x005F_");
                    break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        to.Write(c);
                        to.Write(text[++i]);
                    }
                    else if (NeedsEscape(c))
                    {
                        to.Write("_x");
                        to.Write(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                        to.Write('_');
                    }
                    else
                    {
                        to.Write(c);
                    }

                    break;
            }
        }
    }

    private static bool NeedsEscape(char c) => (c < ' ' && c is not ('\n' or '\t')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF';
}
