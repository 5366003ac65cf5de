using CsCheck;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

#pragma warning disable CA5394 // repeatable sequences are what is wanted

namespace Suture.Domain.Tests.Tracing;

public sealed class EngineProperties
{
    private static readonly RuleBook Book = RuleBook.BuiltIn;

    [Fact]
    public void Advancing_over_any_events_says_the_same_as_asking_from_nothing() =>
        Gen.Select(Gen.Int, Gen.Int[8, 90]).Sample(
            (seed, size) =>
            {
                var model = ModelGenerator.Generate(size, seed);
                var events = new RandomEvents(new Random(seed));
                var advanced = Evaluation.Of(model, Sketch.Today);
                for (var step = 0; step < 25; step++)
                {
                    (model, var touched) = events.Step(model);
                    advanced = advanced.Advance(model, touched);
                    Same(advanced.Answers, Evaluation.Of(model, Sketch.Today).Answers, $"step {step}");
                }
            },
            iter: 120);

    [Fact]
    public void The_engine_says_the_same_as_the_plain_reading_of_the_language() =>
        Gen.Select(Gen.Int, Gen.Int[8, 60]).Sample(
            (seed, size) =>
            {
                var model = ModelGenerator.Generate(size, seed);
                var events = new RandomEvents(new Random(seed));
                for (var step = 0; step < 15; step++)
                {
                    (model, _) = events.Step(model);
                }

                var answers = Evaluation.Of(model, Sketch.Today).Answers;
                var naive = new Naive(model, Sketch.Today);
                foreach (var compiled in Book.Trace.Rules.Select(r => r.Compiled).Concat(Book.Compiled.SelectMany(c => c.Clauses).SelectMany(c => c.Checks.Concat(c.Applies)).Where(c => c.Rule is not null && c.Check is not EachCheck { Rule.Each.Bits: (1 << 4) or (1 << 5) }).Select(c => c.Rule!)))
                {
                    Bitset.Ordinals(answers.Columns[compiled.Gaps]).ShouldBe(naive.Gaps(compiled.Rule), compiled.Rule.Else);
                }

                foreach (var what in Enum.GetValues<Plain>())
                {
                    var condition = new PlainCondition(what);
                    var builder = new ProgramBuilder();
                    var node = builder.Add(condition, KindSet.All);
                    var own = Answers.Of(builder.Build(), model, Sketch.Today);
                    Bitset.Ordinals(own.Columns[node]).ShouldBe(Enumerable.Range(0, model.Records.Count).Where(o => naive.Holds(condition, o)), what.ToString());
                }

                for (var o = 0; o < model.Records.Count; o++)
                {
                    answers.Classes.Effective(o).ShouldBe(model.Records[o].IsRetired ? 0 : naive.ClassOf(o));
                }
            },
            iter: 120);

    private static void Same(Answers actual, Answers expected, string when)
    {
        for (var node = 0; node < expected.Columns.Length; node++)
        {
            if (!actual.Columns[node].AsSpan().TrimEnd(0UL).SequenceEqual(expected.Columns[node].AsSpan().TrimEnd(0UL)) || actual.Counts[node] != expected.Counts[node])
            {
                throw new InvalidOperationException(
                    $"{when}: node {node} {expected.Program.Nodes[node].GetType().Name} on {expected.Program.Nodes[node].Domain}: advanced {string.Join(' ', Keys(actual, node))}, from nothing {string.Join(' ', Keys(expected, node))}");
            }
        }

        actual.Graph.Suspects.ShouldBe(expected.Graph.Suspects, when);
        actual.Graph.Count.ShouldBe(expected.Graph.Count, when);
        Bitset.Ordinals(actual.Circles).ShouldBe(Bitset.Ordinals(expected.Circles), when);
    }

    private static IEnumerable<string> Keys(Answers answers, int node) => Bitset.Ordinals(answers.Columns[node]).Select(o => answers.Model.Records[o].Id.ToString());
}
