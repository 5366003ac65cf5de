namespace Suture.Storage;

/// <summary>Where an installation keeps its data.</summary>
/// <param name="DataDirectory">Folder for the SQLite database and the blobs; made when it is not there.</param>
/// <param name="PostgresConnectionString">Null for SQLite in the data directory.</param>
public sealed record StorageOptions(string DataDirectory, string? PostgresConnectionString);
