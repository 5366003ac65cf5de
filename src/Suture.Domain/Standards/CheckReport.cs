using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;

namespace Suture.Domain.Standards;

/// <summary>The answer to one clause. There is no word here that a regulator or certifier would have to say.</summary>
public enum ClauseStatus
{
    /// <summary>The checks find what the clause asks for; the evidence is listed.</summary>
    Met,

    /// <summary>Something is missing; what and where is listed.</summary>
    Gap,

    /// <summary>No check can decide it; a signed statement that is in date does.</summary>
    Attested,

    /// <summary>The class does not ask for it, there is nothing to apply it to, or a signed statement says why not.</summary>
    NotApplicable,
}

/// <summary>What answers a clause.</summary>
public enum DecidedBy
{
    /// <summary>Checks over the records.</summary>
    Computed,

    /// <summary>A signed statement with a review-by date.</summary>
    Attested,

    /// <summary>Checks and a signed statement; both must hold.</summary>
    Both,
}

/// <summary>A standard's clauses, each answered for one device at one position of its ledger.</summary>
public sealed record CheckReport
{
    /// <summary>Id of the catalog: <c>iec62304</c>.</summary>
    public required string Standard { get; init; }

    public required string Title { get; init; }

    public required string Edition { get; init; }

    public required string Device { get; init; }

    /// <summary>Class that decided which clauses apply to the device as a whole: A, B or C.</summary>
    public required string Class { get; init; }

    public required long Position { get; init; }

    public required CheckSummary Summary { get; init; }

    /// <summary>In the order of the standard; none left out.</summary>
    public required ImmutableArray<ClauseAnswer> Clauses { get; init; }

    /// <summary>True when no clause has a gap: what the gate asks.</summary>
    public bool NoGaps => Summary.Gap == 0;
}

/// <summary>How many clauses have which answer.</summary>
public sealed record CheckSummary(int Met, int Gap, int Attested, int NotApplicable);

/// <summary>One clause and its answer.</summary>
public sealed record ClauseAnswer
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required ClauseStatus Status { get; init; }

    public required DecidedBy DecidedBy { get; init; }

    /// <summary>For a clause that does not apply: why. For an attested one: the statement. Else null.</summary>
    public string? Why { get; init; }

    /// <summary>The records that show it, in the order of keys; made when first read.</summary>
    public required IReadOnlyList<RecordId> Evidence { get; init; }

    /// <summary>What is missing, in the order of the checks and of keys; made when first read, the count is there at once.</summary>
    public required IReadOnlyList<ClauseGap> Gaps { get; init; }

    /// <summary>Signed deviations about its gaps that are in date, for whatever release; the gaps stay gaps.</summary>
    public ImmutableArray<Standing<GapDeviated>> Deviations { get; init; } = [];
}

/// <summary>What is missing for a clause.</summary>
/// <param name="Record">The record at fault; null when it is the device as a whole (its key then stands for it).</param>
/// <param name="Why">What is missing there.</param>
public sealed record ClauseGap(RecordId? Record, string Why)
{
    /// <summary>The key as reports print it: of the record, or of the device.</summary>
    public string KeyIn(string device) => Record is { } id ? id.In(device) : device;
}
