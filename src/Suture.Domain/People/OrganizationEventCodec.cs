using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Signing;
using Suture.Domain.Records.Fields;
using Suture.Ledger;

namespace Suture.Domain.People;

/// <summary>Between events of the organization's stream and ledger payloads.</summary>
public static class OrganizationEventCodec
{
    /// <summary>Name of the organization's stream.</summary>
    public const string Stream = "organization";

    public static string TypeOf(OrganizationEvent e) => e switch
    {
        OrganizationCreated => "organization.created@1",
        DeviceRegistered => "device.registered@1",
        UserCreated => "user.created@1",
        UserChanged => "user.changed@1",
        CredentialChanged => "credential.changed@1",
        UserLocked => "user.locked@1",
        TokenIssued => "token.issued@1",
        TokenRevoked => "token.revoked@1",
        HeadsRecorded => "heads.recorded@1",
        StandardSet => "standard.set@1",
        StandardWithdrawn => "standard.withdrawn@1",
        StatementSigned => "statement.signed@1",
        _ => throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "An event without a type name."),
    };

    public static byte[] Encode(OrganizationEvent e)
    {
        var json = new CanonicalJsonWriter();
        json.WriteStartObject();
        switch (e)
        {
            case OrganizationCreated o:
                Text(json, "name", o.Name);
                break;
            case DeviceRegistered d:
                Text(json, "key", d.Key);
                break;
            case UserCreated u:
                WriteUser(json, u.UserName, u.Roles, u.PersonalHash);
                break;
            case UserChanged u:
                WriteUser(json, u.UserName, u.Roles, u.PersonalHash);
                Flag(json, "disabled", u.Disabled);
                break;
            case CredentialChanged c:
                Text(json, "kind", Names.Of(c.Kind));
                Flag(json, "removed", c.Removed);
                Text(json, "userName", c.UserName);
                break;
            case UserLocked l:
                json.WriteName("failedAttempts");
                json.WriteNumber(l.FailedAttempts);
                Text(json, "until", FieldValuesJson.FormatTime(l.Until));
                Text(json, "userName", l.UserName);
                break;
            case TokenIssued t:
                Text(json, "device", t.Device);
                Text(json, "expiresAt", t.ExpiresAt is { } at ? FieldValuesJson.FormatTime(at) : null);
                Text(json, "id", t.Id);
                Text(json, "name", t.Name);
                Text(json, "owner", t.Owner);
                Text(json, "scope", Names.Of(t.Scope));
                break;
            case TokenRevoked t:
                Text(json, "id", t.Id);
                break;
            case HeadsRecorded h:
                WriteHeads(json, h.Heads);
                break;
            case StandardSet s:
                Text(json, "file", s.File);
                Text(json, "id", s.Id);
                Text(json, "text", s.Text);
                break;
            case StatementSigned s:
                Text(json, "clause", s.Clause);
                Text(json, "kind", Names.Of(s.Kind));
                Text(json, "printedName", s.PrintedName);
                Text(json, "proof", Names.Of(s.Proof));
                Text(json, "reviewBy", s.ReviewBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                Text(json, "standard", s.Standard);
                Text(json, "statement", s.Statement);
                break;
            case StandardWithdrawn s:
                Text(json, "id", s.Id);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "An event without a payload.");
        }

        json.WriteEndObject();
        return json.ToArray();
    }

    /// <summary>Reads a stored payload; throws <see cref="JsonException"/> when it is not of its type.</summary>
    public static OrganizationEvent Decode(string type, ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return Read(type, document.RootElement);
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new JsonException($"Payload is not a {type}: {e.Message}", e);
        }
    }

    private static OrganizationEvent Read(string type, JsonElement json) => type switch
    {
        "organization.created@1" => new OrganizationCreated(Text(json, "name")),
        "device.registered@1" => new DeviceRegistered(Text(json, "key")),
        "user.created@1" => new UserCreated(Text(json, "userName"), Roles(json), Hash(json, "personalHash")),
        "user.changed@1" => new UserChanged(Text(json, "userName"), Roles(json), json.GetProperty("disabled").GetBoolean(), Hash(json, "personalHash")),
        "credential.changed@1" => new CredentialChanged(Text(json, "userName"), Name<CredentialKind>(json, "kind"), json.GetProperty("removed").GetBoolean()),
        "user.locked@1" => new UserLocked(Text(json, "userName"), json.GetProperty("failedAttempts").GetInt32(), json.GetProperty("until").GetDateTimeOffset()),
        "token.issued@1" => new TokenIssued(
            Text(json, "id"), Text(json, "owner"), Text(json, "name"), Name<TokenScope>(json, "scope"), Optional(json, "device"),
            json.TryGetProperty("expiresAt", out var at) ? at.GetDateTimeOffset() : null),
        "token.revoked@1" => new TokenRevoked(Text(json, "id")),
        "heads.recorded@1" => new HeadsRecorded([.. json.GetProperty("heads").EnumerateArray().Select(h => new RecordedHead(Text(h, "stream"), h.GetProperty("size").GetInt64(), Hash(h, "root")))]),
        "standard.set@1" => new StandardSet(Text(json, "id"), Text(json, "file"), Text(json, "text")),
        "standard.withdrawn@1" => new StandardWithdrawn(Text(json, "id")),
        "statement.signed@1" => new StatementSigned(
            Text(json, "standard"), Text(json, "clause"), Name<AttestationKind>(json, "kind"), Text(json, "statement"),
            Optional(json, "reviewBy") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null, Text(json, "printedName"), Name<Reauthentication>(json, "proof")),
        _ => throw new JsonException($"Unknown entry type '{type}' in the organization's stream."),
    };

    private static void WriteUser(CanonicalJsonWriter json, string userName, ImmutableArray<Role> roles, Hash32 personalHash)
    {
        Text(json, "personalHash", personalHash.ToString());
        json.WriteName("roles");
        json.WriteStartArray();
        foreach (var role in roles)
        {
            json.WriteString(Names.Of(role));
        }

        json.WriteEndArray();
        Text(json, "userName", userName);
    }

    private static void WriteHeads(CanonicalJsonWriter json, ImmutableArray<RecordedHead> heads)
    {
        json.WriteName("heads");
        json.WriteStartArray();
        foreach (var head in heads)
        {
            json.WriteStartObject();
            Text(json, "root", head.Root.ToString());
            json.WriteName("size");
            json.WriteNumber(head.Size);
            Text(json, "stream", head.Stream);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(CanonicalJsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteName(name);
            json.WriteString(value);
        }
    }

    private static void Flag(CanonicalJsonWriter json, string name, bool value)
    {
        json.WriteName(name);
        json.WriteBoolean(value);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null.");

    private static string? Optional(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Hash32 Hash(JsonElement json, string name) => Hash32.Parse(Text(json, name));

    private static ImmutableArray<Role> Roles(JsonElement json) =>
        [.. json.GetProperty("roles").EnumerateArray().Select(r => Names.Parse<Role>(r.GetString()) ?? throw new JsonException($"Unknown role '{r}'."))];

    private static T Name<T>(JsonElement json, string name)
        where T : struct, Enum => Names.Parse<T>(Text(json, name)) ?? throw new JsonException($"Unknown {typeof(T).Name} '{Text(json, name)}'.");
}
