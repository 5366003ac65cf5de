using System.Collections.Immutable;
using static Suture.Domain.Records.Links.LinkType;
using static Suture.Domain.Records.RecordKind;

namespace Suture.Domain.Records.Links;

/// <summary>Which kinds a type of link can join, and how it reads in both directions.</summary>
/// <param name="Type">The link type.</param>
/// <param name="Name">camelCase name in files and JSON.</param>
/// <param name="Forward">How it reads from source to target: "verifies".</param>
/// <param name="Backward">How it reads from target to source: "is verified by".</param>
/// <param name="From">Kinds it can start at.</param>
/// <param name="To">Kinds it can end at.</param>
public sealed record LinkRule(LinkType Type, string Name, string Forward, string Backward, ImmutableArray<RecordKind> From, ImmutableArray<RecordKind> To);

/// <summary>All link types as data. A pair that is not here can not be made.</summary>
public static class LinkRules
{
    private static readonly ImmutableArray<RecordKind> Any = [.. Enum.GetValues<RecordKind>()];

    /// <summary>In the order of <see cref="LinkType"/>.</summary>
    public static ImmutableArray<LinkRule> All { get; } =
    [
        new(DerivesFrom, "derivesFrom", "derives from", "is source of", [SYS, SRS], [UN, SYS, SRS]),
        new(Satisfies, "satisfies", "satisfies", "is satisfied by", [SYS, SRS], [UN, SYS]),
        new(AllocatedTo, "allocatedTo", "is allocated to", "carries", [SYS, SRS, RC], [ITEM, SOUP]),
        new(PartOf, "partOf", "is part of", "has part", [ITEM, SOUP, THR, AST], [ITEM, TM]),
        new(Implements, "implements", "implements", "is implemented by", [SRS, SYS], [RC]),
        new(Verifies, "verifies", "verifies", "is verified by", [TC], [SRS, SYS, UN, RC, ITEM, THR]),
        new(LeadsTo, "leadsTo", "leads to", "arises from", [HAZ], [HS]),
        new(ResultsIn, "resultsIn", "results in", "is result of", [HS], [HARM]),
        new(ContributesTo, "contributesTo", "contributes to", "has contribution from", [CAU, THR, FND], [HS]),
        new(ArisesIn, "arisesIn", "arises in", "is place of", [CAU], [ITEM, SOUP]),
        new(Mitigates, "mitigates", "mitigates", "is mitigated by", [RC], [HS, CAU, THR]),
        new(Targets, "targets", "targets", "is targeted by", [THR], [AST, ITEM, SOUP]),
        new(Affects, "affects", "affects", "is affected by", [FND, PR, CR, CAPA, FB], Any),
        new(Resolves, "resolves", "resolves", "is resolved by", [CR, CAPA], [PR, FND, FB, CAPA]),
        new(Includes, "includes", "includes", "is included in", [REL, ADV], Any),
    ];

    public static LinkRule Of(LinkType type) => All[(int)type - 1];

    public static string Name(LinkType type) => Of(type).Name;

    public static LinkType? Parse(string? name)
    {
        foreach (var rule in All)
        {
            if (string.Equals(rule.Name, name, StringComparison.Ordinal))
            {
                return rule.Type;
            }
        }

        return null;
    }

    /// <summary>Whether a link of the type can go from one record to the other. A finding affects components only (FND to SOUP).</summary>
    public static bool Allows(LinkType type, RecordKind from, RecordKind to)
    {
        var rule = Of(type);
        if (!rule.From.Contains(from) || !rule.To.Contains(to))
        {
            return false;
        }

        return type switch
        {
            Affects when from == FND => to is SOUP or ITEM,
            PartOf when from is THR or AST => to == TM,
            PartOf => to == ITEM,
            DerivesFrom when from == SYS => to is UN or SYS,
            _ => true,
        };
    }
}
