using System.Text.Json;
using Suture.Domain.Results;
using Suture.Formats.Common;

namespace Suture.Formats.Json;

/// <summary>Opens untrusted JSON for a reader and answers every way in which it is not readable JSON as a <see cref="Problem"/>.</summary>
internal static class JsonBytes
{
    /// <summary>Largest file read, in bytes (256 MiB).</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>Deepest nesting read.</summary>
    public const int MaxDepth = 128;

    // A name given twice has no meaning on which readers agree, so an attacker could show two readers two things.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>
    /// Lets <paramref name="read"/> see the root and the UTF-8 bytes it was parsed from. Strict JSON of RFC 8259: no comments, no
    /// trailing commas, no name twice in one object, valid Unicode. UTF-16 with a mark is accepted.
    /// Problems: <c>{prefix}.file.too-large</c>, <c>{prefix}.json.malformed</c>.
    /// </summary>
    public static Result<T> Read<T>(ReadOnlyMemory<byte> bytes, string fileName, string prefix, Func<JsonElement, ReadOnlyMemory<byte>, Result<T>> read)
    {
        if (bytes.Length > MaxBytes)
        {
            return new Problem($"{prefix}.file.too-large", $"The file has {bytes.Length} bytes; at most {MaxBytes} are read.", File: fileName);
        }

        if (!Encodings.TryUtf8(bytes, out var utf8))
        {
            return new Problem($"{prefix}.json.malformed", "The file is not valid UTF-8 (or UTF-16) text.", File: fileName, Line: 1, Path: "$");
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return FindBadText(utf8) is { } line
                ? new Problem($"{prefix}.json.malformed", "A text holds half of a surrogate pair, which is not valid Unicode.", File: fileName, Line: line, Path: "$")
                : read(document.RootElement, utf8);
        }
        catch (JsonException e)
        {
            return new Problem($"{prefix}.json.malformed", "This is not valid JSON: " + Plain(e.Message), File: fileName, Line: e.LineNumber is { } line ? (int)line + 1 : FindDuplicate(utf8), Path: "$");
        }
        catch (InvalidOperationException e) when (e.InnerException is System.Text.DecoderFallbackException || e.Source == "System.Text.Json")
        {
            return new Problem($"{prefix}.json.malformed", "A text holds half of a surrogate pair, which is not valid Unicode.", File: fileName, Line: 1, Path: "$");
        }
    }

    /// <summary>Line of the first name given twice in one object; the parser does not tell it.</summary>
    private static int FindDuplicate(ReadOnlyMemory<byte> utf8)
    {
        var open = new Stack<HashSet<string>>();
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                open.Push(new(StringComparer.Ordinal));
            }
            else if (reader.TokenType == JsonTokenType.EndObject)
            {
                open.Pop();
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && !(Decodes(ref reader) && open.Peek().Add(reader.GetString()!)))
            {
                return 1 + utf8.Span[..(int)reader.TokenStartIndex].Count((byte)'\n');
            }
        }

        return 1;
    }

    /// <summary>The message without the parser's own place, which counts from 0 and is given apart.</summary>
    private static string Plain(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var path = message.IndexOf(" Path:", StringComparison.Ordinal);
        end = path >= 0 && (end < 0 || path < end) ? path : end;
        return end < 0 ? message : message[..end];
    }

    /// <summary>Line of the first text whose escapes do not make valid Unicode: reading such a text later would throw.</summary>
    private static int? FindBadText(ReadOnlyMemory<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !Decodes(ref reader))
            {
                return 1 + utf8.Span[..(int)reader.TokenStartIndex].Count((byte)'\n');
            }
        }

        return null;
    }

    private static bool Decodes(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
