using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Suture.Ledger;

/// <summary>
/// A public key and the name it signs under. Text form: <c>name+keyid+base64(0x02 || SubjectPublicKeyInfo)</c>, the key
/// id as eight hexadecimal digits. The id is the first four bytes of SHA-256 over the DER SubjectPublicKeyInfo, as
/// C2SP signed-note has it for ECDSA.
/// </summary>
public sealed class NoteVerifierKey : IEquatable<NoteVerifierKey>
{
    private const byte EcdsaType = 0x02;

    // DER of a SubjectPublicKeyInfo on P-256 up to the point, which is 0x04 and two coordinates. One form only: another
    // encoding of the same key would have another id.
    private static readonly byte[] P256Prefix = Convert.FromHexString("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    // ECDsa objects are not safe for several threads at once, and making one costs as much as a verification.
    private readonly ConcurrentBag<ECDsa> pool = [];
    private readonly byte[] publicKey;

    private NoteVerifierKey(string name, byte[] publicKey)
    {
        Name = name;
        this.publicKey = publicKey;
        KeyId = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(publicKey));
    }

    public string Name { get; }

    public uint KeyId { get; }

    /// <summary>DER SubjectPublicKeyInfo.</summary>
    public ReadOnlySpan<byte> PublicKey => publicKey;

    /// <summary>A key on P-256; anything else throws <see cref="ArgumentException"/>.</summary>
    public static NoteVerifierKey Of(string name, ReadOnlySpan<byte> subjectPublicKeyInfo) =>
        TryCreate(name, subjectPublicKeyInfo, out var key)
            ? key
            : throw new ArgumentException("Expected a name without spaces or plus, and a public key on P-256.", nameof(subjectPublicKeyInfo));

    public static NoteVerifierKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException("Not a verifier key: expected name+keyid+base64.");

    /// <summary>Reads the text form; false when a part is malformed, the id is not that of the key, or it is not on P-256.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NoteVerifierKey? key)
    {
        key = null;
        var parts = text?.Split('+', 3);
        return parts is { Length: 3 }
            && parts[1].Length == 8
            && NoteText.TryBase64(parts[2], out var bytes)
            && bytes.Length > 1
            && bytes[0] == EcdsaType
            && TryCreate(parts[0], bytes.AsSpan(1), out key)
            && string.Equals(key.KeyIdText, parts[1], StringComparison.Ordinal);
    }

    public override string ToString() => $"{Name}+{KeyIdText}+{Convert.ToBase64String([EcdsaType, .. publicKey])}";

    public bool Equals(NoteVerifierKey? other) =>
        other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && publicKey.AsSpan().SequenceEqual(other.publicKey);

    public override bool Equals(object? obj) => Equals(obj as NoteVerifierKey);

    public override int GetHashCode() => HashCode.Combine(Name, KeyId);

    internal bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        if (!pool.TryTake(out var ecdsa))
        {
            ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        }

        try
        {
            return ecdsa.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            pool.Add(ecdsa);
        }
    }

    private string KeyIdText => KeyId.ToString("x8", CultureInfo.InvariantCulture);

    private static bool TryCreate(string name, ReadOnlySpan<byte> subjectPublicKeyInfo, [NotNullWhen(true)] out NoteVerifierKey? key)
    {
        key = null;
        if (!NoteText.IsKeyName(name))
        {
            return false;
        }

        if (subjectPublicKeyInfo.Length != P256Prefix.Length + 64 || !subjectPublicKeyInfo.StartsWith(P256Prefix))
        {
            return false;
        }

        using var ecdsa = ECDsa.Create();
        try
        {
            // Refuses coordinates that are no point of the curve.
            ecdsa.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);
        }
        catch (CryptographicException)
        {
            return false;
        }

        key = new NoteVerifierKey(name, subjectPublicKeyInfo.ToArray());
        return true;
    }
}
