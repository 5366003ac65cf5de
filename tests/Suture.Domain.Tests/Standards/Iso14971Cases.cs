using static Suture.Domain.Tests.Standards.RiskCases;

namespace Suture.Domain.Tests.Standards;

/// <summary>At least one case for each clause of ISO 14971, one for each point that a check looks at.</summary>
internal static class Iso14971Cases
{
    internal static IReadOnlyList<ClauseCase> All { get; } = [.. General(), .. Analysis(), .. Control(), .. Judgment(), .. AfterProduction()];

    private static IEnumerable<ClauseCase> General() =>
    [
        Doc("4.1", "risk_management_plan"), Gone("4.1", "HAZ-1", "risk management has not begun"), new("4.1", s => s.Retire("FB-1").Retire("FB-2").Retire(CompletePlan), null, "watches whether controls work"),
        Doc("4.2", "risk_policy"), Doc("4.2", "management_review"), .. Dated("4.2", "management_review"),
        Doc("4.3", "competence_record"),
        Doc("4.4", "risk_management_plan"), .. Dated("4.4", "risk_management_plan"),
        .. "abcdefg".Select(c => Point("4.4." + c, "risk_management_plan", "ISO 14971 4.4 " + c)),
        .. Dated("4.4.c", "risk_management_plan"), Doc("4.4.d", "risk_policy"), Doc("4.4.f", "verification_plan"), Doc("4.4.g", "pms_plan"),
        Gone("4.5", "HAZ-1", "no risk management file"), new("4.5", s => s.Unlink("HAZ-1 leadsTo HS-1").Unlink("HAZ-1 leadsTo HS-2"), "HAZ-1", "leads to no hazardous situation"),
        new("4.5", s => s.Set("HS-1", "initialP1", null), "HAZ-1", "whose risk is not estimated"), new("4.5", s => s.Unlink("RC-3 mitigates HS-2"), "HAZ-1", "without risk control"),
        new("4.5", s => s.Set("HS-1", "acceptability", null), "HAZ-1", "residual risk is not judged"), new("4.5", s => s.Failed("TC-4"), "HAZ-1", "passing evidence"),
    ];

    private static IEnumerable<ClauseCase> Analysis() =>
    [
        new("5.1", s => s.Version(null), null, "does not name its device"), Gone("5.1", Situations, "no hazardous situation"), Draft("5.1", "HARM-1", "nobody stands for the analysis"),
        Doc("5.2", "intended_use"), Draft("5.2", "CAU-2", "misuse that is not approved"), new("5.2", s => s.Set("CAU-2", "causeType", "defect"), null, "no cause by misuse"),
        Doc("5.3", "safety_characteristics"),
        Gone("5.4", "HAZ-1", "no hazard"), new("5.4", s => s.Unlink("HAZ-1 leadsTo HS-1").Unlink("HAZ-1 leadsTo HS-2"), "HAZ-1", "leads to no hazardous situation"),
        Empty("5.4", "HS-1", "sequence", "no sequence of events"), Apart("5.4", "HAZ-1 leadsTo HS-2", "hazard that it arises from", "HS-2"), Signed("iso14971", "5.4"),
        Gone("5.5", Situations, "no hazardous situation"), Empty("5.5", "HS-1", "initialP2", "no estimate of severity"), Apart("5.5", "HS-2 resultsIn HARM-1", "the harm that it can result in"),
        new("5.5", s => s.Set("HARM-1", "severity", null), "HS-1", "a harm without severity"), new("5.5", s => s.Retire(Document("risk_matrix")).Retire(Document("risk_policy")), null, "Risk matrix or Risk policy"),
        Gone("6", Situations, "no hazardous situation"), Empty("6", "HS-1", "initialSeverity", "no estimate that could be judged"),
        new("6", s => s.Unlink("RC-3 mitigates HS-2").Set("HS-2", "acceptability", null), "HS-2", "neither judged acceptable nor given a risk control"),
        new("6", s => s.Retire(Document("risk_policy")).Retire(Document("risk_management_plan")), null, "Risk policy or Risk management plan"),
    ];

