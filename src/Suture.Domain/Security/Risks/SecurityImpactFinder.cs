using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Security.Cvss;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;
using Record = Suture.Domain.Records.Model.Record;

namespace Suture.Domain.Security.Risks;

/// <summary>Which assets a threat or finding reaches, and what they lose by it.</summary>
internal sealed class SecurityImpactFinder(Answers answers)
{
    private readonly Walk walk = new(answers);

    internal SecurityImpact Of(int subject, Record record)
    {
        var (lost, rule) = LostBy(record);
        var losses = Assets(subject).SelectMany(a => lost.Select(p => new LostProperty(answers.Model.Records[a].Id, p, NeedOf(answers.Model.Records[a].Fields, p))));
        return new SecurityImpact(lost, [.. losses.OrderByDescending(l => l.Need is null ? -1 : SecurityImpact.Needs.IndexOf(l.Need)).ThenBy(l => l.Asset).ThenBy(l => l.Property)], rule);
    }

    // A threat says what it targets; a finding is in a component, and the threats to that say which assets are at stake there.
    private IEnumerable<int> Assets(int subject)
    {
        var assets = walk.Out(subject, Walk.Types(LinkType.Targets), KindSet.Of(RecordKind.AST));
        if (answers.Graph.Kinds[subject] == RecordKind.FND)
        {
            foreach (var place in walk.Out(subject, Walk.Types(LinkType.Affects), KindSet.Of(RecordKind.SOUP, RecordKind.ITEM)))
            {
                foreach (var threat in walk.In(place.Ordinal, Walk.Types(LinkType.Targets), KindSet.Of(RecordKind.THR)))
                {
                    assets.AddRange(walk.Out(threat.Ordinal, Walk.Types(LinkType.Targets), KindSet.Of(RecordKind.AST)));
                }
            }
        }

        return assets.Select(a => a.Ordinal).Distinct();
    }

    private static (ImmutableArray<SecurityProperty> Lost, ImpactRule Rule) LostBy(Record record)
    {
        var text = record.Kind == RecordKind.THR ? SecurityKinds.ThreatCvss.In(record.Fields) : SecurityKinds.FindingCvss.In(record.Fields);
        if (CvssVector.TryRead(text, out var vector, out _))
        {
            return ([.. Enum.GetValues<SecurityProperty>().Where(p => IsLost(vector, p))], ImpactRule.Vector);
        }

        ImmutableArray<SecurityProperty> lost = record.Kind != RecordKind.THR ? [] : SecurityKinds.ThreatStride.In(record.Fields) switch
        {
            "disclosure" => [SecurityProperty.Confidentiality],
            "tampering" or "repudiation" => [SecurityProperty.Integrity],
            "denial" => [SecurityProperty.Availability],
            "spoofing" => [SecurityProperty.Confidentiality, SecurityProperty.Integrity],
            "elevation" => [SecurityProperty.Confidentiality, SecurityProperty.Integrity, SecurityProperty.Availability],
            _ => [],
        };
        return (lost, lost.IsEmpty ? ImpactRule.Unknown : ImpactRule.Stride);
    }

    // 4.0 asks for the vulnerable system and for those behind it; modified metrics stand before base metrics.
    private static bool IsLost(CvssVector vector, SecurityProperty property)
    {
        var letter = property.ToString()[..1];
        foreach (var key in (string[])[letter, "V" + letter, "S" + letter])
        {
            if (CvssMetrics.Find(vector.Version, key) is { Group: CvssGroup.Base } metric
                && (CvssMetrics.Find(vector.Version, "M" + key) is { } modified && vector[modified] is { Key: not "X" } value ? value : vector[metric]).Key != "N")
            {
                return true;
            }
        }

        return false;
    }

    private static string? NeedOf(FieldValues asset, SecurityProperty property) => property switch
    {
        SecurityProperty.Confidentiality => SecurityKinds.AssetConfidentiality.In(asset),
        SecurityProperty.Integrity => SecurityKinds.AssetIntegrity.In(asset),
        _ => SecurityKinds.AssetAvailability.In(asset),
    };
}
