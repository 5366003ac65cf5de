using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary>The version that a write to a record expects.</summary>
internal static class RecordVersion
{
    public static async Task<Result<string>> LatestAsync(CommandContext context, (string Device, string Key) record)
    {
        var api = await context.Connector.WithTokenAsync(context.Cancellation).ConfigureAwait(false);
        return api.TryGet(out var client)
            ? (await client.GetVersionedAsync(DeviceChoice.Path(record), context.Cancellation).ConfigureAwait(false)).Map(a => a.ETag ?? "")
            : Result<string>.Failed(api.Problems);
    }
}
