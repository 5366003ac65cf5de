using System.Globalization;
using System.Xml;

namespace Suture.Formats.Xlsx;

/// <summary>Reads the XML of one sheet forward, cell by cell.</summary>
internal static class XlsxSheetReader
{
    /// <returns>The cells, or null when there are more than <see cref="XlsxGrid.MaxCells"/>.</returns>
    public static XlsxGrid? Read(Stream part, XlsxValues values)
    {
        var grid = new XlsxGrid();
        using var xml = XlsxPackage.Reader(part);
        int row = 0, column = -1;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : row + 1;
                    column = -1;
                    if (xml.GetAttribute("hidden") is "1" or "true")
                    {
                        grid.HideRow();
                    }

                    break;
                case "c":
                    column = Column(xml.GetAttribute("r")) ?? column + 1;
                    Cell(xml, values, grid, row, column);
                    if (grid.Cells > XlsxGrid.MaxCells)
                    {
                        return null;
                    }

                    break;
                case "mergeCell" when xml.GetAttribute("ref") is { } range && Range(range) is { } merge:
                    grid.Merge(merge.Top, merge.Left, merge.Bottom);
                    break;
            }
        }

        return grid;
    }

    private static void Cell(XmlReader xml, XlsxValues values, XlsxGrid grid, int row, int column)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var type = xml.GetAttribute("t");
        _ = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        string? value = null, inline = null;
        var formula = false;
        var depth = xml.Depth;
        var more = xml.Read();
        while (more && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v")
            {
                value = xml.ReadElementContentAsString(); // moves on
                continue;
            }

            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is")
            {
                inline = XlsxText.ReadRuns(xml);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "f")
            {
                formula = true;
            }

            more = xml.Read();
        }

        if (inline is not null)
        {
            grid.Set(row, column, inline);
        }
        else if (formula && value is null)
        {
            grid.SetBad(row, column, "The cell's formula has no stored result; open the workbook in Excel, save it and try again.");
        }
        else if (values.Read(type, value, style) is var (text, why) && text is null)
        {
            grid.SetBad(row, column, why!);
        }
        else if (text.Length > 0)
        {
            grid.Set(row, column, text);
        }
    }

    /// <summary>Column from 0 of a reference like C7; null when it is none.</summary>
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c))
            {
                break;
            }

            column = (column * 26) + (char.ToUpperInvariant(c) - 'A') + 1;
            if (column > 16384)
            {
                return null;
            }
        }

        return column == 0 ? null : column - 1;
    }

    private static (int Top, int Left, int Bottom)? Range(string range)
    {
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Column(range[..colon]) is { } left && Row(range[..colon]) is { } top && Row(range[(colon + 1)..]) is { } bottom ? (top, left, bottom) : null;
    }

    private static int? Row(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}
