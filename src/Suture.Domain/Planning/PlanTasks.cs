using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Tracing.Language;
using Suture.Ledger;

namespace Suture.Domain.Planning;

/// <summary>What has to be done at a record so that a condition holds: a word for ids, a title, and whether it is a proof.</summary>
/// <param name="Id">Part of the item's id.</param>
/// <param name="Title">In words, with {0} for the records' name in the plural.</param>
/// <param name="Verifies">It is to be shown to work, not to be written.</param>
internal sealed record PlanTask(string Id, string Title, bool Verifies)
{
    private const int LongestId = 120;

    // Facts that say in other words that something is approved or shown to work.
    private static readonly string[] Approvals = ["reviewed"];
    private static readonly string[] Proofs = ["verified", "unitVerified", "passes", "failsNot", "hasResult", "effectivenessShown"];
    private static readonly string[] Chains = ["controlCovered", "causeCovered", "situationCovered", "ownControlsCovered"];

    /// <summary>The tasks of a condition: one for each of its parts that must hold.</summary>
    internal static IEnumerable<(Condition Condition, PlanTask Task)> Of(Condition needs, KindSet kinds) =>
        needs is AllOf all ? all.Conditions.SelectMany(c => Of(c, kinds)) : [(needs, One(needs, kinds))];

    /// <summary>An id that is fit for an address; of a long one the beginning, and a hash of the whole that keeps it apart from others.</summary>
    internal static string Short(string id) => id.Length <= LongestId ? id : $"{id[..(LongestId - 13)]}-{Hash32.Sha256(Encoding.UTF8.GetBytes(id)).ToString()[..12]}";

    /// <summary>A condition as a part of an id: letters, digits and hyphens.</summary>
    internal static string Slug(string words)
    {
        var slug = string.Concat(words.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
        while (slug.Contains("--", StringComparison.Ordinal))
        {
            slug = slug.Replace("--", "-", StringComparison.Ordinal);
        }

        return slug.Trim('-');
    }

    private static PlanTask One(Condition condition, KindSet kinds) => condition switch
    {
        StateAtLeast { Class: Records.Lifecycles.StateClass.Approved } => new("approve", "Approve {0}", false),
        NamedFact { Fact.Id: var id } when Approvals.Contains(id, StringComparer.Ordinal) => new("approve", "Approve {0}", false),
        NamedFact { Fact.Id: var id } when Proofs.Contains(id, StringComparer.Ordinal) => new("verify", "Verify {0}", true),
        NamedFact { Fact.Id: var id } when Chains.Contains(id, StringComparer.Ordinal) => new("chain", "Lead {0} to passing tests", true),
        NamedFact { Fact: var fact } => new("fact-" + fact.Id, fact.Lacks is null ? $"{{0}}: {Plain(ConditionText.Of(fact.Is, kinds))}" : $"{{0}}: {Plain(fact.Lacks)}", false),
        PlainCondition { What: Tracing.Language.Plain.Passing } => new("verify", "Verify {0}", true),
        PlainCondition { What: Tracing.Language.Plain.Described } => new("describe", "Describe {0}", false),
        PlainCondition { What: Tracing.Language.Plain.Signed } => new("sign", "Sign {0}", false),
        FieldCondition { Test: FieldTest.Filled, Field: var name } => new("field-" + name, $"State '{Plain(Label(name, kinds))}' of {{0}}", false),
        Not { Condition: SuspectLinkHere } => new("confirm", "Look again at suspect links of {0}", false),
        Linked { That: null, Quantifier: Quantifier.Some } linked => new("link-" + string.Join('-', Types(linked)), $"Link {{0}}: {Plain(ConditionText.Of(linked, kinds))}", false),
        _ => new(Slug(ConditionText.Of(condition, kinds)), $"{{0}}: {Plain(ConditionText.Of(condition, kinds))}", false),
    };

    private static IEnumerable<string> Types(Linked linked) => LinkRules.All.Where(r => (linked.Types & (1u << (int)r.Type)) != 0).Take(3).Select(r => r.Name);

    private static string Label(string field, KindSet kinds) => kinds.Kinds.Select(k => k.Definition().FindField(field)).First(f => f is not null)!.Label;

    // Facts stand in italics in generated documents; braces would be taken for places of the title.
    private static string Plain(string words) => words.Replace("*", string.Empty, StringComparison.Ordinal).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
