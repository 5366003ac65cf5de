using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;

namespace Suture.Domain.Safety.Table;

/// <summary>What a column of the risk table holds.</summary>
public enum RiskColumnRole
{
    /// <summary>The key of the situation.</summary>
    Key,

    /// <summary>Title of the situation.</summary>
    Title,

    /// <summary>Other records of the row, each as key and title.</summary>
    Records,

    /// <summary>A field of a record of the row.</summary>
    Field,

    /// <summary>Made from the records; ignored on the way back.</summary>
    Computed,

    /// <summary>Device and position that the table was made at.</summary>
    Exported,
}

/// <summary>The records of a row that a column is about.</summary>
public enum RiskColumnOf
{
    Situation,
    Hazards,
    Harms,
    Cause,
    Control,
}

/// <summary>A column of the risk table.</summary>
/// <param name="Header">As written; read in any case.</param>
/// <param name="Role">What it holds.</param>
/// <param name="Of">Which records of the row it is about.</param>
/// <param name="Field">The field, of a column of fields.</param>
/// <param name="Width">In characters.</param>
public sealed record RiskColumn(string Header, RiskColumnRole Role, RiskColumnOf Of, Field? Field = null, double Width = 16)
{
    /// <summary>Position in <see cref="RiskColumns.All"/>.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>Other headers that it is found by, for tables that come from elsewhere.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    public override string ToString() => Header;
}

/// <summary>The columns of the risk table, in the order of a risk file (ISO 14971 4.5).</summary>
public static class RiskColumns
{
    internal static readonly RiskColumn Key = new("Situation", RiskColumnRole.Key, RiskColumnOf.Situation, Width: 10) { OtherNames = ["Key"] };
    internal static readonly RiskColumn Hazards = new("Hazards", RiskColumnRole.Records, RiskColumnOf.Hazards, Width: 28) { OtherNames = ["Hazard"] };
    internal static readonly RiskColumn Title = new("Hazardous situation", RiskColumnRole.Title, RiskColumnOf.Situation, Width: 32);
    internal static readonly RiskColumn Harms = new("Harms", RiskColumnRole.Records, RiskColumnOf.Harms, Width: 28) { OtherNames = ["Harm"] };
    internal static readonly RiskColumn Cause = new("Cause or threat", RiskColumnRole.Records, RiskColumnOf.Cause, Width: 32) { OtherNames = ["Cause", "Threat", "Causes", "Potential cause"] };
    internal static readonly RiskColumn Control = new("Risk control", RiskColumnRole.Records, RiskColumnOf.Control, Width: 32) { OtherNames = ["Control", "Risk control measure", "Risk control measures", "Mitigation", "Mitigations", "Control measure"] };
    internal static readonly RiskColumn Initial = new("Risk before controls (computed)", RiskColumnRole.Computed, RiskColumnOf.Situation);
    internal static readonly RiskColumn Verification = new("Verification (computed)", RiskColumnRole.Computed, RiskColumnOf.Control);
    internal static readonly RiskColumn Residual = new("Risk after controls (computed)", RiskColumnRole.Computed, RiskColumnOf.Situation);
    internal static readonly RiskColumn Acceptance = new("Accepted (computed)", RiskColumnRole.Computed, RiskColumnOf.Situation);
    internal static readonly RiskColumn Open = new("To look at (computed)", RiskColumnRole.Computed, RiskColumnOf.Situation, Width: 44);
    internal static readonly RiskColumn Exported = new("Exported (do not change)", RiskColumnRole.Exported, RiskColumnOf.Situation);

    /// <summary>All of them.</summary>
    public static ImmutableArray<RiskColumn> All { get; } = Numbered(
    [
        Key,
        Hazards,
        Text("Hazard category", RiskColumnOf.Hazards, SafetyKinds.HazardCategory),
        Text("Sequence of events", RiskColumnOf.Situation, SafetyKinds.SituationSequence, 40) with { OtherNames = ["Sequence", "Foreseeable sequence of events", "Sequence of events / causes"] },
        Title,
        Harms,
        Text("Severity of harm", RiskColumnOf.Harms, SafetyKinds.HarmSeverity),
        Cause,
        Text("Type of cause", RiskColumnOf.Cause, SafetyKinds.CauseType),
        Text("Severity before controls", RiskColumnOf.Situation, SafetyKinds.InitialSeverity) with { OtherNames = ["Severity", "S", "Initial severity", "Severity (S)", "Pre-control severity"] },
        Text("P1 before controls", RiskColumnOf.Situation, SafetyKinds.InitialP1) with { OtherNames = ["P1", "Initial P1", "Pre-control P1"] },
        Text("P2 before controls", RiskColumnOf.Situation, SafetyKinds.InitialP2) with { OtherNames = ["P2", "Initial P2", "Pre-control P2"] },
        Text("Reason for P1", RiskColumnOf.Situation, SafetyKinds.P1Reason, 28),
        Initial,
        Control,
        Text("Option of control", RiskColumnOf.Control, SafetyKinds.ControlOption) with { OtherNames = ["Option"] },
        Text("Purpose of control", RiskColumnOf.Control, SafetyKinds.ControlPurpose),
        Text("Realized in", RiskColumnOf.Control, SafetyKinds.ControlRealization),
        Text("Effectiveness", RiskColumnOf.Control, SafetyKinds.ControlEffectiveness, 32),
        Verification,
        Text("Risks arising from the control", RiskColumnOf.Control, SafetyKinds.ControlNewRisks, 32),
        Text("Severity after controls", RiskColumnOf.Situation, SafetyKinds.ResidualSeverity) with { OtherNames = ["Residual severity", "Post-control severity"] },
        Text("P1 after controls", RiskColumnOf.Situation, SafetyKinds.ResidualP1) with { OtherNames = ["Residual P1", "Post-control P1"] },
        Text("P2 after controls", RiskColumnOf.Situation, SafetyKinds.ResidualP2) with { OtherNames = ["Residual P2", "Post-control P2"] },
        Text("Reason for the severity", RiskColumnOf.Situation, SafetyKinds.SeverityReason, 28),
        Residual,
        Text("Judgment of the residual risk", RiskColumnOf.Situation, SafetyKinds.Acceptability) with { OtherNames = ["Acceptability", "Acceptance"] },
        Text("Benefit-risk analysis", RiskColumnOf.Situation, SafetyKinds.BenefitRisk, 32),
        Acceptance,
        Open,
        Exported,
    ]);

    /// <summary>The column that a header names; null for an unknown one.</summary>
    public static RiskColumn? Find(string header) =>
        All.FirstOrDefault(c => c.Header.Equals(header, StringComparison.OrdinalIgnoreCase)) ?? All.FirstOrDefault(c => c.OtherNames.Contains(header, StringComparer.OrdinalIgnoreCase));

    /// <summary>Kinds of the records that a column is about; a new record is of the first.</summary>
    internal static ImmutableArray<RecordKind> Kinds(RiskColumnOf of) => of switch
    {
        RiskColumnOf.Hazards => [RecordKind.HAZ],
        RiskColumnOf.Harms => [RecordKind.HARM],
        RiskColumnOf.Cause => [RecordKind.CAU, RecordKind.THR],
        RiskColumnOf.Control => [RecordKind.RC],
        _ => [RecordKind.HS],
    };

    private static RiskColumn Text(string header, RiskColumnOf of, Field field, double width = 16) => new(header, RiskColumnRole.Field, of, field, width);

    private static ImmutableArray<RiskColumn> Numbered(ImmutableArray<RiskColumn> columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Index = i;
        }

        return columns;
    }
}
