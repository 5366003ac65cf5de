using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;

namespace Suture.Formats.Tables;

/// <summary>What a column holds.</summary>
public enum ColumnRole
{
    /// <summary>The record's key here, SRS-12 or PUMP/SRS-12; empty gets the next number.</summary>
    Key,

    /// <summary>The id in the tool the table comes from; finds the record again at the next import.</summary>
    Alias,

    Title,

    Text,

    Owner,

    Tags,

    State,

    /// <summary>Keys or aliases that the row links to, by <see cref="ColumnTarget.Link"/>.</summary>
    Links,

    /// <summary>A field of the kind, <see cref="ColumnTarget.Field"/>.</summary>
    Field,
}

/// <summary>Where a column (or a constant) goes.</summary>
public sealed record ColumnTarget(ColumnRole Role, Field? Field = null, LinkType? Link = null)
{
    private static readonly string[] Members = ["key", "alias", "title", "text", "owner", "tags", "state"];

    /// <summary>As mapping files write it: <c>alias</c>, <c>links.derivesFrom</c>, <c>category</c>.</summary>
    public override string ToString() => Role switch
    {
        ColumnRole.Field => Field!.Name,
        ColumnRole.Links => "links." + LinkRules.Name(Link!.Value),
        _ => Role.ToString().ToLowerInvariant(),
    };

    /// <summary>Reads a target as mapping files write it; null when the kind has no such member, field or link.</summary>
    public static ColumnTarget? Parse(KindDefinition kind, string text)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            "key" => new(ColumnRole.Key),
            "alias" or "id" => new(ColumnRole.Alias),
            "title" => new(ColumnRole.Title),
            "text" => new(ColumnRole.Text),
            "owner" => new(ColumnRole.Owner),
            "tags" => new(ColumnRole.Tags),
            "state" => new(ColumnRole.State),
            _ when text.StartsWith("links.", StringComparison.Ordinal) && LinkRules.Parse(text[6..]) is { } link && LinkRules.Of(link).From.Contains(kind.Kind) => new(ColumnRole.Links, Link: link),
            _ when text.StartsWith("fields.", StringComparison.Ordinal) && kind.FindField(text[7..]) is { } field => new(ColumnRole.Field, field),
            _ when kind.FindField(text) is { } field => new(ColumnRole.Field, field),
            _ => null,
        };
    }

    /// <summary>All texts that <see cref="Parse"/> takes for the kind, for messages.</summary>
    public static IEnumerable<string> Known(KindDefinition kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Members.Concat(LinkRules.All.Where(r => r.From.Contains(kind.Kind)).Select(r => "links." + r.Name))
            .Concat(kind.Fields.Select(f => f.Name));
    }
}

/// <summary>A column by the name in the header, and where it goes.</summary>
public sealed record MappedColumn(string Column, ColumnTarget Target);

/// <summary>A value that every row gets, unless a column of the same target is filled.</summary>
public sealed record ConstantValue(string Value, ColumnTarget Target);

/// <summary>How the columns of a table become records of one kind: read from a mapping file, or guessed from the header.</summary>
/// <param name="Kind">Kind of all records.</param>
/// <param name="Columns">Mapped columns; the table's other columns are left out.</param>
public sealed record ColumnMapping(RecordKind Kind, ImmutableArray<MappedColumn> Columns)
{
    public ImmutableArray<ConstantValue> Constants { get; init; } = [];

    /// <summary>Sheet of a workbook that this mapping is for; null for the only visible one.</summary>
    public string? Sheet { get; init; }

    /// <summary>Row of the header, from 1; null for the first row that is not empty.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Characters that separate several keys or tags in one cell; line ends always do.</summary>
    public string Separators { get; init; } = ";,";

    /// <summary>Values of cells by target, replaced before reading: <c>category: {F: functional}</c>. Cells are compared without case.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Values { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary>Columns of the table that no record takes anything from: to be shown before importing.</summary>
    public IEnumerable<string> Unmapped(SheetTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Header.Where(h => !Columns.Any(c => string.Equals(c.Column, h, StringComparison.OrdinalIgnoreCase)));
    }
}
