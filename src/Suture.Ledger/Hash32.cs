using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Suture.Ledger;

/// <summary>A SHA-256 hash: 32 bytes by value, so that millions of them cost no allocation. The default is <see cref="Zero"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct Hash32 : IEquatable<Hash32>
{
    /// <summary>Length in bytes.</summary>
    public const int Size = 32;

    // Raw memory of the hash, in byte order; the ulongs only carry it.
    private readonly ulong a;
    private readonly ulong b;
    private readonly ulong c;
    private readonly ulong d;

    private Hash32(ReadOnlySpan<byte> bytes) => this = MemoryMarshal.Read<Hash32>(bytes);

    /// <summary>32 zero bytes: what the first entry of a stream names as the entry before it.</summary>
    public static Hash32 Zero => default;

    /// <summary>The hash held in exactly 32 bytes; any other length throws <see cref="ArgumentException"/>.</summary>
    public static Hash32 From(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? new Hash32(bytes) : throw new ArgumentException($"A hash has {Size} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>SHA-256 of the bytes as they are, without the prefix of a tree leaf.</summary>
    public static Hash32 Sha256(ReadOnlySpan<byte> data)
    {
        Hash32 hash = default;
        Ledger.Sha256.Hash(data, Raw(ref hash));
        return hash;
    }

    /// <summary>Reads 64 lowercase hexadecimal digits; anything else throws <see cref="FormatException"/>.</summary>
    public static Hash32 Parse(string text) =>
        TryParse(text, out var hash) ? hash : throw new FormatException("A hash is 64 lowercase hexadecimal digits.");

    /// <summary>Reads 64 lowercase hexadecimal digits; uppercase is refused, so that one hash has one text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Hash32 hash)
    {
        hash = default;
        if (text is not { Length: Size * 2 })
        {
            return false;
        }

        Span<byte> ascii = stackalloc byte[Size * 2];
        for (var i = 0; i < ascii.Length; i++)
        {
            ascii[i] = text[i] < 0x80 ? (byte)text[i] : (byte)0;
        }

        return TryParseUtf8(ascii, out hash);
    }

    /// <summary>As <see cref="TryParse"/>, from ASCII bytes.</summary>
    public static bool TryParseUtf8(ReadOnlySpan<byte> text, out Hash32 hash)
    {
        hash = default;
        return text.Length == Size * 2
            && !text.ContainsAnyInRange((byte)'A', (byte)'F')
            && Convert.FromHexString(text, Raw(ref hash), out _, out var written) == System.Buffers.OperationStatus.Done
            && written == Size;
    }

    /// <summary>Writes the 32 bytes to the start of <paramref name="target"/>.</summary>
    public void CopyTo(Span<byte> target) => MemoryMarshal.Write(target, in this);

    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Writes 64 lowercase hexadecimal digits to the start of <paramref name="target"/>.</summary>
    public void WriteHex(Span<byte> target)
    {
        Span<byte> raw = stackalloc byte[Size];
        CopyTo(raw);
        Convert.TryToHexStringLower(raw, target, out _);
    }

    /// <summary>64 lowercase hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<Hash32>(in this)));

    public bool Equals(Hash32 other) => a == other.a && b == other.b && c == other.c && d == other.d;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Hash32 other && Equals(other);

    public override int GetHashCode() => BinaryPrimitives.ReverseEndianness((int)a) ^ (int)(a >> 32);

    public static bool operator ==(Hash32 left, Hash32 right) => left.Equals(right);

    public static bool operator !=(Hash32 left, Hash32 right) => !left.Equals(right);

    internal static Span<byte> Raw(ref Hash32 hash) => MemoryMarshal.AsBytes(new Span<Hash32>(ref hash));
}
