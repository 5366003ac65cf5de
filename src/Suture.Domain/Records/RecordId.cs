using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Suture.Domain.Records;

/// <summary>
/// A record's name inside its device: kind and number, written <c>SRS-12</c>. The number is from 1 and never used again.
/// With the device in front (<c>PUMP/SRS-12</c>) it is unique in the installation.
/// </summary>
public readonly record struct RecordId(RecordKind Kind, int Number) : IComparable<RecordId>
{
    /// <summary>Numbers above this are refused, so that a slip in an import cannot make keys nobody can read.</summary>
    public const int MaxNumber = 9_999_999;

    public static bool TryParse([NotNullWhen(true)] string? text, out RecordId id) => TryParse(text.AsSpan(), out id);

    /// <summary>Reads <c>SRS-12</c>; no spaces, no leading zeros, prefix in capitals.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RecordId id)
    {
        id = default;
        var dash = text.IndexOf('-');
        if (dash is < 2 or > 4 || !RecordKinds.TryParsePrefix(text[..dash], out var kind))
        {
            return false;
        }

        var digits = text[(dash + 1)..];
        if (digits.Length is 0 or > 7 || digits[0] == '0' || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        id = new RecordId(kind, int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }

    public static RecordId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a record key like SRS-12.");

    /// <summary>The key with its device: <c>PUMP/SRS-12</c>.</summary>
    public string In(string device) => $"{device}/{this}";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}-{Number}");

    /// <summary>Order of lists and matrices: by kind as in <see cref="RecordKind"/>, then by number.</summary>
    public int CompareTo(RecordId other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : Number.CompareTo(other.Number);

    public static bool operator <(RecordId left, RecordId right) => left.CompareTo(right) < 0;

    public static bool operator <=(RecordId left, RecordId right) => left.CompareTo(right) <= 0;

    public static bool operator >(RecordId left, RecordId right) => left.CompareTo(right) > 0;

    public static bool operator >=(RecordId left, RecordId right) => left.CompareTo(right) >= 0;
}
