using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Ledger;

namespace Suture.Storage;

/// <summary>An entry as it is stored.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Index">Its place there.</param>
/// <param name="Hash">Its leaf hash, as stored beside it.</param>
/// <param name="Bytes">Canonical JSON: what is hashed.</param>
public sealed record StoredEntry(string Stream, long Index, Hash32 Hash, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The parts; throws <see cref="FormatException"/> when the bytes were damaged.</summary>
    public Entry Entry => field ??= EntryCodec.Decode(Bytes);

    public EventContext Context => new(Index, Entry.Time, Entry.Actor, Entry.Reason);

    /// <summary>The event of a device's stream.</summary>
    public DeviceEvent ReadDeviceEvent() => EventCodec.Decode(Entry.Type, Entry.Payload);

    /// <summary>The event of the organization's stream.</summary>
    public OrganizationEvent ReadOrganizationEvent() => OrganizationEventCodec.Decode(Entry.Type, Entry.Payload);
}

/// <summary>Which entries of the audit trail to show. All filters together must hold.</summary>
/// <param name="Stream">Stream to read.</param>
/// <param name="Count">Most entries to give.</param>
public sealed record TrailQuery(string Stream, int Count)
{
    /// <summary>Continue below this index; null starts at the newest.</summary>
    public long? Before { get; init; }

    public string? Actor { get; init; }

    /// <summary>Entry type with or without its version: <c>record.signed@1</c>, <c>record.signed</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Entries that are about this record alone.</summary>
    public RecordId? Record { get; init; }

    /// <summary>At or after.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>A page of the audit trail, newest first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Before">Give it back in <see cref="TrailQuery.Before"/> for the next page; null when this is the last.</param>
public sealed record TrailPage(ImmutableArray<StoredEntry> Entries, long? Before);

/// <summary>A device in a list.</summary>
/// <param name="Device">As it is now.</param>
/// <param name="Position">Number of entries of its stream.</param>
/// <param name="LastTime">Time of the last one.</param>
public sealed record StoredDevice(Device Device, long Position, DateTimeOffset LastTime);

/// <summary>A checkpoint that was kept.</summary>
/// <param name="Size">Size of the stream that it is about.</param>
/// <param name="Time">When it was kept.</param>
/// <param name="Note">The signed note.</param>
public sealed record KeptCheckpoint(long Size, DateTimeOffset Time, string Note);
