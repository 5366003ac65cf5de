using System.Collections.Immutable;
using Suture.Domain.Planning;
using Suture.Domain.Records.Events;
using Suture.Domain.Results;
using Suture.Domain.Standards;

namespace Suture.Domain.Software.Classification;

/// <summary>A clause that is answered otherwise with another class.</summary>
public sealed record ClauseChange(string Standard, string Clause, string Title, ClauseStatus Before, ClauseStatus After, int GapsBefore, int GapsAfter)
{
    /// <summary>It is asked only after the change.</summary>
    public bool Opened => Before == ClauseStatus.NotApplicable && After != ClauseStatus.NotApplicable;

    /// <summary>It is asked only before the change.</summary>
    public bool Closed => Before != ClauseStatus.NotApplicable && After == ClauseStatus.NotApplicable;
}

/// <summary>What a class would change, before anything is signed.</summary>
/// <param name="Clauses">Clauses with another answer or another number of gaps, in the order of the standards.</param>
/// <param name="AskedBefore">How many clauses are asked now.</param>
/// <param name="AskedAfter">How many would be.</param>
/// <param name="GapsBefore">Gaps now.</param>
/// <param name="GapsAfter">Gaps then.</param>
/// <param name="Plan">Items of the plan that come, go, or have other work left.</param>
/// <param name="After">The device as it would be, evaluated.</param>
public sealed record ClassImpact(ImmutableArray<ClauseChange> Clauses, int AskedBefore, int AskedAfter, int GapsBefore, int GapsAfter, ImmutableArray<PlanChange> Plan, Evaluation After)
{
    /// <summary>Compares the gate now with the gate after a proposal.</summary>
    public static Result<ClassImpact> Of(Evaluation now, ClassProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(now);
        return ClassDecision.Consequences(now.Model, proposal).Map(events =>
        {
            var context = new EventContext(now.Model.Position, DateTimeOffset.UnixEpoch, string.Empty, null);
            var after = events.IsEmpty ? now : Evaluation.Of(now.Model.After(events.Select(e => (e, context))), now.Today, now.Book);
            var (left, right) = (now.CheckAll(), after.CheckAll());
            return new ClassImpact([.. Changes(left, right)], Asked(left), Asked(right), Gaps(left), Gaps(right), PlanChange.Between(Planner.Of(now), Planner.Of(after)), after);
        });
    }

    private static IEnumerable<ClauseChange> Changes(ImmutableArray<CheckReport> before, ImmutableArray<CheckReport> after)
    {
        foreach (var (left, right) in before.Zip(after))
        {
            foreach (var (b, a) in left.Clauses.Zip(right.Clauses))
            {
                if (b.Status != a.Status || b.Gaps.Count != a.Gaps.Count)
                {
                    yield return new ClauseChange(left.Standard, b.Id, b.Title, b.Status, a.Status, b.Gaps.Count, a.Gaps.Count);
                }
            }
        }
    }

    private static int Asked(ImmutableArray<CheckReport> reports) => reports.Sum(r => r.Clauses.Count(c => c.Status != ClauseStatus.NotApplicable));

    private static int Gaps(ImmutableArray<CheckReport> reports) => reports.Sum(r => r.Clauses.Sum(c => c.Gaps.Count));
}
