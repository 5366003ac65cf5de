namespace Suture.Cli;

/// <summary>Writes files so that a reader sees the old one or the new one, never half of it.</summary>
internal static class Files
{
    public static async Task WriteWholeAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = full + ".tmp";
        await File.WriteAllBytesAsync(temporary, bytes, cancellation).ConfigureAwait(false);
        File.Move(temporary, full, overwrite: true);
    }
}
