using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tests.Standards;

/// <summary>
/// Cases that follow from a catalog itself, for its long lists: each document taken back to draft, each page of a point taken out, each
/// statement run out, each plain field emptied, all records of a kind retired. What can not be broken so simply has a case by hand.
/// </summary>
internal static class GeneratedCases
{
    internal static IEnumerable<ClauseCase> Of(string standard, DeviceModel complete)
    {
        var evaluation = Evaluation.Of(complete, Sketch.Today);
        foreach (var compiled in evaluation.Book.Compiled.Single(c => c.Catalog.Id == standard).Clauses)
        {
            var clause = compiled.Clause;
            if (clause.Statement is not null)
            {
                yield return new ClauseCase(clause.Id, s => s.Attest(clause.Id, reviewBy: Sketch.Today.AddDays(-1), standard: standard), null, "was to be reviewed by 2026-05-31");
            }

            foreach (var broken in compiled.Checks.SelectMany(c => Breaks(evaluation.Answers, c)))
            {
                yield return new ClauseCase(clause.Id, broken.Do, broken.At, broken.Why);
            }
        }
    }

    private static IEnumerable<(Action<Sketch> Do, string? At, string Why)> Breaks(Answers answers, CompiledCheck check)
    {
        switch (check.Check)
        {
            case DeviceCheck { Fact: DeviceFact.History }:
                return [];
            case DeviceCheck device:
                return [(s => Break(s, device.Fact), null, device.Missing)];
            case SomeCheck some when IsDocument(some):
                return Document(answers, some);
            case SomeCheck some:
                var keys = Keys(answers, check.Rule!.Subjects);
                return keys.Count == 0 ? [] : [(s => keys.ForEach(k => s.Retire(k)), null, some.Missing)];
            case EachCheck each:
                return Keys(answers, check.Rule!.Subjects) is [var first, ..] ? Fields(each.Rule.Needs, first) : [];
            case AnyCheck any when any.Checks.All(c => c is SomeCheck):
                var ways = check.Parts.Select(p => Breaks(answers, p).Select(b => b.Do).FirstOrDefault()).ToList();
                return [(s => ways.ForEach(w => w?.Invoke(s)), "*", "")];
            default:
                return [];
        }
    }

    private static void Break(Sketch sketch, DeviceFact fact) => _ = fact switch
    {
        DeviceFact.Classified => sketch.Class(null),
        DeviceFact.Versioned => sketch.Version(null),
        DeviceFact.Sbom => sketch.NoSbom(),
        DeviceFact.SbomOfVersion => sketch.NoSbom().Sbom("0.9"),
        _ => throw new NotSupportedException($"{fact} can not be taken away."),
    };

    private static bool IsDocument(SomeCheck check) => check.Rule.Each == KindSet.Of(RecordKind.DOC) && check.Rule.Where is FieldCondition { Field: "evidence" };

    private static IEnumerable<(Action<Sketch> Do, string? At, string Why)> Document(Answers answers, SomeCheck check)
    {
        var codes = ((FieldCondition)check.Rule.Where!).Values;
        var keys = answers.Model.All().Where(r => r.Kind == RecordKind.DOC && Suture.Domain.Records.Kinds.DocumentKinds.DocumentEvidence.In(r.Fields).Intersect(codes).Any()).Select(r => r.Id.ToString()).ToList();
        if (keys.Count == 0)
        {
            yield break;
        }

        yield return (s => keys.ForEach(k => s.State(k, "draft")), keys[0], "is not approved");
        if (check.Rule.Needs is AllOf all && all.Conditions.OfType<RowsCondition>().FirstOrDefault() is { Where.Words: [var point] })
        {
            yield return (s => keys.ForEach(k => s.Set(k, "points", null)), keys[0], $"does not say on which page it answers {point}");
        }
    }

    private static IEnumerable<(Action<Sketch> Do, string? At, string Why)> Fields(Condition needs, string key) => needs switch
    {
        FieldCondition field when RecordId.Parse(key).Kind.Definition().FindField(field.Field) is not null => [(s => s.Set(key, field.Field, field.Test == FieldTest.Agrees ? "Elsewhere" : null), key, "")],
        StateAtLeast { Class: StateClass.Approved } => [(s => s.State(key, RecordId.Parse(key).Kind.Definition().Lifecycle.Initial.Name), key, "")],
        RowsCondition { Quantifier: Quantifier.Every, Have: [var column, ..] } rows => [(s => Blank(s, key, rows, column), key, "")],
        AllOf all => all.Conditions.SelectMany(c => Fields(c, key)),
        NamedFact fact => Fields(fact.Fact.Is, key),
        _ => [],
    };

    // Empties one cell of the first row that is asked.
    private static void Blank(Sketch sketch, string key, RowsCondition condition, string column)
    {
        var record = sketch.Build().Get(RecordId.Parse(key))!;
        var table = record.Kind.Definition().FindField(condition.Field)!;
        var rows = (System.Collections.Immutable.ImmutableArray<TableRow>)record.Fields[table]!;
        var at = rows.IndexOf(rows.First(r => condition.Where is not { } where || where.Words.Any(w => r.Cells[Column(where.Column)].Contains(w, StringComparison.OrdinalIgnoreCase))));
        rows = rows.SetItem(at, new TableRow(rows[at].Cells.SetItem(Column(column), "")));
        sketch.Set(key, condition.Field, TableText.Format(table, rows));

        int Column(string code) => table.Columns.ToList().FindIndex(c => c.Code == code);
    }

    private static List<string> Keys(Answers answers, int node) => [.. Bitset.Ordinals(answers.Columns[node]).Select(o => answers.Model.Records[o].Id.ToString())];
}
