namespace Suture.Ledger;

/// <summary>What does not fit in a stored ledger.</summary>
public enum LedgerProblemKind
{
    /// <summary>The bytes are not an entry in the one form it can have.</summary>
    EntryNotCanonical,

    /// <summary>The entry's bytes are not those that the next entry, the tile or the head vouch for.</summary>
    EntryChanged,

    /// <summary>Entries are missing between others.</summary>
    EntryMissing,

    /// <summary>A row holds an entry that another row has the place of.</summary>
    EntryInserted,

    /// <summary>A row holds the entry of another place (swapped or renumbered rows).</summary>
    EntryMoved,

    /// <summary>Two rows have one index, or rows are out of order.</summary>
    DuplicateIndex,

    /// <summary>The entry follows the one before it, but names another index than its own.</summary>
    IndexMismatch,

    /// <summary>The entry is of another stream.</summary>
    WrongStream,

    /// <summary>The entry names another hash than that of the entry before it.</summary>
    PreviousMismatch,

    /// <summary>The entry is earlier than the one before it.</summary>
    TimeBackward,

    /// <summary>The leaf hash stored beside the entry is not the entry's.</summary>
    StoredLeafChanged,

    /// <summary>The head says that there are more entries: the last ones were removed.</summary>
    Truncated,

    /// <summary>There are more entries than the head says.</summary>
    BeyondHead,

    /// <summary>A stored tile has another hash than the entries give.</summary>
    TileChanged,

    /// <summary>A full tile is not stored.</summary>
    TileMissing,

    /// <summary>A tile is stored that the entries are too few for.</summary>
    TileUnexpected,

    /// <summary>The head row is missing.</summary>
    HeadMissing,

    /// <summary>The head's root is not that of the entries.</summary>
    HeadRoot,

    /// <summary>The head's right edge is not that of the entries.</summary>
    HeadEdge,

    /// <summary>The head's last leaf is not that of the last entry.</summary>
    HeadLastLeaf,

    /// <summary>The head's last time is not that of the last entry.</summary>
    HeadLastTime,

    /// <summary>The checkpoint cannot be read, or its row says another size than its text.</summary>
    CheckpointMalformed,

    /// <summary>No trusted key has signed the checkpoint.</summary>
    CheckpointUnknownKey,

    /// <summary>A signature of a trusted key on the checkpoint does not hold.</summary>
    CheckpointBadSignature,

    /// <summary>The checkpoint is signed, but for another installation or stream.</summary>
    CheckpointWrongOrigin,

    /// <summary>The checkpoint is signed, and its root is not that of these entries: it is of another history.</summary>
    CheckpointRoot,

    /// <summary>The checkpoint is signed, and the ledger is shorter: its end was cut off.</summary>
    CheckpointBeyondLedger,

    /// <summary>Two signed checkpoints cannot be of one history.</summary>
    CheckpointConflict,

    /// <summary>Too much is missing to know the tree from here on; later tiles, checkpoints and the head's root were not compared.</summary>
    TreeUnknown,
}

/// <summary>One thing that does not fit, with both values.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Stream">In which stream.</param>
/// <param name="Index">At which entry; for a checkpoint its size; null when it is about the stream as a whole.</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Computed">What was found by computing it anew.</param>
/// <param name="Message">One sentence for a person.</param>
public sealed record LedgerProblem(LedgerProblemKind Kind, string Stream, long? Index, string? Stored, string? Computed, string Message)
{
    /// <summary>The kind for programs: <c>entry-changed</c>.</summary>
    public string What { get; } = string.Concat(Kind.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
