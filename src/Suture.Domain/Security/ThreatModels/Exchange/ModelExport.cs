using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Security.ThreatModels.Exchange;

/// <summary>A threat model record with its threats and assets as files list them. Pure.</summary>
public static class ModelExport
{
    /// <summary>What a writer of files takes.</summary>
    /// <param name="model">The device.</param>
    /// <param name="view">A model whose diagram is sound.</param>
    public static ListedDiagram Of(DeviceModel model, ThreatModelView view)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(view);
        var prefix = ExchangeKeys.Prefix(view.Record);
        return new ListedDiagram(view.Record.Id.In(model.Device.Key), view.Record.Title, view.Sound ?? Diagram.Empty)
        {
            Description = view.Record.Text.Length == 0 ? null : view.Record.Text,
            Threats = [.. view.Threats.Select(t => Threat(model, t.Record, prefix))],
            Assets = [.. view.Assets.Select(a => Asset(a, prefix))],
        };
    }

    /// <summary>What stands for the controls of a threat in a file: a line for each, its key first.</summary>
    internal static IEnumerable<string> ControlLines(DeviceModel model, RecordId threat) =>
        model.InLinks[model.Find(threat)].Where(l => l.Type == LinkType.Mitigates).Select(l => model.Records[l.From]).Where(r => !r.IsRetired).OrderBy(r => r.Id).Select(r => $"{r.Id}: {r.Title}");

    private static ListedThreat Threat(DeviceModel model, Record record, string prefix)
    {
        var said = ThreatText.Read(record.Text);
        var controls = ControlLines(model, record.Id).ToList();
        var mitigation = string.Join("\n\n", new[] { said.Mitigation, controls.Count == 0 ? null : string.Join('\n', controls) }.OfType<string>());
        return new ListedThreat(ExchangeKeys.FileId(record, prefix), record.Title)
        {
            Stride = Enum.GetValues<Stride>().Cast<Stride?>().FirstOrDefault(s => s!.Value.Code() == SecurityKinds.ThreatStride.In(record.Fields)),
            Category = said.Category,
            Element = SecurityKinds.ThreatElement.In(record.Fields),
            Description = said.Description,
            Mitigation = mitigation.Length == 0 ? null : mitigation,
            Status = said.Status,
            Severity = said.Severity,
            Cwes = SecurityKinds.ThreatCwe.In(record.Fields) is { IsDefaultOrEmpty: false } cwes ? cwes : [],
        };
    }

    private static ListedAsset Asset(Record record, string prefix) => new(
        ExchangeKeys.FileId(record, prefix),
        record.Title,
        record.Text.Length == 0 ? null : record.Text,
        SecurityKinds.AssetConfidentiality.In(record.Fields),
        SecurityKinds.AssetIntegrity.In(record.Fields),
        SecurityKinds.AssetAvailability.In(record.Fields));
}
