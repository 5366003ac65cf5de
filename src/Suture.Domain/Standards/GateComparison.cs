using System.Collections.Immutable;
using Suture.Domain.Results;

namespace Suture.Domain.Standards;

/// <summary>The gate of one device over several standards, asked twice: what a change opened and closed.</summary>
public sealed record GateComparison
{
    public required string Device { get; init; }

    /// <summary>Ledger position of the earlier answer.</summary>
    public required long From { get; init; }

    /// <summary>Ledger position of the later answer.</summary>
    public required long To { get; init; }

    /// <summary>The standards asked now, in the order asked.</summary>
    public required ImmutableArray<CheckComparison> Standards { get; init; }

    /// <summary>Standards that were answered before and are not asked now. Their gaps are not closed, only not looked at.</summary>
    public required ImmutableArray<CheckReport> NotAsked { get; init; }

    public int Opened => Standards.Sum(s => s.Opened);

    public int Closed => Standards.Sum(s => s.Closed);

    public int Remaining => Standards.Sum(s => s.Remaining);

    /// <summary>Whether anything is a gap now that was none before, counting clauses too.</summary>
    public bool OpensGaps => Standards.Any(s => s.Clauses.Any(c => c.HasBecomeGap || !c.Opened.IsEmpty));

    /// <summary>
    /// Compares the answers standard by standard. Problems: <c>comparison.device</c> when the answers are about different devices;
    /// <c>comparison.empty</c> without an earlier answer.
    /// </summary>
    /// <param name="before">Answers of one position, each standard once.</param>
    /// <param name="after">Answers of one position, each standard once; at least one.</param>
    public static Result<GateComparison> Of(ImmutableArray<CheckReport> before, ImmutableArray<CheckReport> after)
    {
        if (before.IsEmpty)
        {
            return new Problem("comparison.empty", "There is no earlier answer to compare with.");
        }

        var device = after[0].Device;
        if (before.FirstOrDefault(r => r.Device != device) is { } other)
        {
            return new Problem("comparison.device", $"The earlier answer is about the device {other.Device}; expected {device}.", Path: "device");
        }

        var asked = after.Select(r => r.Standard).ToHashSet(StringComparer.Ordinal);
        return new GateComparison
        {
            Device = device,
            From = before[0].Position,
            To = after[0].Position,
            Standards = [.. after.Select(r => CheckComparison.Of(before.FirstOrDefault(b => b.Standard == r.Standard), r))],
            NotAsked = [.. before.Where(b => !asked.Contains(b.Standard))],
        };
    }
}
