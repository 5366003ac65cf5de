using System.IO.Compression;
using System.Text;
using System.Xml;
using Suture.Domain.Results;

namespace Suture.Formats.Xlsx;

/// <summary>What is checked before a workbook is opened, and the limits that hold while it is read.</summary>
internal static class XlsxPackage
{
    /// <summary>Unpacked size that all parts together may declare; a workbook of 100,000 requirements has about 100 MiB.</summary>
    private const long MaxUnpacked = 512L * 1024 * 1024;

    /// <summary>Characters that are really read from one part, whatever its zip entry declares.</summary>
    private const long MaxPartCharacters = 512L * 1024 * 1024;

    private const int MaxParts = 5000;

    /// <summary>Null when the bytes may be opened.</summary>
    public static Problem? Check(ReadOnlyMemory<byte> bytes, string file)
    {
        var span = bytes.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return span.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? new Problem("xlsx.encrypted", "The workbook is encrypted; remove its password in Excel (File, Info, Protect Workbook) and try again.", File: file)
                : new Problem("xlsx.legacy", "This is a workbook in Excel's old format (.xls); save it as .xlsx.", File: file);
        }

        if (!span.StartsWith("PK"u8))
        {
            return new Problem("xlsx.file", "The file is not an XLSX workbook (it is not a zip file).", File: file);
        }

        try
        {
            using var zip = new ZipArchive(Stream(bytes), ZipArchiveMode.Read);
            long unpacked = 0;
            foreach (var entry in zip.Entries)
            {
                unpacked += entry.Length;
                if (unpacked > MaxUnpacked || zip.Entries.Count > MaxParts)
                {
                    return new Problem("xlsx.file.large", $"The workbook unpacks to more than {MaxUnpacked / 1024 / 1024} MiB or {MaxParts} parts.", File: file);
                }
            }

            return null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return new Problem("xlsx.file", "The file is not a whole zip file: " + e.Message, File: file);
        }
    }

    public static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);

    /// <summary>A reader of one part without DTDs, entities or network.</summary>
    public static XmlReader Reader(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxPartCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });
}
