namespace Suture.Ledger;

/// <summary>One checkpoint on its way through the verifier.</summary>
internal sealed class CheckpointFacts(long orderSize, string text)
{
    /// <summary>The size by which it was ordered.</summary>
    public long OrderSize => orderSize;

    /// <summary>Null when the text cannot be read or says another size.</summary>
    public Checkpoint? Checkpoint { get; private set; }

    public string? Fault { get; private set; }

    public CheckpointTrust Trust { get; private set; }

    /// <summary>Reads it and checks its signatures; runs beside others.</summary>
    public void Check(LedgerVerifierOptions options)
    {
        if (!SignedCheckpoint.TryParse(text, out var signed, out var fault))
        {
            Fault = fault;
            return;
        }

        if (signed.Checkpoint.Size != orderSize)
        {
            Fault = $"stored under size {orderSize}, and its text says {signed.Checkpoint.Size}";
            return;
        }

        Checkpoint = signed.Checkpoint;
        Trust = signed.Verify(options.Stream, options.TrustedKeys).Trust;
    }
}
