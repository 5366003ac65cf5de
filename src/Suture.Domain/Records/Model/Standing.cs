using Suture.Domain.Records.Events;

namespace Suture.Domain.Records.Model;

/// <summary>An event that stands, with what its entry says.</summary>
public sealed record Standing<T>(T What, DateTimeOffset Time, string Actor, long Index)
    where T : DeviceEvent, IStanding;

/// <summary>An event that stands, as models keep it: by type and subject.</summary>
public sealed record StandingEvent(DeviceEvent What, EventContext Context)
{
    /// <summary>Name of the event's type without its version: a later version takes the place of an earlier one.</summary>
    public static string KindOf(DeviceEvent e) => EventCodec.TypeOf(e).Split('@')[0];
}
