using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>Reads what the views are made of from the records of a device. Pure.</summary>
public static class ThreatModelFactsReader
{
    /// <summary>The threat model that is meant: the one named, else the only one that is not retired. Problems: <c>threatmodel.none|which|unknown</c>.</summary>
    /// <param name="key">Key of a TM record, with or without the device; null for the only one.</param>
    public static Result<Record> Find(DeviceModel model, string? key)
    {
        ArgumentNullException.ThrowIfNull(model);
        var present = model.InKeyOrder().Where(r => r.Kind == RecordKind.TM && !r.IsRetired).ToList();
        if (!string.IsNullOrWhiteSpace(key))
        {
            return DeviceKey.TryParseIn(model.Device.Key, key.Trim(), out var id) && id.Kind == RecordKind.TM && model.TryGet(id, out var named)
                ? named
                : new Problem("threatmodel.unknown", $"Device {model.Device.Key} has no threat model '{key}'; expected {Some(present)}.", Path: "model");
        }

        return present switch
        {
            [var only] => only,
            [] => new Problem("threatmodel.none", $"Device {model.Device.Key} has no threat model; add a TM record with a diagram.", Path: "model"),
            _ => new Problem("threatmodel.which", $"Device {model.Device.Key} has several threat models; say which: {Some(present)}.", Path: "model"),
        };
    }

    /// <summary>Problems: those of <see cref="DiagramTables.Read"/> and <see cref="DiagramCheck.Problems"/>.</summary>
    public static Result<ThreatModelFacts> Read(DeviceModel model, Record threatModel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(threatModel);
        return DiagramTables.Read(threatModel.Fields).Then<ThreatModelFacts>(diagram => DiagramCheck.Problems(diagram) is { IsEmpty: false } problems
            ? problems
            : new ThreatModelFacts(diagram, Threats(model, threatModel), Assets(model))
            {
                UseCases = SecurityUseCases.Read(threatModel.Fields, diagram),
                LeftOut = LeftOut(threatModel.Fields),
            });
    }

    private static ImmutableArray<PlacedThreat> Threats(DeviceModel model, Record threatModel) =>
        [.. Into(model, threatModel.Id, LinkType.PartOf, RecordKind.THR).Select(t => Threat(model, t))];

    private static PlacedThreat Threat(DeviceModel model, Record threat)
    {
        var controls = Into(model, threat.Id, LinkType.Mitigates, RecordKind.RC).ToList();
        var requirements = controls.SelectMany(c => Into(model, c.Id, LinkType.Implements, RecordKind.SRS, RecordKind.SYS)).DistinctBy(r => r.Id).OrderBy(r => r.Id).ToList();
        var tests = controls.Concat(requirements).Append(threat).SelectMany(r => Into(model, r.Id, LinkType.Verifies, RecordKind.TC)).Select(t => t.Id).Distinct().Order();
        var situations = model.OutLinks[model.Find(threat.Id)].Where(l => l.Type == LinkType.ContributesTo).Select(l => model.Records[l.To]).Where(r => r.Kind == RecordKind.HS && !r.IsRetired).Select(r => r.Id).Order();
        return new PlacedThreat(
            threat.Id, threat.Title, Places(SecurityKinds.ThreatElement.In(threat.Fields)), SecurityKinds.ThreatMultiPatient.In(threat.Fields), [.. situations],
            [.. controls.Select(c => new PlacedControl(c.Id, SafetyKinds.ControlCategory.In(c.Fields)))], [.. requirements.Select(r => r.Id)], [.. tests]);
    }

    // A threat may name several places: "E1, F1; B1".
    private static ImmutableArray<string> Places(string? cell) =>
        cell is null ? [] : [.. cell.Split([',', ';', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static ImmutableArray<KnownAsset> Assets(DeviceModel model) =>
        [.. model.InKeyOrder().Where(r => r.Kind == RecordKind.AST && !r.IsRetired).Select(r => new KnownAsset(r.Id, r.Title, SecurityKinds.AssetType.In(r.Fields)))];

    private static IEnumerable<Record> Into(DeviceModel model, RecordId id, LinkType type, params RecordKind[] kinds) =>
        model.InLinks[model.Find(id)].Where(l => l.Type == type).Select(l => model.Records[l.From]).Where(r => kinds.Contains(r.Kind) && !r.IsRetired).DistinctBy(r => r.Id).OrderBy(r => r.Id);

    private static ImmutableDictionary<ViewKind, string> LeftOut(FieldValues body)
    {
        var reasons = ImmutableDictionary.CreateBuilder<ViewKind, string>();
        if (SecurityKinds.ModelViewsLeftOut.In(body) is { IsDefaultOrEmpty: false } rows)
        {
            foreach (var row in rows.Select(r => new TableCells(SecurityKinds.ModelViewsLeftOut, r)))
            {
                // Without a reason it is not left out.
                if (ViewKinds.Find(row.Find("view")) is { } view && row.Find("reason") is { } reason)
                {
                    reasons[view] = reason.Trim();
                }
            }
        }

        return reasons.ToImmutable();
    }

    private static string Some(List<Record> models) =>
        models.Count == 0 ? "one, and there is none" : string.Join(", ", models.Take(8).Select(r => r.Id.ToString())) + (models.Count > 8 ? ", ..." : "");
}
