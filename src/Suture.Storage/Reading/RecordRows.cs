using System.Collections.Immutable;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Model;
using Suture.Storage.Data;
using Suture.Storage.Projection;

namespace Suture.Storage.Reading;

/// <summary>Records from their rows, in the order of keys.</summary>
internal static class RecordRows
{
    private const string Sql =
        "SELECT id, created, version, revision, state, alias, title, text, owner, tags, fields, content_hash, created_by, created_at, changed_by, changed_at, signature FROM records "
        + "WHERE id >= $1 AND id < $2 ORDER BY id";

    /// <summary>Reads rows from one key up to another, as long as they are wanted.</summary>
    public static async ValueTask<List<CreatedRecord>> ReadAsync(ISession session, long from, long to, StringPool pool, Func<int, bool> wants, CancellationToken cancellationToken)
    {
        var records = new List<CreatedRecord>();
        await session.QueryAsync(
            Sql,
            [from, to],
            row =>
            {
                if (!wants(records.Count))
                {
                    return false;
                }

                records.Add(new CreatedRecord(row.Number(1), Read(row, pool)));
                return true;
            },
            cancellationToken);
        return records;
    }

    private static Record Read(IRow row, StringPool pool)
    {
        var id = Keys.RecordOf(row.Number(0));
        var kind = id.Kind.Definition();
        var state = row.Text(4, pool);
        return new Record
        {
            Id = id,
            Version = row.Number(2),
            Revision = (int)row.Number(3),
            State = kind.Lifecycle.FindState(state) ?? throw new StorageException($"{id} has the state '{state}', which its kind does not have; run ledger verify."),
            Alias = row.TextOrNull(5),
            Title = row.Text(6),
            Text = row.Text(7),
            Owner = row.IsNull(8) ? null : row.Text(8, pool),
            Tags = row.IsNull(9) ? [] : ReadTags(row.Bytes(9), pool),
            Fields = FieldValuesJson.ReadStored(kind, row.Bytes(10)),
            ContentHash = row.Hash(11),
            CreatedBy = row.Text(12, pool),
            CreatedAt = row.Time(13),
            ChangedBy = row.Text(14, pool),
            ChangedAt = row.Time(15),
            Signature = row.IsNull(16) ? null : SignatureRow.Read(row.Bytes(16), pool),
        };
    }

    private static ImmutableArray<string> ReadTags(ReadOnlySpan<byte> json, StringPool pool)
    {
        var tags = ImmutableArray.CreateBuilder<string>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                tags.Add(pool.Get(reader.GetString()!));
            }
        }

        return tags.ToImmutable();
    }
}

/// <summary>A record, and the ledger index at which it came into being: the order of the model.</summary>
internal readonly record struct CreatedRecord(long Created, Record Record);
