using System.Runtime.InteropServices;
using Suture.Ledger;

namespace Suture.Storage.Data;

internal enum ArgType : byte
{
    Number,
    Text,
    Bytes,
}

/// <summary>One value on its way into the database. Its type is known even when it is null, as PostgreSQL asks for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Arg
{
    private readonly object? value;
    private readonly long number;

    private Arg(ArgType type, long number, object? value)
    {
        Type = type;
        this.number = number;
        this.value = value;
    }

    public ArgType Type { get; }

    public bool IsNull => value is null;

    public long Number => number;

    public string Text => (string)value!;

    public byte[] Bytes => (byte[])value!;

    public static implicit operator Arg(long value) => new(ArgType.Number, value, NotNull);

    public static implicit operator Arg(int value) => new(ArgType.Number, value, NotNull);

    public static implicit operator Arg(bool value) => new(ArgType.Number, value ? 1 : 0, NotNull);

    public static implicit operator Arg(long? value) => new(ArgType.Number, value ?? 0, value is null ? null : NotNull);

    public static implicit operator Arg(DateTimeOffset value) => (Arg)Micros(value);

    public static implicit operator Arg(DateTimeOffset? value) => value is { } time ? (Arg)Micros(time) : (Arg)(long?)null;

    public static implicit operator Arg(string? value) => new(ArgType.Text, 0, value);

    public static implicit operator Arg(byte[]? value) => new(ArgType.Bytes, 0, value);

    public static implicit operator Arg(Hash32 value) => new(ArgType.Bytes, 0, value.ToArray());

    public static implicit operator Arg(Hash32? value) => new(ArgType.Bytes, 0, value?.ToArray());

    /// <summary>Times are stored as microseconds since 1970, UTC: what the ledger keeps, exactly.</summary>
    public static long Micros(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static readonly object NotNull = new();
}
