using System.Buffers;
using System.Text;

namespace Suture.Ledger;

/// <summary>Strings as RFC 8785 (3.2.2.2) writes them: only what must be escaped is escaped, and in one way.</summary>
internal static class CanonicalString
{
    /// <summary>Bytes that cannot stand for themselves in a string.</summary>
    public static readonly SearchValues<byte> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    private static readonly SearchValues<char> SpecialChars = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(i => (char)i), '"', '\\']);

    /// <summary>Writes the string with its quotes; throws <see cref="CanonicalJsonException"/> on a lone surrogate.</summary>
    public static void Write(ReadOnlySpan<char> value, IBufferWriter<byte> target)
    {
        // Six bytes for each character is the most that can come: \u00xx.
        var plain = value.IndexOfAny(SpecialChars) < 0;
        var span = target.GetSpan((value.Length * (plain ? 3 : 6)) + 2);
        var at = 0;
        span[at++] = (byte)'"';
        while (value.Length > 0)
        {
            var next = plain ? -1 : value.IndexOfAny(SpecialChars);
            var run = next < 0 ? value : value[..next];
            at += Utf8(run, span[at..]);
            if (next < 0)
            {
                break;
            }

            at += Escape((byte)value[next], span[at..]);
            value = value[(next + 1)..];
        }

        span[at++] = (byte)'"';
        target.Advance(at);
    }

    /// <summary>Escape of one special byte.</summary>
    public static int Escape(byte special, Span<byte> target)
    {
        var letter = ShortEscape(special);
        if (letter != 0)
        {
            target[0] = (byte)'\\';
            target[1] = letter;
            return 2;
        }

        "\\u00"u8.CopyTo(target);
        target[4] = (byte)('0' + (special >> 4));
        target[5] = (byte)"0123456789abcdef"[special & 15];
        return 6;
    }

    /// <summary>The letter after the backslash, or 0 when the byte has only the long escape.</summary>
    public static byte ShortEscape(byte special) => special switch
    {
        (byte)'"' => (byte)'"',
        (byte)'\\' => (byte)'\\',
        0x08 => (byte)'b',
        0x09 => (byte)'t',
        0x0A => (byte)'n',
        0x0C => (byte)'f',
        0x0D => (byte)'r',
        _ => 0,
    };

    private static int Utf8(ReadOnlySpan<char> run, Span<byte> target) =>
        System.Text.Unicode.Utf8.FromUtf16(run, target, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done
            ? written
            : throw new CanonicalJsonException("The text has half of a surrogate pair, which is no character.");
}
