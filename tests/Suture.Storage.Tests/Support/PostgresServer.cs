using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Suture.Storage.Tests.Support;

/// <summary>A real PostgreSQL server for this test run: found on the machine, started on a free loopback port over a temporary folder.</summary>
internal static class PostgresServer
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static Running? running; // shared, and nobody stops it in between: it need not wait for the disk
    private static string? missing;
    private static int databases;

    public static async Task<string> CreateDatabaseAsync()
    {
        var server = await StartAsync();
        if (server is null)
        {
            if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            {
                Assert.Fail(missing!);
            }

            Assert.Skip(missing!);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"suture_test_{Interlocked.Increment(ref databases)}");
        await server.RunAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        return server.ConnectionTo(name);
    }

    public static async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await running!.RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>A server of one's own, to be killed.</summary>
    public static Task<Running?> StartAnotherAsync() => Running.StartAsync(isDurable: true, m => missing = m);

    public static void SkipOrFail()
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(missing!);
        }

        Assert.Skip(missing!);
    }

    private static async Task<Running?> StartAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (running is null && missing is null)
            {
                running = await Running.StartAsync(isDurable: false, m => missing = m);
                if (running is { } server)
                {
                    AppDomain.CurrentDomain.ProcessExit += (_, _) => server.RemoveAsync().GetAwaiter().GetResult();
                }
            }

            return running;
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>One running server.</summary>
    internal sealed class Running
    {
        private readonly string binaries;
        private readonly string folder;
        private readonly int port;
        private readonly bool isDurable;

        private Running(string binaries, string folder, int port, bool isDurable)
        {
            this.isDurable = isDurable;
            this.binaries = binaries;
            this.folder = folder;
            this.port = port;
        }

        public static async Task<Running?> StartAsync(bool isDurable, Action<string> onMissing)
        {
            if (FindBinaries() is not { } found)
            {
                onMissing("PostgreSQL's server programs (initdb, pg_ctl) are not on this machine: install them (Debian: apt-get install postgresql).");
                return null;
            }

            var server = new Running(found, Directory.CreateTempSubdirectory("suture-pg-").FullName, FreePort(), isDurable);
            if (IsRoot)
            {
                await ExecuteAsync("chown", ["postgres", server.folder]);
            }

            await server.RunProgramAsync("initdb", ["-D", server.Data, "-U", "suture", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
            await server.StartAgainAsync();
            return server;
        }

        private string Data => Path.Combine(folder, "data");

        private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

        public string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "suture",
            Database = database,
        }.ToString();

        public async Task RunAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionTo("postgres")) { Pooling = false }.ToString());
            await connection.OpenAsync();
#pragma warning disable CA2100 // the tests' own text
            await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        public Task StartAgainAsync() => RunProgramAsync(
            "pg_ctl", ["-D", Data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -h 127.0.0.1 -k {folder} -c max_connections=200 -c fsync={(isDurable ? "on" : "off")}", "start"]);

        /// <summary>"immediate" is a crash: no checkpoint, no good-bye.</summary>
        public Task StopAsync(string mode) => RunProgramAsync("pg_ctl", ["-D", Data, "-m", mode, "-w", "stop"]);

        public async Task RemoveAsync()
        {
            await StopAsync("immediate");
            Directory.Delete(folder, recursive: true);
        }

        private static string? FindBinaries()
        {
            var places = Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal).Select(d => Path.Combine(d, "bin"))
                : [];
            return places.Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
                .FirstOrDefault(p => File.Exists(Path.Combine(p, "initdb")) && File.Exists(Path.Combine(p, "pg_ctl")));
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        // The server refuses to run as root, so root hands it to the account that Debian's package makes.
        private Task RunProgramAsync(string program, string[] arguments)
        {
            var path = Path.Combine(binaries, program);
            return IsRoot ? ExecuteAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]) : ExecuteAsync(path, arguments);
        }

        // Output is not read: the server that pg_ctl starts keeps the pipe open for as long as it runs.
        private static async Task ExecuteAsync(string program, string[] arguments)
        {
            var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath() };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("exec \"$@\" >/dev/null 2>&1 </dev/null");
            start.ArgumentList.Add("sh");
            start.ArgumentList.Add(program);
            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
            }
        }
    }
}
