using Suture.Domain.Results;

namespace Suture.Cli.Connection;

/// <summary>A server inside this process, over a data directory. Nothing listens on a port.</summary>
internal interface ILocalServer : IAsyncDisposable
{
    /// <summary>The way to it.</summary>
    HttpMessageHandler CreateHandler();

    /// <summary>The token for the command line on this machine, from the data directory.</summary>
    string Token { get; }
}

/// <summary>Starts servers inside this process.</summary>
internal interface ILocalServers
{
    /// <summary>Opens an initialized data directory, or says what to do first.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="withSignIn">People can sign in too, not only tokens: needed to sign, and slower to start.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<Result<ILocalServer>> OpenAsync(string dataDirectory, bool withSignIn, CancellationToken cancellation);
}
