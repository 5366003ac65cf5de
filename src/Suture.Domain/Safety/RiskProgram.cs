using System.Collections.Immutable;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Safety;

/// <summary>What the risk evaluation asks of the rule book: the same facts about controls as traces and checks, so that none can say otherwise.</summary>
internal sealed class RiskProgram(ProgramBuilder builder, ImmutableArray<Fact> facts)
{
    private readonly int implemented = Node(builder, facts, "controlImplemented");
    private readonly int covered = Node(builder, facts, "controlCovered");

    internal ControlStatus StatusOf(Answers answers, int ordinal) =>
        implemented < 0 || !answers.Holds(implemented, ordinal) ? ControlStatus.NotImplemented
        : covered < 0 || !answers.Holds(covered, ordinal) ? ControlStatus.NotVerified
        : ControlStatus.Verified;

    // A book without the fact knows of no control that holds.
    private static int Node(ProgramBuilder builder, ImmutableArray<Fact> facts, string id) =>
        facts.FirstOrDefault(f => string.Equals(f.Id, id, StringComparison.Ordinal)) is { } fact ? builder.Add(fact.Is, fact.On) : -1;
}
