using System.Collections.Frozen;
using Suture.Domain.Results;

namespace Suture.Application.People;

/// <summary>What a password must be (NIST SP 800-63B 5.1.1.2): long, and not one that everybody tries first.</summary>
public static class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>So that hashing a password can not be used to keep the server busy.</summary>
    public const int MaxLength = 256;

    // Words that common passwords of 12 characters and more are made of. A password that is nothing but these, digits and marks is refused.
    private static readonly string[] Words =
    [
        "administrator", "password", "passwort", "passw0rd", "p@ssw0rd", "p@ssword", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "qwerty", "qwertz", "azerty", "iloveyou", "welcome", "letmein",
        "changeme", "change", "monkey", "dragon", "football", "baseball", "sunshine", "princess", "trustno", "superman", "master", "secret", "hello", "admin", "login", "abc", "test", "user", "root",
        "suture", "medical", "device", "summer", "winter", "spring", "autumn", "me", "my", "is", "the", "new", "old", "temp", "default", "guest",
    ];

    private static readonly FrozenSet<string> Common = new[] { "correcthorsebatterystaple", "1q2w3e4r5t6y", "1qaz2wsx3edc", "q1w2e3r4t5y6", "abcdefghijkl", "qazwsxedcrfv" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the password will do; otherwise why not. The message never repeats the password.</summary>
    public static Problem? Check(string userName, string? password) =>
        password is null || password.EnumerateRunes().Count() < MinLength ? Refused("password.short", $"A password needs at least {MinLength} characters.")
        : password.Length > MaxLength ? Refused("password.long", $"A password can have at most {MaxLength} characters.")
        : userName.Length > 0 && password.Contains(userName, StringComparison.OrdinalIgnoreCase) ? Refused("password.userName", "A password must not contain the user name.")
        : password.Distinct().Count() < 5 ? Refused("password.common", "This password is too easy to guess: it repeats a few characters.")
        : IsCommon(password) ? Refused("password.common", "This password is one of those that are tried first. Take several unrelated words.")
        : null;

    private static bool IsCommon(string password)
    {
        if (Common.Contains(password))
        {
            return true;
        }

        var rest = password.ToLowerInvariant();
        foreach (var word in Words)
        {
            rest = rest.Replace(word, string.Empty, StringComparison.Ordinal);
        }

        return rest.All(c => !char.IsLetter(c));
    }

    private static Problem Refused(string code, string message) => new(code, message, Path: "password");
}
