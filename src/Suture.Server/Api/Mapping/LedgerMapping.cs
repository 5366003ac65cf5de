using Suture.Application.Ledger;
using Suture.Domain.People;
using Suture.Ledger;
using Suture.Server.Api.Contracts;
using Suture.Storage;

namespace Suture.Server.Api.Mapping;

/// <summary>The ledger as the API shows it.</summary>
internal static class LedgerMapping
{
    public static StreamDto ToDto(StreamHead head) => new(head.Stream, head.Size, head.Root.ToString(), head.LastTime);

    public static EntryPageDto ToDto(TrailPage page) => new([.. page.Entries.Select(ToDto)], page.Before);

    public static VerifyDto ToDto(LedgerReport report) => new(
        report.Ok,
        report.Entries,
        (report.Streams.FirstOrDefault(s => string.Equals(s.Stream, OrganizationEventCodec.Stream, StringComparison.Ordinal))?.Root ?? MerkleTree.EmptyRoot).ToString(),
        [.. report.Streams.Select(s => new VerifiedStreamDto(s.Stream, s.Entries, s.Root.ToString(), s.SignedSize))],
        [.. report.Problems.Select(p => new LedgerProblemDto(p.What, p.Stream, p.Index, p.Stored, p.Computed, p.Message))],
        report.ProblemCount,
        report.Erased);

    /// <summary>A checkpoint with the stream that it is of: its origin without the installation's name.</summary>
    public static CheckpointDto ToDto(SignedCheckpoint checkpoint, LedgerReading ledger) =>
        new(checkpoint.Checkpoint.Origin[(ledger.PublicKey.Name.Length + 1)..], checkpoint.Checkpoint.Size, checkpoint.ToString());

    private static EntryDto ToDto(StoredEntry stored)
    {
        var entry = stored.Entry;
        return new EntryDto(entry.Stream, entry.Index, entry.Type, entry.Time, entry.Actor, entry.Reason, new RawJson(entry.Payload), entry.Previous.ToString(), stored.Hash.ToString());
    }
}
