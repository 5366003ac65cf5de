using System.Collections.Immutable;
using Suture.Ledger;

namespace Suture.Domain.Tracing.Language;

/// <summary>Each record of some kinds (that fulfills a condition) needs another condition, or else there is a reason to give.</summary>
/// <param name="Each">Kinds of the records that the rule asks something of.</param>
/// <param name="Where">Which of them; null for all that are not retired.</param>
/// <param name="Needs">What each needs.</param>
/// <param name="Else">What is missing where it does not hold.</param>
/// <param name="Because">Closer reasons, the first that holds at the record takes the place of <paramref name="Else"/>.</param>
public sealed record Rule(KindSet Each, Condition? Where, Condition Needs, string Else, ImmutableArray<Reason> Because);

/// <summary>A closer reason for a gap.</summary>
public sealed record Reason(Condition When, string Say);

/// <summary>A coverage rule as a rule file states it.</summary>
/// <param name="Id">Name in reports: <c>srs-verified</c>.</param>
/// <param name="Title">What it asks, one sentence.</param>
/// <param name="Clause">Clause that asks for it, or null.</param>
/// <param name="Rationale">Why it is asked, and where it can be wrong.</param>
/// <param name="Deep">A chain: the answer names the places where it breaks.</param>
/// <param name="Rule">What it asks.</param>
/// <param name="File">File that states it.</param>
/// <param name="Line">Line it starts at.</param>
public sealed record TraceRule(string Id, string Title, string? Clause, string? Rationale, bool Deep, Rule Rule, string File, int Line);

/// <summary>What a rule file holds.</summary>
public sealed record RuleFile(ImmutableArray<Fact> Facts, ImmutableArray<TraceRule> Rules)
{
    /// <summary>SHA-256 of its text, see <see cref="RuleText"/>.</summary>
    public Hash32 TextHash { get; init; }
}
