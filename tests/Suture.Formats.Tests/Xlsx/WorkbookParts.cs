using System.IO.Compression;
using System.Text;

namespace Suture.Formats.Tests.Xlsx;

/// <summary>Builds small workbooks part by part, so that a test can say exactly what stands in the file.</summary>
internal static class WorkbookParts
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    /// <param name="rows">Inner XML of sheetData.</param>
    /// <param name="after">XML after sheetData: merged cells.</param>
    /// <param name="shared">Inner XML of the shared string table.</param>
    /// <param name="styles">Inner XML of the style sheet.</param>
    /// <param name="state">Sheet state: hidden.</param>
    /// <param name="properties">Attributes of workbookPr.</param>
    /// <param name="doctype">What stands before the sheet's root element.</param>
    public static byte[] Build(string rows, string after = "", string? shared = null, string? styles = null, string? state = null, string properties = "", string doctype = "")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{type}sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{type}worksheet+xml\"/>"
                + $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{type}sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{type}styles+xml\"/></Types>");
            Part(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + $"<Relationship Id=\"r2\" Type=\"{relations}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"{relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Part(zip, "xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{relations}\"><workbookPr {properties}/><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"{(state is null ? "" : $" state=\"{state}\"")}/></sheets></workbook>");
            Part(zip, "xl/worksheets/sheet1.xml", $"{doctype}<worksheet {Main}><sheetData>{rows}</sheetData>{after}</worksheet>");
            Part(zip, "xl/sharedStrings.xml", $"<sst {Main}>{shared}</sst>");
            Part(zip, "xl/styles.xml", $"<styleSheet {Main}>{styles}</styleSheet>");
        }

        return stream.ToArray();
    }

    /// <summary>The text of one part of a workbook.</summary>
    public static string Read(byte[] workbook, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var to = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        to.Write(xml);
    }
}
