using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Suture.Ledger;

/// <summary>
/// Proof on one small text that an entry is in a ledger: a C2SP tlog-proof (<c>c2sp.org/tlog-proof@v1</c>) whose
/// <c>extra</c> line carries the entry's bytes. Verified offline by <see cref="ReceiptVerifier"/>.
/// </summary>
/// <param name="EntryBytes">The stored bytes of the entry.</param>
/// <param name="Index">Its place in the stream.</param>
/// <param name="Proof">Inclusion proof, from the leaf's sibling up.</param>
/// <param name="Checkpoint">The checkpoint that the proof leads to.</param>
public sealed record Receipt(ReadOnlyMemory<byte> EntryBytes, long Index, ImmutableArray<Hash32> Proof, SignedCheckpoint Checkpoint)
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    /// <summary>The receipt as text; save it as <c>.tlog-proof</c>.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(Header).Append('\n');
        text.Append("extra ").Append(Convert.ToBase64String(EntryBytes.Span)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"index {Index}").Append('\n');
        foreach (var hash in Proof)
        {
            text.Append(Convert.ToBase64String(hash.ToArray())).Append('\n');
        }

        return text.Append('\n').Append(Checkpoint).ToString();
    }

    public static Receipt Parse(string text) =>
        TryParse(text, out var receipt, out var fault) ? receipt : throw new FormatException("Not a receipt: " + fault);

    /// <summary>Reads a receipt's parts; whether they hold together is for <see cref="ReceiptVerifier"/>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Receipt? receipt, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        receipt = null;
        var split = text.Length <= NoteText.MaxLength ? text.IndexOf("\n\n", StringComparison.Ordinal) : -1;
        if (split < 0)
        {
            fault = "a receipt is a proof, an empty line and a checkpoint";
            return false;
        }

        var lines = text[..split].Split('\n');
        if (lines.Length < 3 || !string.Equals(lines[0], Header, StringComparison.Ordinal))
        {
            fault = "the first line must be " + Header;
            return false;
        }

        if (!TryField(lines[1], "extra ", out var extra) || !NoteText.TryBase64(extra, out var entry))
        {
            fault = "the second line must be extra and the entry in base64";
            return false;
        }

        if (!TryField(lines[2], "index ", out var number) || !NoteText.TryNumber(number, out var index))
        {
            fault = "the third line must be index and a decimal number";
            return false;
        }

        var proof = ImmutableArray.CreateBuilder<Hash32>(lines.Length - 3);
        foreach (var line in lines.AsSpan(3))
        {
            if (proof.Count == TreeEdge.MaxHashes || !NoteText.TryBase64(line, out var hash) || hash.Length != Hash32.Size)
            {
                fault = "the proof must be at most 63 lines, each the base64 of 32 bytes";
                return false;
            }

            proof.Add(Hash32.From(hash));
        }

        if (!SignedCheckpoint.TryParse(text[(split + 2)..], out var checkpoint, out fault))
        {
            return false;
        }

        receipt = new Receipt(entry, index, proof.ToImmutable(), checkpoint);
        return true;
    }

    private static bool TryField(string line, string name, out string value)
    {
        var found = line.StartsWith(name, StringComparison.Ordinal);
        value = found ? line[name.Length..] : "";
        return found;
    }
}
