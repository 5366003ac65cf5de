using Suture.Domain.Tests.Models;
using static Suture.Domain.Tests.Standards.RiskCases;

namespace Suture.Domain.Tests.Standards;

/// <summary>At least one case for each clause of TIR57 and SW96 and for each row of the bridge, one for each point that a check looks at.</summary>
internal static class Sw96Cases
{
    private const string NoWords = "no threat is recorded";

    internal static IReadOnlyList<ClauseCase> All { get; } = [.. Process(), .. Analysis(), .. Decision(), .. Lifecycle(), .. FromSecurity(), .. FromSafety(), .. Both()];

    private static ClauseCase Unbridged(string clause) => new(clause, s => s.Untag("THR-2", "no-safety-effect"), "THR-2", "no effect on safety");

    private static IEnumerable<ClauseCase> Process() =>
    [
        Doc("TIR57-3.1", "security_risk_management_plan"), Gone("TIR57-3.1", "TM-1", "no threat model"), Gone("TIR57-3.1", Threats, NoWords), Apart("TIR57-3.1", "RC-1 mitigates THR-2", "not carried on to a control", "THR-2"),
        new("TIR57-3.1.1", s => s.Retire(Bridge).Retire(Plan), null, "Security safety bridge"), Gone("TIR57-3.1.1", Threats, NoWords), Unbridged("TIR57-3.1.1"),
        new("TIR57-3.1.1", s => s.Text("THR-2", ""), "THR-2", "no effect on safety"),
        Doc("TIR57-3.2", "risk_policy"), Doc("TIR57-3.2", "management_review"), Doc("TIR57-3.3", "competence_record"),
        Doc("TIR57-3.4", "security_risk_management_plan"), .. Dated("TIR57-3.4", "security_risk_management_plan"),
        Gone("TIR57-3.5", Threats, NoWords), new("TIR57-3.5", s => s.Failed("TC-4"), "THR-1", "passing verification"), Apart("TIR57-3.5", "THR-1 targets AST-1", "no asset"),
        Empty("TIR57-3.5", "THR-1", "exploitability", "exploitability before"), Empty("TIR57-3.5", "THR-1", "residualExploitability", "after controls"), Apart("TIR57-3.5", "RC-1 mitigates THR-2", "no risk control", "THR-2"),
        new("TIR57-3.5", s => s.Set("AST-2", "integrity", null), "THR-2", "impact that is estimated"),
    ];

    private static IEnumerable<ClauseCase> Analysis() =>
    [
        new("TIR57-4.1", s => s.Version(null), null, "does not name its device"), Gone("TIR57-4.1", "TM-1", "no threat model"), Draft("TIR57-4.1", "TM-1", "not approved by signature"),
        Empty("TIR57-4.1", "TM-1", "method", "its method"), Empty("TIR57-4.1", "TM-1", "scope", "inside and outside"),
        Doc("TIR57-4.2", "intended_use"), Empty("TIR57-4.2", "TM-1", "flows", "elements and flows"),
        Gone("TIR57-4.3", Assets, "no asset"), Empty("TIR57-4.3", "AST-1", "availability", "how bad"), Apart("TIR57-4.3", "THR-1 targets AST-1", "targeted by no threat", "AST-1"),
        Gone("TIR57-4.3", Threats, NoWords), Apart("TIR57-4.3", "THR-1 targets AST-1", "names no asset"), Gone("TIR57-4.3", "FND-1 FND-2 " + CompleteRiskFile.Document("vulnerability_assessment"), "no vulnerability"), Unbridged("TIR57-4.3"),
        Gone("TIR57-4.4", Threats, NoWords), Empty("TIR57-4.4", "THR-1", "exploitability", "exploitability before"), new("TIR57-4.4", s => s.Set("AST-2", "integrity", null), "THR-2", "impact that is estimated"),
    ];

