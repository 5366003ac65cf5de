namespace Suture.Ledger;

/// <summary>One change, as a stream of the ledger keeps it. <see cref="EntryCodec"/> turns it into the bytes that are stored and hashed.</summary>
/// <param name="Stream">Which ledger: 1 to 200 of A-Z a-z 0-9 . _ - / :</param>
/// <param name="Index">Place in the stream, from 0, without gaps; at most 2^53 - 1.</param>
/// <param name="Type">What happened, with the version of the payload's shape: <c>record.created@1</c>.</param>
/// <param name="Time">The server's time; kept in UTC and whole microseconds, never earlier than the entry before (<see cref="LedgerTime.Next"/>).</param>
/// <param name="Actor">Who did it; not empty.</param>
/// <param name="Reason">Why, where a reason was asked for; null or not empty.</param>
/// <param name="Payload">A JSON object in canonical form.</param>
/// <param name="Previous">Leaf hash of the entry before; <see cref="Hash32.Zero"/> for the first.</param>
public sealed record Entry(
    string Stream,
    long Index,
    string Type,
    DateTimeOffset Time,
    string Actor,
    string? Reason,
    ReadOnlyMemory<byte> Payload,
    Hash32 Previous)
{
    public DateTimeOffset Time { get; init => field = LedgerTime.Normalize(value); } = LedgerTime.Normalize(Time);

    /// <summary>By content: two entries are equal when they have the same stored bytes.</summary>
    public bool Equals(Entry? other) =>
        other is not null
        && Index == other.Index
        && Previous == other.Previous
        && Time == other.Time
        && string.Equals(Stream, other.Stream, StringComparison.Ordinal)
        && string.Equals(Type, other.Type, StringComparison.Ordinal)
        && string.Equals(Actor, other.Actor, StringComparison.Ordinal)
        && string.Equals(Reason, other.Reason, StringComparison.Ordinal)
        && Payload.Span.SequenceEqual(other.Payload.Span);

    public override int GetHashCode() => HashCode.Combine(Index, Stream, Type, Time, Previous);
}
