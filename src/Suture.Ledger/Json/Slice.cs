using System.Runtime.InteropServices;

namespace Suture.Ledger;

/// <summary>A part of some bytes, without holding them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Slice(int Start, int Length)
{
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes) => bytes.Slice(Start, Length);
}
