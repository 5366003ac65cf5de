using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Planning;

/// <summary>A clause of a standard that a plan item serves.</summary>
public sealed record PlanClause(string Standard, string Clause)
{
    public override string ToString() => $"{Standard} {Clause}";
}

/// <summary>What kind of thing is to be done.</summary>
public enum PlanItemKind
{
    /// <summary>Something to be set or taken in for the device: its class, its version under review, its SBOM.</summary>
    Setting,

    /// <summary>A document to be written and approved.</summary>
    Document,

    /// <summary>Records that there have to be at all.</summary>
    Record,

    /// <summary>Something that each of some records needs.</summary>
    Work,

    /// <summary>A statement to be signed.</summary>
    Statement,
}

/// <summary>A deliverable or an activity.</summary>
public sealed record PlanItem
{
    /// <summary>Stays the same as long as there is such work: <c>document.software_development_plan</c>, <c>work.SRS.approve</c>.</summary>
    public required string Id { get; init; }

    public required PlanItemKind Kind { get; init; }

    public required PlanStage Stage { get; init; }

    /// <summary>What is to be done, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>How many are done.</summary>
    public required int Done { get; init; }

    /// <summary>How many there are to do in all; 1 for a document.</summary>
    public required int Of { get; init; }

    /// <summary>Clauses that it serves, in the order of standards and clauses.</summary>
    public required ImmutableArray<PlanClause> Clauses { get; init; }

    /// <summary>Records that still lack it, in the order of keys; made when first read.</summary>
    public required IReadOnlyList<RecordId> Open { get; init; }

    /// <summary>Who does it; null when nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>Day by which it is to be done.</summary>
    public DateOnly? Due { get; init; }

    public string? Note { get; init; }

    /// <summary>It is not done, and its day has passed.</summary>
    public bool Overdue { get; init; }

    public bool IsDone => Done >= Of;
}

/// <summary>A stage with its items.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Title">Its name.</param>
/// <param name="BlockedBy">Stages it waits for that are not done, or that wait themselves.</param>
/// <param name="Items">In the order in which they are listed; done ones too.</param>
public sealed record PlanSection(PlanStage Stage, string Title, ImmutableArray<PlanStage> BlockedBy, ImmutableArray<PlanItem> Items)
{
    public int Done => Items.Count(i => i.IsDone);

    public bool IsDone => Items.All(i => i.IsDone);

    public bool IsBlocked => !BlockedBy.IsEmpty;
}

/// <summary>The plan of a device (IEC 62304 5.1): what the standards that its gate asks still need, ordered by what blocks what.</summary>
/// <param name="Device">The device.</param>
/// <param name="SafetyClass">The class that decides which clauses ask.</param>
/// <param name="Standards">Standards that were asked.</param>
/// <param name="Sections">Stages in order; those without items are left out.</param>
/// <param name="Position">Ledger position.</param>
public sealed record Plan(string Device, string SafetyClass, ImmutableArray<string> Standards, ImmutableArray<PlanSection> Sections, long Position)
{
    public IEnumerable<PlanItem> Items => Sections.SelectMany(s => s.Items);

    public int Done => Sections.Sum(s => s.Done);

    public int Count => Sections.Sum(s => s.Items.Length);

    public int Overdue => Items.Count(i => i.Overdue);

    public PlanItem? Find(string id) => Items.FirstOrDefault(i => string.Equals(i.Id, id, StringComparison.Ordinal));
}

/// <summary>An item of the plan that comes, goes, or has other work left.</summary>
public sealed record PlanChange(string Id, string Title, int OpenBefore, int OpenAfter)
{
    /// <summary>Items of which something is left before or after, where it is not the same; in the order of the plan after, then before.</summary>
    public static ImmutableArray<PlanChange> Between(Plan before, Plan after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (left, right) = (before.Items.ToDictionary(i => i.Id, StringComparer.Ordinal), after.Items.ToDictionary(i => i.Id, StringComparer.Ordinal));
        return
        [
            .. after.Items.Concat(before.Items.Where(i => !right.ContainsKey(i.Id)))
                .Select(i => new PlanChange(i.Id, i.Title, Left(left.GetValueOrDefault(i.Id)), Left(right.GetValueOrDefault(i.Id))))
                .Where(c => c.OpenBefore != c.OpenAfter),
        ];
    }

    private static int Left(PlanItem? item) => item is null ? 0 : item.Of - item.Done;
}
