using Microsoft.Extensions.DependencyInjection;
using Suture.Storage.Postgres;
using Suture.Storage.Sqlite;

namespace Suture.Storage;

/// <summary>How a program gets its store.</summary>
public static class StorageServices
{
    /// <summary>Registers <see cref="ISutureStore"/>; the clock is the registered <see cref="TimeProvider"/>, or the system's. Initialize it before use.</summary>
    public static IServiceCollection AddSutureStorage(this IServiceCollection services, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.AddSingleton(provider => Open(options, provider.GetService<TimeProvider>() ?? TimeProvider.System));
    }

    /// <summary>A store outside of any container: tests, benchmarks.</summary>
    public static ISutureStore Open(StorageOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.PostgresConnectionString is null ? new SqliteStore(options.DataDirectory, clock) : new PostgresStore(options, clock);
    }
}
