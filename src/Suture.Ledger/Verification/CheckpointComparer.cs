namespace Suture.Ledger;

/// <summary>Holds each checkpoint until the tree has its size, then compares the roots.</summary>
internal sealed class CheckpointComparer(ProblemList problems)
{
    private readonly PriorityQueue<CheckpointFacts, long> waiting = new();
    private Checkpoint? lastTrusted;
    private Checkpoint? firstOfAnotherHistory;
    private bool conflictReported;

    /// <summary>Signed by a trusted key, and fit.</summary>
    public long Fitting { get; private set; }

    public long SignedSize { get; private set; }

    public void Add(CheckpointFacts checkpoint) => waiting.Enqueue(checkpoint, checkpoint.OrderSize);

    /// <summary>Compares those with a size from that of <paramref name="edge"/> up to that plus the number of leaves.</summary>
    public void Compare(TreeEdge edge, ReadOnlySpan<Hash32> leaves)
    {
        var at = edge;
        while (Next(edge.Size + leaves.Length) is { } checkpoint)
        {
            if (!IsTrusted(checkpoint) || checkpoint.Checkpoint is not { } signed)
            {
                continue;
            }

            at = at.AppendMany(leaves[(int)(at.Size - edge.Size)..(int)(signed.Size - edge.Size)]);
            Compare(signed, at.Root);
        }
    }

    /// <summary>Takes those up to a size whose tree cannot be known: only their own faults are named.</summary>
    public void PassOver(long size)
    {
        while (Next(size) is { } checkpoint)
        {
            IsTrusted(checkpoint);
        }
    }

    /// <summary>Names those that are left after the last entry.</summary>
    public void Finish(long size)
    {
        while (Next(long.MaxValue) is { } checkpoint)
        {
            if (IsTrusted(checkpoint) && checkpoint.Checkpoint is { } signed)
            {
                problems.Add(
                    LedgerProblemKind.CheckpointBeyondLedger,
                    signed.Size,
                    signed.Size,
                    size,
                    $"A signed checkpoint says that there were {signed.Size} entries, and there are {size}: the end was cut off.");
            }
        }
    }

    private CheckpointFacts? Next(long size) =>
        waiting.TryPeek(out _, out var next) && next <= size ? waiting.Dequeue() : null;

    private bool IsTrusted(CheckpointFacts checkpoint)
    {
        if (checkpoint.Checkpoint is not { } signed)
        {
            problems.Add(LedgerProblemKind.CheckpointMalformed, checkpoint.OrderSize, checkpoint.Fault, computed: null, $"The checkpoint of size {checkpoint.OrderSize} cannot be used: {checkpoint.Fault}.");
            return false;
        }

        var (kind, why) = checkpoint.Trust switch
        {
            CheckpointTrust.Trusted => (default(LedgerProblemKind?), ""),
            CheckpointTrust.UnknownKey => (LedgerProblemKind.CheckpointUnknownKey, "no trusted key has signed it"),
            CheckpointTrust.BadSignature => (LedgerProblemKind.CheckpointBadSignature, "a signature of a trusted key does not hold"),
            CheckpointTrust.WrongOrigin => (LedgerProblemKind.CheckpointWrongOrigin, $"it is signed for {signed.Origin}"),
            _ => throw new InvalidOperationException($"Unknown trust {checkpoint.Trust}."),
        };
        if (kind is { } fault)
        {
            problems.Add(fault, signed.Size, signed.Root, computed: null, $"The checkpoint of size {signed.Size} proves nothing: {why}.");
        }

        return kind is null;
    }

    private void Compare(Checkpoint signed, Hash32 root)
    {
        if (lastTrusted is { } before && before.Size == signed.Size && before.Root != signed.Root)
        {
            problems.Add(LedgerProblemKind.CheckpointConflict, signed.Size, before.Root, signed.Root, $"Two signed checkpoints of size {signed.Size} have different roots: the key signed two histories.");
            conflictReported = true;
        }

        lastTrusted = signed;
        if (signed.Root != root)
        {
            firstOfAnotherHistory ??= signed;
            problems.Add(LedgerProblemKind.CheckpointRoot, signed.Size, signed.Root, root, $"The signed checkpoint of size {signed.Size} is of another history than the first {signed.Size} entries.");
            return;
        }

        Fitting++;
        SignedSize = signed.Size;
        if (firstOfAnotherHistory is { } other && other.Size < signed.Size && !conflictReported)
        {
            conflictReported = true;
            problems.Add(LedgerProblemKind.CheckpointConflict, other.Size, other.Root, signed.Root, $"The signed checkpoints of sizes {other.Size} and {signed.Size} cannot be of one history.");
        }
    }
}
