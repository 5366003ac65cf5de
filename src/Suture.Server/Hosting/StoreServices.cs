using Microsoft.Extensions.DependencyInjection.Extensions;
using Suture.Application;
using Suture.Application.Ledger;
using Suture.Application.People;
using Suture.Application.Standards;
using Suture.Storage;

namespace Suture.Server.Hosting;

/// <summary>Registers the store, the ledger's key and the use cases.</summary>
internal static class StoreServices
{
    public static IServiceCollection AddSutureUseCases(this IServiceCollection services, ServerOptions options)
    {
        var storage = options.Storage;
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(options)
            .AddSingleton(storage)
            .AddSutureStorage(storage)
            .AddSingleton(_ => LedgerKey.TryLoad(storage.DataDirectory)
                ?? throw new StorageException($"The key of the ledger is missing in {storage.DataDirectory}: bring ledger-key.pem and ledger-name back from a backup."))
            .AddSingleton<IInstallationSettings>(p => new InstallationSettings(options, p))
            .AddSutureApplication(storage.DataDirectory)
            .AddSuturePeople()
            .AddHostedService<StoreStart>();
    }
}