    private static IEnumerable<ClauseCase> Decision() =>
    [
        .. new[] { "TIR57-5", "SW96-6" }.SelectMany(c => new[]
        {
            Gone(c, Threats, NoWords), Apart(c, "RC-1 mitigates THR-2", "neither a risk control nor a reason", "THR-2"), Draft(c, "THR-1", "nobody has decided"),
            new(c, s => s.Untag("THR-3", "risk-accepted"), "THR-3", "neither a risk control nor a reason"),
        }),
        new("TIR57-5", s => s.Retire(Plan).Retire(CompleteRiskFile.Document("risk_policy")), null, "Security risk management plan"),
        .. new[] { "TIR57-6", "SW96-7" }.SelectMany(c => new[]
        {
            Gone(c, Threats, NoWords), Empty(c, "RC-1", "option", "which kind of measure"), Empty(c, "RC-1", "newRisks", "not checked for risks"), new(c, s => s.Failed("TC-4"), "RC-1", "without passing evidence"),
            Apart(c, "RC-1 mitigates THR-2", "no risk control", "THR-2"), Empty(c, "THR-1", "residualExploitability", "what remains"),
            new(c, s => s.Failed("TC-4").Set("RC-2", "effectiveness", null).Set("RC-4", "effectiveness", null).Set("RC-5", "effectiveness", null), "THR-1", "less exploitable without a control"),
        }),
        Doc("TIR57-7", "security_risk_management_report"), Gone("TIR57-7", Threats, NoWords), Empty("TIR57-7", "THR-3", "residualExploitability", "what remains"), Signed("sw96_tir57", "TIR57-7"),
        Doc("TIR57-8", "security_risk_management_report"),
        Gone("TIR57-9", "FND-1 FND-2", "no finding is recorded"), Empty("TIR57-9", "FND-2", "reviewBy", "names no day"), new("TIR57-9", s => s.Set("FND-2", "reviewBy", "2026-05-31"), "FND-2", "past the day"),
        new("TIR57-9", s => s.Retire("FB-1").Retire("FB-2").State(CompleteRiskFile.Document("pms_report"), "draft"), CompleteRiskFile.Document("pms_report"), "is not approved"),
    ];

    private static IEnumerable<ClauseCase> Lifecycle() =>
    [
        Doc("SW96-4", "security_risk_management_plan"), Gone("SW96-4", Threats, "no security risk file"), Doc("SW96-4", "responsibility_matrix"), Doc("SW96-4", "competence_record"), Unbridged("SW96-4"),
        Gone("SW96-5", "TM-1", "no threat model"), Gone("SW96-5", Assets, "no asset"), Gone("SW96-5", Threats, NoWords), Empty("SW96-5", "THR-1", "exploitability", "exploitability before"),
        NoSbom("SW96-5"), Empty("SW96-5", "FND-1", "analysis", "without justification and analysis"), Empty("SW96-5", "FND-2", "exploitability", "without exploitability"),
        Doc("SW96-8", "security_risk_management_report"), Doc("SW96-8", "labeling"), Empty("SW96-8", "THR-3", "residualExploitability", "what remains"), Signed("sw96_tir57", "SW96-8"),
        Doc("SW96-9", "security_risk_management_report"), Doc("SW96-9", "pms_plan"), Gone("SW96-9", Threats, NoWords), Draft("SW96-9", "THR-1", "is not decided"), Empty("SW96-9", "THR-1", "residualExploitability", "what remains"),
        Doc("SW96-10", "cvd_policy"), Doc("SW96-10", "patch_plan"), Doc("SW96-10", "end_of_support_plan"), Gone("SW96-10", "FND-1 FND-2", "public sources"), Empty("SW96-10", "FND-2", "reviewBy", "names no day"),
        Empty("SW96-10", "SOUP-1", "anomalyReviewedOn", "no review of its published anomalies"), new("SW96-10", s => s.Set("SOUP-1", "anomalyReviewedOn", "2025-05-01"), "SOUP-1", "more than a year ago"),
        NoSbom("SW96-supply"), Empty("SW96-supply", "SOUP-1", "supportLevel", "how far it is supported"), new("SW96-supply", s => s.Set("THR-2", "phase", "use").Unlink("THR-2 targets SOUP-1"), null, "supply chain"),
        Doc("SW96-hdo", "labeling"), Doc("SW96-hdo", "mds2"), NoSbom("SW96-hdo"), .. Dated("SW96-hdo", "mds2"),
        Doc("SW96-retire", "end_of_support_plan"), Doc("SW96-retire", "labeling"), Gone("SW96-retire", "THR-3", "end of life"),
    ];

