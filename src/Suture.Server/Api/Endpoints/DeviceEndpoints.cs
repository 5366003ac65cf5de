using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records.Model;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Devices.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices", ListAsync).NeedsAcrossDevices(Permission.Read).WithName("ListDevices").WithTags("Devices").WithSummary("All devices, with the state of their gate.");
        api.MapPost("/devices", CreateAsync).Needs(Permission.ManageDevices).WithName("CreateDevice").WithTags("Devices").WithSummary("A new device with a ledger stream of its own.");
        api.MapGet("/devices/{device}", GetAsync).Needs(Permission.ReadGate).WithName("GetDevice").WithTags("Devices").WithSummary("One device.");
        api.MapPatch("/devices/{device}", ChangeAsync).Needs(Permission.ManageDevices).WithName("ChangeDevice").WithTags("Devices").WithSummary("Changes name, safety class, version under review or description.");
        api.MapGet("/devices/{device}/overview", OverviewAsync).Needs(Permission.Read).WithName("GetDeviceOverview").WithTags("Devices").WithSummary("Counts, coverage, gate and what to do next.");
    }

    private static async Task<Results<Ok<ListDto<DeviceSummaryDto>>, Refused>> ListAsync(HttpContext http, DeviceCatalog devices) =>
        (await devices.ListAsync(http.Caller(), http.RequestAborted)).Ok(l => new ListDto<DeviceSummaryDto>([.. l.Select(DeviceMapping.ToDto)], l.Length));

    private static async Task<Results<Created<DeviceDto>, Refused>> CreateAsync(CreateDeviceDto body, [AsParameters] WriteHeaders headers, DeviceCatalog devices)
    {
        var http = headers.Http;
        var write = headers.Info(body.Reason);
        if (!write.TryGet(out var info))
        {
            return new Refused(write.Problems);
        }

        var device = new Device(body.Key, body.Name, DeviceMapping.Filled(body.SafetyClass), DeviceMapping.Filled(body.Version), body.Description ?? string.Empty);
        var created = await devices.CreateAsync(http.Caller(), device, info, http.RequestAborted);
        return created.TryGet(out var made) ? TypedResults.Created($"/api/v1/devices/{made.Key}", DeviceMapping.ToDto(made)) : new Refused(created.Problems);
    }

    private static async Task<Results<Ok<DeviceDto>, Refused>> GetAsync(string device, HttpContext http, DeviceCatalog devices) =>
        (await devices.GetAsync(http.Caller(), device, http.RequestAborted)).Ok(DeviceMapping.ToDto);

    private static async Task<Results<Ok<DeviceDto>, Refused>> ChangeAsync(string device, PatchDeviceDto body, [AsParameters] WriteHeaders headers, DeviceCatalog devices)
    {
        var http = headers.Http;
        var write = headers.Info(body.Reason);
        if (!write.TryGet(out var info))
        {
            return new Refused(write.Problems);
        }

        var now = await devices.GetAsync(http.Caller(), device, http.RequestAborted);
        return now.TryGet(out var current)
            ? (await devices.ChangeAsync(http.Caller(), DeviceMapping.Apply(current, body), info, http.RequestAborted)).Ok(DeviceMapping.ToDto)
            : new Refused(now.Problems);
    }

    private static async Task<Results<Ok<OverviewDto>, Refused>> OverviewAsync(string device, string? at, HttpContext http, DeviceCatalog devices) =>
        (await devices.OverviewAsync(http.Caller(), device, at, http.RequestAborted)).Ok(DeviceMapping.ToDto);
}
