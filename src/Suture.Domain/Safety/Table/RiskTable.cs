using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Safety.Table;

/// <summary>A cell as it was read, and where.</summary>
public sealed record RiskCell(string Text, SourcePlace Place);

/// <summary>A row; a cell for each of <see cref="RiskColumns.All"/>, null where the table has no such column.</summary>
public sealed record RiskTableRow(SourcePlace Place, ImmutableArray<RiskCell?> Cells)
{
    internal RiskCell? this[RiskColumn column] => Cells[column.Index];

    /// <summary>What a cell says; empty when there is none.</summary>
    public string Text(RiskColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Cells[column.Index]?.Text ?? string.Empty;
    }
}

/// <summary>
/// The risk table as risk files have it: a row for each hazardous situation with each of its causes or threats and each control, with
/// what belongs to the situation repeated on each of its rows, so that sorting and filtering keep their meaning.
/// </summary>
public sealed record RiskTable(ImmutableArray<RiskTableRow> Rows)
{
    /// <summary>What stands where a list of cells has nothing for one of the records.</summary>
    internal const string Nothing = "-";

    /// <summary>The table of a device at one position.</summary>
    public static RiskTable Of(DeviceModel model, RiskReport report)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(report);
        return new RiskTable([.. report.Risks.SelectMany(r => Pairs(model, r).Select(p => Row(model, r, p.Cause, p.Control)))]);
    }

    /// <summary>The mark in the column of the export.</summary>
    public static string Mark(string device, long position) => string.Create(CultureInfo.InvariantCulture, $"{device}@{position}");

    /// <summary>Causes and threats with their controls first, then what mitigates the situation itself.</summary>
    internal static IEnumerable<(RecordId? Cause, RecordId? Control)> Pairs(DeviceModel model, Risk risk)
    {
        var any = false;
        foreach (var cause in risk.Contributions.Select(c => c.Contributor))
        {
            any = true;
            var controls = Controls(model, cause);
            foreach (var control in controls)
            {
                yield return (cause, control);
            }

            if (controls.IsEmpty)
            {
                yield return (cause, null);
            }
        }

        foreach (var control in Controls(model, risk.Situation))
        {
            any = true;
            yield return (null, control);
        }

        if (!any)
        {
            yield return (null, null);
        }
    }

    private static ImmutableArray<RecordId> Controls(DeviceModel model, RecordId of) =>
        [.. model.InLinks[model.Find(of)].Where(l => l.Type == LinkType.Mitigates).Select(l => model.Records[l.From]).Where(r => r.Kind == RecordKind.RC && !r.IsRetired).Select(r => r.Id).Order()];

    private static RiskTableRow Row(DeviceModel model, Risk risk, RecordId? cause, RecordId? control)
    {
        var situation = model.Get(risk.Situation)!;
        ImmutableArray<RecordId> Records(RiskColumnOf of) => of switch
        {
            RiskColumnOf.Hazards => risk.Hazards,
            RiskColumnOf.Harms => [.. risk.Harms.Select(h => h.Harm)],
            RiskColumnOf.Cause => cause is { } c ? [c] : [],
            RiskColumnOf.Control => control is { } c ? [c] : [],
            _ => [situation.Id],
        };

        string Cell(RiskColumn column) => column.Role switch
        {
            RiskColumnRole.Key => situation.Id.ToString(),
            RiskColumnRole.Title => situation.Title,
            RiskColumnRole.Records => string.Join('\n', Records(column.Of).Select(id => $"{id} {model.Get(id)!.Title}")),
            RiskColumnRole.Field => FieldCell(model, column, Records(column.Of)),
            RiskColumnRole.Exported => Mark(model.Device.Key, model.Position),
            _ => Computed(risk, column, control),
        };

        var place = new SourcePlace(null);
        return new RiskTableRow(place, [.. RiskColumns.All.Select(c => new RiskCell(Cell(c), place))]);
    }

    private static string FieldCell(DeviceModel model, RiskColumn column, ImmutableArray<RecordId> records)
    {
        var values = records.Select(id => model.Get(id)!).Where(r => ReferenceEquals(r.Fields.Kind.FindField(column.Field!.Name), column.Field)).Select(r => FieldText.Format(column.Field!, r.Fields[column.Field!])).ToList();
        return values.Count > 1 ? string.Join('\n', values.Select(v => v.Length == 0 ? Nothing : v)) : string.Concat(values);
    }

    private static string Computed(Risk risk, RiskColumn column, RecordId? control) =>
        column == RiskColumns.Initial ? risk.RegionBefore.Label
        : column == RiskColumns.Residual ? risk.RegionAfter.Label
        : column == RiskColumns.Acceptance ? risk.Acceptance switch { RiskAcceptance.Acceptable => "yes", RiskAcceptance.AcceptableByBenefit => "by benefit-risk analysis", _ => "no" }
        : column == RiskColumns.Open ? string.Join('\n', RiskWords.Concerns(risk).Select(c => $"{c.Clause}: {c.Words}"))
        : control is not { } used ? string.Empty
        : risk.Controls.First(c => c.Control == used).Status switch { ControlStatus.Verified => "verified", ControlStatus.NotVerified => "not verified", _ => "not implemented" };
}
