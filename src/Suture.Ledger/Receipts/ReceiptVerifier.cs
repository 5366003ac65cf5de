using System.Collections.Immutable;

namespace Suture.Ledger;

/// <summary>What is wrong with a receipt.</summary>
public enum ReceiptFault
{
    /// <summary>Nothing: the entry is in the ledger that the checkpoint describes.</summary>
    None,

    /// <summary>The text is no receipt.</summary>
    Malformed,

    /// <summary>The entry's bytes are not an entry in canonical form.</summary>
    EntryNotCanonical,

    /// <summary>The entry says another index than the receipt.</summary>
    IndexMismatch,

    /// <summary>No trusted key has signed the checkpoint.</summary>
    UnknownKey,

    /// <summary>A signature of a trusted key does not hold.</summary>
    BadSignature,

    /// <summary>The checkpoint is of another installation or stream than the entry.</summary>
    WrongOrigin,

    /// <summary>The checkpoint is of a ledger that had not this entry yet.</summary>
    BeyondCheckpoint,

    /// <summary>The proof does not lead from the entry to the checkpoint's root.</summary>
    ProofDoesNotFit,
}

/// <summary>The answer about a receipt.</summary>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Entry">The entry, when its bytes could be read; to be believed only when <see cref="Ok"/>.</param>
/// <param name="SignedBy">Trusted keys whose signature on the checkpoint holds.</param>
public sealed record ReceiptVerification(ReceiptFault Fault, string Message, Entry? Entry, Checkpoint? Checkpoint, ImmutableArray<NoteVerifierKey> SignedBy)
{
    public bool Ok => Fault == ReceiptFault.None;
}

/// <summary>Verifies receipts with nothing but trusted keys: no server, no ledger.</summary>
public static class ReceiptVerifier
{
    /// <summary>As <see cref="Verify(Receipt, IReadOnlyCollection{NoteVerifierKey})"/>, from text.</summary>
    public static ReceiptVerification Verify(string text, IReadOnlyCollection<NoteVerifierKey> trustedKeys) =>
        Receipt.TryParse(text, out var receipt, out var fault)
            ? Verify(receipt, trustedKeys)
            : new ReceiptVerification(ReceiptFault.Malformed, "This is no receipt: " + fault + ".", Entry: null, Checkpoint: null, []);

    public static ReceiptVerification Verify(Receipt receipt, IReadOnlyCollection<NoteVerifierKey> trustedKeys)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var checkpoint = receipt.Checkpoint.Checkpoint;
        if (!EntryCodec.TryDecode(receipt.EntryBytes, out var entry, out var fault))
        {
            return new ReceiptVerification(ReceiptFault.EntryNotCanonical, "The entry is not in canonical form: " + fault + ".", Entry: null, checkpoint, []);
        }

        var (trust, signedBy) = receipt.Checkpoint.Verify(entry.Stream, trustedKeys);
        var (problem, message) = trust switch
        {
            CheckpointTrust.UnknownKey => (ReceiptFault.UnknownKey, "No trusted key has signed the checkpoint."),
            CheckpointTrust.BadSignature => (ReceiptFault.BadSignature, "A signature on the checkpoint does not hold: it was changed, or not signed by that key."),
            CheckpointTrust.WrongOrigin => (ReceiptFault.WrongOrigin, $"The checkpoint is of {checkpoint.Origin}, and the entry of stream {entry.Stream}."),
            _ when entry.Index != receipt.Index => (ReceiptFault.IndexMismatch, $"The receipt says index {receipt.Index}, and the entry says {entry.Index}."),
            _ when receipt.Index >= checkpoint.Size => (ReceiptFault.BeyondCheckpoint, $"The checkpoint is of {checkpoint.Size} entries and cannot hold index {receipt.Index}."),
            _ when !Proofs.VerifyInclusion(MerkleTree.LeafHash(receipt.EntryBytes.Span), receipt.Index, checkpoint.Size, [.. receipt.Proof], checkpoint.Root) =>
                (ReceiptFault.ProofDoesNotFit, "The proof does not lead from the entry to the checkpoint's root: the entry or the proof was changed."),
            _ => (ReceiptFault.None, $"Entry {entry.Index} of {entry.Stream} is in the ledger of {checkpoint.Size} entries that {signedBy[0].Name} signed."),
        };
        return new ReceiptVerification(problem, message, entry, checkpoint, signedBy);
    }
}
