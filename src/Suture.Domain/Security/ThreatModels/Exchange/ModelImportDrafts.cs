using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Software;

namespace Suture.Domain.Security.ThreatModels.Exchange;

/// <summary>Makes the drafts of one import: the models, their assets and threats.</summary>
internal sealed class ModelImportDrafts(DeviceModel model, ModelImport import)
{
    private readonly List<(int Draft, ImportedDiagram Diagram)> taken = [];
    private int newModels;

    internal List<RecordDraft> Drafts { get; } = [];

    internal ImmutableArray<Problem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<Problem>();

    internal List<RecordId> NoLonger { get; } = [];

    internal List<Skipped> Skipped { get; } = [];

    /// <summary>What was taken, with the keys that new models got.</summary>
    internal ImmutableArray<ImportedDiagram> Numbered(ImportPlan plan)
    {
        var added = plan.Added.Where(r => r.Kind == RecordKind.TM).ToList();
        return [.. taken.Select(t => t.Draft < 0 ? t.Diagram : t.Diagram with { Record = added[t.Draft] })];
    }

    internal void Take(ListedDiagram listed, Record? known)
    {
        var alias = ExchangeKeys.ModelAlias(import.Name, listed.Id);
        var ours = known is not null && listed.Id == known.Id.In(model.Device.Key);
        var prefix = known is null ? alias : known.Alias ?? (ours || model.FindAlias(alias) is not null ? ExchangeKeys.Prefix(known) : alias);
        var before = known is not null && DiagramTables.Read(known.Fields).TryGet(out var was) ? was : Diagram.Empty;
        var diagram = DiagramMerge.Over(before, listed.Diagram);
        var patch = DiagramDecision.Patch(known?.Fields ?? FieldValues.Empty(RecordKind.TM.Definition()), diagram);
        Drafts.Add(new RecordDraft
        {
            Kind = RecordKind.TM,
            Number = known?.Id.Number,
            Alias = known is not null && prefix == known.Id.ToString() ? null : prefix,
            Title = known is null ? TitleOf(listed) : null,
            Text = known is null ? string.Join("\n\n", new[] { import.Description, listed.Description == import.Description ? null : listed.Description }.OfType<string>()) : null,
            Fields = patch.Fields,
            ClearedFields = patch.Cleared,
            Place = import.Place,
        });
        Kept(known, listed);

        var target = known?.Id.ToString() ?? prefix;
        foreach (var asset in listed.Assets)
        {
            Asset(asset, prefix, target, known);
        }

        var ids = new HashSet<RecordId>();
        foreach (var threat in listed.Threats)
        {
            Threat(threat, prefix, target, known, ids);
        }

        if (known is not null)
        {
            NoLonger.AddRange(ThreatModelView.PartsOf(model, known.Id).Where(r => r.Kind == RecordKind.THR && ExchangeKeys.CameFromFile(r, prefix) && !ids.Contains(r.Id)).Select(r => r.Id));
        }

        var gone = before.Ids().Except(listed.Diagram.Ids(), StringComparer.Ordinal).ToImmutableArray();
        taken.Add((known is null ? newModels++ : -1, new ImportedDiagram(
            known?.Id ?? default, known?.Title ?? TitleOf(listed), diagram.Elements.Length, diagram.Flows.Length, diagram.Boundaries.Length, listed.Threats.Length, listed.Assets.Length, gone)));
    }

    private string TitleOf(ListedDiagram listed) => Short(import.Diagrams.Length == 1 || listed.Title.Length == 0 ? import.Name : $"{import.Name}: {listed.Title}");

    /// <summary>What the file says of the model as a whole stays out of a record that people have named and described.</summary>
    private void Kept(Record? known, ListedDiagram listed)
    {
        if (known is not null && (listed.Description ?? import.Description) is { Length: > 0 } text && !known.Text.Contains(text, StringComparison.Ordinal))
        {
            Skipped.Add(new Skipped($"description of '{Short(listed.Title)}'", $"{known.Id} keeps its own text."));
        }
    }

    private void Asset(ListedAsset asset, string prefix, string target, Record? known)
    {
        var fields = new FieldValues.Builder(RecordKind.AST.Definition());
        fields.Set(SecurityKinds.AssetConfidentiality, asset.Confidentiality);
        fields.Set(SecurityKinds.AssetIntegrity, asset.Integrity);
        fields.Set(SecurityKinds.AssetAvailability, asset.Availability);
        Add(RecordKind.AST, "asset", ExchangeKeys.AssetAlias(prefix, asset.Id), asset.Id, known, target, new RecordDraft
        {
            Kind = RecordKind.AST,
            Title = Short(asset.Name),
            Text = asset.Name.Length > RecordDecisions.MaxTitle ? $"{asset.Name}\n\n{asset.Description}".Trim() : asset.Description ?? "",
            Fields = fields.Build(),
            Place = import.Place,
        });
    }

