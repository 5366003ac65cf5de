using System.Collections.Immutable;
using Suture.Storage.Data;
using static Suture.Storage.Data.ArgType;

namespace Suture.Storage.Projection;

/// <summary>The tables that the writer fills. Those in <see cref="Projections"/> hold nothing that the entries do not give.</summary>
internal static class Tables
{
    public static readonly Table Entries = new(
        "entries",
        [new("id", Number), new("time", Number), new("type", Text), new("actor", Text), new("subject", Number), new("hash", Bytes), new("bytes", Bytes)],
        1);

    public static readonly Table Commands = new(
        "commands",
        [new("id", Bytes), new("stream", Number), new("first", Number), new("entry_count", Number), new("request_hash", Bytes), new("answer", Bytes)],
        1);

    public static readonly Table Records = new(
        "records",
        [
            new("id", Number), new("created", Number), new("version", Number), new("revision", Number), new("state", Text), new("alias", Text), new("title", Text), new("text", Text),
            new("owner", Text), new("tags", Bytes), new("fields", Bytes), new("content_hash", Bytes), new("created_by", Text), new("created_at", Number), new("changed_by", Text),
            new("changed_at", Number), new("signature", Bytes),
        ],
        1);

    public static readonly Table Links = new(
        "links",
        [
            new("from_id", Number), new("type", Number), new("to_id", Number), new("added", Number), new("place", Number), new("confirmed", Number), new("confirmed_by", Text),
            new("from_hash", Bytes), new("to_hash", Bytes),
        ],
        3);

    public static readonly Table LinkChanges = new(
        "link_changes",
        [new("from_id", Number), new("type", Number), new("to_id", Number), new("entry", Number), new("change", Number)],
        5);

    public static readonly Table Outcomes = new(
        "outcomes",
        [
            new("target_id", Number), new("test_key", Bytes), new("test", Text), new("version", Text), new("run_id", Number), new("result", Number), new("entry", Number),
            new("first", Number), new("place", Number),
        ],
        2);

    public static readonly Table Devices = new(
        "devices",
        [new("stream", Number), new("name", Text), new("safety_class", Text), new("version", Text), new("description", Text), new("entry", Number)],
        1);

    public static readonly Table Sboms = new("sboms", [new("stream", Number), new("name", Text), new("entry", Number)], 2);

    public static readonly Table Attestations = new("attestations", [new("stream", Number), new("standard", Text), new("clause", Text), new("entry", Number)], 3);

    public static readonly Table RiskPolicies = new("risk_policies", [new("stream", Number), new("entry", Number)], 1);

    public static readonly Table RegisteredDevices = new("registered_devices", [new("key", Text), new("entry", Number)], 1);

    public static readonly Table Users = new(
        "users",
        [new("user_name", Text), new("roles", Text), new("disabled", Number), new("personal_hash", Bytes), new("created", Number), new("entry", Number)],
        1);

    public static readonly Table Credentials = new("credentials", [new("user_name", Text), new("kind", Text), new("entry", Number)], 2);

    public static readonly Table Tokens = new(
        "tokens",
        [
            new("id", Text), new("owner", Text), new("name", Text), new("scope", Text), new("device", Text), new("issued_at", Number), new("expires_at", Number), new("revoked", Number),
            new("entry", Number),
        ],
        1);

    public static readonly ImmutableArray<Table> Projections =
        [Devices, Records, Links, LinkChanges, Outcomes, Sboms, Attestations, RiskPolicies, RegisteredDevices, Users, Credentials, Tokens];
}
