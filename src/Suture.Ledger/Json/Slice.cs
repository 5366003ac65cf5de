using System.Runtime.InteropServices;

namespace Suture.Ledger;

/// <summary>A part of some bytes, without holding them; when it is a string's content, whether it has escapes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Slice(int Start, int Length, bool HasEscapes = false)
{
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes) => bytes.Slice(Start, Length);
}
