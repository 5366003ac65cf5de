using System.Buffers;
using System.Globalization;
using System.Text;

namespace Suture.Ledger;

/// <summary>
/// Steps over canonical JSON in one pass and says at the first byte that is not canonical why. The caller has checked
/// that the bytes are valid UTF-8, once for all of them. No allocation unless a name has non-ASCII or escaped characters.
/// </summary>
internal ref struct CanonicalScanner(ReadOnlySpan<byte> json)
{
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("+-.0123456789Ee"u8);

    private readonly ReadOnlySpan<byte> json = json;

    /// <summary>Where the scanner stands; after a failure, about where the fault is.</summary>
    public int Position { get; private set; }

    /// <summary>Why the last step failed.</summary>
    public string? Fault { get; private set; }

    public readonly bool AtEnd => Position == json.Length;

    /// <summary>Steps over exactly these bytes.</summary>
    public bool Skip(ReadOnlySpan<byte> expected)
    {
        if (json[Position..].StartsWith(expected))
        {
            Position += expected.Length;
            return true;
        }

        return Fail($"expected {Encoding.UTF8.GetString(expected)}");
    }

    /// <summary>Steps over a fixed number of bytes and gives them.</summary>
    public bool Take(int count, out ReadOnlySpan<byte> bytes)
    {
        if (json.Length - Position < count)
        {
            bytes = default;
            return Fail("the text ends too soon");
        }

        bytes = json.Slice(Position, count);
        Position += count;
        return true;
    }

    /// <summary>Steps over a string; gives what is between the quotes, still escaped.</summary>
    public bool String(out Slice content)
    {
        content = default;
        if (Position >= json.Length || json[Position] != (byte)'"')
        {
            return Fail("expected a string");
        }

        var start = Position + 1;
        var at = start;
        var escapes = false;
        while (true)
        {
            var next = json[at..].IndexOfAny(CanonicalString.Special);
            if (next < 0)
            {
                return Fail("a string does not end");
            }

            at += next;
            if (json[at] == (byte)'"')
            {
                content = new Slice(start, at - start, escapes);
                Position = at + 1;
                return true;
            }

            var escape = EscapeLength(json[at..]);
            if (escape == 0)
            {
                Position = at;
                return Fail("a character is escaped that needs none, or in another way than RFC 8785 does");
            }

            escapes = true;
            at += escape;
        }
    }

    /// <summary>Steps over any value.</summary>
    public bool Value(int depth)
    {
        if (Position >= json.Length)
        {
            return Fail("expected a value");
        }

        return json[Position] switch
        {
            (byte)'{' => Object(depth + 1),
            (byte)'[' => Array(depth + 1),
            (byte)'"' => String(out _),
            (byte)'t' => Skip("true"u8),
            (byte)'f' => Skip("false"u8),
            (byte)'n' => Skip("null"u8),
            _ => Number(),
        };
    }

    private bool Object(int depth)
    {
        if (depth > CanonicalJson.MaxDepth)
        {
            return Fail("nested too deep");
        }

        Position++;
        if (Position < json.Length && json[Position] == (byte)'}')
        {
            Position++;
            return true;
        }

        Slice previous = default;
        for (var first = true; ; first = false)
        {
            if (!String(out var name))
            {
                return false;
            }

            if (!first && !InOrder(previous, name))
            {
                return Fail("the members of an object are not in order, or a name stands twice");
            }

            previous = name;
            if (Position >= json.Length || json[Position] != (byte)':')
            {
                return Fail("expected :");
            }

            Position++;
            if (!Value(depth))
            {
                return false;
            }

            if (Position >= json.Length)
            {
                return Fail("an object does not end");
            }

            switch (json[Position++])
            {
                case (byte)',':
                    continue;
                case (byte)'}':
                    return true;
                default:
                    Position--;
                    return Fail("expected , or }");
            }
        }
    }

    private bool Array(int depth)
    {
        if (depth > CanonicalJson.MaxDepth)
        {
            return Fail("nested too deep");
        }

        Position++;
        if (Position < json.Length && json[Position] == (byte)']')
        {
            Position++;
            return true;
        }

        while (true)
        {
            if (!Value(depth))
            {
                return false;
            }

            if (Position >= json.Length)
            {
                return Fail("an array does not end");
            }

            switch (json[Position++])
            {
                case (byte)',':
                    continue;
                case (byte)']':
                    return true;
                default:
                    Position--;
                    return Fail("expected , or ]");
            }
        }
    }

    private bool Number()
    {
        var rest = json[Position..];
        var length = 0;
        while (length < rest.Length && NumberBytes.Contains(rest[length]))
        {
            length++;
        }

        if (!IsCanonicalNumber(rest[..length]))
        {
            return Fail(length == 0 ? "expected a value" : "a number is not written as RFC 8785 does");
        }

        Position += length;
        return true;
    }

    private static bool IsCanonicalNumber(ReadOnlySpan<byte> token)
    {
        var digits = token.StartsWith("-"u8) ? token[1..] : token;
        if (digits.Length is > 0 and <= 15 && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return digits[0] != (byte)'0' || token.Length == 1;
        }

        // Anything else must be what printing its value gives.
        if (token.Length is 0 or > CanonicalNumber.MaxLength
            || !double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value))
        {
            return false;
        }

        Span<byte> printed = stackalloc byte[CanonicalNumber.MaxLength];
        return token.SequenceEqual(printed[..CanonicalNumber.Write(value, printed)]);
    }

    private static int EscapeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != (byte)'\\')
        {
            return 0;
        }

        if (text[1] != (byte)'u')
        {
            foreach (var special in "\"\\\b\t\n\f\r"u8)
            {
                if (text[1] == CanonicalString.ShortEscape(special))
                {
                    return 2;
                }
            }

            return 0;
        }

        if (text.Length < 6 || text[2] != (byte)'0' || text[3] != (byte)'0' || text[4] is not ((byte)'0' or (byte)'1'))
        {
            return 0;
        }

        var low = "0123456789abcdef"u8.IndexOf(text[5]);
        return low >= 0 && CanonicalString.ShortEscape((byte)(((text[4] - '0') << 4) | low)) == 0 ? 6 : 0;
    }

    // RFC 8785 orders names by UTF-16 code units. The bytes of UTF-8 have the same order, except between characters
    // beyond U+FFFF and those from U+E000 to U+FFFF, all of which start with a byte from 0xEE on.
    private readonly bool InOrder(Slice leftSlice, Slice rightSlice)
    {
        var left = leftSlice.Of(json);
        var right = rightSlice.Of(json);
        if (!leftSlice.HasEscapes && !rightSlice.HasEscapes)
        {
            var same = left.CommonPrefixLength(right);
            if (same == left.Length || same == right.Length)
            {
                return left.Length < right.Length;
            }

            if (left[same] < 0xEE || right[same] < 0xEE)
            {
                return left[same] < right[same];
            }
        }

        return string.CompareOrdinal(CanonicalJsonChecker.Unescape(left), CanonicalJsonChecker.Unescape(right)) < 0;
    }

    private bool Fail(string why)
    {
        Fault ??= why;
        return false;
    }
}
