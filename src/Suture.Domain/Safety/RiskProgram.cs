using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Safety;

/// <summary>
/// What the risk evaluation asks of the engine: the same facts about controls as traces and checks, so that none can say otherwise, and
/// what it needs to know of controls, causes and harms, as sets: judging 100,000 controls then touches none of their records.
/// </summary>
internal sealed class RiskProgram
{
    private readonly int implemented;
    private readonly int covered;
    private readonly int information;
    private readonly int newRisks;
    private readonly (string Type, int Node)[] causes;
    private readonly int[] severities;

    internal RiskProgram(ProgramBuilder builder, ImmutableArray<Fact> facts)
    {
        implemented = Node(builder, facts, "controlImplemented");
        covered = Node(builder, facts, "controlCovered");
        information = builder.Add(new FieldCondition(SafetyKinds.ControlOption.Name, FieldTest.Is, ["information"]), KindSet.Of(RecordKind.RC));
        newRisks = builder.Add(new FieldCondition(SafetyKinds.ControlNewRisks.Name, FieldTest.Filled, []), KindSet.Of(RecordKind.RC));
        causes = [.. SafetyKinds.CauseType.Choices.Select(c => (c.Code, builder.Add(new FieldCondition(SafetyKinds.CauseType.Name, FieldTest.Is, [c.Code]), KindSet.Of(RecordKind.CAU))))];
        severities = [.. SafetyKinds.Severities.Select(s => builder.Add(new FieldCondition(SafetyKinds.HarmSeverity.Name, FieldTest.Is, [s.Code]), KindSet.Of(RecordKind.HARM)))];
    }

    internal ControlStatus StatusOf(Answers answers, int control) =>
        implemented < 0 || !answers.Holds(implemented, control) ? ControlStatus.NotImplemented
        : covered < 0 || !answers.Holds(covered, control) ? ControlStatus.NotVerified
        : ControlStatus.Verified;

    internal bool IsInformation(Answers answers, int control) => answers.Holds(information, control);

    internal bool StatesNewRisks(Answers answers, int control) => answers.Holds(newRisks, control);

    /// <summary>Index of a harm's severity, or -1.</summary>
    internal int SeverityOf(Answers answers, int harm)
    {
        for (var level = severities.Length - 1; level >= 0; level--)
        {
            if (answers.Holds(severities[level], harm))
            {
                return level;
            }
        }

        return -1;
    }

    /// <summary>The sets of causes that a policy takes for software failure.</summary>
    internal ulong[][] SoftwareFailures(Answers answers, RiskPolicy policy) =>
        [.. causes.Where(c => policy.SoftwareFailure.Causes.Contains(c.Type, StringComparer.Ordinal)).Select(c => answers.Columns[c.Node])];

    // A book without the fact knows of no control that holds.
    private static int Node(ProgramBuilder builder, ImmutableArray<Fact> facts, string id) =>
        facts.FirstOrDefault(f => string.Equals(f.Id, id, StringComparison.Ordinal)) is { } fact ? builder.Add(fact.Is, fact.On) : -1;
}
