using Suture.Domain.Records.Fields;
using Suture.Ledger;

namespace Suture.Domain.Records.Model;

/// <summary>What of a record is content: key, title, text and fields. Owner, tags, alias, state and links are about it, not in it.</summary>
public static class RecordContent
{
    /// <summary>SHA-256 over the canonical JSON of the content.</summary>
    public static Hash32 Hash(RecordId id, string title, string text, FieldValues fields)
    {
        var json = new CanonicalJsonWriter();
        json.WriteStartObject();
        json.WriteName("fields");
        FieldValuesJson.Write(json, fields);
        json.WriteName("key");
        json.WriteString(id.ToString());
        json.WriteName("text");
        json.WriteString(text);
        json.WriteName("title");
        json.WriteString(title);
        json.WriteEndObject();
        return Hash32.Sha256(json.WrittenSpan);
    }
}
