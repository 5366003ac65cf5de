using System.Globalization;

namespace Suture.Formats.JUnit;

/// <summary>The numbers of JUnit files, in the spellings that tools use.</summary>
internal static class JUnitNumbers
{
    /// <summary>Seconds as a duration: <c>1.5</c>, <c>0.</c>, <c>1,234.5</c> (thousands), <c>1,5</c> (decimal comma). Null when it is not a sensible time.</summary>
    public static TimeSpan? Seconds(string text)
    {
        var plain = text.Trim();
        plain = plain.Contains('.', StringComparison.Ordinal)
            ? plain.Replace(",", string.Empty, StringComparison.Ordinal)
            : plain.Replace(',', '.');
        return double.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    public static int? Count(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count) ? count : null;
}
