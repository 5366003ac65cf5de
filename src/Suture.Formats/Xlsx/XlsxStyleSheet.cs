using System.Globalization;
using System.Text;
using Suture.Formats.Tables;

namespace Suture.Formats.Xlsx;

/// <summary>How a written cell shows its value.</summary>
internal enum CellFormat
{
    Text,
    Wrap,
    TextQuoted,
    WrapQuoted,
    Number,
    Date,
    DateTime,
}

/// <summary>The styles part of written workbooks: a header style, and each format in each tone.</summary>
internal static class XlsxStyleSheet
{
    /// <summary>Index of the header's style.</summary>
    public const int Header = 1;

    private const int First = 2;
    private static readonly int Tones = Enum.GetValues<CellTone>().Length;

    /// <summary>Index of a cell style.</summary>
    public static int Of(CellFormat format, CellTone tone) => First + ((int)format * Tones) + (int)tone;

    public static string Xml()
    {
        var xml = new StringBuilder(XlsxParts.Declaration).Append("<styleSheet xmlns=\"").Append(XlsxParts.Main).Append("\">");
        xml.Append("<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>");
        // Fonts and fills by tone (none, good, warning, bad, muted), then the header's. Dark text on light ground stays readable in print.
        xml.Append("<fonts count=\"6\">");
        foreach (var (color, bold) in new[] { ("FF1F2933", false), ("FF14532D", false), ("FF713F12", false), ("FF7F1D1D", false), ("FF6B7280", false), ("FFFFFFFF", true) })
        {
            xml.Append(CultureInfo.InvariantCulture, $"<font>{(bold ? "<b/>" : "")}<sz val=\"11\"/><color rgb=\"{color}\"/><name val=\"Calibri\"/><family val=\"2\"/></font>");
        }

        xml.Append("</fonts><fills count=\"6\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>");
        foreach (var color in new[] { "FFDCFCE7", "FFFEF3C7", "FFFEE2E2", "FF134E6F" })
        {
            xml.Append(CultureInfo.InvariantCulture, $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{color}\"/><bgColor indexed=\"64\"/></patternFill></fill>");
        }

        xml.Append("</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>");
        xml.Append("<border><left/><right/><top/><bottom style=\"hair\"><color rgb=\"FFCBD5E1\"/></bottom><diagonal/></border></borders>");
        xml.Append("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        var formats = Enum.GetValues<CellFormat>();
        xml.Append(CultureInfo.InvariantCulture, $"<cellXfs count=\"{First + (formats.Length * Tones)}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
        xml.Append("<xf numFmtId=\"0\" fontId=\"5\" fillId=\"5\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>");
        foreach (var format in formats)
        {
            foreach (var tone in Enum.GetValues<CellTone>())
            {
                Format(xml, format, tone);
            }
        }

        return xml.Append("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>").ToString();
    }

    private static void Format(StringBuilder xml, CellFormat format, CellTone tone)
    {
        var number = format switch { CellFormat.Date => 164, CellFormat.DateTime => 165, _ => 0 };
        var fill = tone switch { CellTone.Good => 2, CellTone.Warning => 3, CellTone.Bad => 4, _ => 0 };
        var quoted = format is CellFormat.TextQuoted or CellFormat.WrapQuoted ? " quotePrefix=\"1\"" : "";
        var wrap = format is CellFormat.Wrap or CellFormat.WrapQuoted ? " wrapText=\"1\"" : "";
        xml.Append(CultureInfo.InvariantCulture, $"<xf numFmtId=\"{number}\" fontId=\"{(int)tone}\" fillId=\"{fill}\" borderId=\"1\" xfId=\"0\"{quoted} applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"{wrap}/></xf>");
    }
}
