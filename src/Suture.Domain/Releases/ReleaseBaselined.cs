using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Signing;
using Suture.Ledger;

namespace Suture.Domain.Releases;

/// <summary>
/// A release was fixed by a signature (IEC 62304 5.8.4 to 5.8.6): the first <see cref="Position"/> entries of the device's ledger, and
/// in few words what they hold. Everything else of the baseline (texts, links, who signed what) is read from the ledger at that position.
/// </summary>
public sealed record ReleaseBaselined : DeviceEvent, IStanding
{
    /// <summary>Record of the release.</summary>
    public required RecordId Release { get; init; }

    /// <summary>Revision of the release record that is fixed.</summary>
    public required int Revision { get; init; }

    /// <summary>Content of that revision.</summary>
    public required Hash32 ContentHash { get; init; }

    /// <summary>Version that is released; evidence of other versions did not count.</summary>
    public required string Version { get; init; }

    /// <summary>How many entries of the device's stream the baseline holds: all before this event.</summary>
    public required long Position { get; init; }

    /// <summary>Day (UTC) on which dates were judged: reviews, ends of support, deviations.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The records that are not retired.</summary>
    public required FixedRecords Records { get; init; }

    /// <summary>SBOMs in force, by name.</summary>
    public required ImmutableArray<FixedSbom> Sboms { get; init; }

    /// <summary>Tests of this version: the latest outcome of each.</summary>
    public required TestCounts Tests { get; init; }

    /// <summary>Test runs on this version, by key.</summary>
    public required ImmutableArray<FixedRun> Runs { get; init; }

    /// <summary>Build identity, as the release record states it (5.8.5).</summary>
    public required string Build { get; init; }

    /// <summary>Build procedure, environment and tools, as the release record states them (5.8.5).</summary>
    public required string Procedure { get; init; }

    /// <summary>Where the release is archived, if the record says so (5.8.7).</summary>
    public string? Archive { get; init; }

    /// <summary>Anomalies that are left in, and what was decided about each (5.8.2, 5.8.3), by key.</summary>
    public required ImmutableArray<FixedAnomaly> Anomalies { get; init; }

    /// <summary>Hash over the texts of facts and coverage rules that were used.</summary>
    public required Hash32 RulesHash { get; init; }

    /// <summary>The standards that were asked and how each was answered, by id.</summary>
    public required ImmutableArray<FixedGate> Gates { get; init; }

    /// <summary>Subjects of the deviations that carry the gaps left open.</summary>
    public required ImmutableArray<string> Deviations { get; init; }

    /// <summary>Version of Suture that judged it.</summary>
    public required string Product { get; init; }

    /// <summary>The signer's name as printed at that moment.</summary>
    public required string PrintedName { get; init; }

    /// <summary>How the signer proved to be the signer.</summary>
    public required Reauthentication Proof { get; init; }

    public string Subject => Release.ToString();
}

/// <summary>Many records in two values.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Root">Merkle root (RFC 6962) over a line for each, see <see cref="RecordSet"/>.</param>
public sealed record FixedRecords(int Count, Hash32 Root);

/// <summary>An SBOM in force.</summary>
public sealed record FixedSbom(string Name, string FileName, Hash32 FileHash, int Components, string? SubjectVersion);

/// <summary>How many tests have which outcome.</summary>
public sealed record TestCounts(int Passed, int Failed, int Skipped);

/// <summary>A test run; hash and counts as its record states them, where it does.</summary>
public sealed record FixedRun(RecordId Run, string? FileHash, long? Passed, long? Failed, long? Skipped);

/// <summary>A known anomaly: a problem report or a finding.</summary>
/// <param name="Record">Its record.</param>
/// <param name="Revision">Revision that was judged; its text is the evaluation.</param>
/// <param name="ContentHash">Content of that revision.</param>
/// <param name="Decision">Disposition of a problem, VEX status of a finding; null when none was made.</param>
/// <param name="Evaluated">What <see cref="KnownAnomalies"/> asks of an evaluation is there.</param>
public sealed record FixedAnomaly(RecordId Record, int Revision, Hash32 ContentHash, string? Decision, bool Evaluated);

/// <summary>A standard that was asked, and its answer. Gaps that carry a deviation are gaps.</summary>
/// <param name="Standard">Id of the catalog.</param>
/// <param name="Edition">Edition of the catalog that was used.</param>
/// <param name="TextHash">Hash of the catalog's text.</param>
/// <param name="Met">Clauses with evidence.</param>
/// <param name="Gap">Clauses with gaps.</param>
/// <param name="Attested">Clauses answered by a signed statement.</param>
/// <param name="NotApplicable">Clauses that do not apply.</param>
public sealed record FixedGate(string Standard, string Edition, Hash32 TextHash, int Met, int Gap, int Attested, int NotApplicable);
