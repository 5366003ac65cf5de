using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suture.Ledger;

namespace Suture.Application.People;

/// <summary>The time-based second factor of an account (RFC 6238), and hashes of the recovery codes that are left.</summary>
/// <param name="Key">Shared key in base32, as authenticator applications take it.</param>
/// <param name="Salt">Salt of the recovery codes.</param>
/// <param name="RecoveryCodes">PBKDF2 of each recovery code that was not used yet.</param>
public sealed record SecondFactor(string Key, ReadOnlyMemory<byte> Salt, ImmutableArray<Hash32> RecoveryCodes)
{
    public const int RecoveryCodeCount = 10;
    private const int Rounds = 100_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string CodeLetters = "23456789BCDFGHJKMNPQRTVWXY";

    /// <summary>A new key of 160 bits, as RFC 4226 recommends.</summary>
    public static string NewKey() => string.Create(32, 0, (text, _) => Fill(text, Base32));

    /// <summary>True for what <see cref="NewKey"/> makes.</summary>
    public static bool IsKey(string? key) => key is { Length: 32 } && key.All(c => Base32.Contains(c, StringComparison.Ordinal));

    /// <summary>Codes to write down, of about 47 bits each, like <c>4XK2B-9QWPD</c>.</summary>
    public static ImmutableArray<string> NewRecoveryCodes() =>
        [.. Enumerable.Range(0, RecoveryCodeCount).Select(_ => string.Create(11, 0, (text, _) =>
        {
            Fill(text, CodeLetters);
            text[5] = '-';
        }))];

    /// <summary>What an authenticator application reads from a QR code.</summary>
    public static Uri UriFor(string userName, string key) =>
        new($"otpauth://totp/Suture:{Uri.EscapeDataString(userName)}?secret={key}&issuer=Suture&digits=6&period=30");

    /// <summary>With these codes instead of the earlier ones. Only their hashes are kept.</summary>
    public SecondFactor WithRecoveryCodes(IEnumerable<string> codes)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return this with { Salt = salt, RecoveryCodes = [.. codes.Select(c => HashOf(c, salt))] };
    }

    /// <summary>Without the code, when it is one of those left; otherwise null.</summary>
    public SecondFactor? Redeem(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var hash = HashOf(code.Trim().ToUpperInvariant(), Salt.Span).ToArray();
        foreach (var left in RecoveryCodes)
        {
            if (CryptographicOperations.FixedTimeEquals(left.ToArray(), hash))
            {
                return this with { RecoveryCodes = RecoveryCodes.Remove(left) };
            }
        }

        return null;
    }

    public byte[] ToBytes()
    {
        var json = new CanonicalJsonWriter();
        json.WriteStartObject();
        json.WriteName("key");
        json.WriteString(Key);
        json.WriteName("recovery");
        json.WriteStartArray();
        foreach (var code in RecoveryCodes)
        {
            json.WriteString(code.ToString());
        }

        json.WriteEndArray();
        json.WriteName("salt");
        json.WriteString(Base64Url.EncodeToString(Salt.Span));
        json.WriteEndObject();
        return json.ToArray();
    }

    internal static SecondFactor Read(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return new SecondFactor(
            json.RootElement.GetProperty("key").GetString()!,
            Base64Url.DecodeFromChars(json.RootElement.GetProperty("salt").GetString()),
            [.. json.RootElement.GetProperty("recovery").EnumerateArray().Select(c => Hash32.Parse(c.GetString()!))]);
    }

    private static Hash32 HashOf(string code, ReadOnlySpan<byte> salt) =>
        Hash32.From(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), salt, Rounds, HashAlgorithmName.SHA256, Hash32.Size));

    private static void Fill(Span<char> text, string letters) => RandomNumberGenerator.GetItems(letters, text);
}
