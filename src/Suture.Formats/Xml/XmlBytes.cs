using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using Suture.Domain.Results;

namespace Suture.Formats.Xml;

/// <summary>Opens untrusted XML for a reader and answers every way in which it is not readable XML as a <see cref="Problem"/>.</summary>
internal static class XmlBytes
{
    /// <summary>Largest file read, in bytes (256 MiB).</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    // Windows test tools still write windows-1252; the provider is part of .NET and only has to be named once.
    private static readonly bool CodePages = RegisterCodePages();

    /// <summary>
    /// Lets <paramref name="read"/> walk the document. Problems: <c>{prefix}.file.too-large</c>,
    /// <c>{prefix}.xml.doctype</c>, <c>{prefix}.xml.too-deep</c>, <c>{prefix}.xml.malformed</c>.
    /// </summary>
    /// <param name="prefix">First part of the problem codes: <c>tests</c>, <c>sbom</c>.</param>
    public static Result<T> Read<T>(ReadOnlyMemory<byte> bytes, string fileName, string prefix, Func<XmlCursor, Result<T>> read)
    {
        if (!CodePages || bytes.Length > MaxBytes)
        {
            return new Problem($"{prefix}.file.too-large", $"The file has {bytes.Length} bytes; at most {MaxBytes} are read.", File: fileName);
        }

        XmlCursor? cursor = null;
        try
        {
            cursor = new(Open(bytes));
            cursor.MoveToRoot();
            return read(cursor);
        }
        catch (XmlException e)
        {
            return Explain(e, fileName, prefix, cursor?.Path ?? "/");
        }
        finally
        {
            cursor?.Dispose();
        }
    }

    public static Problem Explain(XmlException e, string fileName, string prefix, string path)
    {
        var line = Math.Max(e.LineNumber, 1);
        if (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return new($"{prefix}.xml.doctype", "The file has a DOCTYPE. Document types and entities are not read, because they can pull in other files; remove the DOCTYPE line.", File: fileName, Line: line, Path: path);
        }

        return e.Message.Contains("nested deeper", StringComparison.Ordinal)
            ? new($"{prefix}.xml.too-deep", e.Message, File: fileName, Line: line, Path: path)
            : new($"{prefix}.xml.malformed", "This is not well-formed XML: " + e.Message, File: fileName, Line: line, Path: path);
    }

    /// <summary>A stream over the bytes, without copying them when they are an array's.</summary>
    public static Stream Open(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static bool RegisterCodePages()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return true;
    }
}
