using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Suture.Ledger;

/// <summary>
/// Canonical JSON (RFC 8785): one value, one sequence of bytes. What has no such form is refused with
/// <see cref="CanonicalJsonException"/>, never changed in silence: duplicate names, lone surrogates, numbers beyond an
/// IEEE double, integers whose digits a double would lose, nesting deeper than <see cref="MaxDepth"/>.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Arrays and objects may be nested this deep, the outermost counted.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = MaxDepth,
    };

    /// <summary>The canonical bytes of one JSON value in UTF-8.</summary>
    public static byte[] Canonicalize(ReadOnlySpan<byte> json)
    {
        if (CanonicalJsonChecker.Check(json) is null)
        {
            return json.ToArray();
        }

        var rented = json.ToArray();
        try
        {
            using var document = JsonDocument.Parse(rented, Options);
            var target = new ArrayBufferWriter<byte>(json.Length + 16);
            Write(document.RootElement, target);
            return target.WrittenSpan.ToArray();
        }
        catch (JsonException e)
        {
            throw new CanonicalJsonException(e.Message, e);
        }
        catch (InvalidOperationException e)
        {
            throw new CanonicalJsonException("The text is not valid UTF-8 or has half of a surrogate pair.", e);
        }
    }

    /// <summary>Writes the value's canonical bytes.</summary>
    public static void Write(JsonElement value, IBufferWriter<byte> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var writer = new CanonicalJsonWriter();
        Write(value, writer);
        target.Write(writer.WrittenSpan);
    }

    /// <summary>True when the bytes are one JSON value in canonical form. One pass, no allocation on the usual path.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> json) => CanonicalJsonChecker.Check(json) is null;

    internal static void Write(JsonElement value, CanonicalJsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WriteName(member.Name);
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteString(value.GetString()!);
                break;
            case JsonValueKind.Number:
                writer.WriteNumber(Number(value.GetRawText()));
                break;
            case JsonValueKind.True:
                writer.WriteBoolean(value: true);
                break;
            case JsonValueKind.False:
                writer.WriteBoolean(value: false);
                break;
            case JsonValueKind.Null:
                writer.WriteNull();
                break;
            default:
                throw new CanonicalJsonException($"{value.ValueKind} is no JSON value.");
        }
    }

    // RFC 8785 would round a long integer to the next double. In a record that is a silent change, so it is refused.
    private static double Number(string text)
    {
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            throw new CanonicalJsonException($"The number {text} is beyond an IEEE double; send it as text.");
        }

        if (Math.Abs(value) > CanonicalNumber.MaxSafeInteger && text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            Span<byte> digits = stackalloc byte[20];
            var (count, _) = CanonicalNumber.ShortestDigits(Math.Abs(value), digits);
            var given = text.AsSpan().TrimStart('-').TrimEnd('0');
            if (!System.Text.Ascii.Equals(given, digits[..count]))
            {
                throw new CanonicalJsonException($"The integer {text} would lose digits as an IEEE double; send it as text.");
            }
        }

        return value;
    }
}
