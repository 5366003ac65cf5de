using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tracing;

/// <summary>Puts a trace's answers into words and lists.</summary>
internal static class TraceReporter
{
    internal static TraceReport Report(Answers answers, TraceProgram program)
    {
        // The gaps of a deep rule are those of its subjects that are not covered: explained once for both lists.
        var deep = program.Rules.Where(r => r.Rule.Deep).ToDictionary(r => r.Rule.Id, r => new Lazy<ImmutableArray<DeepCoverage>>(() => [.. Deep(answers, r.Compiled)]), StringComparer.Ordinal);
        return new TraceReport
        {
            Device = answers.Model.Device.Key,
            Position = answers.Model.Position,
            Version = answers.Model.Device.Version,
            Records = answers.Counts[program.Live],
            Links = answers.Model.LinkCount,
            Covered = [.. program.Rules.Select(r => new RuleCoverage(r.Rule.Id, r.Rule.Title, r.Rule.Clause, answers.Counts[r.Compiled.Subjects], answers.Counts[r.Compiled.Covered]))],
            Gaps = new LazyList<TraceGap>(() => program.Rules.SelectMany(r => r.Rule.Deep ? DeepGaps(answers, r, deep[r.Rule.Id].Value) : Gaps(answers, r)), program.Rules.Sum(r => answers.Counts[r.Compiled.Gaps])),
            Suspect = new LazyList<SuspectLink>(() => InOrder(answers, program.Suspect).SelectMany(o => Suspects(answers, o)), answers.Graph.Suspects),
            Orphans = new LazyList<RecordId>(() => InOrder(answers, program.Untied).Select(o => answers.Model.Records[o].Id), answers.Counts[program.Untied]),
            Cycles = new LazyList<ImmutableArray<RecordId>>(() => Cycles.Name(answers.Model, answers.Graph, answers.Circles).Select(c => c.Select(o => answers.Model.Records[o].Id).ToImmutableArray())),
            WrongLinks = new LazyList<WrongLink>(() => InOrder(answers, program.WrongLink).SelectMany(o => WrongLinks(answers, o))),
            Stale = new LazyList<EvidenceProblem>(() => InOrder(answers, program.Stale).SelectMany(o => Outcomes(answers.Model, o, failed: false))),
            Failing = new LazyList<EvidenceProblem>(() => InOrder(answers, program.Failing).SelectMany(o => Outcomes(answers.Model, o, failed: true))),
            Deep = new LazyList<DeepCoverage>(() => program.Rules.Where(r => r.Rule.Deep).SelectMany(r => deep[r.Rule.Id].Value), program.Rules.Where(r => r.Rule.Deep).Sum(r => answers.Counts[r.Compiled.Subjects])),
        };
    }

    /// <summary>The gaps that coverage rules find at one record.</summary>
    internal static ImmutableArray<TraceGap> GapsAt(Answers answers, TraceProgram program, int ordinal) =>
        [.. program.Rules.Where(r => answers.Holds(r.Compiled.Gaps, ordinal)).Select(r => Gap(answers, r, ordinal))];

    /// <summary>The closest reason that a rule gives at a record at fault.</summary>
    internal static string WhyAt(Answers answers, CompiledRule compiled, int ordinal)
    {
        for (var i = 0; i < compiled.Because.Length; i++)
        {
            if (answers.Holds(compiled.Because[i], ordinal))
            {
                return Named(answers, compiled.Rule, compiled.Rule.Because[i].Say, ordinal);
            }
        }

        return Named(answers, compiled.Rule, compiled.Rule.Else, ordinal);
    }

    // A rule on rows of a table can name those at fault: {rows} in its words stands for them.
    private static string Named(Answers answers, Rule rule, string words, int ordinal) => !words.Contains("{rows}", StringComparison.Ordinal)
        ? words
        : words.Replace("{rows}", string.Join(", ", Rows(rule.Needs).Select(r => TableRows.Which(r, answers.Model, ordinal)).Where(w => w.Length > 0)), StringComparison.Ordinal);

