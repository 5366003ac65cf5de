namespace Suture.Storage.Tests.Support;

/// <summary>The databases that every test of the store runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
