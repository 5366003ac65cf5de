using Suture.Application.Devices;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>Devices as the API shows them.</summary>
internal static class DeviceMapping
{
    public static DeviceDto ToDto(Device d) => new(d.Key, d.Name, d.SafetyClass, d.Version, d.Description);

    public static DeviceSummaryDto ToDto(DeviceSummary s) => new(
        s.Device.Key, s.Device.Name, s.Device.SafetyClass, s.Device.Version, s.Device.Description, s.Records, GateMapping.ToDto(s.Gate), s.ChangedAt, s.Position);

    public static OverviewDto ToDto(DeviceOverview o) => new(
        ToDto(o.Device),
        o.Position,
        [.. o.Kinds.Select(k => new KindCountDto(k.Kind.ToString(), k.Kind.Definition().Name, k.Open, k.InReview, k.Approved, k.Retired))],
        [.. o.Trace.Covered.Select(TraceMapping.ToDto)],
        [.. o.Gates.Select(g => new GateSummaryDto(g.Standard, g.Edition, g.Class, GateMapping.ToDto(g.Summary)))],
        [.. o.Sboms.Select(s => new SbomDto(s.What.Name, s.What.FileName, s.What.FileHash.ToString(), s.What.Format, s.What.SpecVersion, s.What.SubjectVersion, s.What.Components))],
        [.. o.Next.Select(n => new NextStepDto(n.What, n.Why, n.Count, RecordMapping.Keys(n.Records), n.Rule))]);

    /// <summary>The device with what a patch gives; empty text takes class or version away.</summary>
    public static Device Apply(Device device, PatchDeviceDto patch) => device with
    {
        Name = patch.Name ?? device.Name,
        SafetyClass = patch.SafetyClass is null ? device.SafetyClass : Filled(patch.SafetyClass),
        Version = patch.Version is null ? device.Version : Filled(patch.Version),
        Description = patch.Description ?? device.Description,
    };

    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
