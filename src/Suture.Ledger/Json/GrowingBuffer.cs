using System.Buffers;

namespace Suture.Ledger;

/// <summary>A buffer that grows and whose written part can be changed in place, which ArrayBufferWriter does not allow.</summary>
internal sealed class GrowingBuffer(int capacity) : IBufferWriter<byte>
{
    private byte[] bytes = new byte[capacity];

    public int Count { get; private set; }

    public Span<byte> Written => bytes.AsSpan(0, Count);

    public ReadOnlyMemory<byte> WrittenMemory => bytes.AsMemory(0, Count);

    public void Clear() => Count = 0;

    public void Truncate(int count) => Count = count;

    public void Byte(byte value)
    {
        if (Count == bytes.Length)
        {
            Ensure(1);
        }

        bytes[Count++] = value;
    }

    public void Advance(int count) => Count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(1, sizeHint));
        return bytes.AsMemory(Count);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private void Ensure(int more)
    {
        if (bytes.Length - Count < more)
        {
            Array.Resize(ref bytes, Math.Max(checked(Count + more), (int)Math.Min(bytes.Length * 2L, Array.MaxLength)));
        }
    }
}
