using System.Collections.Immutable;

namespace Suture.Domain.Records;

/// <summary>All kinds of record, by prefix.</summary>
public static class RecordKinds
{
    /// <summary>In the order of <see cref="RecordKind"/>.</summary>
    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kinds.RequirementKinds.UserNeed, Kinds.RequirementKinds.SystemRequirement, Kinds.RequirementKinds.SoftwareRequirement,
        Kinds.SoftwareKinds.Item, Kinds.SoftwareKinds.Soup,
        Kinds.VerificationKinds.TestCase, Kinds.VerificationKinds.TestRun,
        Kinds.SafetyKinds.Hazard, Kinds.SafetyKinds.HazardousSituation, Kinds.SafetyKinds.Harm, Kinds.SafetyKinds.Cause, Kinds.SafetyKinds.RiskControl,
        Kinds.SecurityKinds.Asset, Kinds.SecurityKinds.ThreatModel, Kinds.SecurityKinds.Threat, Kinds.SecurityKinds.Finding,
        Kinds.PostmarketKinds.ProblemReport, Kinds.PostmarketKinds.ChangeRequest, Kinds.PostmarketKinds.CorrectiveAction, Kinds.PostmarketKinds.Feedback,
        Kinds.DocumentKinds.Document, Kinds.DocumentKinds.Release, Kinds.DocumentKinds.Advisory,
    ];

    public static KindDefinition Definition(this RecordKind kind) => All[(int)kind - 1];

    /// <summary>Reads a prefix in capitals: <c>SRS</c>.</summary>
    public static bool TryParsePrefix(ReadOnlySpan<char> prefix, out RecordKind kind)
    {
        // A switch over the text, not Enum.TryParse: this runs for every key of every import, and must refuse "12" and "srs".
        kind = prefix switch
        {
            "UN" => RecordKind.UN,
            "SYS" => RecordKind.SYS,
            "SRS" => RecordKind.SRS,
            "ITEM" => RecordKind.ITEM,
            "SOUP" => RecordKind.SOUP,
            "TC" => RecordKind.TC,
            "RUN" => RecordKind.RUN,
            "HAZ" => RecordKind.HAZ,
            "HS" => RecordKind.HS,
            "HARM" => RecordKind.HARM,
            "CAU" => RecordKind.CAU,
            "RC" => RecordKind.RC,
            "AST" => RecordKind.AST,
            "TM" => RecordKind.TM,
            "THR" => RecordKind.THR,
            "FND" => RecordKind.FND,
            "PR" => RecordKind.PR,
            "CR" => RecordKind.CR,
            "CAPA" => RecordKind.CAPA,
            "FB" => RecordKind.FB,
            "DOC" => RecordKind.DOC,
            "REL" => RecordKind.REL,
            "ADV" => RecordKind.ADV,
            _ => 0,
        };
        return kind != 0;
    }
}
