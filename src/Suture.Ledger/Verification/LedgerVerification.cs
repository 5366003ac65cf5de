using System.Collections.Immutable;

namespace Suture.Ledger;

/// <summary>What to verify a stream against.</summary>
/// <param name="Stream">The stream that every entry must be of.</param>
/// <param name="TrustedKeys">Keys whose checkpoints are believed; from outside the database, or they prove nothing against its owner.</param>
public sealed record LedgerVerifierOptions(string Stream, IReadOnlyCollection<NoteVerifierKey> TrustedKeys)
{
    /// <summary>Checkpoints of this stream that were kept outside: signed notes from files, mails, printed reports.</summary>
    public IReadOnlyList<string> OutsideCheckpoints { get; init; } = [];

    /// <summary>Problems that are listed; more are only counted.</summary>
    public int MaxProblems { get; init; } = 100;

    /// <summary>Told the number of entries done, once for each batch.</summary>
    public IProgress<long>? Progress { get; init; }
}

/// <summary>The result of verifying one stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Entries">Rows read.</param>
/// <param name="Root">Root of the tree over the rows as they are stored.</param>
/// <param name="Problems">What does not fit, by index; the first of them when there are very many.</param>
/// <param name="ProblemCount">All of them.</param>
/// <param name="Checkpoints">Checkpoints that are signed by a trusted key and fit.</param>
/// <param name="SignedSize">Size of the largest of those: entries up to there are vouched for by a signature.</param>
public sealed record LedgerVerification(
    string Stream,
    long Entries,
    Hash32 Root,
    ImmutableArray<LedgerProblem> Problems,
    long ProblemCount,
    long Checkpoints,
    long SignedSize)
{
    public bool Ok => ProblemCount == 0;
}
