using System.Collections.Immutable;
using Suture.Domain.Records.Links;

namespace Suture.Domain.Records;

/// <summary>Where a draft was read: file and line (or cell), for messages.</summary>
public sealed record SourcePlace(string? File, int? Line = null, string? Path = null);

/// <summary>A link as an import names it; the target is a key or an alias that is resolved against the device.</summary>
public sealed record LinkDraft(LinkType Type, string Target, SourcePlace? Place = null);

/// <summary>
/// A record as some format brought it, before it is compared with the device. Null members were not given and stay as they are
/// (new records get the default); given ones replace what is there. Field values have the .NET types of
/// <see cref="Fields.FieldType"/>.
/// </summary>
public sealed record RecordDraft
{
    public required RecordKind Kind { get; init; }

    /// <summary>Device that the key names, when it names one; it must be the device that takes the draft.</summary>
    public string? Device { get; init; }

    /// <summary>Number in the key; null lets the device give the next one.</summary>
    public int? Number { get; init; }

    /// <summary>The id in the tool it came from; unique in the device, and the way to find the record again when it has no key here.</summary>
    public string? Alias { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? Owner { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>State in the lifecycle; only records that are new take it, and only a state that needs no signature.</summary>
    public string? State { get; init; }

    public Fields.FieldValues? Fields { get; init; }

    /// <summary>Fields that were given as empty: what stands there is removed.</summary>
    public ImmutableArray<Fields.Field> ClearedFields { get; init; } = [];

    /// <summary>All links that start here; null leaves the links alone, an empty list removes them.</summary>
    public ImmutableArray<LinkDraft>? Links { get; init; }

    /// <summary>The types of link that <see cref="Links"/> speaks for, others are left alone; null means all. A table has a column for some types only.</summary>
    public ImmutableArray<LinkType>? LinkTypes { get; init; }

    public required SourcePlace Place { get; init; }
}
