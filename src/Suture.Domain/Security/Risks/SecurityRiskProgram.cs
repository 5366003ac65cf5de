using System.Collections.Immutable;
using Suture.Domain.Safety;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Security.Risks;

/// <summary>What the evaluation of security risks and the bridge ask of the engine: the same facts as traces and checks, so that none can say otherwise.</summary>
internal sealed class SecurityRiskProgram
{
    private readonly RiskProgram safety;
    private readonly int tested;
    private readonly int measure;
    private readonly int changed;
    private readonly int verified;

    internal SecurityRiskProgram(ProgramBuilder builder, ImmutableArray<Fact> facts, RiskProgram safety)
    {
        this.safety = safety;
        tested = Node(builder, facts, "controlTested");
        measure = Node(builder, facts, "securityMeasure");
        changed = Node(builder, facts, "changeMade");
        verified = Node(builder, facts, "verified");
    }

    internal ControlStatus StatusOf(Answers answers, int control) => safety.StatusOf(answers, control);

    internal bool StatesNewRisks(Answers answers, int control) => safety.StatesNewRisks(answers, control);

    /// <summary>A test of the control, or of all that implements it, passes; words alone do not do.</summary>
    internal bool IsTested(Answers answers, int control) => Holds(answers, tested, control);

    internal bool IsSecurityMeasure(Answers answers, int control) => Holds(answers, measure, control);

    internal bool IsMade(Answers answers, int change) => Holds(answers, changed, change);

    internal bool IsVerified(Answers answers, int record) => Holds(answers, verified, record);

    private static bool Holds(Answers answers, int node, int ordinal) => node >= 0 && answers.Holds(node, ordinal);

    // A book without the fact knows of none that holds.
    private static int Node(ProgramBuilder builder, ImmutableArray<Fact> facts, string id) =>
        facts.FirstOrDefault(f => string.Equals(f.Id, id, StringComparison.Ordinal)) is { } fact ? builder.Add(fact.Is, fact.On) : -1;
}
