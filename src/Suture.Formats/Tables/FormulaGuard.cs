namespace Suture.Formats.Tables;

/// <summary>
/// Keeps spreadsheet programs from running text as a formula: text that starts with one of = + - @ (also full width), tab or CR gets an apostrophe in
/// front. <see cref="Open"/> undoes <see cref="Guard"/> exactly, also for text that has apostrophes there of its own.
/// </summary>
internal static class FormulaGuard
{
    public static bool IsRisky(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('\'');
        return text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..];
    }

    public static string Guard(string text) => IsRisky(text) ? "'" + text : text;

    public static string Open(string text) => text.Length > 1 && text[0] == '\'' && IsRisky(text) ? text[1..] : text;
}
