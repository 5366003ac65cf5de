using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Ledger;

namespace Suture.Cli.Offline;

/// <summary>Public keys from a file (one on each line, empty lines and # lines left out) or from the command line.</summary>
internal static class VerifierKeys
{
    public static Result<ImmutableArray<NoteVerifierKey>> Read(string? keyOrFile)
    {
        if (keyOrFile is null)
        {
            return ImmutableArray<NoteVerifierKey>.Empty;
        }

        if (NoteVerifierKey.TryParse(keyOrFile.Trim(), out var single))
        {
            return ImmutableArray.Create(single);
        }

        if (!File.Exists(keyOrFile))
        {
            return new Problem("key.malformed", "--key is neither a file nor a key; expected name+keyid+base64, as 'suture ledger keys' prints it.", Path: "--key");
        }

        var keys = ImmutableArray.CreateBuilder<NoteVerifierKey>();
        var number = 0;
        foreach (var line in File.ReadLines(keyOrFile))
        {
            number++;
            if (line.Trim() is not { Length: > 0 } text || text[0] == '#')
            {
                continue;
            }

            if (!NoteVerifierKey.TryParse(text, out var key))
            {
                return new Problem("key.malformed", "This is no public key; expected name+keyid+base64, as 'suture ledger keys' prints it.", File: keyOrFile, Line: number);
            }

            keys.Add(key);
        }

        return keys.Count > 0 ? keys.ToImmutable() : new Problem("key.missing", "The file holds no public key.", File: keyOrFile);
    }
}
