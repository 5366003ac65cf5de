using System.Collections.Immutable;
using System.Text;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Ledger;
using Suture.Storage.Data;
using Suture.Storage.Projection;

namespace Suture.Storage.Appending;

/// <summary>An append to one stream with its payloads encoded: what can be done before the stream is locked.</summary>
internal abstract class PreparedAppend
{
    private PreparedAppend(string stream, long? expectedSize, Guid? commandId, Hash32? requestHash, byte[]? answer, string actor, string? reason, (string Type, byte[] Payload)[] events)
    {
        if (events.Length == 0)
        {
            throw new ArgumentException("An append has at least one event.", nameof(events));
        }

        ArgumentException.ThrowIfNullOrEmpty(actor);
        Stream = stream;
        ExpectedSize = expectedSize;
        CommandId = commandId;
        Answer = answer;
        Actor = actor;
        Reason = string.IsNullOrEmpty(reason) ? null : reason;
        Events = events;
        RequestHash = commandId is null ? default : requestHash ?? HashOf();
    }

    public string Stream { get; }

    public long? ExpectedSize { get; }

    public Guid? CommandId { get; }

    public Hash32 RequestHash { get; }

    public byte[]? Answer { get; }

    public string Actor { get; }

    public string? Reason { get; }

    public (string Type, byte[] Payload)[] Events { get; }

    public int Count => Events.Length;

    public static PreparedAppend Of(AppendRequest request) => new ForDevice(request);

    public static PreparedAppend Of(OrganizationAppend request) => new ForOrganization(request);

    /// <summary>The record that an event is about, for the index by record.</summary>
    public abstract RecordId? Subject(int i);

    public abstract void Project(IWriter writer, long stream, int i, EventContext context);

    public virtual void WriteBeside(IWriter writer)
    {
    }

    private Hash32 HashOf()
    {
        using var bytes = new MemoryStream();
        foreach (var part in (IEnumerable<byte[]>)[Encoding.UTF8.GetBytes(Stream), Encoding.UTF8.GetBytes(Actor), Encoding.UTF8.GetBytes(Reason ?? string.Empty)])
        {
            Add(bytes, part);
        }

        foreach (var (type, payload) in Events)
        {
            Add(bytes, Encoding.UTF8.GetBytes(type));
            Add(bytes, payload);
        }

        return Hash32.Sha256(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    // With its length in front, so that no two requests give the same bytes.
    private static void Add(MemoryStream target, byte[] part)
    {
        target.Write(BitConverter.GetBytes(part.Length));
        target.Write(part);
    }

    private sealed class ForDevice(AppendRequest request) : PreparedAppend(
        Device.StreamOf(request.Device),
        request.ExpectedSize,
        request.CommandId,
        request.RequestHash,
        request.Answer,
        request.Actor,
        request.Reason,
        Encode(request.Events))
    {
        public override RecordId? Subject(int i) => DeviceProjector.Subject(request.Events[i]);

        public override void Project(IWriter writer, long stream, int i, EventContext context) => DeviceProjector.Project(writer, stream, request.Events[i], context);

        private static (string Type, byte[] Payload)[] Encode(IReadOnlyList<DeviceEvent> events)
        {
            var encoded = new (string Type, byte[] Payload)[events.Count];
            if (events.Count < 512)
            {
                for (var i = 0; i < encoded.Length; i++)
                {
                    encoded[i] = (EventCodec.TypeOf(events[i]), EventCodec.Encode(events[i]));
                }
            }
            else
            {
                Parallel.For(0, encoded.Length, i => encoded[i] = (EventCodec.TypeOf(events[i]), EventCodec.Encode(events[i])));
            }

            return encoded;
        }
    }

    private sealed class ForOrganization(OrganizationAppend request) : PreparedAppend(
        OrganizationEventCodec.Stream,
        request.ExpectedSize,
        request.CommandId,
        request.RequestHash,
        request.Answer,
        request.Actor,
        request.Reason,
        [.. request.Events.Select(e => (OrganizationEventCodec.TypeOf(e), OrganizationEventCodec.Encode(e)))])
    {
        private readonly ImmutableArray<BesideWrite> beside = request.Beside;

        public override RecordId? Subject(int i) => null;

        public override void Project(IWriter writer, long stream, int i, EventContext context) => OrganizationProjector.Project(writer, request.Events[i], context);

        public override void WriteBeside(IWriter writer)
        {
            foreach (var write in beside)
            {
                BesideRows.Write(writer, write);
            }
        }
    }
}
