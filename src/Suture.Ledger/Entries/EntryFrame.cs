using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Suture.Ledger;

/// <summary>The parts of stored bytes, found in one pass that also checks that every byte is canonical.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct EntryFrame
{
    public Slice Actor;
    public long Index;
    public Slice Payload;
    public Hash32 Previous;
    public bool HasReason;
    public Slice Reason;
    public Slice Stream;
    public long UtcTicks;
    public Slice Type;

    /// <summary>Null when the bytes are an entry in the one form it can have, else why not.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, out EntryFrame frame)
    {
        frame = default;
        if (!Utf8.IsValid(bytes))
        {
            return "not valid UTF-8";
        }

        var scanner = new CanonicalScanner(bytes);
        var fault = ReadMembers(ref scanner, bytes, ref frame);
        return fault is null ? null : CanonicalJsonChecker.Describe(fault, scanner.Position);
    }

    private static string? ReadMembers(ref CanonicalScanner scanner, ReadOnlySpan<byte> bytes, ref EntryFrame frame)
    {
        if (!scanner.Skip("{\"actor\":"u8) || !scanner.String(out frame.Actor))
        {
            return scanner.Fault;
        }

        if (frame.Actor.Length == 0)
        {
            return "the actor is empty";
        }

        if (!scanner.Skip(",\"index\":"u8) || !Integer(ref scanner, bytes, out frame.Index))
        {
            return scanner.Fault ?? "the index is no integer from 0 to 2^53 - 1";
        }

        if (!scanner.Skip(",\"payload\":"u8))
        {
            return scanner.Fault;
        }

        var start = scanner.Position;
        if (scanner.AtEnd || bytes[scanner.Position] != (byte)'{')
        {
            return "the payload is no object";
        }

        // The payload may be as deep as it would be on its own.
        if (!scanner.Value(depth: 0))
        {
            return scanner.Fault;
        }

        frame.Payload = new Slice(start, scanner.Position - start);
        return ReadTail(ref scanner, bytes, ref frame);
    }

    private static string? ReadTail(ref CanonicalScanner scanner, ReadOnlySpan<byte> bytes, ref EntryFrame frame)
    {
        if (!scanner.Skip(",\"previous\":\""u8) || !scanner.Take(Hash32.Size * 2, out var previous))
        {
            return scanner.Fault;
        }

        if (!Hash32.TryParseUtf8(previous, out frame.Previous))
        {
            return "the previous hash is not 64 lowercase hexadecimal digits";
        }

        if (!scanner.Skip("\",\"reason\":"u8))
        {
            return scanner.Fault;
        }

        var none = scanner;
        if (none.Skip("null"u8))
        {
            scanner = none;
        }
        else
        {
            frame.HasReason = true;
            if (!scanner.String(out frame.Reason))
            {
                return scanner.Fault;
            }

            if (frame.Reason.Length == 0)
            {
                return "the reason is empty; an entry without one has null";
            }
        }

        if (!scanner.Skip(",\"stream\":"u8) || !scanner.String(out frame.Stream))
        {
            return scanner.Fault;
        }

        if (!EntryNames.IsStream(frame.Stream.Of(bytes)))
        {
            return "the stream's name is not allowed";
        }

        if (!scanner.Skip(",\"time\":"u8) || !scanner.String(out var time))
        {
            return scanner.Fault;
        }

        if (!LedgerTime.TryParse(time.Of(bytes), out frame.UtcTicks))
        {
            return "the time is not UTC with six decimals";
        }

        if (!scanner.Skip(",\"type\":"u8) || !scanner.String(out frame.Type))
        {
            return scanner.Fault;
        }

        if (!EntryNames.IsType(frame.Type.Of(bytes)))
        {
            return "the type is not name@version";
        }

        if (!scanner.Skip(",\"v\":1}"u8))
        {
            return scanner.Fault;
        }

        return scanner.AtEnd ? null : "more bytes after the entry";
    }

    private static bool Integer(ref CanonicalScanner scanner, ReadOnlySpan<byte> bytes, out long value)
    {
        var start = scanner.Position;
        value = -1;
        return start < bytes.Length
            && bytes[start] is >= (byte)'0' and <= (byte)'9'
            && scanner.Value(depth: 0)
            && Utf8Parser.TryParse(bytes[start..scanner.Position], out value, out var used)
            && used == scanner.Position - start
            && value is >= 0 and <= CanonicalNumber.MaxSafeInteger;
    }
}
