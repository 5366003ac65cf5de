using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Security.ThreatModels;

/// <summary>Decides that a threat model takes a diagram: an ordinary change of the record, made from a sound diagram only. Pure.</summary>
public static class DiagramDecision
{
    private static readonly Field[] Tables = [SecurityKinds.ModelElements, SecurityKinds.ModelFlows, SecurityKinds.ModelBoundaries];

    /// <summary>
    /// The change, or null when it is the record's diagram already. Problems: <c>threatmodel.notFound</c>, <c>threatmodel.column.unknown</c>, those of
    /// <see cref="DiagramCheck"/> and of <see cref="RecordDecisions.Change"/> (stale, in review, retired, reason missing).
    /// </summary>
    /// <param name="model">The device now.</param>
    /// <param name="id">The TM record.</param>
    /// <param name="expectedVersion">The version that the person saw.</param>
    /// <param name="diagram">The whole diagram as it shall be.</param>
    /// <param name="reason">Why; needed when the record is approved.</param>
    public static Result<RecordChanged?> Save(DeviceModel model, RecordId id, long expectedVersion, Diagram diagram, string? reason)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        return ThreatModelView.Find(model, id).Then<RecordChanged?>(record =>
        {
            var problems = UnknownColumns(diagram).Concat(DiagramCheck.Problems(diagram)).ToImmutableArray();
            return problems.IsEmpty ? RecordDecisions.Change(model, id, expectedVersion, Patch(record.Fields, diagram), reason) : problems;
        });
    }

    /// <summary>The tables of a diagram as a change of a record: a table that has become empty is cleared.</summary>
    internal static RecordPatch Patch(FieldValues body, Diagram diagram)
    {
        var written = DiagramTables.Write(body, diagram);
        var fields = FieldValues.Empty(body.Kind);
        foreach (var table in Tables)
        {
            fields = fields.With(table, written[table]);
        }

        return new RecordPatch(Fields: fields, Cleared: [.. Tables.Where(t => written[t] is null)]);
    }

    private static IEnumerable<Problem> UnknownColumns(Diagram diagram) =>
        Unknown(SecurityKinds.ModelElements, diagram.Elements.Select(e => (e.Id, e.Other)))
            .Concat(Unknown(SecurityKinds.ModelFlows, diagram.Flows.Select(f => (f.Id, f.Other))))
            .Concat(Unknown(SecurityKinds.ModelBoundaries, diagram.Boundaries.Select(b => (b.Id, b.Other))));

    private static IEnumerable<Problem> Unknown(Field table, IEnumerable<(string Id, ImmutableSortedDictionary<string, string> Other)> rows) =>
        rows.SelectMany(r => r.Other.Keys.Where(c => table.Columns.All(known => known.Code != c)).Select(c => new Problem(
            "threatmodel.column.unknown", $"'{c}' is no column of {table.Name}; expected one of {string.Join(", ", table.Columns.Select(k => k.Code))}.", Path: $"{table.Name}[{r.Id}].other.{c}")));
}
