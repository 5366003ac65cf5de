using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Signing;
using Suture.Ledger;
using Suture.Storage.Data;

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

    public static Signature Read(ReadOnlySpan<byte> bytes, StringPool pool)
    {
        string? signer = null, printedName = null;
        (SignatureMeaning? meaning, Reauthentication? proof, Hash32? contentHash) = (null, null, null);
        (DateTimeOffset? time, int? revision, long? index) = (null, null, null);
        var json = new Utf8JsonReader(bytes);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = pool.GetUtf8(json.ValueSpan);
            json.Read();
            switch (member)
            {
                case "signer":
                    signer = Text(ref json, pool);
                    break;
                case "printedName":
                    printedName = Text(ref json, pool);
                    break;
                case "meaning":
                    meaning = Names.Parse<SignatureMeaning>(Text(ref json, pool));
                    break;
                case "proof":
                    proof = Names.Parse<Reauthentication>(Text(ref json, pool));
                    break;
                case "contentHash":
                    contentHash = Hash32.TryParseUtf8(json.ValueSpan, out var hash) ? hash : null;
                    break;
                case "time":
                    time = json.GetDateTimeOffset();
                    break;
                case "revision":
                    revision = json.GetInt32();
                    break;
                case "index":
                    index = json.GetInt64();
                    break;
                default:
                    throw new JsonException($"A signature has no '{member}'.");
            }
        }

        return new Signature(
            signer ?? throw Missing("signer"), printedName ?? throw Missing("printedName"), meaning ?? throw Missing("meaning"), time ?? throw Missing("time"), revision ?? throw Missing("revision"),
            contentHash ?? throw Missing("contentHash"), proof ?? throw Missing("proof"), index ?? throw Missing("index"));
    }

    // People and meanings are few: one string for each.
    private static string Text(ref Utf8JsonReader json, StringPool pool) => json.ValueIsEscaped ? pool.Get(json.GetString()!) : pool.GetUtf8(json.ValueSpan);

    private static JsonException Missing(string member) => new($"A stored signature lacks a good '{member}'.");
}
