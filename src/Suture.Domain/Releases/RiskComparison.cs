using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Releases;

/// <summary>Compares the risk estimates of two releases, figure by figure.</summary>
internal static class RiskComparison
{
    private static readonly ImmutableDictionary<RecordKind, ImmutableArray<Field>> Figures = new Dictionary<RecordKind, ImmutableArray<Field>>
    {
        [RecordKind.HS] =
        [
            SafetyKinds.InitialSeverity, SafetyKinds.InitialP1, SafetyKinds.InitialP2, SafetyKinds.ResidualSeverity, SafetyKinds.ResidualP1, SafetyKinds.ResidualP2, SafetyKinds.Acceptability,
        ],
        [RecordKind.HARM] = [SafetyKinds.HarmSeverity],
        [RecordKind.THR] = [SecurityKinds.ThreatExploitability, SecurityKinds.ThreatResidualExploitability],
    }.ToImmutableDictionary();

    internal static ImmutableArray<RiskDifference> Of(DeviceModel from, DeviceModel to) =>
    [
        .. ReleaseComparison.Pairs(Risks(from), Risks(to)).Select(p => (p.Before, p.After, Shown: (p.After ?? p.Before)!))
            .Select(p => new RiskDifference(p.Shown.Id, p.Shown.Title, p.Before is null ? Difference.Added : p.After is null ? Difference.Removed : Difference.Changed, Differing(p.Shown.Kind, p.Before, p.After)))
            .Where(r => r.What != Difference.Changed || !r.Figures.IsEmpty),
    ];

    private static Dictionary<RecordId, Record> Risks(DeviceModel model) => model.All().Where(r => !r.IsRetired && Figures.ContainsKey(r.Kind)).ToDictionary(r => r.Id);

    private static ImmutableArray<FigureDifference> Differing(RecordKind kind, Record? before, Record? after) =>
        [.. Figures[kind].Select(f => new FigureDifference(f.Label, Text(f, before), Text(f, after))).Where(f => !string.Equals(f.Before, f.After, StringComparison.Ordinal))];

    private static string? Text(Field figure, Record? record) => record?.Fields[figure] is { } value ? FieldText.Format(figure, value) : null;
}
