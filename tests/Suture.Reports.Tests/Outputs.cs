using System.Text;

namespace Suture.Reports.Tests;

/// <summary>Takes what a report writes, over a stream that, as a network answer does, refuses to write without waiting or to seek.</summary>
internal static class Outputs
{
    public static async Task<string> TextAsync(Func<Stream, Task> write)
    {
        await using var stream = new AnswerStream();
        await write(stream);
        return Encoding.UTF8.GetString(stream.Written);
    }

    private sealed class AnswerStream : Stream
    {
        private readonly MemoryStream inner = new();

        public byte[] Written => inner.ToArray();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Written without waiting.");

        public override void Flush() => throw new InvalidOperationException("Flushed without waiting.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
