using System.Collections.Immutable;

namespace Suture.Domain.Safety.BowTies;

/// <summary>Bow-ties in words.</summary>
public static class BowTieWords
{
    /// <summary>Name of a side, as a heading.</summary>
    public static string Label(BowTieSide side) => side switch
    {
        BowTieSide.Prevents => "Prevents",
        BowTieSide.Mitigates => "Mitigates",
        _ => "Side not told",
    };

    /// <summary>All that is known of a barrier, in one line.</summary>
    public static string Tell(BowTieBarrier barrier)
    {
        ArgumentNullException.ThrowIfNull(barrier);
        return string.Join("; ", new[]
        {
            $"Control {barrier.Control}: {barrier.Title}", RiskWords.Label(barrier.Option), RiskWords.Label(barrier.Status), $"stands at {barrier.At}",
            barrier.AlsoAt.IsEmpty ? null : $"also at {string.Join(", ", barrier.AlsoAt)}", Arising(barrier), barrier.Suspect ? "its link changed since it was confirmed" : null,
        }.OfType<string>());
    }

    /// <summary>What can arise from a barrier, in words: what it says itself, who could take it away, what is still asked.</summary>
    public static string Arising(BowTieBarrier barrier)
    {
        ArgumentNullException.ThrowIfNull(barrier);
        ImmutableArray<string> words =
        [
            barrier.NewRisks is { } risks ? "risks arising: " + risks.Trim().TrimEnd('.') : "nothing is said about risks that arise from it",
            .. barrier.Threats.Any() ? new[] { $"{string.Join(", ", barrier.Threats)} could take it away" } : [],
            .. barrier.Asks.Where(a => a.Open).Select(a => a.Why.TrimEnd('.')),
        ];
        return string.Join("; ", words);
    }

    /// <summary>What the drawing shows, in a sentence.</summary>
    public static string Sum(BowTie bowTie)
    {
        ArgumentNullException.ThrowIfNull(bowTie);
        var controls = bowTie.Barriers.DistinctBy(b => b.Control).ToList();
        return $"{Count(bowTie.Lines.Length, "line leads", "lines lead")} to it, {Count(bowTie.Harms.Length, "harm", "harms")} {(bowTie.Harms.Length == 1 ? "comes" : "come")} of it; "
            + $"{Count(controls.Count, "control", "controls")}, {Count(controls.Count(c => c.Status == ControlStatus.Verified), "of them", "of them")} verified; {Count(bowTie.Lines.Count(l => l.Barriers.IsEmpty), "line", "lines")} without a control of its own.";
    }

    private static string Count(int count, string one, string many) => $"{count.ToString(System.Globalization.CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";
}
