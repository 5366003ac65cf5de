using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels.Suggestions;

namespace Suture.Domain.Security.ThreatModels;

/// <summary>A threat that is part of a model, and where it stands there.</summary>
/// <param name="Record">The THR record.</param>
/// <param name="Element">Id of an element, flow or boundary; null for the whole system.</param>
/// <param name="Known">The diagram has that id.</param>
public sealed record ModelThreat(Record Record, string? Element, bool Known);

/// <summary>A threat model record as people work with it: its diagram, what is wrong or missing there, its threats, and what is suggested.</summary>
/// <param name="Record">The TM record.</param>
/// <param name="Diagram">Null when its tables can not be read; the problems say where.</param>
/// <param name="Problems">Why it can not be drawn or asked about; empty when it can.</param>
/// <param name="Gaps">What a sound diagram still lacks.</param>
/// <param name="Threats">Threats of this model that are not retired, in the order of keys.</param>
/// <param name="Assets">Asset records of this model that are not retired, in the order of keys.</param>
/// <param name="Suggestions">Each with what became of it; empty while there are problems.</param>
/// <param name="Position">Ledger position at which it was read.</param>
public sealed record ThreatModelView(
    Record Record,
    Diagram? Diagram,
    ImmutableArray<Problem> Problems,
    ImmutableArray<DiagramGap> Gaps,
    ImmutableArray<ModelThreat> Threats,
    ImmutableArray<Record> Assets,
    ImmutableArray<AnsweredSuggestion> Suggestions,
    long Position)
{
    /// <summary>The diagram, when it can be drawn.</summary>
    public Diagram? Sound => Problems.IsEmpty ? Diagram : null;

    /// <summary>Reads one model. Pure.</summary>
    public static ThreatModelView Of(DeviceModel model, Record threatModel, ThreatLibrary library)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(threatModel);
        var read = DiagramTables.Read(threatModel.Fields);
        var problems = read.TryGet(out var diagram) ? DiagramCheck.Problems(diagram) : read.Problems;
        var known = (diagram ?? Diagram.Empty).Ids().ToHashSet(StringComparer.Ordinal);
        var parts = PartsOf(model, threatModel.Id).ToList();
        return new ThreatModelView(
            threatModel,
            diagram,
            problems,
            diagram is not null && problems.IsEmpty ? DiagramCheck.Gaps(diagram) : [],
            [.. parts.Where(r => r.Kind == RecordKind.THR).Select(r => (Record: r, At: SecurityKinds.ThreatElement.In(r.Fields))).Select(t => new ModelThreat(t.Record, t.At, t.At is null || known.Contains(t.At)))],
            [.. parts.Where(r => r.Kind == RecordKind.AST)],
            problems.IsEmpty && SuggestionAnswers.Of(model, threatModel, library).TryGet(out var suggestions) ? suggestions : [],
            model.Position);
    }

    /// <summary>The threat model with this key. Problem: <c>threatmodel.notFound</c>.</summary>
    public static Result<Record> Find(DeviceModel model, RecordId id)
    {
        ArgumentNullException.ThrowIfNull(model);
        return id.Kind == RecordKind.TM && model.TryGet(id, out var record)
            ? record
            : new Problem("threatmodel.notFound", $"There is no threat model {id} in {model.Device.Key}; expected the key of a TM record like TM-1.", ProblemKind.NotFound, Path: "key");
    }

    /// <summary>Records that are part of a model and not retired, in the order of keys.</summary>
    internal static IEnumerable<Record> PartsOf(DeviceModel model, RecordId threatModel) =>
        model.InLinks[model.Find(threatModel)].Where(l => l.Type == LinkType.PartOf).Select(l => model.Records[l.From]).Where(r => !r.IsRetired).OrderBy(r => r.Id);
}
