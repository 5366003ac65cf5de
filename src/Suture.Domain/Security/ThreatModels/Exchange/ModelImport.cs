using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Software;

namespace Suture.Domain.Security.ThreatModels.Exchange;

/// <summary>A threat model file to take in.</summary>
/// <param name="Name">Which of the device's models it is: stays the same from one issue of the file to the next.</param>
/// <param name="Diagrams">Sound each.</param>
/// <param name="Into">The TM record that takes the one diagram of the file; null makes or finds a record for each diagram.</param>
/// <param name="Place">The file, for messages.</param>
public sealed record ModelImport(string Name, string? Description, ImmutableArray<ListedDiagram> Diagrams, RecordId? Into, SourcePlace Place);

/// <summary>One diagram of an import and the record that takes it.</summary>
/// <param name="RemovedParts">Ids that the record's diagram had and the file's does not.</param>
public sealed record ImportedDiagram(RecordId Record, string Title, int Elements, int Flows, int Boundaries, int Threats, int Assets, ImmutableArray<string> RemovedParts);

/// <summary>What taking in a threat model file does.</summary>
/// <param name="NoLonger">Threat records that came from an earlier issue of the file and are not in this one. A person decides about them.</param>
public sealed record ModelImportPlan(ImportPlan Records, ImmutableArray<ImportedDiagram> Diagrams, ImmutableArray<RecordId> NoLonger, ImmutableArray<Skipped> Skipped);

/// <summary>Decides what a threat model file means for the records of a device. All of it or nothing; the same file twice changes nothing. Pure.</summary>
public static class ModelImportDecision
{
    /// <summary>
    /// Problems: <c>threatmodel.import.empty|several|which</c>, <c>threatmodel.notFound</c>, <c>threatmodel.import.alias</c>, and those of <see cref="ImportDecision"/>.
    /// </summary>
    public static Result<ModelImportPlan> Decide(DeviceModel model, ModelImport import, string? reason)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(import);
        if (import.Diagrams.IsEmpty)
        {
            return At(new Problem("threatmodel.import.empty", "The file has no diagram; at least one was expected."), import);
        }

        var targets = Targets(model, import);
        if (!targets.TryGet(out var records))
        {
            return Result<ModelImportPlan>.Failed(targets.Problems);
        }

        var drafting = new ModelImportDrafts(model, import);
        for (var i = 0; i < import.Diagrams.Length; i++)
        {
            drafting.Take(import.Diagrams[i], records[i]);
        }

        return drafting.Problems.Count > 0
            ? drafting.Problems.ToImmutable()
            : ImportDecision.Decide(model, drafting.Drafts, reason).Map(plan => new ModelImportPlan(plan, drafting.Numbered(plan), [.. drafting.NoLonger], [.. drafting.Skipped]));
    }

    /// <summary>For each diagram its record; null for those that get a new one.</summary>
    private static Result<ImmutableArray<Record?>> Targets(DeviceModel model, ModelImport import)
    {
        if (import.Into is { } into)
        {
            return import.Diagrams.Length == 1
                ? ThreatModelView.Find(model, into).Map(r => ImmutableArray.Create<Record?>(r))
                : At(new Problem("threatmodel.import.several", $"The file has {import.Diagrams.Length} diagrams ({string.Join(", ", import.Diagrams.Take(8).Select(d => d.Title))}) and {into} can take one. Import it without naming a record: each diagram gets its own."), import);
        }

        var targets = ImmutableArray.CreateBuilder<Record?>();
        foreach (var diagram in import.Diagrams)
        {
            var known = Own(model, diagram) ?? model.FindAlias(ExchangeKeys.ModelAlias(import.Name, diagram.Id));
            if (known is { Kind: not RecordKind.TM })
            {
                return At(new Problem("threatmodel.import.alias", $"The alias '{known.Alias}' belongs to {known.Id}, which is no threat model. Give the import another name.", ProblemKind.Conflict), import);
            }

            if (known is null && model.All().FirstOrDefault(r => r.Kind == RecordKind.TM && !r.IsRetired && r.Alias is null && (r.Title == diagram.Title || r.Title == import.Name)) is { } same)
            {
                return At(new Problem("threatmodel.import.which", $"{same.Id} has the title '{same.Title}' too. Say that it takes the file (into {same.Id}), or give the import another name.", ProblemKind.Conflict), import);
            }

            targets.Add(known);
        }

        return targets.ToImmutable();
    }

    /// <summary>The record that an export of this device named as its diagram's id.</summary>
    private static Record? Own(DeviceModel model, ListedDiagram diagram) =>
        diagram.Id.Contains('/', StringComparison.Ordinal) && DeviceKey.TryParseIn(model.Device.Key, diagram.Id, out var id) && id.Kind == RecordKind.TM ? model.Get(id) : null;

    private static Problem At(Problem problem, ModelImport import) => problem with { File = import.Place.File };
}