    private void Threat(ListedThreat threat, string prefix, string target, Record? known, HashSet<RecordId> ids)
    {
        var fields = new FieldValues.Builder(RecordKind.THR.Definition());
        fields.Set(SecurityKinds.ThreatStride, threat.Stride?.Code());
        fields.Set(SecurityKinds.ThreatElement, threat.Element);
        fields.Set(SecurityKinds.ThreatCwe, threat.Cwes);
        var own = Own(RecordKind.THR, threat.Id, known);
        var given = own is null ? threat : WithoutOurs(threat, own);
        var id = Add(RecordKind.THR, "threat", ExchangeKeys.ThreatAlias(prefix, threat.Id), threat.Id, known, target, new RecordDraft
        {
            Kind = RecordKind.THR,
            Title = Short(threat.Title),
            Text = ThreatText.Write(WithoutControls(given), threat.Title.Length > RecordDecisions.MaxTitle ? threat.Title : null),
            Fields = fields.Build(),
            Place = import.Place,
        });
        if (id is { } found)
        {
            ids.Add(found);
        }
    }

    private RecordId? Add(RecordKind kind, string what, string alias, string fileId, Record? known, string target, RecordDraft draft)
    {
        var own = Own(kind, fileId, known);
        var record = own ?? model.FindAlias(alias);
        if (record is not null && record.Kind != kind)
        {
            Problems.Add(new Problem("threatmodel.import.alias", $"The alias '{alias}' belongs to {record.Id}, which is no {what}.", ProblemKind.Conflict, File: import.Place.File));
            return null;
        }

        if (record is { IsRetired: true })
        {
            Skipped.Add(new Skipped($"{what} {Short(fileId)}", $"{record.Id} is retired here; it stays as it is."));
            return record.Id;
        }

        // A part of several models stays part of all.
        var models = record is null ? [] : model.OutLinks[model.Find(record.Id)].Where(l => l.Type == LinkType.PartOf).Select(l => model.IdOf(l).To.ToString());
        Drafts.Add(draft with
        {
            Number = record?.Id.Number,
            Alias = own is null ? alias : null,
            Links = [.. models.Append(target).Distinct(StringComparer.Ordinal).Select(t => new LinkDraft(LinkType.PartOf, t))],
            LinkTypes = [LinkType.PartOf],
        });
        return record?.Id;
    }

    /// <summary>A part of this very model that went out under its key.</summary>
    private Record? Own(RecordKind kind, string fileId, Record? known) =>
        known is not null && RecordId.TryParse(fileId, out var id) && id.Kind == kind && model.TryGet(id, out var record) && record.Alias is null
        && model.FindLink(new LinkId(id, LinkType.PartOf, known.Id)) is not null ? record : null;

    /// <summary>Tools fill in a status and a severity where an export had none; of our own threats those are judged here.</summary>
    private ListedThreat WithoutOurs(ListedThreat threat, Record own)
    {
        var said = ThreatText.Read(own.Text);
        if ((threat.Status is { } status && status != said.Status && !IsDefault(status)) || (threat.Severity is { } severity && severity != said.Severity && !IsDefault(severity)))
        {
            Skipped.Add(new Skipped($"status and severity of {own.Id} ({threat.Status}, {threat.Severity})", "What became of our own threats is judged here."));
        }

        return threat with { Status = said.Status, Severity = said.Severity, Category = said.Category };
    }

    private static bool IsDefault(string word) => word.ToUpperInvariant() is "OPEN" or "TBD" or "";

    /// <summary>Without the lines that an export made of controls: those are records.</summary>
    private ListedThreat WithoutControls(ListedThreat threat)
    {
        if (threat.Mitigation is null)
        {
            return threat;
        }

        var lines = threat.Mitigation.Split('\n').Where(l => l.IndexOf(": ", StringComparison.Ordinal) is not (> 0 and var at) || !RecordId.TryParse(l.AsSpan(0, at), out var id) || id.Kind != RecordKind.RC || model.Find(id) < 0);
        return threat with { Mitigation = string.Join('\n', lines).Trim() is { Length: > 0 } rest ? rest : null };
    }

    private static string Short(string title) => title.Length <= RecordDecisions.MaxTitle ? title : title[..(RecordDecisions.MaxTitle - 3)] + "...";
}
