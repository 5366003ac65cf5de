using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Results;

namespace Suture.Domain.Records.Fields;

/// <summary>
/// Text of a cell, a form control or a YAML scalar to the typed value of a field, and back. <see cref="Parse"/> after
/// <see cref="Format"/> gives the same value. Empty text is "not filled" (null). Line ends become LF.
/// </summary>
/// <remarks>
/// Choice: code or label, any case. Choices: codes or labels, one a line or separated by ';'. List: one a line; a text of one
/// line is split at ';' (end it with a line end to keep its ';'), or a JSON list of texts. Boolean: true, yes, y, x, 1 and
/// false, no, n, 0. Date: yyyy-MM-dd. Time: ISO 8601, UTC where no offset is given. Table: see <see cref="TableText"/>.
/// </remarks>
public static class FieldText
{
    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd",
    ];

    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'00:00:00", "yyyy-MM-dd 00:00:00"];

    /// <summary>The value in the .NET type of <see cref="FieldType"/>, null when the text is empty, or a problem at the place.</summary>
    public static Result<object?> Parse(Field field, string text, SourcePlace place)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(place);
        if (text.Length == 0)
        {
            return Result<object?>.Of(null);
        }

        if (field.Type is FieldType.Text or FieldType.Markdown)
        {
            return Result<object?>.Of(ToLf(text));
        }

        var trimmed = text.AsSpan().Trim();
        return trimmed.IsEmpty ? Result<object?>.Of(null) : field.Type switch
        {
            FieldType.Choice => Choice(field, trimmed, place).Map<object?>(c => c),
            FieldType.Choices => Choices(field, text, place),
            FieldType.List => List(field, ToLf(text), place),
            FieldType.Integer => long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? Result<object?>.Of(number)
                : Refuse("field.integer", field, trimmed, "a whole number", place),
            FieldType.Boolean => Boolean(field, trimmed, place),
            FieldType.Date => DateOnly.TryParseExact(trimmed, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? Result<object?>.Of(date)
                : Refuse("field.date", field, trimmed, "a date like 2026-03-31", place),
            FieldType.Time => DateTimeOffset.TryParseExact(trimmed, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? Result<object?>.Of(time)
                : Refuse("field.time", field, trimmed, "a time like 2026-03-31T10:00:00Z", place),
            FieldType.Table => TableText.Parse(field, ToLf(text), place),
            _ => throw new InvalidOperationException($"No text form for {field.Type}."),
        };
    }

    /// <summary>The text that <see cref="Parse"/> reads back to the same value; empty for null.</summary>
    public static string Format(Field field, object? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return value switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "false",
            long number => number.ToString(CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            ImmutableArray<string> values => field.Type == FieldType.List ? FormatList(values) : string.Join('\n', values),
            ImmutableArray<TableRow> rows => TableText.Format(field, rows),
            _ => throw new ArgumentException($"{field.Name} can not hold a {value.GetType().Name}.", nameof(value)),
        };
    }

    /// <summary>CR LF and lone CR become LF: records hold LF only, so that files edited on any system compare equal.</summary>
    public static string ToLf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
    }

    internal static Problem Refuse(string code, Field field, ReadOnlySpan<char> found, string expected, SourcePlace place)
    {
        var shown = found.Length > 60 ? string.Concat(found[..60], "…") : found.ToString();
        return new Problem(code, $"{field.Name}: '{shown}' is not {expected}.", File: place.File, Line: place.Line, Path: place.Path ?? field.Name);
    }

    private static Result<string> Choice(Field field, ReadOnlySpan<char> text, SourcePlace place)
    {
        foreach (var choice in field.Choices)
        {
            if (text.Equals(choice.Code, StringComparison.OrdinalIgnoreCase))
            {
                return choice.Code;
            }
        }

        foreach (var choice in field.Choices)
        {
            if (text.Equals(choice.Label, StringComparison.OrdinalIgnoreCase))
            {
                return choice.Code;
            }
        }

        const int shown = 20;
        var known = string.Join(", ", field.Choices.Take(shown).Select(c => c.Code)) + (field.Choices.Length > shown ? ", …" : "");
        return Refuse("field.choice.unknown", field, text, "one of " + known, place);
    }

    private static Result<object?> Choices(Field field, string text, SourcePlace place)
    {
        var codes = ImmutableArray.CreateBuilder<string>();
        foreach (var part in text.Split(['\n', '\r', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Choice(field, part, place).TryGet(out var code))
            {
                return Result<object?>.Failed(Choice(field, part, place).Problems);
            }

            if (!codes.Contains(code))
            {
                codes.Add(code);
            }
        }

        return Result<object?>.Of(codes.Count == 0 ? null : codes.DrainToImmutable());
    }

    private static Result<object?> List(Field field, string text, SourcePlace place)
    {
        if (text[0] == '[')
        {
            return JsonLists.Texts(text) is { } read
                ? Result<object?>.Of(read.IsEmpty ? null : read)
                : Refuse("field.list.json", field, text, "a JSON list of texts (a text that starts with '[' is read as JSON)", place);
        }

        var separator = text.Contains('\n', StringComparison.Ordinal) ? '\n' : ';';
        var values = text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Result<object?>.Of(values.Length == 0 ? null : ImmutableArray.Create(values));
    }

    private static string FormatList(ImmutableArray<string> values)
    {
        foreach (var value in values)
        {
            if (value.Length == 0 || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) || value[0] == '[' || value.AsSpan().IndexOfAny('\n', '\r') >= 0)
            {
                return JsonLists.Write(values);
            }
        }

        var joined = string.Join('\n', values);
        return values.Length == 1 && joined.Contains(';', StringComparison.Ordinal) ? joined + "\n" : joined;
    }

    private static Result<object?> Boolean(Field field, ReadOnlySpan<char> text, SourcePlace place)
    {
        Span<char> lower = stackalloc char[5];
        if (text.Length <= 5)
        {
            lower = lower[..text.ToLowerInvariant(lower)];
            switch (lower)
            {
                case "true" or "yes" or "y" or "x" or "1":
                    return Result<object?>.Of(true);
                case "false" or "no" or "n" or "0":
                    return Result<object?>.Of(false);
            }
        }

        return Refuse("field.boolean", field, text, "yes or no (true, yes, x, 1, false, no, 0)", place);
    }
}
