using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Suture.Ledger;

/// <summary>
/// What a ledger was at one size (C2SP tlog-checkpoint): three lines, origin, size and root, that a signature makes a
/// promise never to show another history.
/// </summary>
/// <param name="Origin">Which ledger: <c>installation/stream</c>.</param>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">Merkle tree hash of those entries.</param>
public sealed record Checkpoint(string Origin, long Size, Hash32 Root)
{
    /// <summary>The origin of a stream: the installation's name (its key's name), a slash, the stream.</summary>
    public static string OriginOf(string installation, string stream) => installation + "/" + stream;

    /// <summary>The text that is signed: three lines, each ended by a newline.</summary>
    public string ToText() =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.ToArray())}\n");

    /// <summary>Reads the three lines; extension lines, which C2SP discourages, are refused.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        checkpoint = null;
        fault = null;
        var lines = text.Split('\n');
        if (lines.Length != 4 || lines[3].Length != 0)
        {
            fault = "a checkpoint has exactly three lines: origin, size, root";
        }
        else if (lines[0].Length == 0 || lines[0].Any(char.IsControl))
        {
            fault = "the origin is empty or has a control character";
        }
        else if (!NoteText.TryNumber(lines[1], out var size))
        {
            fault = "the size is no decimal number";
        }
        else if (!NoteText.TryBase64(lines[2], out var root) || root.Length != Hash32.Size)
        {
            fault = "the root is not the base64 of 32 bytes";
        }
        else
        {
            checkpoint = new Checkpoint(lines[0], size, Hash32.From(root));
        }

        return checkpoint is not null;
    }
}
