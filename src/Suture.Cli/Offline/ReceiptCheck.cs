using System.Globalization;
using System.Text;
using System.Text.Json;
using Suture.Cli.Commands;
using Suture.Cli.Rendering;
using Suture.Domain.Results;
using Suture.Ledger;

namespace Suture.Cli.Offline;

/// <summary>Verifies a receipt with nothing but the public key, and says what it proves. Plain text: the drawing library is not loaded.</summary>
internal static class ReceiptCheck
{
    public static async Task<int> RunAsync(CommandContext context, string path, string key)
    {
        var keys = VerifierKeys.Read(key);
        if (!keys.TryGet(out var trusted))
        {
            return context.Fail(keys.Problems);
        }

        if (path is not "-" && !File.Exists(path))
        {
            return context.Fail(new Problem("cli.file.missing", $"There is no file {path}.", ProblemKind.NotFound, File: path));
        }

        var text = path is "-" ? await context.Host.In.ReadToEndAsync(context.Cancellation).ConfigureAwait(false) : await File.ReadAllTextAsync(path, context.Cancellation).ConfigureAwait(false);
        var answer = ReceiptVerifier.Verify(text, trusted);
        if (context.Json)
        {
            context.Host.Out.WriteLine(JsonText.Write(json => Json(json, answer)));
        }
        else if (!answer.Ok)
        {
            context.Host.Error.WriteLine("The receipt does not hold: " + answer.Message);
        }
        else if (!context.Quiet)
        {
            People(context.Host.Out, answer);
        }

        return answer.Ok ? ExitCode.Fine : ExitCode.Broken;
    }

    private static void Json(Utf8JsonWriter json, ReceiptVerification answer)
    {
        json.WriteStartObject();
        json.WriteBoolean("ok", answer.Ok);
        json.WriteString("fault", answer.Ok ? null : JsonNamingPolicy.CamelCase.ConvertName(answer.Fault.ToString()));
        json.WriteString("message", answer.Message);
        // What a receipt says is repeated only when it holds.
        if (answer is { Ok: true, Entry: { } entry, Checkpoint: { } checkpoint })
        {
            json.WriteString("stream", entry.Stream);
            json.WriteNumber("index", entry.Index);
            json.WriteString("type", entry.Type);
            json.WriteString("time", entry.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("actor", entry.Actor);
            json.WriteString("reason", entry.Reason);
            json.WritePropertyName("payload");
            json.WriteRawValue(entry.Payload.Span);
            json.WriteString("origin", checkpoint.Origin);
            json.WriteNumber("size", checkpoint.Size);
            json.WriteString("root", checkpoint.Root.ToString());
            json.WriteStartArray("signedBy");
            foreach (var key in answer.SignedBy)
            {
                json.WriteStringValue(key.Name);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void People(TextWriter to, ReceiptVerification answer)
    {
        var (entry, checkpoint) = (answer.Entry!, answer.Checkpoint!);
        to.WriteLine("The receipt holds. " + answer.Message);
        to.WriteLine();
        to.WriteLine("  What      " + entry.Type);
        to.WriteLine("  Who       " + Plain(entry.Actor));
        to.WriteLine("  When      " + entry.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        if (entry.Reason is { } reason)
        {
            to.WriteLine("  Why       " + Plain(reason));
        }

        to.WriteLine($"  Where     entry {entry.Index} of {entry.Stream}");
        to.WriteLine($"  Root      {checkpoint.Root} over {checkpoint.Size} entries");
        to.WriteLine("  Signed by " + string.Join(", ", answer.SignedBy.Select(k => k.Name)));
        to.WriteLine("  Content   " + Plain(Encoding.UTF8.GetString(entry.Payload.Span)));
    }

    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
