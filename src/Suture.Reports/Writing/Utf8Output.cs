using System.Buffers;
using System.Text;

namespace Suture.Reports.Writing;

/// <summary>
/// Text on its way to a stream, as UTF-8. Written without waiting into a buffer that is handed on now and then, so that a report of any
/// length needs little memory and never blocks a thread on the network.
/// </summary>
internal sealed class Utf8Output(Stream stream)
{
    private const int FlushAt = 32 * 1024;
    private readonly ArrayBufferWriter<byte> buffer = new(FlushAt + 8192);

    public IBufferWriter<byte> Buffer => buffer;

    public Utf8Output Write(ReadOnlySpan<char> text)
    {
        Encoding.UTF8.GetBytes(text, buffer);
        return this;
    }

    /// <summary>To be called between rows.</summary>
    public ValueTask FlushIfLargeAsync(CancellationToken cancellation) => buffer.WrittenCount >= FlushAt ? FlushAsync(cancellation) : ValueTask.CompletedTask;

    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await stream.WriteAsync(buffer.WrittenMemory, cancellation).ConfigureAwait(false);
        buffer.ResetWrittenCount();
    }
}
