using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Text;

/// <summary>Front matter to a draft.</summary>
internal static class RecordTextReader
{
    private static readonly string[] LinkPaths = [.. LinkRules.All.Select(r => "links." + r.Name)];
    private static readonly string[] Known = ["key", "title", "alias", "owner", "tags", "state", "links", "fields"];

    /// <param name="content">The file's text.</param>
    /// <param name="file">Its name or relative path; the name must be the key, the folder its prefix.</param>
    /// <param name="device">When known, the device that full keys must name.</param>
    public static Result<RecordDraft> Read(string content, string file, string? device)
    {
        var read = FrontMatter.Read(content, file);
        if (!read.TryGet(out var front))
        {
            return Result<RecordDraft>.Failed(read.Problems);
        }

        var members = new Members(front.Members, file);
        var keyEntry = front.Members.Entries.FirstOrDefault(e => e.Key is "key");
        if (keyEntry.Key is null)
        {
            members.Add("text.key.missing", "'key' is missing: the record's key, like SRS-12.", 2, "key");
            return members.Problems.ToImmutableArray();
        }

        if (Key(members, keyEntry, device) is not { } id)
        {
            return members.Problems.ToImmutableArray();
        }

        // Locals, not 'with' copies: this runs for every file of an import.
        string? title = null, alias = null, owner = null, state = null;
        ImmutableArray<string>? tags = null;
        ImmutableArray<LinkDraft>? links = null;
        FieldValues? fields = null;
        ImmutableArray<Field> cleared = [];
        var definition = id.Kind.Definition();
        for (var i = 0; i < front.Members.Entries.Count; i++)
        {
            var entry = front.Members.Entries[i];
            if (members.IsRepeated(i))
            {
                continue;
            }

            switch (entry.Key)
            {
                case "key":
                    break;
                case "title":
                    title = Title(members, entry);
                    break;
                case "alias":
                    alias = members.Scalar(entry);
                    break;
                case "owner":
                    owner = members.Scalar(entry);
                    break;
                case "tags":
                    tags = members.Scalars(entry)?.Select(t => t.Text).ToImmutableArray();
                    break;
                case "state":
                    state = State(members, entry, definition);
                    break;
                case "links":
                    links = Links(members, entry, definition);
                    break;
                case "fields":
                    (fields, cleared) = Fields(members, entry, definition);
                    break;
                default:
                    Unknown(members, entry, definition);
                    break;
            }
        }

        return members.Problems.Count > 0
            ? members.Problems.ToImmutableArray()
            : new RecordDraft
            {
                Kind = id.Kind, Number = id.Number, Title = title, Alias = alias, Owner = owner, Tags = tags, State = state, Text = front.Body,
                Fields = fields, ClearedFields = cleared, Links = links, Place = new SourcePlace(file, keyEntry.Line),
            };
    }

    private static RecordId? Key(Members members, YamlEntry entry, string? device)
    {
        if (members.Scalar(entry) is not { } key)
        {
            return null;
        }

        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (!RecordId.TryParse(key.AsSpan(slash + 1), out var id) || (slash >= 0 && !DeviceKey.IsValid(key[..slash])))
        {
            members.Add("text.key.invalid", $"'{key}' is not a record's key: a prefix of a kind and a number, like SRS-12 or PUMP/SRS-12.", entry.Line, "key");
            return null;
        }

        if (slash >= 0 && device is not null && !key.AsSpan(0, slash).SequenceEqual(device))
        {
            members.Add("text.key.device", $"'{key}' is of another device; device.yaml here is of {device}.", entry.Line, "key");
        }

        var path = members.File.AsSpan();
        var name = path[(path.LastIndexOfAny('/', '\\') + 1)..];
        var folder = path[..Math.Max(0, path.Length - name.Length - 1)];
        folder = folder[(folder.LastIndexOfAny('/', '\\') + 1)..];
        var stem = name.EndsWith(".md") ? name[..^3] : name;
        var text = key.AsSpan(slash + 1);
        if (!stem.SequenceEqual(text) || (folder.Length > 0 && !folder.SequenceEqual(text[..text.IndexOf('-')])))
        {
            members.Add("text.key.mismatch", $"The key is {id}, so the file must be {id.Kind}/{id}.md.", entry.Line, "key");
        }

        return id;
    }

