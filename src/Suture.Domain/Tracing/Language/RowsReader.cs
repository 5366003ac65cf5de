using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;

namespace Suture.Domain.Tracing.Language;

/// <summary>Reads conditions on the rows of a table field: the table and its columns must be there in a kind that is asked.</summary>
internal static class RowsReader
{
    internal static RowsCondition Read(Reading reading, YamlTree map, YamlTree head, KindSet kinds)
    {
        reading.Members(map, "rows", "where", "some", "have", "refer", "among", "in", "out", "from", "to", "by", "or");
        var name = reading.RequiredText(map, "rows");
        var table = Table(reading, head, kinds, name);
        if (map.Find("where") is not null && map.Find("some") is { } both)
        {
            reading.Refuse(both, "Expected 'where' (each such row) or 'some' (one such row), not both.");
        }

        if (map.Items.Count(i => i.Segment is "have" or "refer" or "by") != 1)
        {
            reading.Refuse(map, "Expected one of 'have' (columns that are filled), 'refer' with 'among' (ids of another table), or 'by' with 'in' or 'out' (a linked record names the row).");
        }

        return new RowsCondition(
            name,
            map.Find("some") is null ? Quantifier.Every : Quantifier.Some,
            (map.Find("where") ?? map.Find("some")) is { } test ? Test(reading, test, table) : null,
            map.Find("have") is { } have ? Columns(reading, have, table) : [],
            map.Find("refer") is { } refer ? new RowsAmong(Columns(reading, refer, table), Among(reading, map, kinds)) : null,
            map.Find("by") is { } by ? Named(reading, map, by, table) : null);
    }

    private static string Among(Reading reading, YamlTree map, KindSet kinds)
    {
        var name = reading.RequiredText(map, "among");
        Table(reading, map.Find("among") ?? map, kinds, name);
        return name;
    }

    private static Field? Table(Reading reading, YamlTree at, KindSet kinds, string name)
    {
        var table = kinds.Kinds.Select(k => k.Definition().FindField(name)).FirstOrDefault(f => f is { Type: FieldType.Table });
        if (table is null)
        {
            reading.Refuse(at, $"{kinds} has no table '{name}'.");
        }

        return table;
    }

    private static RowTest Test(Reading reading, YamlTree map, Field? table)
    {
        reading.Members(map, "column", "is", "says");
        var column = reading.RequiredText(map, "column");
        Known(reading, map.Find("column") ?? map, table, column);
        if ((map.Find("is") is null) == (map.Find("says") is null))
        {
            reading.Refuse(map, "Expected 'is' (the whole cell) or 'says' (words in it).");
        }

        return new RowTest(column, map.Find("is") is not null, (map.Find("is") ?? map.Find("says")) is { } words ? reading.Texts(words) : []);
    }

    private static ImmutableArray<string> Columns(Reading reading, YamlTree value, Field? table)
    {
        var columns = reading.Texts(value);
        foreach (var column in columns)
        {
            Known(reading, value, table, column);
        }

        return columns;
    }

    private static RowsNamed Named(Reading reading, YamlTree map, YamlTree by, Field? table)
    {
        var link = map.Find("in") ?? map.Find("out");
        var ends = map.Find("from") ?? map.Find("to");
        if (link is null || ends is null || (link.Segment == "in") != (ends.Segment == "from"))
        {
            reading.Refuse(map, "Expected 'in' with 'from', or 'out' with 'to': the links to the records that name the row.");
            return new RowsNamed(Direction.In, 0, default, by.Text, null);
        }

        var kinds = reading.Kinds(ends);
        if (!kinds.Kinds.Any(k => k.Definition().FindField(by.Text) is { Type: FieldType.Text }))
        {
            reading.Refuse(by, $"{kinds} has no text field '{by.Text}'.");
        }

        var or = reading.Text(map, "or");
        if (or is not null)
        {
            Known(reading, map.Find("or")!, table, or);
        }

        return new RowsNamed(link.Segment == "in" ? Direction.In : Direction.Out, reading.LinkTypes(link), kinds, by.Text, or);
    }

    private static void Known(Reading reading, YamlTree at, Field? table, string column)
    {
        if (table is not null && !table.Columns.Any(c => c.Code == column))
        {
            reading.Refuse(at, $"'{table.Name}' has no column '{column}'; expected {string.Join(", ", table.Columns.Select(c => c.Code))}.");
        }
    }
}
