using System.Text;
using Suture.Domain.Results;

namespace Suture.Formats.Text;

/// <summary>Bytes to text without guessing at code pages: UTF-8, or UTF-16 by its byte order mark or its zero bytes. Anything else is named with its line.</summary>
internal static class StrictUtf8
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Little = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Big = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <param name="bytes">The whole file.</param>
    /// <param name="file">For the message.</param>
    /// <param name="code">Code of the problem, by format.</param>
    public static Result<string> Read(ReadOnlySpan<byte> bytes, string file, string code)
    {
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => Utf8.GetString(rest),
                [0xFF, 0xFE, .. var rest] => Utf16Little.GetString(rest),
                [0xFE, 0xFF, .. var rest] => Utf16Big.GetString(rest),
                [not 0, 0, not 0, 0, ..] => Utf16Little.GetString(bytes),
                [0, not 0, 0, not 0, ..] => Utf16Big.GetString(bytes),
                _ => Utf8.GetString(bytes),
            };
        }
        catch (DecoderFallbackException e)
        {
            var good = bytes[..Math.Clamp(e.Index, 0, bytes.Length)];
            return new Problem(code, $"The file is not UTF-8 (byte {e.Index}); save it as UTF-8.", File: file, Line: good.Count((byte)'\n') + 1);
        }
    }
}
