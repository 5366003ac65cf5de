using Suture.Ledger;
using Suture.Storage.Data;

namespace Suture.Storage.Appending;

/// <summary>Hashes of a stream's unfinished tiles, read only when an append finishes one: once in 256 entries.</summary>
internal sealed record OpenTiles(Hash32[] Pending, IReadOnlyList<HashTile> Unfinished)
{
    private static readonly OpenTiles None = new([], []);

    public static async ValueTask<OpenTiles> ReadAsync(ISession session, StreamState state, int added, CancellationToken cancellationToken)
    {
        var pending = state.Size % HashTiles.Width;
        if (pending + added < HashTiles.Width)
        {
            return None;
        }

        var hashes = await session.ListAsync(
            "SELECT hash FROM entries WHERE id >= $1 AND id < $2 ORDER BY id",
            [Keys.Entry(state.Id, state.Size - pending), Keys.Entry(state.Id, state.Size)],
            row => row.Hash(0),
            cancellationToken);
        var unfinished = new List<HashTile>();
        foreach (var id in HashTiles.NeededToGrow(state.Size, added))
        {
            var tile = await session.FirstAsync(
                "SELECT hashes FROM tiles WHERE stream = $1 AND level = $2 AND place = $3",
                [state.Id, id.Level, id.Index],
                row => HashTile.FromBytes(id, row.Bytes(0)),
                cancellationToken);
            unfinished.Add(tile ?? throw new StorageException($"Tile {id.Level}/{id.Index} of {state.Name} is missing; run ledger verify."));
        }

        return new OpenTiles([.. hashes], unfinished);
    }
}
