using System.CommandLine;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary>Which device a command is about: said, or the only one there is.</summary>
internal static class DeviceChoice
{
    /// <summary>The option; a new one for each command, since options belong to one place.</summary>
    public static Option<string?> Option() => new("--device", "-d") { HelpName = "KEY", Description = "the device (default: $SUTURE_DEVICE, else the only one there is)" };

    public static async Task<Result<string>> DeviceAsync(this CommandContext context, Option<string?> option)
    {
        if (context.Get(option) is { Length: > 0 } said)
        {
            return said;
        }

        if (context.Host.Environment("SUTURE_DEVICE") is { Length: > 0 } set)
        {
            return set;
        }

        var devices = await context.GetAsync("devices").ConfigureAwait(false);
        if (!devices.TryGet(out var list))
        {
            return devices.Problems[0].Kind == ProblemKind.Forbidden
                ? new Problem("cli.device", "Say which device with --device KEY; this token may not list them.")
                : Result<string>.Failed(devices.Problems);
        }

        var keys = list.Page().Select(d => d.TextOrNull("key") ?? d.Member("device").Text("key")).ToList();
        return keys.Count switch
        {
            1 => keys[0],
            0 => new Problem("cli.device", "There is no device yet; make one with: suture device create KEY --name NAME --class A|B|C"),
            _ => new Problem("cli.device", $"There are {keys.Count} devices; say which with --device KEY: {string.Join(", ", keys)}."),
        };
    }

    /// <summary>The device and the key inside it, from a key that may name its device: <c>PUMP/SRS-12</c>.</summary>
    public static async Task<Result<(string Device, string Key)>> RecordAsync(this CommandContext context, Option<string?> option, string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
        {
            return (key[..slash], key[(slash + 1)..]);
        }

        return (await context.DeviceAsync(option).ConfigureAwait(false)).Map(device => (device, key));
    }

    /// <summary>Path of a device in the API.</summary>
    public static string Path(string device, string rest = "") => "devices/" + Uri.EscapeDataString(device) + (rest.Length > 0 ? "/" + rest : "");

    /// <summary>Path of a record in the API.</summary>
    public static string Path((string Device, string Key) record, string rest = "") => Path(record.Device, "records/" + Uri.EscapeDataString(record.Key) + (rest.Length > 0 ? "/" + rest : ""));

    /// <summary>A query from the parts that are given.</summary>
    public static string Query(params (string Name, string? Value)[] parts)
    {
        var given = parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
        return given.Count == 0 ? "" : "?" + string.Join('&', given);
    }
}