    private static string? Title(Members members, YamlEntry entry)
    {
        var title = members.Scalar(entry);
        if (title is not null && string.IsNullOrWhiteSpace(title))
        {
            members.Add("text.title.empty", "'title' is empty; leave the line out to keep the title as it is.", entry.Line, "title");
        }

        return title;
    }

    private static string? State(Members members, YamlEntry entry, KindDefinition definition)
    {
        if (members.Scalar(entry) is not { Length: > 0 } state)
        {
            return null;
        }

        if (definition.Lifecycle.FindState(state) is null)
        {
            var states = definition.Lifecycle.States.Select(s => s.Name).ToArray();
            members.Add("text.state.unknown", $"'{state}' is not a state of a {definition.Name}: {string.Join(", ", states)}{Nearest.Hint(state, states)}", entry.Line, "state");
        }

        return state;
    }

    private static ImmutableArray<LinkDraft>? Links(Members members, YamlEntry entry, KindDefinition definition)
    {
        if (entry.Value is YamlScalar { IsNull: true })
        {
            return [];
        }

        if (entry.Value is not YamlMap map)
        {
            members.Add("text.links.type", "'links' takes a list of keys for each type of link, like derivesFrom: [SYS-4].", entry.Line, "links");
            return null;
        }

        var links = ImmutableArray.CreateBuilder<LinkDraft>();
        var inner = new Members(map, members.File, "links");
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var typeEntry = map.Entries[i];
            if (inner.IsRepeated(i))
            {
                continue;
            }

            if (LinkRules.Parse(typeEntry.Key) is not { } type)
            {
                var names = LinkRules.All.Where(r => r.From.Contains(definition.Kind)).Select(r => r.Name).ToArray();
                inner.Add("text.link.unknown", $"'{typeEntry.Key}' is not a type of link that starts at a {definition.Name}: {string.Join(", ", names)}{Nearest.Hint(typeEntry.Key, names)}", typeEntry.Line, typeEntry.Key);
                continue;
            }

            foreach (var (target, line) in inner.Scalars(typeEntry) ?? [])
            {
                links.Add(new LinkDraft(type, target, new SourcePlace(members.File, line, LinkPaths[(int)type - 1])));
            }
        }

        members.Add(inner.Problems);
        return links.DrainToImmutable();
    }

    private static (FieldValues? Values, ImmutableArray<Field> Cleared) Fields(Members members, YamlEntry entry, KindDefinition definition)
    {
        if (entry.Value is YamlScalar { IsNull: true })
        {
            return (null, []);
        }

        if (entry.Value is not YamlMap map)
        {
            members.Add("text.fields.type", "'fields' takes a value for each field, like category: alarm.", entry.Line, "fields");
            return (null, []);
        }

        var values = new FieldValues.Builder(definition);
        var cleared = ImmutableArray<Field>.Empty;
        var inner = new Members(map, members.File, "fields");
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var fieldEntry = map.Entries[i];
            if (inner.IsRepeated(i))
            {
                continue;
            }

            if (definition.FindField(fieldEntry.Key) is not { } field)
            {
                var names = definition.Fields.Select(f => f.Name).ToArray();
                inner.Add("text.field.unknown", $"'{fieldEntry.Key}' is not a field of a {definition.Name}: {string.Join(", ", names)}{Nearest.Hint(fieldEntry.Key, names)}", fieldEntry.Line, fieldEntry.Key);
                continue;
            }

            var read = FieldNodes.Read(field, fieldEntry.Value, members.File, fieldEntry.Line);
            if (!read.TryGet(out var value))
            {
                inner.Add(read.Problems);
            }
            else if (value is null or "")
            {
                cleared = cleared.Add(field);
            }
            else
            {
                values.Set(field, value);
            }
        }

        members.Add(inner.Problems);
        return (values.Build(), cleared);
    }

    private static void Unknown(Members members, YamlEntry entry, KindDefinition definition)
    {
        var hint = definition.FindField(entry.Key) is null ? Nearest.Hint(entry.Key, Known) : "; it is a field, so it goes below 'fields:'.";
        members.Add("text.member.unknown", $"'{entry.Key}' is not a member of a record's file: {string.Join(", ", Known)}{hint}", entry.Line, entry.Key);
    }
}
