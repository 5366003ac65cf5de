using System.Collections.Immutable;
using System.Text.Json;
using Suture.Cli.Commands;
using Suture.Cli.Rendering;
using Suture.Domain.Results;
using Suture.Ledger;

namespace Suture.Cli.Offline;

/// <summary>Verifies exported entries: form, order, links and tree, and that checkpoints kept outside fit them.</summary>
internal static class ExportedVerification
{
    public static async Task<int> RunAsync(CommandContext context, string[] files, ImmutableArray<NoteVerifierKey> keys, string[] checkpointFiles)
    {
        var kept = checkpointFiles.SelectMany(f => Checkpoints(File.ReadAllText(f))).ToList();
        var results = new List<LedgerVerification>();
        foreach (var file in files)
        {
            if (ExportedLedger.StreamOf(file) is not { } stream)
            {
                return context.Fail(new Problem("ledger.export.malformed", "The first line is no ledger entry; expected a file that 'suture export ledger' wrote.", ProblemKind.Integrity, File: file, Line: 1));
            }

            context.Step($"Verifying {file} ({stream}) ...");
            using var ledger = new ExportedLedger(File.OpenRead(file));
            var options = new LedgerVerifierOptions(stream, keys) { OutsideCheckpoints = [.. kept.Where(t => IsOf(t, stream))] };
            results.Add(await LedgerVerifier.VerifyAsync(ledger, options, context.Cancellation).ConfigureAwait(false));
        }

        // The same shape as the server's answer.
        using var json = JsonDocument.Parse(JsonText.Body(writer => Json(writer, results)));
        context.Show(json.RootElement, LedgerViews.Verified);
        return results.TrueForAll(r => r.Ok) ? ExitCode.Fine : ExitCode.Broken;
    }

    // A file may hold several checkpoints after another, as 'suture ledger checkpoint' writes them: each is text, empty line, signatures.
    private static IEnumerable<string> Checkpoints(string text)
    {
        var note = new List<string>();
        var signed = false;
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            var signature = line.StartsWith("\u2014 ", StringComparison.Ordinal);
            if (signed && !signature)
            {
                yield return string.Join('\n', note) + "\n";
                note.Clear();
                signed = false;
            }

            signed |= signature;
            if (note.Count > 0 || line.Length > 0)
            {
                note.Add(line);
            }
        }

        if (note.Count > 0)
        {
            yield return string.Join('\n', note) + "\n";
        }
    }

    // What cannot be read goes to every stream, so that it is reported and not passed over.
    private static bool IsOf(string text, string stream) => !SignedCheckpoint.TryParse(text, out var signed, out _) || signed.Checkpoint.Origin.EndsWith("/" + stream, StringComparison.Ordinal);

    private static void Json(Utf8JsonWriter json, List<LedgerVerification> results)
    {
        json.WriteStartObject();
        json.WriteBoolean("ok", results.TrueForAll(r => r.Ok));
        json.WriteNumber("entries", results.Sum(r => r.Entries));
        json.WriteString("root", results[0].Root.ToString());
        json.WriteStartArray("streams");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("stream", result.Stream);
            json.WriteNumber("entries", result.Entries);
            json.WriteString("root", result.Root.ToString());
            json.WriteNumber("signedSize", result.SignedSize);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("problems");
        foreach (var problem in results.SelectMany(r => r.Problems))
        {
            json.WriteStartObject();
            json.WriteString("what", problem.What);
            json.WriteString("stream", problem.Stream);
            if (problem.Index is { } index)
            {
                json.WriteNumber("index", index);
            }

            json.WriteString("stored", problem.Stored);
            json.WriteString("computed", problem.Computed);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("problemCount", results.Sum(r => r.ProblemCount));
        json.WriteEndObject();
    }
}
