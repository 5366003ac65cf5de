using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Suture.Storage.Sqlite;

namespace Suture.Storage.Tests.Support;

/// <summary>An empty store of its own for one test, and a way around it to the rows.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly DatabaseKind kind;
    private readonly StorageOptions options;

    private TestStore(DatabaseKind kind, StorageOptions options, TestClock clock)
    {
        this.kind = kind;
        this.options = options;
        Clock = clock;
        Store = StorageServices.Open(options, clock);
    }

    public ISutureStore Store { get; private set; }

    public TestClock Clock { get; }

    public StorageOptions Options => options;

    public string Blobs => Path.Combine(options.DataDirectory, "blobs");

    /// <summary>Skips the test with the reason when the database can not be started here; fails instead in CI.</summary>
    public static async Task<TestStore> CreateAsync(DatabaseKind kind, bool initialize = true)
    {
        var connection = kind == DatabaseKind.Postgres ? await PostgresServer.CreateDatabaseAsync() : null;
        var directory = Directory.CreateTempSubdirectory("suture-storage-").FullName;
        var test = new TestStore(kind, new StorageOptions(directory, connection), new TestClock());
        if (initialize)
        {
            await test.Store.InitializeAsync();
        }

        return test;
    }

    /// <summary>A second store over the same data, as another process has it.</summary>
    public async Task<ISutureStore> OpenAnotherAsync()
    {
        var other = StorageServices.Open(options, Clock);
        await other.InitializeAsync();
        return other;
    }

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await OpenAnotherAsync();
    }

    /// <summary>Changes rows as somebody with access to the database would.</summary>
    public async Task<int> TamperAsync(FormattableString sql)
    {
        if (kind == DatabaseKind.Postgres)
        {
            await using var connection = new NpgsqlConnection(options.PostgresConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql.ToString(CultureInfo.InvariantCulture), connection);
            return await command.ExecuteNonQueryAsync();
        }

        await using var file = new SqliteConnection($"Data Source={Path.Combine(options.DataDirectory, SqliteStore.FileName)};Pooling=False");
        await file.OpenAsync();
        await using var change = file.CreateCommand();
#pragma warning disable CA2100 // the tests' own text
        change.CommandText = sql.ToString(CultureInfo.InvariantCulture);
#pragma warning restore CA2100
        return await change.ExecuteNonQueryAsync();
    }

    /// <summary>A hexadecimal constant for bytes in this database's SQL.</summary>
    public string Hex(ReadOnlySpan<byte> bytes) => kind == DatabaseKind.Postgres ? $"'\\x{Convert.ToHexStringLower(bytes)}'::bytea" : $"x'{Convert.ToHexStringLower(bytes)}'";

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(options.DataDirectory, recursive: true);
        if (options.PostgresConnectionString is { } connection)
        {
            await PostgresServer.DropDatabaseAsync(connection);
        }
    }
}
