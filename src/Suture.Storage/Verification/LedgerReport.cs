using System.Collections.Immutable;
using Suture.Ledger;

namespace Suture.Storage;

/// <summary>What to verify.</summary>
/// <param name="Projections">Also make the tables anew from the entries and compare them.</param>
/// <param name="TrustedKeys">Keys whose checkpoints are believed; best from outside the database.</param>
public sealed record VerifyOptions(bool Projections, IReadOnlyCollection<NoteVerifierKey> TrustedKeys)
{
    /// <summary>Rehash all kept files too.</summary>
    public bool Blobs { get; init; } = true;

    /// <summary>Only these streams; empty means all.</summary>
    public ImmutableArray<string> Streams { get; init; } = [];

    /// <summary>Signed notes that were kept outside, by stream.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> OutsideCheckpoints { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Told how many entries are done.</summary>
    public IProgress<long>? Progress { get; init; }
}

/// <summary>One thing that does not fit.</summary>
/// <param name="What">Stable name for programs: <c>entry-changed</c>, <c>projection-changed</c>, <c>blob-changed</c>.</param>
/// <param name="Stream">Stream that it is about; null when it is about none.</param>
/// <param name="Index">Entry, or a checkpoint's size.</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Computed">What it should be.</param>
/// <param name="Message">One sentence for a person.</param>
public sealed record StoreProblem(string What, string? Stream, long? Index, string? Stored, string? Computed, string Message)
{
    /// <summary>Table of a projected row.</summary>
    public string? Table { get; init; }

    /// <summary>Which row of <see cref="Table"/>: <c>PUMP/SRS-12</c>.</summary>
    public string? Key { get; init; }
}

/// <summary>A stream that was verified.</summary>
/// <param name="Stream">Its name.</param>
/// <param name="Entries">Rows read.</param>
/// <param name="Root">Root computed over them.</param>
/// <param name="SignedSize">Entries that a trusted checkpoint vouches for.</param>
public sealed record VerifiedStream(string Stream, long Entries, Hash32 Root, long SignedSize);

/// <summary>The result of <see cref="ISutureStore.VerifyAsync"/>.</summary>
/// <param name="Entries">Entries read in all.</param>
/// <param name="Streams">Each stream, by name.</param>
/// <param name="Problems">What does not fit; the first of them when there are very many.</param>
/// <param name="ProblemCount">All of them.</param>
/// <param name="Erased">Pieces of personal data that were erased, each by an entry that says so: no problem, but said.</param>
public sealed record LedgerReport(long Entries, ImmutableArray<VerifiedStream> Streams, ImmutableArray<StoreProblem> Problems, long ProblemCount, int Erased)
{
    public bool Ok => ProblemCount == 0;
}

/// <summary>The result of <see cref="ISutureStore.RebuildAsync"/>.</summary>
/// <param name="Rows">Rows made.</param>
/// <param name="Differences">Rows that differed from the tables; the first of them when there are very many.</param>
/// <param name="DifferenceCount">All of them.</param>
/// <param name="Repaired">True when the tables now hold the rows that were made.</param>
public sealed record RebuildReport(long Rows, ImmutableArray<StoreProblem> Differences, long DifferenceCount, bool Repaired);
