using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Security.Risks;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;
using static Suture.Domain.Records.RecordKind;

namespace Suture.Domain.Security.Bridge;

/// <summary>Follows every threat and finding around the loop, and says where it breaks.</summary>
internal sealed class LoopFinder(Answers answers, SecurityRiskReport risks)
{
    private static readonly LoopCell NotReached = LoopCell.Empty;
    private readonly Walk walk = new(answers);

    /// <param name="from">A threat or finding to start at, or any record that chains go through; null for all.</param>
    internal ImmutableArray<LoopRow> Find(RecordId? from)
    {
        var starts = from is { } id && id.Kind is THR or FND ? risks.Risks.Where(r => r.Subject == from) : risks.Risks;
        return [.. starts.SelectMany(Rows).Where(r => from is not { } key || r.Names(key))];
    }

    private IEnumerable<LoopRow> Rows(SecurityRisk risk)
    {
        var start = answers.Model.Find(risk.Subject);
        var places = walk.Out(start, Walk.Types(LinkType.Targets, LinkType.Affects), KindSet.Of(AST, ITEM, SOUP));
        var finding = risk.Subject.Kind == FND;
        ImmutableArray<LoopCell> head = [new([risk.Subject]), places.Count > 0 ? Cell(places) : new([], Missing: finding ? "the component or item it affects" : "the asset, item or component it targets")];
        return Situations(risk, start, head).Select(cells => new LoopRow(risk.Subject, risk.Title, risk.Vulnerability, cells));
    }

    private IEnumerable<ImmutableArray<LoopCell>> Situations(SecurityRisk risk, int start, ImmutableArray<LoopCell> head)
    {
        if (risk.ExploitabilityAfter.Ended && risk.Situations.IsEmpty)
        {
            return [Padded([.. head, new([], Note: risk.ExploitabilityAfter.Rule == ExploitabilityRule.Fixed ? "fixed" : "does not affect the device")])];
        }

        if (risk.HarmBefore.Rule == HarmRule.NoSafetyEffect)
        {
            return Controls(risk, null, [.. head, new([], Note: "no effect on safety"), NotReached]);
        }

        if (risk.Situations.IsEmpty)
        {
            return Controls(risk, null, [.. head, new([], Missing: "the hazardous situation it contributes to, or a word that it has no effect on safety"), NotReached]);
        }

        return risk.Situations.OrderBy(s => s.Situation).SelectMany(s =>
        {
            var ordinal = answers.Model.Find(s.Situation);
            var harms = walk.Out(ordinal, Walk.Types(LinkType.ResultsIn), KindSet.Of(HARM));
            var suspect = s.Cause is null && walk.Out(start, Walk.Types(LinkType.ContributesTo), KindSet.Of(HS)).Exists(r => r.Ordinal == ordinal && r.Suspect);
            ImmutableArray<RecordId> keys = s.Cause is { } cause ? [cause, s.Situation] : [s.Situation];
            return Controls(risk, s, [.. head, new(keys, suspect), harms.Count > 0 ? Cell(harms) : new([], Missing: "the harm it results in")]);
        });
    }

    private IEnumerable<ImmutableArray<LoopCell>> Controls(SecurityRisk risk, ReachedSituation? situation, ImmutableArray<LoopCell> head)
    {
        var mitigated = new List<int> { answers.Model.Find(risk.Subject) };
        mitigated.AddRange(risk.Controls.Where(c => c.Via?.Kind == THR).Select(c => answers.Model.Find(c.Via!.Value)));
        if (situation is { } reached)
        {
            mitigated.Add(answers.Model.Find(reached.Situation));
            if (reached.Cause is { } cause)
            {
                mitigated.Add(answers.Model.Find(cause));
            }
        }

        var controls = mitigated.Distinct().SelectMany(m => walk.In(m, Walk.Types(LinkType.Mitigates), KindSet.Of(RC))).GroupBy(c => c.Ordinal)
            .Select(g => new Reached(g.Key, g.Any(c => c.Suspect))).OrderBy(c => answers.Model.Records[c.Ordinal].Id).ToList();
        return controls.Count == 0
            ? [Padded([.. head, new([], Missing: risk.Subject.Kind == FND ? "a risk control at the situation or at a threat to what it affects" : "a risk control that mitigates it")])]
            : controls.SelectMany(c => Requirements(c, head));
    }

    private IEnumerable<ImmutableArray<LoopCell>> Requirements(Reached control, ImmutableArray<LoopCell> head)
    {
        var record = answers.Model.Records[control.Ordinal];
        ImmutableArray<LoopCell> with = [.. head, Cell([control])];
        var requirements = walk.In(control.Ordinal, Walk.Types(LinkType.Implements), KindSet.Of(SRS, SYS));
        var own = walk.In(control.Ordinal, Walk.Types(LinkType.Verifies), KindSet.Of(TC));
        if (requirements.Count == 0)
        {
            if (SafetyKinds.ControlRealization.In(record.Fields) == "software")
            {
                return Tests([.. with, new([], Missing: "a requirement that implements it")], control.Ordinal, own, null);
            }

            return Tests([.. with, new([], Note: "not in software")], control.Ordinal, own, SafetyKinds.ControlEffectiveness.In(record.Fields) is null ? null : "shown in words");
        }

        var tested = requirements.ConvertAll(r => (Requirement: r, Tests: walk.In(r.Ordinal, Walk.Types(LinkType.Verifies), KindSet.Of(TC))));
        var rows = tested.SelectMany(r => Tests([.. with, Cell([r.Requirement])], r.Requirement.Ordinal, r.Tests, null));

        // A test of a requirement and of the control at once stands in the chain over the requirement.
        own.RemoveAll(t => tested.Exists(r => r.Tests.Exists(o => o.Ordinal == t.Ordinal)));
        return own.Count == 0 ? rows : Tests([.. with, new([], Note: "tested itself")], control.Ordinal, own, null).Concat(rows);
    }

    private IEnumerable<ImmutableArray<LoopCell>> Tests(ImmutableArray<LoopCell> head, int tested, List<Reached> tests, string? words)
    {
        if (tests.Count > 0)
        {
            return tests.Select(t => (ImmutableArray<LoopCell>)[.. head, Cell([t]), Result(t.Ordinal)]);
        }

        // An outcome can name the requirement or control itself, with no test case in between.
        return walk.Result(tested).Result == "none"
            ? [[.. head, words is null ? new([], Missing: "a test that verifies it") : new([], Note: words), NotReached]]
            : [[.. head, new([], Note: "named by the outcome"), Result(tested)]];
    }

    private LoopCell Result(int ordinal) => walk.Result(ordinal).Result switch
    {
        "passed" => new([], Note: "passed"),
        "failed" => new([], Note: "failed", Missing: "its failing test to pass"),
        "stale" => new([], Note: "stale", Missing: "a result on the version under review"),
        _ => new([], Missing: "a result"),
    };

    private LoopCell Cell(List<Reached> records) => new([.. records.Select(r => answers.Model.Records[r.Ordinal].Id)], records.Exists(r => r.Suspect));

    private static ImmutableArray<LoopCell> Padded(ImmutableArray<LoopCell> cells) => [.. cells, .. Enumerable.Repeat(NotReached, Enum.GetValues<LoopPlace>().Length - cells.Length)];
}
