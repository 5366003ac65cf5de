using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Signing;
using Suture.Ledger;

namespace Suture.Storage.Projection;

/// <summary>The signature that stands on a record, in the record's row.</summary>
internal static class SignatureRow
{
    public static byte[] ToBytes(RecordSigned signed, EventContext context)
    {
        var json = new CanonicalJsonWriter();
        json.WriteStartObject();
        json.WriteName("contentHash");
        json.WriteString(signed.ContentHash.ToString());
        json.WriteName("index");
        json.WriteNumber(context.Index);
        json.WriteName("meaning");
        json.WriteString(Names.Of(signed.Meaning));
        json.WriteName("printedName");
        json.WriteString(signed.PrintedName);
        json.WriteName("proof");
        json.WriteString(Names.Of(signed.Proof));
        json.WriteName("revision");
        json.WriteNumber(signed.Revision);
        json.WriteName("signer");
        json.WriteString(context.Actor);
        json.WriteName("time");
        json.WriteString(LedgerTime.Format(context.Time));
        json.WriteEndObject();
        return json.ToArray();
    }

    public static Signature Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        return new Signature(
            Text(json, "signer"),
            Text(json, "printedName"),
            Names.Parse<SignatureMeaning>(Text(json, "meaning")) ?? throw new JsonException("Unknown meaning."),
            json.GetProperty("time").GetDateTimeOffset(),
            json.GetProperty("revision").GetInt32(),
            Hash32.Parse(Text(json, "contentHash")),
            Names.Parse<Reauthentication>(Text(json, "proof")) ?? throw new JsonException("Unknown proof."),
            json.GetProperty("index").GetInt64());
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null.");
}
