using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Suture.Ledger;

/// <summary>Tells canonical JSON from other bytes without making anything.</summary>
internal static class CanonicalJsonChecker
{
    /// <summary>Null when the bytes are one canonical value, else why they are not.</summary>
    public static string? Check(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return "not valid UTF-8";
        }

        var scanner = new CanonicalScanner(json);
        if (!scanner.Value(depth: 0))
        {
            return Describe(scanner.Fault, scanner.Position);
        }

        return scanner.AtEnd ? null : Describe("more text after the value", scanner.Position);
    }

    public static string Describe(string? fault, int position) =>
        string.Create(CultureInfo.InvariantCulture, $"{fault} (at byte {position})");

    /// <summary>The text of a string's content whose escapes the scanner has found canonical.</summary>
    public static string Unescape(ReadOnlySpan<byte> content)
    {
        if (!content.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(content);
        }

        var plain = new byte[content.Length];
        var at = 0;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != (byte)'\\')
            {
                plain[at++] = content[i];
                continue;
            }

            i++;
            plain[at++] = content[i] switch
            {
                (byte)'b' => 0x08,
                (byte)'t' => 0x09,
                (byte)'n' => 0x0A,
                (byte)'f' => 0x0C,
                (byte)'r' => 0x0D,
                (byte)'u' => byte.Parse(content.Slice(i + 3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var other => other,
            };
            i += content[i] == (byte)'u' ? 4 : 0;
        }

        return Encoding.UTF8.GetString(plain.AsSpan(0, at));
    }
}
