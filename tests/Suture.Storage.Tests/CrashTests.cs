using System.Diagnostics;
using System.Globalization;
using Suture.Domain.Records.Model;
using Suture.Storage.Crash;
using Suture.Storage.Tests.Support;

namespace Suture.Storage.Tests;

/// <summary>A process that appends is killed again and again; what it was told to be done is there, and nothing by halves.</summary>
public class CrashTests
{
    [Theory, BothDatabases]
    public async Task A_killed_process_loses_nothing_acknowledged_and_leaves_nothing_half_written(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await test.Store.DisposeAsync(); // the files belong to the child now
        var random = new Random(20260301);
        for (var round = 0; round < 15; round++)
        {
            using var child = Start(test.Options);
            var acknowledged = await ReadAsync(child, lines: random.Next(1, 90));
            child.Kill();
            await DrainAsync(child, acknowledged);
            await CheckAsync(test.Options, test.Clock, acknowledged);
        }

        await test.ReopenAsync();
        (await test.Store.HeadsAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_database_server_that_stops_at_once_loses_nothing_acknowledged()
    {
        var server = await PostgresServer.StartAnotherAsync();
        if (server is null)
        {
            PostgresServer.SkipOrFail();
        }

        var directory = Directory.CreateTempSubdirectory("suture-storage-").FullName;
        try
        {
            await server!.RunAsync("CREATE DATABASE crash TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
            var options = new StorageOptions(directory, server.ConnectionTo("crash"));
            for (var round = 0; round < 2; round++)
            {
                using var child = Start(options);
                var acknowledged = await ReadAsync(child, lines: 60);
                await server.StopAsync("immediate");
                await DrainAsync(child, acknowledged);
                child.ExitCode.ShouldBe(3);
                await server.StartAgainAsync();
                Npgsql.NpgsqlConnection.ClearAllPools();
                await CheckAsync(options, new TestClock(), acknowledged);
            }
        }
        finally
        {
            await server!.RemoveAsync();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static Process Start(StorageOptions options)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Suture.Storage.Crash.dll"));
        start.ArgumentList.Add(options.DataDirectory);
        if (options.PostgresConnectionString is { } connection)
        {
            start.ArgumentList.Add(connection);
        }

        var child = Process.Start(start)!;
        child.ErrorDataReceived += (_, _) => { };
        child.BeginErrorReadLine();
        return child;
    }

    /// <summary>The largest acknowledged size of each device, after this many lines.</summary>
    private static async Task<Dictionary<string, long>> ReadAsync(Process child, int lines)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < lines; i++)
        {
            Take(sizes, (await child.StandardOutput.ReadLineAsync()).ShouldNotBeNull("the child ended by itself"));
        }

        return sizes;
    }

    private static async Task DrainAsync(Process child, Dictionary<string, long> sizes)
    {
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            Take(sizes, line);
        }

        await child.WaitForExitAsync();
    }

    // The last line may be cut: it counts only when it is whole, and then it was acknowledged.
    private static void Take(Dictionary<string, long> sizes, string line)
    {
        if (line.Split(' ') is [var device, var size] && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && Appender.IsWhole(value))
        {
            sizes[device] = Math.Max(value, sizes.GetValueOrDefault(device));
        }
    }

    private static async Task CheckAsync(StorageOptions options, TimeProvider clock, Dictionary<string, long> acknowledged)
    {
        acknowledged.ShouldNotBeEmpty();
        await using var store = StorageServices.Open(options, clock);
        await store.InitializeAsync();
        await store.ShouldVerifyAsync();
        foreach (var head in await store.HeadsAsync())
        {
            Appender.IsWhole(head.Size).ShouldBeTrue($"{head.Stream} stands at {head.Size}, inside an append");
            head.Size.ShouldBeGreaterThanOrEqualTo(acknowledged.GetValueOrDefault(head.Stream[Device.StreamOf(string.Empty).Length..]));
        }

        foreach (var (device, size) in acknowledged)
        {
            (await store.LoadModelAsync(device))!.Position.ShouldBeGreaterThanOrEqualTo(size);
        }
    }
}
