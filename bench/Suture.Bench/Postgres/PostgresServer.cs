using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Suture.Bench.Postgres;

/// <summary>A real server as its package installs it (fsync on), over a folder of its own, on a free loopback port.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";
    private readonly string programs;
    private readonly string folder;

    private PostgresServer(string programs, string folder, int port)
    {
        this.programs = programs;
        this.folder = folder;
        ConnectionString = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "suture", Database = "postgres" }.ToString();
    }

    public string ConnectionString { get; }

    private string Data => Path.Combine(folder, "data");

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    /// <summary>Folder of the newest initdb and pg_ctl; null when there are none.</summary>
    public static string? FindPrograms() =>
        (Directory.Exists(Installed) ? Directory.GetDirectories(Installed).Order(StringComparer.Ordinal).Reverse().Select(d => Path.Combine(d, "bin")) : [])
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
        .FirstOrDefault(p => File.Exists(Path.Combine(p, "initdb")) && File.Exists(Path.Combine(p, "pg_ctl")));

    public static async Task<PostgresServer> StartAsync(string programs, string folder)
    {
        var port = FreePort();
        var server = new PostgresServer(programs, folder, port);
        if (IsRoot)
        {
            await ExecuteAsync("chmod", ["o+x", Path.GetDirectoryName(folder)!]);
            await ExecuteAsync("chown", ["postgres", folder]);
        }

        await server.RunAsync("initdb", ["-D", server.Data, "-U", "suture", "--auth=trust", "--encoding=UTF8", "--locale=C"]);
        await server.RunAsync("pg_ctl", ["-D", server.Data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -h 127.0.0.1 -k {folder}", "start"]);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync("pg_ctl", ["-D", Data, "-m", "fast", "-w", "stop"]);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server refuses to run as root, so root hands it to the account that Debian's package makes.
    private Task RunAsync(string program, string[] arguments)
    {
        var path = Path.Combine(programs, program);
        return IsRoot ? ExecuteAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]) : ExecuteAsync(path, arguments);
    }

    // Output is not read: the server that pg_ctl starts would keep the pipe open for as long as it runs.
    private static async Task ExecuteAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in (string[])["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}.");
        }
    }
}
