using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety;
using Suture.Server.Ui.Records;

namespace Suture.Server.Ui.Safety;

/// <summary>What a person has typed into a row of the risk table. Only what was changed is written.</summary>
internal sealed class RiskTableInput(RiskPolicy policy, Record situation)
{
    private static readonly ImmutableArray<Field> OtherFields =
        [SafetyKinds.SituationSequence, SafetyKinds.P1Reason, SafetyKinds.SeverityReason, SafetyKinds.Acceptability, SafetyKinds.BenefitRisk];

    /// <summary>The record's form.</summary>
    public RecordInput Record { get; } = new(situation.Kind.Definition(), situation);

    /// <summary>Why it is changed.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>The record as somebody else changed it meanwhile; null while nobody did.</summary>
    public Record? Stale { get; set; }

    /// <summary>What the change is made on.</summary>
    public long Version => (Stale ?? situation).Version;

    public bool NeedsReason => (Stale ?? situation).IsApproved;

    /// <summary>Texts and the judgment: they stand below the levels.</summary>
    public IEnumerable<FieldInput> Others => OtherFields.Select(Of);

    /// <summary>A level as stated.</summary>
    public FieldInput this[RiskFigureKind kind, bool after] => Of(Field(kind, after));

    /// <summary>The region of the levels as they are typed, before any rule that may overrule them; null while one is missing. Without levels after controls, as before them.</summary>
    public RiskRegion? Region(bool after)
    {
        var (severity, p1, p2) = (Level(RiskFigureKind.Severity, after), Level(RiskFigureKind.P1, after), Level(RiskFigureKind.P2, after));
        return severity < 0 || p1 < 0 || p2 < 0 ? null : policy.RegionOf(severity, policy.ProbabilityOfHarm[p1, p2]);
    }

    /// <summary>The field that states a level.</summary>
    public static Field<string> Field(RiskFigureKind kind, bool after) => (kind, after) switch
    {
        (RiskFigureKind.Severity, false) => SafetyKinds.InitialSeverity,
        (RiskFigureKind.Severity, true) => SafetyKinds.ResidualSeverity,
        (RiskFigureKind.P1, false) => SafetyKinds.InitialP1,
        (RiskFigureKind.P1, true) => SafetyKinds.ResidualP1,
        (RiskFigureKind.P2, false) => SafetyKinds.InitialP2,
        (RiskFigureKind.P2, true) => SafetyKinds.ResidualP2,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This figure is computed."),
    };

    /// <summary>The policy's scale of a figure that is stated.</summary>
    public static ImmutableArray<ScaleLevel> Scale(RiskPolicy policy, RiskFigureKind kind) => kind switch
    {
        RiskFigureKind.Severity => policy.Severities,
        RiskFigureKind.P1 => policy.P1,
        RiskFigureKind.P2 => policy.P2,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This figure is computed."),
    };

    private FieldInput Of(Field field) => Record.Fields.First(f => f.Field == field);

    private int Level(RiskFigureKind kind, bool after)
    {
        var scale = Scale(policy, kind);
        var stated = RiskPolicy.IndexOf(scale, this[kind, after].Text);
        return stated < 0 && after ? RiskPolicy.IndexOf(scale, this[kind, after: false].Text) : stated;
    }
}
