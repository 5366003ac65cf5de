using System.Globalization;

namespace Suture.Storage.Data;

/// <summary>The numbered SQL files in the assembly: one for each version of the schema, only ever forward.</summary>
internal static class Schema
{
    /// <summary>The version that this program needs.</summary>
    public const int Version = 2;

    /// <summary>The files above a version, in order.</summary>
    public static IEnumerable<(int Version, string Sql)> After(int version, string driver)
    {
        for (var v = version + 1; v <= Version; v++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Suture.Storage.{driver}.Schema.{v:0000}.sql");
            using var stream = typeof(Schema).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
            using var reader = new StreamReader(stream);
            yield return (v, reader.ReadToEnd());
        }
    }

    /// <summary>Refuses data that a newer program has written.</summary>
    public static void Accept(long stored)
    {
        if (stored > Version)
        {
            throw new StorageException($"The data has schema version {stored}, and this program knows versions up to {Version}: use the newer program that wrote it.");
        }
    }
}
