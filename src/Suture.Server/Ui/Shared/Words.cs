namespace Suture.Server.Ui.Shared;

/// <summary>Small matters of English.</summary>
public static class Words
{
    public static string Capital(string text) => string.IsNullOrEmpty(text) ? string.Empty : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"1 record", "2 records".</summary>
    public static string Count(int count, string one, string? many = null) => $"{count:N0} {(count == 1 ? one : many ?? one + "s")}";
}