    private static IEnumerable<RowsCondition> Rows(Condition condition) => condition switch
    {
        RowsCondition rows => [rows],
        AllOf all => all.Conditions.SelectMany(Rows),
        AnyOf any => any.Conditions.SelectMany(Rows),
        Not not => Rows(not.Condition),
        _ => [],
    };

    /// <summary>A set's records in the order of keys.</summary>
    internal static int[] InOrder(Answers answers, int node) => KeyOrder.Of(answers.Model, answers.Columns[node]);

    internal static DeepCoverage DeepAt(Answers answers, CompiledRule compiled, int ordinal)
    {
        var covered = answers.Holds(compiled.Covered, ordinal);
        return new DeepCoverage(answers.Model.Records[ordinal].Id, covered, covered ? [] : Broken(answers, compiled, ordinal));
    }

    private static IEnumerable<TraceGap> Gaps(Answers answers, (TraceRule Rule, CompiledRule Compiled) rule) =>
        InOrder(answers, rule.Compiled.Gaps).Select(o => Gap(answers, rule, o));

    private static IEnumerable<TraceGap> DeepGaps(Answers answers, (TraceRule Rule, CompiledRule Compiled) rule, ImmutableArray<DeepCoverage> deep) => deep
        .Where(d => !d.Covered)
        .Select(d => new TraceGap(d.Record, rule.Rule.Id, rule.Rule.Clause, WhyAt(answers, rule.Compiled, answers.Model.Find(d.Record)), d.Broken));

    private static TraceGap Gap(Answers answers, (TraceRule Rule, CompiledRule Compiled) rule, int ordinal) => new(
        answers.Model.Records[ordinal].Id,
        rule.Rule.Id,
        rule.Rule.Clause,
        WhyAt(answers, rule.Compiled, ordinal),
        rule.Rule.Deep ? Broken(answers, rule.Compiled, ordinal) : []);

    private static ImmutableArray<BrokenLink> Broken(Answers answers, CompiledRule compiled, int ordinal) =>
        new Explanation(answers).Of(compiled.Rule.Needs, compiled.Rule.Each, ordinal, compiled.Rule.Else);

    private static IEnumerable<DeepCoverage> Deep(Answers answers, CompiledRule compiled) => InOrder(answers, compiled.Subjects).Select(o => DeepAt(answers, compiled, o));

    private static IEnumerable<SuspectLink> Suspects(Answers answers, int ordinal)
    {
        var model = answers.Model;
        return model.OutLinks[ordinal].Where(l => l.Type != LinkType.Includes && Graph.IsMarked(model, l)).OrderBy(l => l.Type).ThenBy(l => model.Records[l.To].Id)
            .Select(l => new SuspectLink(model.IdOf(l), model.Records[l.From].ContentHash != l.FromHash, model.Records[l.To].ContentHash != l.ToHash));
    }

    private static IEnumerable<WrongLink> WrongLinks(Answers answers, int ordinal)
    {
        var model = answers.Model;
        return model.OutLinks[ordinal].Select(model.IdOf).OrderBy(l => l.Type).ThenBy(l => l.To).Select(Wrong).OfType<WrongLink>();

        static WrongLink? Wrong(LinkId link) => link.From == link.To
            ? new WrongLink(link, "It leads to the record it starts from.")
            : AllowedLinks.Allows(link.Type, link.From.Kind, link.To.Kind) ? null : new WrongLink(link, $"{LinkRules.Name(link.Type)} does not go from {link.From.Kind} to {link.To.Kind}.");
    }

    private static IEnumerable<EvidenceProblem> Outcomes(DeviceModel model, int ordinal, bool failed) => new Evidence(model).Counting(ordinal)
        .Where(o => o.Current == failed && (!failed || o.Outcome.Result == TestOutcome.Failed))
        .OrderBy(o => o.Outcome.Test, StringComparer.Ordinal).ThenBy(o => o.Outcome.Index)
        .Select(o => new EvidenceProblem(model.Records[ordinal].Id, o.Outcome.Test, o.Outcome.Run, o.Outcome.SoftwareVersion));
}
