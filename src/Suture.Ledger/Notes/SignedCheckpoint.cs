using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Suture.Ledger;

/// <summary>Whether a checkpoint can be relied on, and if not, why.</summary>
public enum CheckpointTrust
{
    /// <summary>Signed by a trusted key of the stream's own installation.</summary>
    Trusted,

    /// <summary>No trusted key has signed it.</summary>
    UnknownKey,

    /// <summary>A signature of a trusted key does not hold.</summary>
    BadSignature,

    /// <summary>Signed by a trusted key, but for another installation or stream.</summary>
    WrongOrigin,
}

/// <summary>The answer of <see cref="SignedCheckpoint.Verify"/>.</summary>
/// <param name="SignedBy">Every trusted key whose signature holds, witnesses with them.</param>
public sealed record CheckpointVerification(CheckpointTrust Trust, ImmutableArray<NoteVerifierKey> SignedBy);

/// <summary>A checkpoint with its signature lines.</summary>
public sealed class SignedCheckpoint
{
    private readonly SignedNote note;

    private SignedCheckpoint(Checkpoint checkpoint, SignedNote note)
    {
        Checkpoint = checkpoint;
        this.note = note;
    }

    public Checkpoint Checkpoint { get; }

    public ImmutableArray<NoteSignature> Signatures => note.Signatures;

    /// <summary>
    /// Signs a checkpoint. The caller must have made sure that it is consistent with every one signed before: a
    /// signature cannot be taken back.
    /// </summary>
    public static SignedCheckpoint Sign(Checkpoint checkpoint, params IReadOnlyList<INoteSigner> signers)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var signed = SignedNote.Sign(checkpoint.ToText(), signers);
        return TryParse(signed.ToString(), out var result, out var fault)
            ? result
            : throw new ArgumentException("Not a checkpoint: " + fault, nameof(checkpoint));
    }

    public static SignedCheckpoint Parse(string text) =>
        TryParse(text, out var checkpoint, out var fault) ? checkpoint : throw new FormatException("Not a checkpoint: " + fault);

    /// <summary>Reads a checkpoint without judging its signatures.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SignedCheckpoint? result, [NotNullWhen(false)] out string? fault)
    {
        result = null;
        if (SignedNote.TryParse(text, out var note, out fault) && Checkpoint.TryParse(note.Text, out var checkpoint, out fault))
        {
            result = new SignedCheckpoint(checkpoint, note);
        }

        return result is not null;
    }

    /// <summary>
    /// Checks the signatures. A trusted key vouches only for origins under its own name, so that one installation's
    /// key cannot speak for another's ledger; other trusted keys count as witnesses.
    /// </summary>
    /// <param name="stream">The stream that the checkpoint must be of.</param>
    public CheckpointVerification Verify(string stream, IReadOnlyCollection<NoteVerifierKey> keys)
    {
        var (signedBy, failed) = note.Verify(keys);
        var trust = failed is not null ? CheckpointTrust.BadSignature
            : signedBy.IsEmpty ? CheckpointTrust.UnknownKey
            : signedBy.Any(k => string.Equals(Checkpoint.OriginOf(k.Name, stream), Checkpoint.Origin, StringComparison.Ordinal)) ? CheckpointTrust.Trusted
            : CheckpointTrust.WrongOrigin;
        return new CheckpointVerification(trust, signedBy);
    }

    /// <summary>The same checkpoint with one more signature line.</summary>
    public SignedCheckpoint With(NoteSignature signature) => new(Checkpoint, note.With(signature));

    /// <summary>The whole signed note: what is stored, mailed and printed.</summary>
    public override string ToString() => note.ToString();
}
