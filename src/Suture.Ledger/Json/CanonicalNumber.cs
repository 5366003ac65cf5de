using System.Globalization;

namespace Suture.Ledger;

/// <summary>Numbers as RFC 8785 (3.2.2.3) writes them, which is how ECMAScript prints an IEEE 754 double.</summary>
internal static class CanonicalNumber
{
    /// <summary>Longest text that <see cref="Write"/> gives.</summary>
    public const int MaxLength = 32;

    /// <summary>Largest integer up to which every integer is a double: 2^53 - 1.</summary>
    public const long MaxSafeInteger = (1L << 53) - 1;

    private const int MostSignificantDigits = 17;

    /// <summary>Writes a finite double and says how many bytes it took.</summary>
    public static int Write(double value, Span<byte> target)
    {
        if (value == 0)
        {
            target[0] = (byte)'0';
            return 1;
        }

        Span<byte> digits = stackalloc byte[MostSignificantDigits + 1];
        var (count, exponent) = ShortestDigits(Math.Abs(value), digits);
        var at = 0;
        if (value < 0)
        {
            target[at++] = (byte)'-';
        }

        return at + Layout(digits[..count], exponent, target[at..]);
    }

    /// <summary>The shortest digits that read back as the same double, and the power of ten: 0.digits * 10^exponent.</summary>
    public static (int Count, int Exponent) ShortestDigits(double value, Span<byte> digits)
    {
        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        int count = 0, point = -1, exponent = 0, leadingZeros = 0;
        for (var i = 0; i < length; i++)
        {
            var c = text[i];
            if (c == '.')
            {
                point = count + leadingZeros;
            }
            else if (c == 'E')
            {
                exponent = int.Parse(text[(i + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                length = i;
            }
            else if (c == '0' && count == 0)
            {
                leadingZeros++;
            }
            else if (count < digits.Length)
            {
                digits[count++] = (byte)c;
            }
            else
            {
                count++;
            }
        }

        exponent += (point < 0 ? count + leadingZeros : point) - leadingZeros;
        count = Math.Min(count, digits.Length);
        while (count > 1 && digits[count - 1] == '0')
        {
            count--;
        }

        return (count, exponent);
    }

    // The four cases of ECMAScript's Number::toString; n is the exponent, k the number of digits.
    private static int Layout(ReadOnlySpan<byte> digits, int n, Span<byte> target)
    {
        var k = digits.Length;
        if (k <= n && n <= 21)
        {
            digits.CopyTo(target);
            target[k..n].Fill((byte)'0');
            return n;
        }

        if (n is > 0 and <= 21)
        {
            digits[..n].CopyTo(target);
            target[n] = (byte)'.';
            digits[n..].CopyTo(target[(n + 1)..]);
            return k + 1;
        }

        if (n is > -6 and <= 0)
        {
            "0."u8.CopyTo(target);
            target.Slice(2, -n).Fill((byte)'0');
            digits.CopyTo(target[(2 - n)..]);
            return 2 - n + k;
        }

        var at = 0;
        target[at++] = digits[0];
        if (k > 1)
        {
            target[at++] = (byte)'.';
            digits[1..].CopyTo(target[at..]);
            at += k - 1;
        }

        target[at++] = (byte)'e';
        target[at++] = n > 0 ? (byte)'+' : (byte)'-';
        Math.Abs(n - 1).TryFormat(target[at..], out var written, default, CultureInfo.InvariantCulture);
        return at + written;
    }
}
