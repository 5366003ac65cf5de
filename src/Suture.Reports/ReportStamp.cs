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

    /// <summary>When the report was made; printed as UTC.</summary>
    public required DateTimeOffset PrintedAt { get; init; }

    /// <summary>The account that asked for it.</summary>
    public required string PrintedBy { get; init; }

    /// <summary>Version of Suture that made it.</summary>
    public required string ProductVersion { get; init; }
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
