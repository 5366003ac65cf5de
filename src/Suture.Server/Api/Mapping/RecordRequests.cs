using System.Collections.Immutable;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>What a request says, in the terms of the domain. Each problem names its JSON path.</summary>
internal static class RecordRequests
{
    private static readonly SourcePlace Nowhere = new(null);

    public static Result<RecordDraft> Draft(CreateRecordDto body)
    {
        if (!RecordKinds.TryParsePrefix(body.Kind, out var kind))
        {
            return UnknownKind(body.Kind);
        }

        var fields = Fields(kind.Definition(), body.Fields);
        if (!fields.TryGet(out var given))
        {
            return Result<RecordDraft>.Failed(fields.Problems);
        }

        var links = ImmutableArray.CreateBuilder<LinkDraft>();
        foreach (var (link, i) in (body.Links ?? []).Select((l, i) => (l, i)))
        {
            if (LinkRules.Parse(link.Type) is not { } type)
            {
                return UnknownLink(link.Type, $"$.links[{i}].type");
            }

            // A full key is taken as one of this device; anything else is an alias.
            links.Add(new LinkDraft(type, link.To[(link.To.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash && RecordId.TryParse(link.To.AsSpan(slash + 1), out _) ? slash + 1 : 0)..], new SourcePlace(null, null, $"$.links[{i}].to")));
        }

        return new RecordDraft
        {
            Kind = kind,
            Title = body.Title,
            Text = body.Text,
            Alias = body.Alias,
            Owner = body.Owner,
            Tags = body.Tags,
            Fields = given.Values,
            Links = body.Links is null ? null : links.ToImmutable(),
            Place = Nowhere,
        };
    }

    public static Result<RecordPatch> Patch(RecordId id, PatchRecordDto body) =>
        Fields(id.Kind.Definition(), body.Fields).Map(f => new RecordPatch(body.Title, body.Text, body.Owner, body.Tags, body.Alias, f.Values, f.Cleared));

    public static Result<LinkId> Link(string device, string from, string type, string to, string path = "$")
    {
        return !DeviceKey.TryParseIn(device, from, out var source) ? BadKey(from, path + ".from")
            : LinkRules.Parse(type) is not { } known ? UnknownLink(type, path + ".type")
            : !DeviceKey.TryParseIn(device, to, out var target) ? BadKey(to, path + ".to")
            : new LinkId(source, known, target);
    }

    public static Result<RecordId> Key(string device, string key, string path = "key") =>
        DeviceKey.TryParseIn(device, key, out var id) ? id : BadKey(key, path);

    public static Problem UnknownKind(string? kind) =>
        new("record.kind.unknown", $"'{kind}' is not a kind of record; expected one of {string.Join(", ", RecordKinds.All.Select(k => k.Prefix))}.", Path: "kind");

    private static Problem BadKey(string key, string path) => RecordProblems.BadKey(key, new SourcePlace(null, null, path));

    private static Problem UnknownLink(string? type, string path) =>
        new("link.type.unknown", $"'{type}' is not a type of link; expected one of {string.Join(", ", LinkRules.All.Select(l => l.Name))}.", Path: path);

    private static Result<(FieldValues Values, ImmutableArray<Field> Cleared)> Fields(KindDefinition kind, JsonElement? json) =>
        json is { } given && given.ValueKind != JsonValueKind.Null ? FieldValuesJson.Parse(kind, given) : (FieldValues.Empty(kind), ImmutableArray<Field>.Empty);
}
