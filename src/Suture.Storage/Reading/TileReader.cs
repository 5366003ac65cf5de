using Suture.Ledger;
using Suture.Storage.Data;

namespace Suture.Storage.Reading;

/// <summary>Tiles of one stream, each read with a connection of its own.</summary>
internal sealed class TileReader(SutureStore store, string stream) : ITileSource
{
    public async ValueTask<HashTile> ReadAsync(TileId id, CancellationToken cancellationToken)
    {
        var key = await store.StreamIdAsync(stream, cancellationToken) ?? throw new StorageException($"There is no stream {stream}.");
        await using var session = await store.OpenSessionAsync(cancellationToken);
        return await new SessionTiles(session, key, stream).ReadAsync(id, cancellationToken);
    }
}

/// <summary>Tiles of one stream from their table, the unfinished one from the entries.</summary>
internal sealed class SessionTiles(ISession session, long key, string stream) : ITileSource
{
    public async ValueTask<HashTile> ReadAsync(TileId id, CancellationToken cancellationToken)
    {
        var tile = await session.FirstAsync(
            "SELECT hashes FROM tiles WHERE stream = $1 AND level = $2 AND place = $3", [key, id.Level, id.Index], row => HashTile.FromBytes(id, row.Bytes(0)), cancellationToken);
        if (tile is not null)
        {
            return tile;
        }

        if (id.Level > 0)
        {
            throw new StorageException($"Tile {id.Level}/{id.Index} of {stream} is missing; run ledger verify.");
        }

        var first = id.Index * HashTiles.Width;
        var hashes = await session.ListAsync(
            "SELECT hash FROM entries WHERE id >= $1 AND id < $2 ORDER BY id", [Keys.Entry(key, first), Keys.Entry(key, first + HashTiles.Width)], row => row.Hash(0), cancellationToken);
        return HashTile.Of(id, [.. hashes]);
    }
}
