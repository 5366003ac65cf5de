using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Connection;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary>What a running command works with: its options, the API, and the ways to answer.</summary>
internal sealed class CommandContext(CliHost host, ParseResult parsed, CancellationToken cancellation) : IAsyncDisposable
{
    private Terminal? terminal;
    private Connector? connector;

    public CliHost Host => host;

    public CancellationToken Cancellation => cancellation;

    public bool Json => parsed.GetValue(GlobalOptions.Json);

    public bool Quiet => parsed.GetValue(GlobalOptions.Quiet);

    public Terminal Terminal => terminal ??= new Terminal(host);

    public string DataDirectory => Target(parsed, host).DataDirectory;

    public Connector Connector => connector ??= new Connector(host, Target(parsed, host), APersonSigns);

    /// <summary>Said before the first request when a person will sign in: a server in this process then takes sign-ins too.</summary>
    public bool APersonSigns { get; set; }

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };

    public async Task<Result<JsonElement>> GetAsync(string path)
    {
        var api = await Connector.WithTokenAsync(cancellation).ConfigureAwait(false);
        return api.TryGet(out var client) ? await client.GetAsync(path, cancellation).ConfigureAwait(false) : Result<JsonElement>.Failed(api.Problems);
    }

    public async Task<Result<JsonElement>> WriteAsync(HttpMethod method, string path, Action<Utf8JsonWriter>? write, string? version = null)
    {
        var api = await Connector.WithTokenAsync(cancellation).ConfigureAwait(false);
        return api.TryGet(out var client) ? await client.WriteAsync(method, path, write, version, cancellation).ConfigureAwait(false) : Result<JsonElement>.Failed(api.Problems);
    }

    public async Task<Result<Download>> DownloadAsync(string path)
    {
        var api = await Connector.WithTokenAsync(cancellation).ConfigureAwait(false);
        return api.TryGet(out var client) ? await client.DownloadAsync(path, cancellation).ConfigureAwait(false) : Result<Download>.Failed(api.Problems);
    }

    /// <summary>Says what failed; gives the exit code.</summary>
    public int Fail(ImmutableArray<Problem> problems) => Failures.Write(host, Json, problems);

    public int Fail(Problem problem) => Fail([problem]);

    /// <summary>Answers with JSON for programs, or draws for people.</summary>
    public int Show(Result<JsonElement> answer, Action<Terminal, JsonElement> draw)
    {
        if (!answer.TryGet(out var json))
        {
            return Fail(answer.Problems);
        }

        if (Json)
        {
            host.Out.WriteLine(json.ValueKind == JsonValueKind.Undefined ? "{}" : JsonText.Write(json));
        }
        else if (!Quiet)
        {
            draw(Terminal, json);
        }

        return ExitCode.Fine;
    }

    /// <summary>One plain line about what is being done, on standard error; nothing with --quiet or --json.</summary>
    public void Step(string text)
    {
        if (!Quiet && !Json)
        {
            host.Error.WriteLine(text);
        }
    }

    /// <summary>Writes a file that was asked for: to its path, or to standard output for "-" or no path.</summary>
    public async Task<int> SaveAsync(Result<Download> download, string? path)
    {
        if (!download.TryGet(out var file))
        {
            return Fail(download.Problems);
        }

        if (path is null or "-")
        {
            var stream = host.OpenBinaryOut();
            await using var closing = stream.ConfigureAwait(false);
            await stream.WriteAsync(file.Bytes, cancellation).ConfigureAwait(false);
            return ExitCode.Fine;
        }

        await Files.WriteWholeAsync(path, file.Bytes, cancellation).ConfigureAwait(false);
        if (Json)
        {
            host.Out.WriteLine(JsonText.Write(w =>
            {
                w.WriteStartObject();
                w.WriteString("file", path);
                w.WriteNumber("bytes", file.Bytes.Length);
                w.WriteEndObject();
            }));
        }
        else if (!Quiet)
        {
            Terminal.Line($"Wrote {path} ({Words.Count(file.Bytes.Length, "byte")}).");
        }

        return ExitCode.Fine;
    }

    public async ValueTask DisposeAsync()
    {
        if (connector is not null)
        {
            await connector.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static Target Target(ParseResult parsed, CliHost host)
    {
        var data = parsed.GetValue(GlobalOptions.Data);
        var server = parsed.GetValue(GlobalOptions.Server);
        // --data says plainly that no server is meant.
        if (server is null && data is null && host.Environment("SUTURE_SERVER") is { Length: > 0 } address)
        {
            Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out server);
        }

        return new Target(server, data ?? (host.Environment("SUTURE_DATA") is { Length: > 0 } set ? set : GlobalOptions.DefaultDataDirectory));
    }
}
