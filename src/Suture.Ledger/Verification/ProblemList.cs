using System.Collections.Immutable;

namespace Suture.Ledger;

/// <summary>Problems up to a limit, and the number of all, so that a ruined ledger gives a report and not a flood.</summary>
internal sealed class ProblemList(string stream, int limit)
{
    private readonly List<LedgerProblem> problems = [];

    public long Count { get; private set; }

    public string Stream => stream;

    public void Add(LedgerProblemKind kind, long? index, object? stored, object? computed, string message)
    {
        Count++;
        if (problems.Count < limit)
        {
            problems.Add(new LedgerProblem(kind, stream, index, stored?.ToString(), computed?.ToString(), message));
        }
    }

    public ImmutableArray<LedgerProblem> ByIndex() => [.. problems.OrderBy(p => p.Index ?? long.MaxValue).ThenBy(p => p.Kind)];
}
