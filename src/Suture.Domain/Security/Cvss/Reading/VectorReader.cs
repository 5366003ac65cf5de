using System.Numerics;

namespace Suture.Domain.Security.Cvss;

/// <summary>Reads vectors in one pass, without allocating. Names and values are compared as numbers that their letters are packed into.</summary>
internal static class VectorReader
{
    private const int PrefixLength = 9;
    private const int LongestName = 3;
    private const int LongestValue = 5;

    public static bool Read(ReadOnlySpan<char> text, out CvssVector vector, out CvssFault fault)
    {
        vector = default;
        VectorLayout layout;
        var at = PrefixLength;
        if (!text.StartsWith("CVSS:"))
        {
            layout = VectorLayout.Of20;
            at = 0;
        }
        else if (text.StartsWith("CVSS:3.1/"))
        {
            layout = VectorLayout.Of31;
        }
        else if (text.StartsWith("CVSS:4.0/"))
        {
            layout = VectorLayout.Of40;
        }
        else if (text.StartsWith("CVSS:3.0/"))
        {
            layout = VectorLayout.Of30;
        }
        else
        {
            var slash = text.IndexOf('/');
            fault = new CvssFault(CvssFaultKind.Version, CvssVersion.V31, 0, slash < 0 ? text.Length : slash + 1);
            return false;
        }

        if (at == text.Length)
        {
            fault = new CvssFault(CvssFaultKind.Empty, layout.Version, at);
            return false;
        }

        return Metrics(text, at, layout, out vector, out fault);
    }

    private static bool Metrics(ReadOnlySpan<char> text, int at, VectorLayout layout, out CvssVector vector, out CvssFault fault)
    {
        vector = default;
        var names = layout.Names;
        var (next, seen, low, high) = (0, 0u, 0UL, 0UL);
        while (true)
        {
            var start = at;
            var (name, letters) = (1u, 0);
            while ((uint)at < (uint)text.Length && text[at] is var c and not (':' or '/'))
            {
                name = (name << 8) | c;
                letters |= c;
                at++;
            }

            if (at == text.Length || text[at] == '/' || at == start)
            {
                fault = new CvssFault(CvssFaultKind.Form, layout.Version, start, PartLength(text, start));
                return false;
            }

            // Letters beyond ASCII, and names too long to be packed, could look like a name.
            var metric = letters < 128 && at - start <= LongestName ? Find(names, name, next) : -1;
            if (metric < 0)
            {
                fault = new CvssFault(CvssFaultKind.UnknownMetric, layout.Version, start, at - start);
                return false;
            }

            if ((seen >> metric & 1) != 0 || (layout.Ordered && metric < next))
            {
                var kind = (seen >> metric & 1) != 0 ? CvssFaultKind.Repeated : CvssFaultKind.Order;
                fault = new CvssFault(kind, layout.Version, start, at - start, metric, next - 1);
                return false;
            }

            var valueStart = ++at;
            var (value, bits) = (1UL, 0);
            while ((uint)at < (uint)text.Length && text[at] is var c and not '/')
            {
                value = (value << 8) | c;
                bits |= c;
                at++;
            }

            var code = bits < 128 ? Code(layout, metric, value, at - valueStart) : -1;
            if (code < 0)
            {
                fault = new CvssFault(CvssFaultKind.UnknownValue, layout.Version, valueStart, at - valueStart, metric);
                return false;
            }

            seen |= 1u << metric;
            next = metric + 1;
            if (metric < 16)
            {
                low |= (ulong)code << (metric * 4);
            }
            else
            {
                high |= (ulong)code << ((metric - 16) * 4);
            }

            if (at == text.Length)
            {
                break;
            }

            at++;
        }

        if ((layout.Base & ~seen) is var missing and not 0)
        {
            fault = new CvssFault(CvssFaultKind.Missing, layout.Version, text.Length, 0, BitOperations.TrailingZeroCount(missing), -1, missing);
            return false;
        }

        fault = default;
        vector = new CvssVector(layout.Version, low, high);
        return true;
    }

    // Nearly always the metric after the last one; else one further on; else, in versions without an order, any.
    private static int Find(uint[] names, uint name, int next)
    {
        for (var i = next; i < names.Length; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        for (var i = Math.Min(next, names.Length) - 1; i >= 0; i--)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static int Code(VectorLayout layout, int metric, ulong value, int length)
    {
        if (length == 1)
        {
            var letter = (uint)value & 127;
            return letter - 'A' < 26 ? layout.Letters[(metric * VectorLayout.LetterRow) + ((int)letter & 31)] - 1 : -1;
        }

        if (length is > 1 and <= LongestValue)
        {
            for (var code = 0; code < VectorLayout.ValueRow; code++)
            {
                if (layout.Values[(metric * VectorLayout.ValueRow) + code] == value)
                {
                    return code;
                }
            }
        }

        return -1;
    }

    private static int PartLength(ReadOnlySpan<char> text, int start)
    {
        var length = text[start..].IndexOf('/');
        return length < 0 ? text.Length - start : length;
    }
}
