using System.Security.Cryptography;
using Suture.Ledger;

namespace Suture.Storage.Blobs;

/// <summary>Files by SHA-256 below a folder: <c>ab/cdef...</c>. Written beside, flushed to disk, then renamed, so that a name always has its whole content.</summary>
internal sealed class BlobStore(string root)
{
    private const int BufferSize = 1 << 16;

    public async Task<Hash32> PutAsync(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        Directory.CreateDirectory(root);
        var temporary = Path.Combine(root, $"incoming-{Guid.NewGuid():n}");
        try
        {
            var hash = await WriteAsync(temporary, content, cancellationToken);
            var target = PathOf(hash);
            var folder = Path.GetDirectoryName(target)!;
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                FolderSync.Flush(root);
            }

            // A file of this name has this content, unless it was damaged: then it is made good.
            File.Move(temporary, target, overwrite: true);
            FolderSync.Flush(folder);
            return hash;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<Stream?> OpenAsync(Hash32 hash, CancellationToken cancellationToken)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            return null;
        }

        var stream = OpenRead(path);
        try
        {
            var actual = Hash32.From(await SHA256.HashDataAsync(stream, cancellationToken));
            if (actual != hash)
            {
                throw new StorageException($"The file kept as {hash} now has the hash {actual}: it was edited or damaged.");
            }

            stream.Position = 0;
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public bool Has(Hash32 hash) => File.Exists(PathOf(hash));

    /// <summary>Every kept file with the hash that its name says (null when the name is none) and the hash that it has.</summary>
    public async IAsyncEnumerable<(string Name, Hash32? Named, Hash32 Actual)> RehashAsync()
    {
        if (!Directory.Exists(root))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, path);
            if (name.StartsWith("incoming-", StringComparison.Ordinal))
            {
                continue; // left by a write that was cut off; nothing names it
            }

            await using var stream = OpenRead(path);
            var actual = Hash32.From(await SHA256.HashDataAsync(stream));
            yield return (name, Hash32.TryParse(name.Replace(Path.DirectorySeparatorChar.ToString(), string.Empty, StringComparison.Ordinal), out var named) ? named : null, actual);
        }
    }

    private static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static async Task<Hash32> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            sha.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        file.Flush(flushToDisk: true);
        return Hash32.From(sha.GetHashAndReset());
    }

    private string PathOf(Hash32 hash)
    {
        var hex = hash.ToString();
        return Path.Combine(root, hex[..2], hex[2..]);
    }
}
