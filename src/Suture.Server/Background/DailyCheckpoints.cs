using Suture.Application.Ledger;
using Suture.Storage;

namespace Suture.Server.Background;

/// <summary>
/// Once a day records the heads of all streams in the organization's stream and issues a checkpoint for each, so that no stream can vanish or be
/// cut back unseen for longer than a day, even where nobody signs. Starts with one shortly after the server does.
/// </summary>
internal sealed class DailyCheckpoints(ISutureStore store, IServiceProvider services, TimeProvider clock, ILogger<DailyCheckpoints> log) : BackgroundService
{
    /// <summary>As it stands in the ledger entries of the schedule; a user name has no parentheses.</summary>
    public const string Actor = "(system)";

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next hour tries again; the ledger is as it was.
                log.LogError(e, "The daily checkpoints could not be issued.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Issues checkpoints when a stream has grown and the last recording of heads is a day old.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        // A server can start before it is initialized; then there is neither a stream nor a key.
        if ((await store.HeadsAsync(cancellation)).IsEmpty)
        {
            return;
        }

        var last = await store.ReadTrailAsync(new TrailQuery(Domain.People.OrganizationEventCodec.Stream, 1) { Type = "heads.recorded" }, cancellation);
        if (last.Entries.IsEmpty || last.Entries[0].Entry.Time <= clock.GetUtcNow() - TimeSpan.FromDays(1))
        {
            await services.GetRequiredService<ReceiptPublisher>().PublishAllAsync(Actor, cancellation);
        }
    }
}
