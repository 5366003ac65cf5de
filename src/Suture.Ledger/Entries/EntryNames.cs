using System.Buffers;

namespace Suture.Ledger;

/// <summary>What a stream and a type may be called. Narrow on purpose: both stand in file names, URLs and checkpoints.</summary>
public static class EntryNames
{
    /// <summary>Longest stream or type name.</summary>
    public const int MaxLength = 200;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

    private static readonly SearchValues<char> StreamChars = SearchValues.Create(Letters + "/:");
    private static readonly SearchValues<byte> StreamBytes = SearchValues.Create([.. (Letters + "/:").Select(c => (byte)c)]);
    private static readonly SearchValues<byte> TypeBytes = SearchValues.Create([.. Letters.Select(c => (byte)c)]);

    public static bool IsStream(string? name) =>
        name is { Length: > 0 and <= MaxLength } && !name.AsSpan().ContainsAnyExcept(StreamChars);

    /// <summary><c>name@version</c>: the version from 1, without leading zeros, at most nine digits.</summary>
    public static bool IsType(string? name)
    {
        if (name is not { Length: > 0 and <= MaxLength } || !System.Text.Ascii.IsValid(name))
        {
            return false;
        }

        Span<byte> ascii = stackalloc byte[name.Length];
        System.Text.Encoding.ASCII.GetBytes(name, ascii);
        return IsType(ascii);
    }

    internal static bool IsStream(ReadOnlySpan<byte> name) => name.Length is > 0 and <= MaxLength && !name.ContainsAnyExcept(StreamBytes);

    internal static bool IsType(ReadOnlySpan<byte> name)
    {
        var at = name.IndexOf((byte)'@');
        if (at <= 0 || name.Length > MaxLength || name[..at].ContainsAnyExcept(TypeBytes))
        {
            return false;
        }

        var version = name[(at + 1)..];
        return version.Length is > 0 and <= 9 && version[0] != (byte)'0' && !version.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}
