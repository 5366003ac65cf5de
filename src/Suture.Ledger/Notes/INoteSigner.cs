namespace Suture.Ledger;

/// <summary>Signs notes under one name; behind it may stand a key file, a hardware module or a service.</summary>
public interface INoteSigner
{
    /// <summary>The name in the signature line: the installation's, for example <c>suture.example.org</c>.</summary>
    string Name { get; }

    /// <summary>First four bytes of a hash of the public key, big-endian.</summary>
    uint KeyId { get; }

    /// <summary>The signature over a note's text, without the key id.</summary>
    byte[] Sign(ReadOnlySpan<byte> text);
}
