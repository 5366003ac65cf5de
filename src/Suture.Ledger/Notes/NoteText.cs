using System.Diagnostics.CodeAnalysis;

namespace Suture.Ledger;

/// <summary>Small rules that all signed notes and receipts share.</summary>
internal static class NoteText
{
    /// <summary>Longest note or receipt that is read; an entry of several megabytes still fits.</summary>
    public const int MaxLength = 64 << 20;

    /// <summary>A key's name: not empty, no space, no plus, no control character.</summary>
    public static bool IsKeyName([NotNullWhen(true)] string? name) =>
        name is { Length: > 0 and <= 400 } && !name.Any(c => c == '+' || char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c));

    /// <summary>Standard base64 with padding, and only the one text that its bytes have.</summary>
    public static bool TryBase64(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        var buffer = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, buffer, out var length)
            || !string.Equals(Convert.ToBase64String(buffer, 0, length), text, StringComparison.Ordinal))
        {
            return false;
        }

        bytes = buffer[..length];
        return true;
    }

    /// <summary>A decimal number from 0 without sign or leading zeros.</summary>
    public static bool TryNumber(string text, out long number)
    {
        number = 0;
        return text.Length is > 0 and <= 19
            && (text.Length == 1 || text[0] != '0')
            && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, out number);
    }
}
