using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Suture.Ledger;

namespace Suture.Application.People;

/// <summary>
/// Text of tokens: <c>sut_&lt;id&gt;_&lt;secret&gt;</c>. The id (20 hexadecimal digits) is public, the secret 32 random bytes in
/// base64url. Only SHA-256 of the secret is kept: it is random, so a slow hash would add nothing.
/// </summary>
public static class Tokens
{
    public const string Prefix = "sut_";
    private const int IdLength = 20;
    private const int SecretLength = 43;

    /// <summary>A new id, secret hash, and the text that is shown once.</summary>
    public static (string Id, Hash32 SecretHash, string Text) New()
    {
        var id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (id, HashOf(secret), $"{Prefix}{id}_{secret}");
    }

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? id, out Hash32 secretHash)
    {
        id = null;
        secretHash = default;
        if (text is null || text.Length != Prefix.Length + IdLength + 1 + SecretLength || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length + IdLength] != '_')
        {
            return false;
        }

        id = text.Substring(Prefix.Length, IdLength);
        secretHash = HashOf(text[(Prefix.Length + IdLength + 1)..]);
        return true;
    }

    private static Hash32 HashOf(string secret) => Hash32.Sha256(Encoding.UTF8.GetBytes(secret));
}
