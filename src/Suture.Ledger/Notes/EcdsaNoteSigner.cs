using System.Security.Cryptography;

namespace Suture.Ledger;

/// <summary>Signs notes with ECDSA on P-256 and SHA-256 (C2SP signed-note, type 0x02). Owns the key; safe for several threads.</summary>
public sealed class EcdsaNoteSigner : INoteSigner, IDisposable
{
    private readonly ECDsa key;
    private readonly Lock gate = new();

    /// <summary>Takes over <paramref name="key"/>, which must be on P-256.</summary>
    public EcdsaNoteSigner(string name, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        VerifierKey = NoteVerifierKey.Of(name, key.ExportSubjectPublicKeyInfo());
        this.key = key;
    }

    public string Name => VerifierKey.Name;

    public uint KeyId => VerifierKey.KeyId;

    /// <summary>What others need to verify; safe to publish.</summary>
    public NoteVerifierKey VerifierKey { get; }

    /// <summary>Reads an unencrypted PEM private key (PKCS #8 or SEC 1).</summary>
    public static EcdsaNoteSigner FromPem(string name, string pem)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(pem);
            return new EcdsaNoteSigner(name, ecdsa);
        }
        catch
        {
            ecdsa.Dispose();
            throw;
        }
    }

    /// <summary>ASN.1 DER signature; another one each time, since ECDSA is randomized.</summary>
    public byte[] Sign(ReadOnlySpan<byte> text)
    {
        lock (gate)
        {
            return key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    public void Dispose() => key.Dispose();
}
