using System.Collections.Immutable;

namespace Suture.Domain.Standards;

/// <summary>One standard, answered twice: what was opened and what was closed in between.</summary>
public sealed record CheckComparison
{
    /// <summary>The answer before; null when the standard was not asked then, so that all its gaps count as opened.</summary>
    public required CheckReport? Before { get; init; }

    public required CheckReport After { get; init; }

    /// <summary>Every clause: in the order of the standard now, then those that it no longer has.</summary>
    public required ImmutableArray<ClauseComparison> Clauses { get; init; }

    /// <summary>Number of gaps that were not there before.</summary>
    public int Opened => Clauses.Sum(c => c.Opened.Length);

    /// <summary>Number of gaps that are not there any more.</summary>
    public int Closed => Clauses.Sum(c => c.Closed.Length);

    /// <summary>Number of gaps that were there before and still are.</summary>
    public int Remaining => Clauses.Sum(c => c.Remaining.Length);

    /// <summary>
    /// Compares two answers of one standard. A gap is the same when clause, record and reason are the same; another reason at the same
    /// record is another gap, because it asks for other work. A gap that stands several times counts as often as it stands.
    /// </summary>
    public static CheckComparison Of(CheckReport? before, CheckReport after)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (before is not null && before.Standard != after.Standard)
        {
            throw new ArgumentException($"{before.Standard} can not be compared with {after.Standard}.", nameof(before));
        }

        var earlier = before?.Clauses.ToDictionary(c => c.Id, StringComparer.Ordinal) ?? [];
        var now = after.Clauses.Select(c => ClauseComparison.Of(earlier.GetValueOrDefault(c.Id), c)).ToList();
        var asked = after.Clauses.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var gone = (before?.Clauses ?? []).Where(c => !asked.Contains(c.Id)).Select(c => ClauseComparison.Of(c, null));
        return new CheckComparison { Before = before, After = after, Clauses = [.. now, .. gone] };
    }
}

/// <summary>One clause, answered twice.</summary>
public sealed record ClauseComparison
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Null when the clause was not asked before.</summary>
    public required ClauseAnswer? Before { get; init; }

    /// <summary>Null when the clause is not asked any more.</summary>
    public required ClauseAnswer? After { get; init; }

    /// <summary>Gaps that were not there before, in the order of the answer.</summary>
    public required ImmutableArray<ClauseGap> Opened { get; init; }

    /// <summary>Gaps that are not there any more, in the order of the answer before.</summary>
    public required ImmutableArray<ClauseGap> Closed { get; init; }

    /// <summary>Gaps that were there before and still are, in the order of the answer.</summary>
    public required ImmutableArray<ClauseGap> Remaining { get; init; }

    /// <summary>The clause has a gap and had none.</summary>
    public bool HasBecomeGap => After?.Status == ClauseStatus.Gap && Before?.Status != ClauseStatus.Gap;

    /// <summary>The clause had a gap and has none: there is evidence or a statement, or it does not apply or is not asked any more.</summary>
    public bool IsNoLongerGap => Before?.Status == ClauseStatus.Gap && After?.Status != ClauseStatus.Gap;

    /// <summary>Something about it is to be told: another answer, or another gap.</summary>
    public bool Changed => Before?.Status != After?.Status || !Opened.IsEmpty || !Closed.IsEmpty;

    internal static ClauseComparison Of(ClauseAnswer? before, ClauseAnswer? after)
    {
        var unmatched = new Dictionary<ClauseGap, int>();
        foreach (var gap in before?.Gaps ?? [])
        {
            unmatched[gap] = unmatched.GetValueOrDefault(gap) + 1;
        }

        var opened = ImmutableArray.CreateBuilder<ClauseGap>();
        var remaining = ImmutableArray.CreateBuilder<ClauseGap>();
        foreach (var gap in after?.Gaps ?? [])
        {
            (Take(unmatched, gap) ? remaining : opened).Add(gap);
        }

        // What is left over was closed; taken in the order in which it stood.
        var closed = (before?.Gaps ?? []).Where(g => Take(unmatched, g)).ToImmutableArray();
        return new ClauseComparison
        {
            Id = (after ?? before!).Id, Title = (after ?? before!).Title, Before = before, After = after, Opened = opened.DrainToImmutable(), Closed = closed, Remaining = remaining.DrainToImmutable(),
        };
    }

    private static bool Take(Dictionary<ClauseGap, int> from, ClauseGap gap)
    {
        if (!from.TryGetValue(gap, out var count) || count == 0)
        {
            return false;
        }

        from[gap] = count - 1;
        return true;
    }
}
