using System.IO.Compression;
using Suture.Reports.Writing;

namespace Suture.Reports.Xlsx;

/// <summary>
/// Writes a workbook from front to back, sheet by sheet, so that it can go straight to the network. The same input gives the same bytes:
/// all parts carry one fixed time.
/// </summary>
internal sealed class XlsxWorkbook : IAsyncDisposable
{
    // The earliest time a ZIP entry can have.
    private static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip;
    private int sheets;

    private XlsxWorkbook(ZipArchive zip) => this.zip = zip;

    public static async Task<XlsxWorkbook> CreateAsync(Stream stream, IReadOnlyList<string> sheetNames, CancellationToken cancellation)
    {
        var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation).ConfigureAwait(false);
        var workbook = new XlsxWorkbook(archive);
        foreach (var (name, text) in new[]
        {
            ("[Content_Types].xml", XlsxParts.ContentTypes(sheetNames.Count)), ("_rels/.rels", XlsxParts.Relations), ("xl/workbook.xml", XlsxParts.Workbook(sheetNames)),
            ("xl/_rels/workbook.xml.rels", XlsxParts.WorkbookRelations(sheetNames.Count)), ("xl/styles.xml", XlsxParts.Styles),
        })
        {
            await workbook.PartAsync(name, (xml, _) => ValueTask.FromResult(xml.Write(text)), cancellation).ConfigureAwait(false);
        }

        return workbook;
    }

    /// <summary>The next sheet. <paramref name="write"/> writes all inside <c>worksheet</c>.</summary>
    public Task SheetAsync(Func<Utf8Output, CancellationToken, ValueTask<Utf8Output>> write, CancellationToken cancellation) => PartAsync(
        $"xl/worksheets/sheet{++sheets}.xml",
        async (xml, c) => (await write(xml.Write(XlsxParts.SheetStart), c).ConfigureAwait(false)).Write("</worksheet>"),
        cancellation);

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private async Task PartAsync(string name, Func<Utf8Output, CancellationToken, ValueTask<Utf8Output>> write, CancellationToken cancellation)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = PartTime;
        var stream = await entry.OpenAsync(cancellation).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var xml = await write(new Utf8Output(stream), cancellation).ConfigureAwait(false);
        await xml.FlushAsync(cancellation).ConfigureAwait(false);
    }
}
