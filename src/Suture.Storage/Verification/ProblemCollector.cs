using System.Collections.Immutable;

namespace Suture.Storage.Verification;

/// <summary>Keeps the first problems and counts all: a ruined database must not fill the memory with messages.</summary>
internal sealed class ProblemCollector
{
    private const int MostListed = 200;
    private readonly List<StoreProblem> listed = [];

    public long Count { get; private set; }

    public ImmutableArray<StoreProblem> Listed => [.. listed];

    public void Add(StoreProblem problem)
    {
        Count++;
        if (listed.Count < MostListed)
        {
            listed.Add(problem);
        }
    }

    /// <summary>Problems of which only a part is listed already.</summary>
    public void AddMore(long unlisted) => Count += unlisted;
}