    private static IEnumerable<ClauseCase> FromSecurity() =>
    [
        Gone("BR-01", Threats, NoWords), Unbridged("BR-01"), Apart("BR-01", "FND-2 contributesTo HS-1", "can harm patients"),
        Empty("BR-02", "RC-1", "newRisks", "risks to safety"),
        Doc("BR-03", "risk_management_report"), Empty("BR-03", "HS-1", "acceptability", "by an attack"),
        Apart("BR-04", "FND-2 contributesTo HS-1", "did not reopen"), new("BR-04", s => s.Set("HS-1", "residualP1", null), "FND-2", "not judged"),
        new("BR-04", s => s.Edit("FND-2"), "HS-1", "changed since"),
    ];

    private static IEnumerable<ClauseCase> FromSafety() =>
    [
        Apart("BR-05", "HS-1 resultsIn HARM-1", "no harm of the common"), new("BR-05", s => s.Set("HARM-1", "severity", null), "HS-1", "common harm list"),
        new("BR-06", s => s.Set("AST-1", "assetType", "hardware"), null, "no function"), new("BR-06", s => s.Set("AST-2", "assetType", "hardware"), null, "no data"), Signed("sw96_tir57", "BR-06"),
        Empty("BR-06", "AST-1", "availability", "how bad"),
        Empty("BR-07", "RC-2", "newRisks", "new ways in"),
    ];

    private static IEnumerable<ClauseCase> Both() =>
    [
        Point("BR-08", "security_risk_management_plan", "BR-08"), Doc("BR-08", "risk_management_plan"), Empty("BR-08", "THR-1", "exploitability", "no exploitability"), new("BR-08", s => s.Set("TM-1", "scoring", "probability"), "TM-1", "probability of occurrence"),
        new("BR-09", s => s.Text("THR-2", ""), "THR-2", "why it has no effect"), Empty("BR-09", "THR-2", "residualExploitability", "what remains"), Apart("BR-09", "RC-1 mitigates THR-2", "not decided in the security file", "THR-2"),
        Gone("BR-10", Threats, NoWords), Empty("BR-10", "THR-1", "multiPatient", "several patients"), new("BR-10", s => s.Set("HS-1", "multiPatient", "false"), "THR-1", "its situation does not say so"),
        Empty("BR-11", "CR-1", "safetyImpact", "what it means for risk"), Empty("BR-11", "CR-1", "securityImpact", "what it means for security"), new("BR-11", s => s.Edit("RC-1"), "CR-1", "looked at again", s => s.Link("CR-1 affects RC-1")),
        Gone("BR-12", Situations, "no hazardous situation"), Gone("BR-12", Threats, NoWords), new("BR-12", s => s.Version(null), null, "agree on one"), new("BR-12", s => s.Edit("RC-1"), "THR-1", "changed since both files"),
        new("BR-12", s => s.Failed("TC-4"), "RC-1", "serves both files"), Point("BR-12", "risk_management_report", "BR-12"), new("BR-12", s => s.Set("TM-1", "deviceVersion", "0.9"), "TM-1", "another version"), Empty("BR-12", "TM-1", "systemBoundary", "its system boundary"),
    ];

    private static string Plan => CompleteRiskFile.Document("security_risk_management_plan");

    private static string Bridge => CompleteRiskFile.Document("security_safety_bridge");
}
