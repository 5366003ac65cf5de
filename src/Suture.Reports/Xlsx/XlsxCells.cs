using System.Globalization;
using System.Xml;
using Suture.Reports.Writing;

namespace Suture.Reports.Xlsx;

/// <summary>How a cell looks; the number is its place in <see cref="XlsxParts.Styles"/>.</summary>
internal enum XlsxStyle
{
    Plain = 0,
    Text = 1,
    Head = 2,
    Key = 3,
    Ok = 4,
    Bad = 5,
    Warn = 6,
    Title = 7,
}

/// <summary>Writes rows of a sheet. All cells are inline text, which a spreadsheet never takes for a formula; the style says so too (quotePrefix).</summary>
internal static class XlsxCells
{
    private const int MaxLength = 32_767;

    public static void StartRow(Utf8Output xml, int row) => xml.Write("<row r=\"").Write(Number(row)).Write("\">");

    public static void EndRow(Utf8Output xml) => xml.Write("</row>");

    public static void Cell(Utf8Output xml, int row, int column, string value, XlsxStyle style)
    {
        if (value.Length == 0 && style is XlsxStyle.Plain or XlsxStyle.Text)
        {
            return;
        }

        xml.Write("<c r=\"").Write(ColumnName(column)).Write(Number(row)).Write("\" s=\"").Write(Number((int)style)).Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        Text(xml, value.Length <= MaxLength ? value : value[..(MaxLength - 40)] + " … cut: more than a cell can hold");
        xml.Write("</t></is></c>");
    }

    /// <summary>Name of a column from 0: A, B, ..., Z, AA.</summary>
    public static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    public static void Text(Utf8Output xml, string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '&':
                    xml.Write("&amp;");
                    break;
                case '<':
                    xml.Write("&lt;");
                    break;
                case '>':
                    xml.Write("&gt;");
                    break;
                case '"':
                    xml.Write("&quot;");
                    break;
                default:
                    if (XmlConvert.IsXmlChar(c))
                    {
                        xml.Write([c]);
                    }
                    else if (i + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[i + 1], c))
                    {
                        xml.Write(value.AsSpan(i++, 2));
                    }

                    break;
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
