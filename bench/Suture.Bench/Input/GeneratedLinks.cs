using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using static Suture.Domain.Records.Links.LinkType;
using static Suture.Domain.Records.RecordKind;

namespace Suture.Bench.Input;

/// <summary>Outgoing links of the records of <see cref="GeneratedDevice"/>: 300 in each block of 100 records.</summary>
internal static class GeneratedLinks
{
    public static IEnumerable<(LinkType Type, RecordId To)> Of(GeneratedDevice device, RecordKind kind, int block, int i)
    {
        (LinkType, RecordId) Here(LinkType type, RecordKind to, int j) => (type, device.Id(to, block, j));
        (LinkType, RecordId) There(LinkType type, RecordKind to, int j) => (type, device.Id(to, device.Elsewhere(block, i), j));

        switch (kind)
        {
            case SYS: // 4
                yield return Here(Satisfies, UN, 0);
                break;
            case SRS: // 30 + 30 + 30 + 18
                yield return Here(DerivesFrom, SYS, i);
                yield return There(AllocatedTo, ITEM, i);
                yield return Here(Satisfies, SYS, i + 1);
                if (i < 18)
                {
                    yield return Here(Implements, RC, i);
                }

                break;
            case ITEM when i > 0: // 2
                yield return Here(PartOf, ITEM, 0);
                break;
            case ITEM when block > 0: // 1, but for the one item that is the whole system
                yield return (PartOf, device.Id(ITEM, (block - 1) / 8, 0));
                break;
            case SOUP: // 1
                yield return Here(PartOf, ITEM, 1);
                break;
            case TC: // 40 + 40 + 30 + 18 + 9
                yield return Here(Verifies, SRS, i);
                yield return Here(Verifies, SRS, i + 11);
                if (i < 30)
                {
                    yield return There(Verifies, SRS, i + 7);
                }

                if (i < 18)
                {
                    yield return Here(Verifies, RC, i);
                }
                else if (i < 22)
                {
                    yield return Here(Verifies, SYS, i);
                }
                else if (i < 25)
                {
                    yield return Here(Verifies, ITEM, i);
                }
                else if (i < 27)
                {
                    yield return Here(Verifies, i < 26 ? THR : UN, 0);
                }

                break;
            case HAZ: // 2 + 2
                yield return Here(LeadsTo, HS, i);
                yield return Here(LeadsTo, HS, 2);
                break;
            case HS: // 3
                yield return There(ResultsIn, HARM, 0);
                break;
            case CAU: // 4 + 4 + 4
                yield return Here(ContributesTo, HS, i);
                yield return There(ContributesTo, HS, i + 1);
                yield return Here(ArisesIn, ITEM, i);
                break;
            case RC: // 9 + 8 + 1 + 9
                yield return Here(Mitigates, HS, i);
                yield return i < 8 ? Here(Mitigates, CAU, i) : Here(Mitigates, THR, 0);
                yield return Here(AllocatedTo, ITEM, i);
                break;
            case THR: // 2
                yield return Here(ContributesTo, HS, 0);
                yield return Here(Targets, AST, 0);
                break;
            default:
                break;
        }
    }
}
