using System.Globalization;
using System.Text;

namespace Suture.Formats.Xlsx;

/// <summary>The small parts that tie a workbook together.</summary>
internal static class XlsxParts
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public const string Root =
        $"{Declaration}<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

    public static string ContentTypes(int sheets)
    {
        var xml = new StringBuilder(Declaration).Append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
            .Append("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            .Append("<Override PartName=\"/xl/workbook.xml\" ContentType=\"").Append(Types).Append("sheet.main+xml\"/>")
            .Append("<Override PartName=\"/xl/styles.xml\" ContentType=\"").Append(Types).Append("styles+xml\"/>");
        for (var i = 1; i <= sheets; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Types}worksheet+xml\"/>");
        }

        return xml.Append("</Types>").ToString();
    }

    public static string Workbook(IReadOnlyList<string> names)
    {
        using var xml = new StringWriter(CultureInfo.InvariantCulture);
        xml.Write($"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><bookViews><workbookView/></bookViews><sheets>");
        for (var i = 1; i <= names.Count; i++)
        {
            xml.Write("<sheet name=\"");
            XlsxCells.Escaped(xml, names[i - 1]);
            xml.Write(string.Create(CultureInfo.InvariantCulture, $"\" sheetId=\"{i}\" r:id=\"rId{i}\"/>"));
        }

        xml.Write("</sheets></workbook>");
        return xml.ToString();
    }

    public static string WorkbookRelations(int sheets)
    {
        var xml = new StringBuilder(Declaration).Append("<Relationships xmlns=\"").Append(PackageRelations).Append("\">");
        for (var i = 1; i <= sheets; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
        }

        return xml.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>").ToString();
    }

    /// <summary>A name that Excel takes and no other sheet has: no []:*?/\, no outer apostrophes, at most 31 characters.</summary>
    public static string SheetName(string wished, IReadOnlyCollection<string> taken)
    {
        var clean = new string([.. wished.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE' ? ' ' : c)]).Trim().Trim('\'');
        clean = clean.Length == 0 || clean.Equals("History", StringComparison.OrdinalIgnoreCase) ? "Sheet " + clean : clean;
        clean = clean.Length > 31 ? clean[..31].TrimEnd(' ', '\'') : clean.TrimEnd();
        var name = clean;
        for (var i = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase); i++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({i})");
            name = clean[..Math.Min(clean.Length, 31 - suffix.Length)] + suffix;
        }

        return name;
    }
}
