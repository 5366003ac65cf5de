using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;

namespace Suture.Domain.Tracing.Engine;

/// <summary>The link rules as a table, for asking them of every link.</summary>
internal static class AllowedLinks
{
    private static readonly ImmutableArray<uint> ByTypeAndFrom = Table();

    internal static bool Allows(LinkType type, RecordKind from, RecordKind to) => (ByTypeAndFrom[((int)type << 5) + (int)from] & (1u << (int)to)) != 0;

    private static ImmutableArray<uint> Table()
    {
        var table = new uint[(LinkRules.All.Length + 1) << 5];
        foreach (var rule in LinkRules.All)
        {
            foreach (var from in rule.From)
            {
                foreach (var to in rule.To.Where(to => LinkRules.Allows(rule.Type, from, to)))
                {
                    table[((int)rule.Type << 5) + (int)from] |= 1u << (int)to;
                }
            }
        }

        return [.. table];
    }
}
