using Suture.Storage.Tests.Support;

namespace Suture.Storage.Tests;

public class BlobTests
{
    [Fact]
    public async Task A_kept_file_is_found_by_its_hash_and_kept_once()
    {
        await using var test = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        var content = Enumerable.Range(0, 200_000).Select(i => (byte)i).ToArray();
        var hash = await test.Store.PutBlobAsync(content);
        hash.ShouldBe(Ledger.Hash32.Sha256(content));
        using (var stream = new MemoryStream(content))
        {
            (await test.Store.PutBlobAsync(stream)).ShouldBe(hash);
        }

        Directory.GetFiles(test.Blobs, "*", SearchOption.AllDirectories).Length.ShouldBe(1);
        await using var read = (await test.Store.OpenBlobAsync(hash))!;
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy);
        copy.ToArray().ShouldBe(content);
        (await test.Store.OpenBlobAsync(Make.HashOf("another"))).ShouldBeNull();
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        await using var test = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        var hash = await test.Store.PutBlobAsync(ReadOnlyMemory<byte>.Empty);
        await using var read = (await test.Store.OpenBlobAsync(hash))!;
        read.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing()
    {
        await using var test = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using var broken = new BrokenStream();
        await Should.ThrowAsync<IOException>(() => test.Store.PutBlobAsync(broken));
        Directory.GetFiles(test.Blobs, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edited_file_is_refused_and_named_and_can_be_made_good()
    {
        await using var test = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        var hash = await test.Store.PutBlobAsync("results"u8.ToArray());
        var path = Directory.GetFiles(test.Blobs, "*", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(path, "Results");
        (await Should.ThrowAsync<StorageException>(() => test.Store.OpenBlobAsync(hash))).Message.ShouldContain(hash.ToString());
        var problem = (await test.Store.VerifyAsync(new VerifyOptions(Projections: false, []))).Problems.Single();
        (problem.What, problem.Stored, problem.Computed).ShouldBe(("blob-changed", Make.HashOf("Results").ToString(), hash.ToString()));
        await test.Store.PutBlobAsync("results"u8.ToArray());
        await test.Store.ShouldVerifyAsync();
    }

    /// <summary>Gives some bytes, then fails.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        public BrokenStream()
            : base(new byte[100_000])
        {
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 0 ? throw new IOException("The disk is gone.") : base.ReadAsync(buffer, cancellationToken);
    }
}
