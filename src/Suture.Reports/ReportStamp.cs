using Suture.Domain.Records;
using Suture.Domain.Records.Model;

namespace Suture.Reports;

/// <summary>What every report prints about itself, so that a reader can find and check what it was made from.</summary>
public sealed record ReportStamp
{
    /// <summary>The device as it was at <see cref="Position"/>.</summary>
    public required Device Device { get; init; }

    /// <summary>Number of entries of the device's ledger stream that the report was made from.</summary>
    public required long Position { get; init; }

    /// <summary>Merkle root over those entries, 64 hexadecimal digits.</summary>
    public required string Root { get; init; }

    /// <summary>The latest signed checkpoint as text, if there is one; a copy of it outside makes rewriting the past visible.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>When the report was made; of a report at a release, when that was signed. Printed as UTC.</summary>
    public required DateTimeOffset PrintedAt { get; init; }

    /// <summary>The account that asked for it; of a report at a release, the printed name of who signed that.</summary>
    public required string PrintedBy { get; init; }

    /// <summary>Version of Suture that made it; of a report at a baseline, the version that judged that.</summary>
    public required string ProductVersion { get; init; }

    /// <summary>The release that the report is of; null for one of now or of a bare position. Such a report says nothing of when and for whom it was made, so that it is always the same.</summary>
    public ReleaseStamp? Release { get; init; }
}

/// <summary>What a report at a release says of it.</summary>
/// <param name="Release">Key of the release.</param>
/// <param name="Version">Version that was released.</param>
/// <param name="Baseline">It is fixed by a baseline, not only signed.</param>
/// <param name="Day">Day on which dates were judged.</param>
/// <param name="OtherRules">The rules that the baseline was judged by are not to be had any more, so that answers may differ from those of then.</param>
public sealed record ReleaseStamp(RecordId Release, string? Version, bool Baseline, DateOnly Day, bool OtherRules)
{
    /// <summary>In a sentence, without who and when.</summary>
    public string Words => $"{(Baseline ? "Baseline" : "Release")} {Release}{(Version is null ? "" : $", version {Version}")}, dates judged on {Day:yyyy-MM-dd}"
        + (OtherRules ? ". The rules it was judged by then were others than these" : "");
}

/// <summary>What a report says about a record beside its key.</summary>
/// <param name="Id">The record.</param>
/// <param name="Title">Its title.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="State">Label of its state: "Approved".</param>
/// <param name="SignedBy">Printed name of who signed this revision; null when nobody did.</param>
/// <param name="Meaning">What the signer declared, in words; null without signature.</param>
/// <param name="SignedAt">When; null without signature.</param>
public sealed record ReportRecord(RecordId Id, string Title, int Revision, string State, string? SignedBy = null, string? Meaning = null, DateTimeOffset? SignedAt = null)
{
    /// <summary>What reports say of a record of the model.</summary>
    public static ReportRecord Of(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new ReportRecord(
            record.Id, record.Title, record.Revision, record.State.Label, record.Signature?.PrintedName, record.Signature?.Meaning.ToString(), record.Signature?.Time);
    }
}

/// <summary>Finds what a report prints about a record; null for one that the reader may not see.</summary>
public delegate ReportRecord? RecordLookup(RecordId id);
