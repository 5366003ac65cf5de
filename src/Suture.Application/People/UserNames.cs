using System.Collections.Frozen;
using Suture.Domain.Results;

namespace Suture.Application.People;

/// <summary>
/// User names: lower case, so that no two differ only by case, and without spaces, because the actor of a token's entry is
/// <c>name (token x)</c>.
/// </summary>
public static class UserNames
{
    public const string Rule = "2 to 64 lower-case letters, digits, '.', '-' or '_', starting with a letter";

    private static readonly FrozenSet<string> Reserved = new[] { Credentials.System, "suture", "anonymous", "nobody" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null when the name can be given.</summary>
    public static Problem? Check(string? name) =>
        name is null || name.Length is < 2 or > 64 || name[0] is < 'a' or > 'z' || name.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '_'))
            ? new Problem("user.name", $"'{name}' is not a user name; expected {Rule}.", Path: "userName")
            : Reserved.Contains(name) ? new Problem("user.name.reserved", $"The user name '{name}' is kept for the program itself.", Path: "userName")
            : null;

    /// <summary>As it is looked up: people type capitals.</summary>
    public static string Normalize(string? name) => (name ?? string.Empty).Trim().ToLowerInvariant();
}
