using System.Collections.Frozen;
using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;

namespace Suture.Domain.Records;

/// <summary>What a kind of record is: its names, the fields of its body and its lifecycle.</summary>
public sealed class KindDefinition
{
    private readonly FrozenDictionary<string, Field> byName;

    internal KindDefinition(RecordKind kind, string name, string plural, KindGroup group, string help, Lifecycle lifecycle, ImmutableArray<Field> fields)
    {
        Kind = kind;
        Name = name;
        Plural = plural;
        Group = group;
        Help = help;
        Lifecycle = lifecycle;
        Fields = fields;
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Index = fields[i].Index < 0 ? i : throw new InvalidOperationException($"Field {fields[i].Name} belongs to two kinds.");
        }

        byName = fields.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
        CanonicalOrder = [.. fields.OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    public RecordKind Kind { get; }

    public string Prefix => Kind.ToString();

    /// <summary>Singular name in lower case: "software requirement".</summary>
    public string Name { get; }

    public string Plural { get; }

    public KindGroup Group { get; }

    /// <summary>One sentence: what such a record states.</summary>
    public string Help { get; }

    public Lifecycle Lifecycle { get; }

    /// <summary>In the order of forms and text files.</summary>
    public ImmutableArray<Field> Fields { get; }

    /// <summary>In the order of canonical JSON (RFC 8785: by name).</summary>
    public ImmutableArray<Field> CanonicalOrder { get; }

    /// <summary>What must hold between its fields.</summary>
    public ImmutableArray<FieldRule> Rules { get; init; } = [];

    public Field? FindField(string name) => byName.GetValueOrDefault(name);
}

/// <summary>The subject a kind belongs to, for navigation.</summary>
public enum KindGroup
{
    Requirements,
    Software,
    Verification,
    Safety,
    Security,
    Postmarket,
    Documents,
}
