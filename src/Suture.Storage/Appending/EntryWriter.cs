using Suture.Domain.Records.Events;
using Suture.Ledger;
using Suture.Storage.Data;
using Suture.Storage.Projection;

namespace Suture.Storage.Appending;

/// <summary>The rows of one append: entries, projections, tiles, head, command. The same for both databases; the driver locks, reads and commits.</summary>
internal static class EntryWriter
{
    public const string HeadSql = "UPDATE streams SET size = $2, root = $3, edge = $4, last_hash = $5, last_time = $6 WHERE id = $1";

    private const string TileSql =
        "INSERT INTO tiles(stream, level, place, hashes) VALUES($1, $2, $3, $4) ON CONFLICT(stream, level, place) DO UPDATE SET hashes = excluded.hashes";

    /// <summary>Writes all rows but the head's, which the caller writes by <see cref="HeadArgs"/> where its database wants it.</summary>
    /// <param name="writer">Takes the rows.</param>
    /// <param name="state">The stream before.</param>
    /// <param name="append">What to append.</param>
    /// <param name="now">The clock's time.</param>
    /// <param name="open">Hashes that tiles need; see <see cref="OpenTiles"/>.</param>
    public static (StreamState State, EventContext[] Contexts) Write(IWriter writer, StreamState state, PreparedAppend append, DateTimeOffset now, OpenTiles open)
    {
        var time = LedgerTime.Next(now, state.LastTime);
        var first = state.Size;
        if (first + append.Count > Keys.MaxIndex)
        {
            throw new StorageException($"Stream {state.Name} is full.");
        }

        var hashes = new Hash32[append.Count];
        var contexts = new EventContext[append.Count];
        var previous = state.LastHash;
        for (var i = 0; i < hashes.Length; i++)
        {
            var (type, payload) = append.Events[i];
            var bytes = EntryCodec.Encode(new Entry(state.Name, first + i, type, time, append.Actor, append.Reason, payload, previous));
            previous = MerkleTree.LeafHash(bytes);
            hashes[i] = previous;
            contexts[i] = new EventContext(first + i, time, append.Actor, append.Reason);
            var subject = append.Subject(i) is { } id ? Keys.Record(state.Id, id) : (long?)null;
            writer.Insert(Tables.Entries, Keys.Entry(state.Id, first + i), time, type, append.Actor, subject, previous, bytes);
            append.Project(writer, state.Id, i, contexts[i]);
        }

        append.WriteBeside(writer);
        foreach (var tile in HashTiles.Grow(first, open.Pending, hashes, open.Unfinished))
        {
            writer.Execute(TileSql, state.Id, tile.Id.Level, tile.Id.Index, tile.ToBytes());
        }

        if (append.CommandId is { } command)
        {
            writer.Insert(Tables.Commands, command.ToByteArray(bigEndian: true), state.Id, first, append.Count, append.RequestHash, append.Answer);
        }

        return (state with { Edge = state.Edge.AppendMany(hashes), LastHash = previous, LastTime = time }, contexts);
    }

    public static Arg[] HeadArgs(StreamState state) => [state.Id, state.Size, state.Edge.Root, state.Edge.ToBytes(), state.LastHash, state.LastTime];
}
