using Suture.Storage;

namespace Suture.Server;

/// <summary>How a server is to be built.</summary>
public sealed record ServerOptions
{
    /// <summary>Folder of the database, kept files, keys and the local token.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Null for SQLite in the data directory.</summary>
    public string? PostgresConnectionString { get; init; }

    /// <summary>Addresses to listen on, with semicolons between; null for http://localhost:5080. Not used in a test server.</summary>
    public string? Urls { get; init; }

    /// <summary>Only the API, for the command line in its own process: starts fast, has no pages, no cookies and no log.</summary>
    public bool ApiOnly { get; init; }

    /// <summary>Log lines as JSON objects.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>Sign-ins that one address may try in a minute.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>Whether the server itself speaks TLS.</summary>
    internal bool IsSecure => Urls?.Contains("https://", StringComparison.OrdinalIgnoreCase) ?? false;

    internal StorageOptions Storage => new(Path.GetFullPath(DataDirectory), PostgresConnectionString);
}
