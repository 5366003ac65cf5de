using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Server.Ui.Records;

/// <summary>
/// What a person has typed into the form of a record. Knows the record it began from, so that a change holds only what the person
/// changed: whatever somebody else changed meanwhile is not written over unseen.
/// </summary>
public sealed class RecordInput
{
    private readonly Record? start;

    public RecordInput(KindDefinition kind, Record? record)
    {
        Kind = kind;
        start = record;
        Title = record?.Title ?? string.Empty;
        Text = record?.Text ?? string.Empty;
        Alias = record?.Alias ?? string.Empty;
        Owner = record?.Owner ?? string.Empty;
        Tags = string.Join(", ", record?.Tags ?? []);
        Fields = [.. kind.Fields.Select(f => new FieldInput(f, record?.Fields[f]))];
    }

    public KindDefinition Kind { get; }

    public string Title { get; set; }

    public string Text { get; set; }

    public string Alias { get; set; }

    public string Owner { get; set; }

    /// <summary>With commas between.</summary>
    public string Tags { get; set; }

    public ImmutableArray<FieldInput> Fields { get; }

    private ImmutableArray<string> TagList => [.. Tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>A new record.</summary>
    public Result<RecordDraft> ToDraft() => ReadFields().Map(fields => new RecordDraft
    {
        Kind = Kind.Kind,
        Title = Title.Trim(),
        Text = Lf(Text),
        Alias = Filled(Alias),
        Owner = Filled(Owner),
        Tags = TagList,
        Fields = fields,
        Place = new SourcePlace(null),
    });

    /// <summary>What was changed.</summary>
    public Result<RecordPatch> ToPatch() => ReadFields().Map(fields =>
    {
        var before = start?.Fields ?? FieldValues.Empty(Kind);
        var set = new FieldValues.Builder(Kind);
        var cleared = ImmutableArray.CreateBuilder<Field>();
        foreach (var field in Kind.Fields)
        {
            // One value at a time, by the equality that bodies have.
            if (!before.With(field, fields[field]).Equals(before))
            {
                if (fields[field] is { } value)
                {
                    set.Set(field, value);
                }
                else
                {
                    cleared.Add(field);
                }
            }
        }

        return new RecordPatch(
            Changed(Title.Trim(), start?.Title), Changed(Lf(Text), start?.Text), Changed(Owner.Trim(), start?.Owner ?? string.Empty),
            TagList.AsSpan().SequenceEqual((start?.Tags ?? []).AsSpan()) ? null : TagList, Changed(Alias.Trim(), start?.Alias ?? string.Empty), set.Build(), cleared.ToImmutable());
    });

    private Result<FieldValues> ReadFields()
    {
        var values = new FieldValues.Builder(Kind);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var input in Fields)
        {
            var read = input.Read();
            if (read.TryGet(out var value))
            {
                values.Set(input.Field, value);
            }

            problems.AddRange(read.Problems);
        }

        return problems.Count > 0 ? problems.ToImmutable() : values.Build();
    }

    private static string? Changed(string now, string? before) => string.Equals(now, before, StringComparison.Ordinal) ? null : now;

    private static string? Filled(string text) => text.Trim() is { Length: > 0 } some ? some : null;

    private static string Lf(string text) => text.ReplaceLineEndings("\n");
}
