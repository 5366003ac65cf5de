using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Suture.Ledger;

/// <summary>
/// Entries as stored bytes: one canonical JSON object with exactly nine members. These bytes are what is hashed; no
/// reader ever writes them again. Frozen: docs/ledger-format.md.
/// </summary>
public static class EntryCodec
{
    [ThreadStatic]
    private static GrowingBuffer? scratch;

    /// <summary>
    /// The stored bytes. A member that breaks a rule of <see cref="Entry"/> (a payload that is not canonical, an empty
    /// actor, ...) throws <see cref="ArgumentException"/>: callers check what people enter before it gets here.
    /// </summary>
    public static byte[] Encode(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Check(entry);
        var buffer = scratch ??= new GrowingBuffer(1024);
        buffer.Clear();
        Write(entry, buffer);
        var bytes = buffer.Written.ToArray();
        if (bytes.Length > 1 << 20)
        {
            scratch = null; // do not keep the memory of one bulky entry for ever
        }

        return bytes;
    }

    /// <summary>The entry in these bytes; throws <see cref="FormatException"/> unless they are exactly what <see cref="Encode"/> gives.</summary>
    public static Entry Decode(ReadOnlyMemory<byte> bytes) =>
        TryDecode(bytes, out var entry, out var fault) ? entry : throw new FormatException("Not a ledger entry: " + fault);

    /// <summary>As <see cref="Decode"/>, with the reason why not. The payload shares the memory of <paramref name="bytes"/>.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Entry? entry, [NotNullWhen(false)] out string? fault)
    {
        fault = EntryFrame.Read(bytes.Span, out var frame);
        entry = fault is not null
            ? null
            : new Entry(
                CanonicalJsonChecker.Unescape(frame.Stream.Of(bytes.Span)),
                frame.Index,
                CanonicalJsonChecker.Unescape(frame.Type.Of(bytes.Span)),
                new DateTimeOffset(frame.UtcTicks, TimeSpan.Zero),
                CanonicalJsonChecker.Unescape(frame.Actor.Of(bytes.Span)),
                frame.HasReason ? CanonicalJsonChecker.Unescape(frame.Reason.Of(bytes.Span)) : null,
                bytes.Slice(frame.Payload.Start, frame.Payload.Length),
                frame.Previous);
        return entry is not null;
    }

    private static void Write(Entry entry, GrowingBuffer buffer)
    {
        Add(buffer, "{\"actor\":"u8);
        CanonicalString.Write(entry.Actor, buffer);
        Add(buffer, ",\"index\":"u8);
        Utf8Formatter.TryFormat(entry.Index, buffer.GetSpan(20), out var written);
        buffer.Advance(written);
        Add(buffer, ",\"payload\":"u8);
        Add(buffer, entry.Payload.Span);
        Add(buffer, ",\"previous\":\""u8);
        entry.Previous.WriteHex(buffer.GetSpan(Hash32.Size * 2));
        buffer.Advance(Hash32.Size * 2);
        Add(buffer, "\",\"reason\":"u8);
        if (entry.Reason is { } reason)
        {
            CanonicalString.Write(reason, buffer);
        }
        else
        {
            Add(buffer, "null"u8);
        }

        Add(buffer, ",\"stream\":"u8);
        CanonicalString.Write(entry.Stream, buffer);
        Add(buffer, ",\"time\":\""u8);
        LedgerTime.Write(entry.Time, buffer.GetSpan(LedgerTime.TextLength));
        buffer.Advance(LedgerTime.TextLength);
        Add(buffer, "\",\"type\":"u8);
        CanonicalString.Write(entry.Type, buffer);
        Add(buffer, ",\"v\":1}"u8);
    }

    private static void Add(GrowingBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.GetSpan(bytes.Length));
        buffer.Advance(bytes.Length);
    }

    private static void Check(Entry entry)
    {
        if (!EntryNames.IsStream(entry.Stream))
        {
            throw new ArgumentException($"\"{entry.Stream}\" is no name for a stream.", nameof(entry));
        }

        if (entry.Index is < 0 or > CanonicalNumber.MaxSafeInteger)
        {
            throw new ArgumentException($"{entry.Index} is no index.", nameof(entry));
        }

        if (!EntryNames.IsType(entry.Type))
        {
            throw new ArgumentException($"\"{entry.Type}\" is not name@version.", nameof(entry));
        }

        if (string.IsNullOrEmpty(entry.Actor) || entry.Reason is { Length: 0 })
        {
            throw new ArgumentException("An actor is not empty, and a reason is null or not empty.", nameof(entry));
        }

        if (entry.Payload.IsEmpty || entry.Payload.Span[0] != (byte)'{')
        {
            throw new ArgumentException("A payload is a JSON object.", nameof(entry));
        }

        if (CanonicalJsonChecker.Check(entry.Payload.Span) is { } fault)
        {
            throw new ArgumentException("The payload is not canonical JSON: " + fault, nameof(entry));
        }
    }
}
