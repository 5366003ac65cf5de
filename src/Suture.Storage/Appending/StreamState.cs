using Suture.Ledger;

namespace Suture.Storage.Appending;

/// <summary>What must be known of a stream to append to it; the head row. Immutable.</summary>
internal sealed record StreamState(long Id, string Name, TreeEdge Edge, Hash32 LastHash, DateTimeOffset? LastTime)
{
    public long Size => Edge.Size;

    public StreamHead ToHead() => new(Name, Size, Edge.Root, LastTime);
}
