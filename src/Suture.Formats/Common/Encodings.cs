using System.Text;
using System.Text.Unicode;

namespace Suture.Formats.Common;

/// <summary>What the first bytes of a file tell: its encoding mark and its first character that is not white space.</summary>
internal static class Encodings
{
    /// <summary>The first character that is not white space, or '\0' when there is none. Reads UTF-8 and UTF-16, with or without a mark.</summary>
    public static char FirstCharacter(ReadOnlySpan<byte> bytes)
    {
        var (width, bigEndian, skip) = Shape(bytes);
        for (var i = skip; i + width <= bytes.Length; i += width)
        {
            var c = width == 1 ? (char)bytes[i] : (char)(bigEndian ? (bytes[i] << 8) | bytes[i + 1] : bytes[i] | (bytes[i + 1] << 8));
            if (!char.IsWhiteSpace(c))
            {
                return c;
            }
        }

        return '\0';
    }

    /// <summary>
    /// The same text as UTF-8 without a mark. Only bytes with a UTF-16 or UTF-8 mark (or UTF-16's zero bytes) are
    /// changed: Windows shells write such files. False when the bytes are not valid text.
    /// </summary>
    public static bool TryUtf8(ReadOnlyMemory<byte> bytes, out ReadOnlyMemory<byte> utf8)
    {
        var (width, bigEndian, skip) = Shape(bytes.Span);
        utf8 = bytes[skip..];
        if (width == 1)
        {
            return Utf8.IsValid(utf8.Span);
        }

        try
        {
            var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);
            utf8 = Encoding.UTF8.GetBytes(encoding.GetString(utf8.Span));
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static (int Width, bool BigEndian, int Skip) Shape(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (1, false, 3),
        [0xFF, 0xFE, ..] => (2, false, 2),
        [0xFE, 0xFF, ..] => (2, true, 2),
        [not 0, 0, ..] => (2, false, 0),
        [0, not 0, ..] => (2, true, 0),
        _ => (1, false, 0),
    };
}
