using System.Collections.Immutable;
using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Formats.Text;

namespace Suture.Formats.Tests.Text;

/// <summary>Random records of every kind, with texts that are hard to write down.</summary>
internal static class RecordGen
{
    private static readonly string[] Hard =
    [
        "", " ", "a b", " lead", "trail ", "two\nlines", "end\n", "\nstart", "a\n\nb\n\n", "  indented\nmore", "a\n  deeper\nback", "tab\there", "\ttab", "a\n\tb", "a\n \nb",
        "# no comment", "a # b", "a: b", "a:", ": a", "- a", "-", "--- ", "---", "...", "? a", "[a]", "{a: b}", "a, b", "a]b", "'", "\"", "it's", "say \"x\"", "\\", "a\\nb", "|", ">", "%a", "@a", "`a`",
        "!tag", "&anchor", "*alias", "null", "~", "true", "No", "1.0", "0x1F", "2026-01-01", "12:30", "1e3", "-5", "=1+1", "+1", "@x", "\u0000", "\u0007", "\u0085", "\u2028", "\uFEFF", "\uFFFE", "é", "日本", "🎉", "\uD800",
        "a; b", "a;", "a | b", "| a", "[\"a\"]", "https://x/?a=b#c", "pkg:npm/%40a/b@1", "ends with colon:", "*x*\n\n| a | b |\n|---|---|\n| 1 | 2 |", "very " + "long ", "_x0041_", "'=1+1", "a\fb",
    ];

    private static readonly Gen<string> Word = Gen.Char["abcXYZ019 .,:;#'\"\\-_/[]{}()|>&*!%@`~=+?\té日\n"].Array[0, 24].Select(c => new string(c));

    /// <summary>Any text with LF line ends and whole surrogate pairs.</summary>
    public static readonly Gen<string> AnyText = Gen.Frequency((3, Gen.OneOf(Hard)), (3, Word), (1, Gen.String)).Select(Normal);

    public static readonly Gen<TextRecord> Record = Gen.Select(Gen.OneOf(RecordKinds.All.ToArray()), Gen.Int[1, RecordId.MaxNumber]).SelectMany((kind, number) =>
        Gen.Select(AnyText.Where(t => !string.IsNullOrWhiteSpace(t)), AnyText.Where(t => t.Length > 0).Null(), AnyText.Where(t => t.Length > 0).Null(), AnyText.Array[0, 3], Links, Body(kind), AnyText, Gen.OneOf(kind.Lifecycle.States.ToArray()))
            .Select((title, alias, owner, tags, links, body, text, state) =>
                new TextRecord(new RecordId(kind.Kind, number), title, alias, owner, [.. tags], state.Name, [.. links.Distinct().OrderBy(l => l.Type).ThenBy(l => l.To)], body, text)));

    private static Gen<(LinkType Type, RecordId To)[]> Links =>
        Gen.Select(Gen.OneOf(Enum.GetValues<LinkType>()), Gen.OneOf(Enum.GetValues<RecordKind>()), Gen.Int[1, 99]).Select((type, kind, number) => (type, new RecordId(kind, number))).Array[0, 5];

    public static Gen<FieldValues> Body(KindDefinition kind) => Gen.Select(Gen.Bool.Array[kind.Fields.Length], Gen.Int).SelectMany((filled, _) =>
        kind.Fields.Where((f, i) => filled[i]).Aggregate(Gen.Const(FieldValues.Empty(kind)), (body, field) => body.SelectMany(b => Value(field).Select(v => b.With(field, v)))));

    public static Gen<object?> Value(Field field) => field.Type switch
    {
        FieldType.Text or FieldType.Markdown => AnyText.Select(t => (object?)t),
        FieldType.Choice => Gen.OneOf(field.Choices.ToArray()).Select(c => (object?)c.Code),
        FieldType.Choices => Gen.OneOf(field.Choices.ToArray()).Array[1, 4].Select(c => (object?)c.Select(x => x.Code).Distinct().ToImmutableArray()),
        FieldType.List => AnyText.Array[1, 4].Select(t => (object?)t.ToImmutableArray()),
        FieldType.Integer => Gen.Long.Select(n => (object?)n),
        FieldType.Boolean => Gen.Bool.Select(b => (object?)b),
        FieldType.Date => Gen.DateOnly.Select(d => (object?)d),
        FieldType.Time => Gen.DateTime.Select(d => (object?)new DateTimeOffset(DateTime.SpecifyKind(d, DateTimeKind.Utc))),
        FieldType.Table => AnyText.Array[field.Columns.Length].Select(c => new TableRow([.. c])).Array[1, 3].Select(r => (object?)r.ToImmutableArray()),
        _ => throw new InvalidOperationException(field.Type.ToString()),
    };

    private static string Normal(string text) =>
        FieldText.ToLf(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
}
