using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Safety;
using Suture.Domain.Safety.Prompts;
using Suture.Domain.Signing;
using Suture.Ledger;

namespace Suture.Domain.Records.Events;

/// <summary>Ledger payloads back to events; throws <see cref="JsonException"/> on a payload that is not of its type.</summary>
internal static class EventReader
{
    internal static DeviceEvent Read(string type, JsonElement json) => type switch
    {
        "device.created@1" => new DeviceCreated(Device(json)),
        "device.changed@1" => new DeviceChanged(Device(json)),
        "record.created@1" => Created(json),
        "record.changed@1" => Changed(json),
        "record.moved@1" => new RecordMoved(Id(json), Int(json, "revision"), Text(json, "transition"), Text(json, "from"), Text(json, "to")),
        "record.signed@1" => new RecordSigned(
            Id(json), Int(json, "revision"), Hash(json, "contentHash"), Text(json, "printedName"), Name<SignatureMeaning>(json, "meaning"), Name<Reauthentication>(json, "proof"),
            Text(json, "transition"), Text(json, "from"), Text(json, "to")),
        "links.added@1" => new LinksAdded(ConfirmedLinks(json)),
        "links.removed@1" => new LinksRemoved([.. json.GetProperty("links").EnumerateArray().Select(LinkId)]),
        "links.confirmed@1" => new LinksConfirmed(ConfirmedLinks(json)),
        "outcomes.recorded@1" => new OutcomesRecorded(
            RecordId.Parse(Text(json, "run")), Optional(json, "softwareVersion"),
            [.. json.GetProperty("outcomes").EnumerateArray().Select(o => new RunOutcome(Id(o), Text(o, "test"), Name<TestOutcome>(o, "result")))]),
        "sbom.imported@1" => new SbomImported(
            Text(json, "name"), Text(json, "fileName"), Hash(json, "fileHash"), json.GetProperty("fileSize").GetInt64(), Text(json, "format"), Text(json, "specVersion"),
            Optional(json, "serialNumber"), Optional(json, "subjectVersion"), Int(json, "components")),
        "clause.attested@1" => new ClauseAttested(
            Text(json, "standard"), Text(json, "clause"), Name<AttestationKind>(json, "kind"), Text(json, "statement"), [.. Texts(json, "evidence").Select(RecordId.Parse)],
            Day(json, "reviewBy"),
            Text(json, "printedName"), Name<Reauthentication>(json, "proof"))
        {
            Scope = Optional(json, "scope"),
            Files = Objects(json, "files", f => new KeptFile(Text(f, "name"), Hash(f, "hash"), f.GetProperty("size").GetInt64())),
        },
        "device.scoped@1" => new DeviceScoped(Objects(json, "standards", s => new PinnedStandard(Text(s, "id"), Text(s, "edition"))), [.. Texts(json, "markets").Select(Name<Market>)]),
        "riskPolicy.set@1" => new RiskPolicySet(
            Int(json, "number"), RiskPolicyJson.ReadStored(json.GetProperty("policy")), Text(json, "printedName"), Name<Reauthentication>(json, "proof")),
        "release.baselined@1" => ReleaseEventJson.Baselined(json),
        "gap.deviated@1" => ReleaseEventJson.Deviated(json),
        "class.decided@1" => new ClassDecided(
            OptionalId(json, "item"), Objects(json, "steps", Step), Text(json, "safetyClass"), Text(json, "rationale"), Text(json, "printedName"), Name<Reauthentication>(json, "proof")),
        "legacy.chosen@1" => new LegacyRouteChosen(OptionalId(json, "document"), Text(json, "rationale"), Text(json, "printedName"), Name<Reauthentication>(json, "proof")),
        "plan.assigned@1" => new PlanItemAssigned(Text(json, "item"), Optional(json, "owner"), Day(json, "due"), Optional(json, "note")),
        "prompt.answered@1" => new PromptAnswered(
            Text(json, "prompt"), OptionalId(json, "item"), Name<PromptReply>(json, "reply"), [.. Texts(json, "records").Select(RecordId.Parse)], Optional(json, "reason"),
            Text(json, "asked"), Text(json, "edition"), Optional(json, "itemHash") is { } hash ? Hash32.Parse(hash) : null),
        _ => throw new JsonException($"Unknown entry type '{type}' in a device's stream."),
    };

    private static RecordCreated Created(JsonElement json)
    {
        var id = Id(json);
        return new RecordCreated(
            id, Optional(json, "alias"), Text(json, "title"), Text(json, "text"), Optional(json, "owner"), Texts(json, "tags"), Fields(id, json), Text(json, "state"), Hash(json, "contentHash"));
    }

    private static RecordChanged Changed(JsonElement json)
    {
        var id = Id(json);
        return new RecordChanged(
            id, Int(json, "revision"), Optional(json, "alias"), Text(json, "title"), Text(json, "text"), Optional(json, "owner"), Texts(json, "tags"), Fields(id, json), Text(json, "state"),
            Hash(json, "contentHash"));
    }

    private static Device Device(JsonElement json) =>
        new(Text(json, "key"), Text(json, "name"), Optional(json, "safetyClass"), Optional(json, "version"), Text(json, "description"));

    private static ClassStep Step(JsonElement json) => new(
        Name<ClassQuestion>(json, "question"), Name<ClassReply>(json, "answer"), Optional(json, "computed") is { } computed ? Name<ClassReply>(computed) : null, Optional(json, "reason"),
        [.. Texts(json, "evidence").Select(RecordId.Parse)]);

    private static RecordId? OptionalId(JsonElement json, string name) => Optional(json, name) is { } key ? RecordId.Parse(key) : null;

    private static DateOnly? Day(JsonElement json, string name) =>
        Optional(json, name) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static FieldValues Fields(RecordId id, JsonElement json)
    {
        var parsed = FieldValuesJson.Parse(id.Kind.Definition(), json.GetProperty("fields"));
        return parsed.Ok ? parsed.Value.Values : throw new JsonException($"{id}: {parsed.Problems[0].Message}");
    }

    private static ImmutableArray<ConfirmedLink> ConfirmedLinks(JsonElement json) =>
        [.. json.GetProperty("links").EnumerateArray().Select(l => new ConfirmedLink(LinkId(l), Hash(l, "fromHash"), Hash(l, "toHash")))];

    private static LinkId LinkId(JsonElement json) =>
        new(RecordId.Parse(Text(json, "from")), LinkRules.Parse(Text(json, "type")) ?? throw new JsonException($"Unknown link type '{Text(json, "type")}'."), RecordId.Parse(Text(json, "to")));

    private static RecordId Id(JsonElement json) => RecordId.Parse(Text(json, "key"));

    internal static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null.");

    internal static string? Optional(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    internal static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    internal static Hash32 Hash(JsonElement json, string name) => Hash32.Parse(Text(json, name));

    internal static ImmutableArray<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(i => i.GetString()!)] : [];

    internal static ImmutableArray<T> Objects<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(read)] : [];

    internal static T Name<T>(JsonElement json, string name)
        where T : struct, Enum => Name<T>(Text(json, name));

    private static T Name<T>(string text)
        where T : struct, Enum => Names.Parse<T>(text) ?? throw new JsonException($"Unknown {typeof(T).Name} '{text}'.");
}
