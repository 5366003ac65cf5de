using System.Text;
using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

#pragma warning disable CA5394 // repeatable sequences are what is wanted

namespace Suture.Domain.Tests.Tracing;

/// <summary>
/// Conditions that look at rows of tables, at records linked to them, at two fields, or at all documents: kept up to date over any events
/// as asked from nothing, and the same as their plain reading. The device is small and has many threat models, threats and documents.
/// </summary>
public sealed class RowConditionProperties
{
    private static readonly string[] OnModels =
    [
        "{rows: elements, in: partOf, from: THR, by: element, or: outOfScope}", "{rows: boundaries, in: partOf, from: [THR, AST], by: element}", "{rows: flows, have: [data, protocol]}",
        "{rows: flows, where: {column: protection, says: [tls, crypt]}, have: algorithm}", "{rows: flows, refer: [from, to], among: elements}", "{rows: elements, some: {column: type, is: Interface}, have: [boundary]}",
        "{rows: elements, where: {column: type, is: interface}, have: authentication}", "{field: deviceVersion, underReview: true}", "{field: systemBoundary, agrees: true}",
    ];

    private static readonly string[] OnThreats = ["{field: element, says: [e1, tls]}", "{field: residualExploitability, below: exploitability}", "{out: partOf, to: TM, that: {rows: elements, in: partOf, from: THR, by: element}}", "{out: partOf, to: TM, every: {field: systemBoundary, agrees: true}}"];

    private static readonly string[] OnFindings = ["{field: customersToldOn, withinDays: 31, of: learnedOn}"];

    private static readonly string[] OnDocuments = ["{rows: points, some: {column: point, is: LB-03}, have: page}", "{field: systemBoundary, agrees: true}", "{field: deviceVersion, underReview: true}"];

    private static readonly RuleBook Book = RuleBook.Empty.WithRules("rows.yaml", new StringReader(Rules())).Value;

    [Fact]
    public void They_say_the_same_advanced_over_any_events_from_nothing_and_in_a_plain_reading() =>
        Gen.Select(Gen.Int, Gen.Int[10, 40]).Sample(
            (seed, size) =>
            {
                var events = new RandomEvents(new Random(seed), [RecordKind.TM, RecordKind.THR, RecordKind.DOC, RecordKind.FND]);
                var model = Start(size);
                var advanced = Evaluation.Of(model, Sketch.Today, Book);
                for (var step = 0; step < 40; step++)
                {
                    (model, var touched) = events.Step(model);
                    advanced = advanced.Advance(model, touched);
                    var fresh = Evaluation.Of(model, Sketch.Today, Book).Answers;
                    var naive = new Naive(model, Sketch.Today);
                    foreach (var (rule, compiled) in Book.Trace.Rules)
                    {
                        var expected = naive.Gaps(rule.Rule).ToList();
                        Bitset.Ordinals(fresh.Columns[compiled.Gaps]).ShouldBe(expected, $"{rule.Title}, from nothing, step {step}");
                        Bitset.Ordinals(advanced.Answers.Columns[compiled.Gaps]).ShouldBe(expected, $"{rule.Title}, advanced, step {step}");
                        advanced.Answers.Counts[compiled.Gaps].ShouldBe(expected.Count);
                    }
                }
            },
            iter: 60);

    [Fact]
    public void Each_of_them_holds_sometimes_and_sometimes_not()
    {
        var seen = new HashSet<(string, bool)>();
        var events = new RandomEvents(new Random(7), [RecordKind.TM, RecordKind.THR, RecordKind.DOC, RecordKind.FND]);
        var model = Start(30);
        for (var step = 0; step < 3000; step++)
        {
            (model, _) = events.Step(model);
            foreach (var covered in Evaluation.Of(model, Sketch.Today, Book).Trace.Covered)
            {
                seen.Add((covered.Rule, covered.Covered > 0));
                seen.Add((covered.Rule, covered.Covered == covered.Of));
            }
        }

        Book.Rules.Where(r => !seen.Contains((r.Id, true)) || !seen.Contains((r.Id, false))).Select(r => r.Title).ShouldBeEmpty();
    }

    private static DeviceModel Start(int size)
    {
        var sketch = new Sketch().Add("RUN-1");
        for (var n = 1; n <= size; n++)
        {
            sketch.Add((n % 7) switch { 0 => "FND-", 1 or 2 => "TM-", 3 or 4 or 5 => "THR-", _ => "DOC-" } + n);
        }

        return sketch.Build();
    }

    private static string Rules()
    {
        var text = new StringBuilder("rules:\n");
        foreach (var (kind, condition, n) in OnModels.Select(c => ("TM", c)).Concat(OnThreats.Select(c => ("THR", c))).Concat(OnFindings.Select(c => ("FND", c))).Concat(OnDocuments.Select(c => ("DOC", c))).Append(("[DOC, TM]", "{field: systemBoundary, agrees: true}")).Select((c, n) => (c.Item1, c.Item2, n)))
        {
            text.Append($"  - {{id: r{n}, title: \"{kind} {condition}\", each: {kind}, needs: {condition}, else: \"{{rows}}\"}}\n");
        }

        return text.ToString();
    }
}
