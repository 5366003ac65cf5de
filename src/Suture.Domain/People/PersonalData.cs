using Suture.Ledger;

namespace Suture.Domain.People;

/// <summary>What of an account is personal: kept beside the ledger entry, bound to it by a salted hash.</summary>
/// <param name="PrintedName">Name as printed in signatures.</param>
/// <param name="Email">Address for notices; empty when none was given.</param>
public sealed record PersonalData(string PrintedName, string Email)
{
    /// <summary>Canonical JSON, as stored beside the entry.</summary>
    public byte[] ToBytes()
    {
        var json = new CanonicalJsonWriter();
        json.WriteStartObject();
        json.WriteName("email");
        json.WriteString(Email);
        json.WriteName("printedName");
        json.WriteString(PrintedName);
        json.WriteEndObject();
        return json.ToArray();
    }

    /// <summary>SHA-256 of salt (32 random bytes) followed by <see cref="ToBytes"/>.</summary>
    public Hash32 Hash(ReadOnlySpan<byte> salt) => Hash32.Sha256([.. salt, .. ToBytes()]);
}
