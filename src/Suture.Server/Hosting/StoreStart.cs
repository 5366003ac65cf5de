using Microsoft.Extensions.Hosting;
using Suture.Storage;

namespace Suture.Server.Hosting;

/// <summary>Makes the schema or brings it up to date before the first request is taken.</summary>
internal sealed class StoreStart(ISutureStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.InitializeAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
