using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Suture.Ledger;

/// <summary>One signature line: who claims to have signed, and with what result.</summary>
public sealed record NoteSignature(string KeyName, uint KeyId, ImmutableArray<byte> Signature);

/// <summary>
/// A C2SP signed note: a text that ends with a newline, an empty line, then one line for each signature. Lines of keys
/// that one does not know are kept and ignored, so that keys can change and witnesses can be added.
/// </summary>
public sealed class SignedNote
{
    /// <summary>Most signature lines that are read.</summary>
    public const int MaxSignatures = 64;

    private const string Dash = "\u2014 ";

    private SignedNote(string text, ImmutableArray<NoteSignature> signatures)
    {
        Text = text;
        Signatures = signatures;
    }

    /// <summary>What is signed, with its last newline.</summary>
    public string Text { get; }

    public ImmutableArray<NoteSignature> Signatures { get; }

    /// <summary>Signs a text with every signer.</summary>
    public static SignedNote Sign(string text, params IReadOnlyList<INoteSigner> signers)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(signers);
        var bytes = Encoding.UTF8.GetBytes(text);
        var signatures = signers.Select(s => new NoteSignature(s.Name, s.KeyId, [.. s.Sign(bytes)])).ToImmutableArray();
        var note = new SignedNote(text, signatures);
        return TryParse(note.ToString(), out _, out var fault) ? note : throw new ArgumentException("Not a note: " + fault, nameof(text));
    }

    /// <summary>Reads a note; says nothing about whether its signatures hold.</summary>
    public static bool TryParse(string note, [NotNullWhen(true)] out SignedNote? result, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(note);
        result = null;
        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        fault = note.Length > NoteText.MaxLength ? "the note is too long"
            : note.Any(c => (c < 0x20 && c != '\n') || char.IsSurrogate(c)) ? "the note has a control character or one beyond U+FFFF"
            : split <= 0 ? "a note is a text, an empty line and signature lines"
            : note[^1] != '\n' || split + 2 >= note.Length ? "a signature line ends with a newline"
            : null;
        if (fault is not null)
        {
            return false;
        }

        var lines = note[(split + 2)..^1].Split('\n');
        if (lines.Length > MaxSignatures)
        {
            fault = $"more than {MaxSignatures} signature lines";
            return false;
        }

        var signatures = ImmutableArray.CreateBuilder<NoteSignature>(lines.Length);
        foreach (var line in lines)
        {
            if (!TryLine(line, out var signature))
            {
                fault = "a signature line is an em dash, a key name and base64";
                return false;
            }

            signatures.Add(signature);
        }

        result = new SignedNote(note[..(split + 1)], signatures.ToImmutable());
        return true;
    }

    /// <summary>The note with another signature line, for example of a witness.</summary>
    public SignedNote With(NoteSignature signature) => new(Text, Signatures.Add(signature));

    /// <summary>
    /// Checks every signature of a known key. One that does not hold spoils the whole note; those of unknown keys are
    /// passed over.
    /// </summary>
    public NoteVerification Verify(IReadOnlyCollection<NoteVerifierKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var text = Encoding.UTF8.GetBytes(Text);
        var signedBy = ImmutableArray.CreateBuilder<NoteVerifierKey>();
        foreach (var signature in Signatures)
        {
            var known = keys.Where(k => k.KeyId == signature.KeyId && string.Equals(k.Name, signature.KeyName, StringComparison.Ordinal));
            foreach (var key in known)
            {
                if (!key.Verify(text, signature.Signature.AsSpan()))
                {
                    return new NoteVerification([], key);
                }

                signedBy.Add(key);
            }
        }

        return new NoteVerification(signedBy.ToImmutable(), FailedKey: null);
    }

    /// <summary>The whole note, signature lines and all.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Text).Append('\n');
        foreach (var signature in Signatures)
        {
            var bytes = new byte[4 + signature.Signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, signature.KeyId);
            signature.Signature.CopyTo(bytes, 4);
            text.Append(Dash).Append(signature.KeyName).Append(' ').Append(Convert.ToBase64String(bytes)).Append('\n');
        }

        return text.ToString();
    }

    private static bool TryLine(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        if (!line.StartsWith(Dash, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = line[Dash.Length..].Split(' ');
        if (parts.Length != 2 || !NoteText.IsKeyName(parts[0]) || !NoteText.TryBase64(parts[1], out var bytes) || bytes.Length < 5)
        {
            return false;
        }

        signature = new NoteSignature(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), [.. bytes.AsSpan(4)]);
        return true;
    }
}

/// <summary>What the known keys say about a note.</summary>
/// <param name="SignedBy">Known keys whose signature holds; empty when one failed.</param>
/// <param name="FailedKey">A known key whose signature does not hold.</param>
public sealed record NoteVerification(ImmutableArray<NoteVerifierKey> SignedBy, NoteVerifierKey? FailedKey);