    private static IEnumerable<ClauseCase> Control() =>
    [
        Gone("7.1", Controls, "no risk control"), Empty("7.1", "RC-2", "option", "which kind of measure"), Empty("7.1", "HS-2", "benefitRisk", "information for safety alone"),
        Empty("7.1.x", "HS-2", "benefitRisk", "no benefit-risk analysis"),
        new("7.1.x", s => s.Set("HS-1", "acceptability", "unacceptable"), "HS-1", "beyond the criteria"),
        Gone("7.2", Controls, "no risk control"), Apart("7.2", "SRS-2 implements RC-1", "no requirement implements it", "RC-1"),
        new("7.2", s => s.Failed("TC-4"), "RC-1", "without a passing test"), Draft("7.2", "RC-2"), Empty("7.2", "RC-2", "effectiveness", "not shown to be there"),
        Empty("7.2", "RC-1", "effectiveness", "not shown to work"),
        Gone("7.3", Situations, "no hazardous situation"), Empty("7.3", "HS-1", "residualP1", "no estimate after controls"), Empty("7.3", "HS-1", "acceptability", "no judgment of it"),
        new("7.3", s => s.Set("HS-1", "acceptability", "unacceptable"), "HS-1", "needs further control"),
        Empty("7.4", "HS-2", "benefitRisk", "without the analysis"), new("7.4", s => s.Set("HS-1", "acceptability", "unacceptable"), "HS-1", "no benefit outweighs"),
        Gone("7.5", Controls, "no risk control"), Empty("7.5", "RC-2", "newRisks", "not checked for new hazards"),
        Gone("7.6", Situations, "no hazardous situation"), Apart("7.6", "RC-3 mitigates HS-2", "no risk control", "HS-2"), new("7.6", s => s.Failed("TC-4"), "HS-1", "not finished"),
        Empty("7.6", "HS-1", "residualP2", "not judged"), Draft("7.6", "RC-2"), Apart("7.6", "RC-3 mitigates HS-2", "mitigates nothing"),
    ];

    private static IEnumerable<ClauseCase> Judgment() =>
    [
        Gone("8", Situations, "no hazardous situation"), Empty("8", "HS-1", "acceptability", "nobody has judged acceptable"), Doc("8", "risk_management_report"), Doc("8", "labeling"), Signed("iso14971", "8"),
        new("8", s => s.Set("HS-1", "acceptability", "unacceptable"), "HS-1", "unacceptable residual risk"), Empty("8", "HS-2", "benefitRisk", "by benefit without the analysis"),
        Doc("9", "risk_management_report"), Doc("9", "pms_plan"), Gone("9", Situations, "no hazardous situation"), Empty("9", "HS-1", "acceptability", "nobody has judged acceptable"),
    ];

    private static IEnumerable<ClauseCase> AfterProduction() =>
    [
        Doc("10.1", "pms_plan"), Gone("10.1", "FB-1 FB-2", "no feedback"),
        Doc("10.2", "pms_plan"), Gone("10.2", "FB-1 FB-2", "no feedback"), Gone("10.2", "FND-1 FND-2", "public sources"),
        Doc("10.3", "pms_report", s => s.Retire(Document("trend_report"))), Empty("10.3", "FB-1", "evaluation", "not been judged"), Empty("10.3", "FND-2", "patientHarm", "exploitability and risk"),
        Empty("10.3", "FND-1", "justification", "without justification"), Empty("10.3", "FND-1", "vexStatus", "is not assessed"),
        Doc("10.4", "management_review"), Apart("10.4", "CR-1 resolves PR-1", "what was done", "PR-1"), Apart("10.4", "FND-2 contributesTo HS-1", "no hazardous situation"),
        Empty("10.4", "CR-1", "safetyImpact", "what it means for risk"),
    ];

    private static string CompletePlan => Document("pms_plan");

    private static string Document(string code) => Models.CompleteRiskFile.Document(code);
}
