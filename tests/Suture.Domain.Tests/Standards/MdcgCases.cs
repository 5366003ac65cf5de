using Suture.Domain.Tests.Models;
using static Suture.Domain.Tests.Standards.RiskCases;

namespace Suture.Domain.Tests.Standards;

/// <summary>At least one case for each row of MDCG 2019-16, one for each point that a check looks at.</summary>
internal static class MdcgCases
{
    internal static IReadOnlyList<ClauseCase> All { get; } = [.. Practices(), .. Risk(), .. AnnexI(), .. AnnexISoftware(), .. Environment(), .. Users(), .. Lifecycle(), .. Postmarket(), .. Vigilance()];

    private static IEnumerable<ClauseCase> Practices() =>
    [
        Doc("P1", "security_management_plan"), Doc("P1", "supplier_record"), Doc("P1", "competence_record"), .. Dated("P1", "security_management_plan"),
        Gone("P2", "SRS-2", "no security requirement"), Empty("P2", "SRS-2", "acceptance", "acceptance criteria"), new("P2", s => s.Text("SRS-2", ""), "SRS-2", "without text"), Empty("P2", "TM-1", "scope", "which assumptions"),
        new("P2", s => s.Unlink("SRS-2 derivesFrom SYS-1").Unlink("SRS-2 implements RC-1"), "SRS-2", "what it comes from"),
        Gone("P3", "TM-1", "no threat model"), Apart("P3", "RC-1 mitigates THR-2", "no risk control", "THR-2"), Doc("P3", "architecture_doc"),
        Doc("P4", "coding_standard"), Fails("P4", "TC-5", "TC-5", "has not passed"),
        Gone("P5", "SRS-2", "no security requirement"), Fails("P5", "TC-4", "SRS-2", "whose test fails"), Fails("P5", "TC-4", "RC-1", "without passing evidence"), Fails("P5", "TC-19", "TC-19", "has not passed"),
        Doc("P6", "cvd_policy"), Empty("P6", "FND-2", "reviewBy", "names no day"), new("P6", s => s.State("PR-1", "open"), "PR-1", "not been taken up"),
        Doc("P7", "patch_plan"), Empty("P7", "CR-2", "verification", "tested again"), Fails("P7", "TC-3", "TC-3", "has not passed"),
        Doc("P8", "labeling"), Doc("P8", "security_guide"),
    ];

    private static IEnumerable<ClauseCase> Risk() =>
    [
        Doc("RK-1", "security_risk_management_plan"), Doc("RK-1", "security_risk_management_report"), Gone("RK-1", Threats, "no threat"), Empty("RK-1", "THR-1", "residualExploitability", "what remains"),
        Gone("RK-2", Threats, "no threat"), new("RK-2", s => s.Untag("THR-2", "no-safety-effect"), "THR-2", "no effect on safety"), Empty("RK-2", "RC-2", "newRisks", "on the other side"),
        Gone("RK-3", "CAU-3", "of the security kind"), Apart("RK-3", "CAU-3 contributesTo HS-1", "no hazardous situation"),
        new("RK-3", s => s.Retire("CAU-3").Add("HAZ-2", ("category", "security")), "HAZ-2", "leads to no hazardous situation"),
        Draft("RK-4", "CAU-2", "misuse that is not approved"), Gone("RK-4", "TM-1", "no threat model"),
        Gone("RK-5", "TM-1", "no threat model"), Empty("RK-5", "TM-1", "flows", "no flows"), Gone("RK-5", Assets, "no asset"), Gone("RK-5", Threats, "no threat"), Empty("RK-5", "THR-1", "attackPath", "no attack path"),
        Apart("RK-5", "THR-1 targets AST-1", "names no asset"), Apart("RK-5", "THR-1 partOf TM-1", "belongs to no threat model"),
        Empty("RK-6", "RC-2", "option", "which kind of measure"), new("RK-6", s => s.Untag("THR-4", "no-better-option"), "THR-4", "by information alone"), new("RK-6", s => s.Text("THR-4", ""), "THR-4", "that says why"),
        Gone("RK-7", Controls, "no security control"), Empty("RK-7", "RC-1", "controlCategory", "which security capability"), Doc("RK-7", "mds2"),
        Gone("RK-8", Controls, "no security control"), Empty("RK-8", "RC-1", "newRisks", "effectiveness and other controls"), Fails("RK-8", "TC-4", "RC-1", "without passing evidence"),
        Doc("RK-9", "benefit_risk_analysis"), Empty("RK-9", "HS-1", "acceptability", "not judged acceptable"), Doc("RK-10", "security_risk_management_plan"), Doc("RK-10", "risk_policy"),
    ];

    private static IEnumerable<ClauseCase> AnnexI() =>
    [
        Doc("G-1", "gspr_checklist"), Gone("G-1", Requirements, "no software requirement"), Fails("G-1", "TC-4", "SRS-2", "whose test fails"), new("G-1", s => s.Unlink("TC-3 verifies SRS-5"), "SRS-5", "without a passing test"),
        Doc("G-2", "gspr_checklist"), Gone("G-2", Situations, "no hazardous situation"), Empty("G-2", "HS-1", "acceptability", "nobody has judged acceptable"),
        Doc("G-3", "risk_management_plan"), Doc("G-3", "security_risk_management_plan"), Gone("G-3", "HAZ-1", "no hazard"), Gone("G-3", Threats, "no threat"), new("G-3", s => s.Untag("THR-2", "no-safety-effect"), "THR-2", "no effect on safety"),
        Gone("G-4", Controls, "no risk control"), Empty("G-4", "RC-2", "option", "which kind of measure"), Empty("G-4", "HS-2", "benefitRisk", "information for safety alone"),
        Gone("G-8", "HAZ-1", "no hazard"), new("G-8", s => s.Set("HS-1", "residualP1", null), "HAZ-1", "not judged"), new("G-8", s => s.Unlink("HAZ-1 leadsTo HS-1").Unlink("HAZ-1 leadsTo HS-2"), "HAZ-1", "leads to no hazardous situation"),
        NoInterface("G-14.1"), Fails("G-14.1", "TC-3", "SRS-3", "whose test fails"),
        Empty("G-14.2d", "TM-1", "scope", "which assumptions"), NoInterface("G-14.2d"), Apart("G-14.2d", "RC-1 mitigates THR-2", "no risk control", "THR-2"),
        Doc("G-14.5", "interface_spec"), new("G-14.5", s => s.Unlink("TC-3 verifies SRS-3"), "SRS-3", "is an interface requirement without a passing test"),
    ];

    private static ClauseCase NoInterface(string clause) =>
        new(clause, s => s.Retire(CompleteRiskFile.Document("interface_spec")).Set("ITEM-2", "interfaces", null), "ITEM-2", "does not state its interfaces");

    private static IEnumerable<ClauseCase> AnnexISoftware() =>
    [
        new("G-17.1", s => s.Forget("TC-3").Forget("TC-4").Forget("TC-10").Forget("TC-12").Forget("TC-13").Forget("TC-14").Forget("TC-16").Forget("TC-17").Forget("TC-18"), "SRS-6", "function or performance"),
        new("G-17.1", s => s.Unlink("RC-1 mitigates CAU-1").Unlink("RC-2 mitigates HS-1").Unlink("RC-4 mitigates HS-1"), "CAU-1", "without risk control"),
        Doc("G-17.2", "software_development_plan"), Gone("G-17.2", Threats, "no threat"), Gone("G-17.2", Requirements, "no software requirement"), Fails("G-17.2", "TC-4", "SRS-2", "whose test fails"), Fails("G-17.2", "TC-4", "RC-1", "without passing evidence"),
        Doc("G-17.3", "usability_evaluation"), new("G-17.3", s => s.Untag("SRS-6", "mobile"), null, "no requirement is tagged mobile"), Fails("G-17.3", "TC-3", "SRS-6", "mobile platforms"),
        Point("G-17.4", "labeling", "G-17.4"), Gone("G-17.4", "SRS-4", "minimum that the device needs"), Draft("G-17.4", "SRS-4", "not approved"),
        Gone("G-18.8", "RC-1", "no control of authentication"), Fails("G-18.8", "TC-4", "RC-1", "unauthorized access"), Fails("G-18.8", "TC-4", "SRS-2", "whose test fails"),
        Doc("G-22.1", "usability_evaluation"), Fails("G-22.1", "TC-3", "SRS-5", "whose test fails"),
        Point("G-23.1g", "labeling", "G-23.1g"), Empty("G-23.1g", "HS-1", "residualSeverity", "nobody can be told"), Point("G-23.2m", "labeling", "G-23.2m"), Empty("G-23.2m", "RC-3", "effectiveness", "reach its readers"),
        Point("G-23.4g", "labeling", "G-23.4g"), Gone("G-23.4g", Threats, "no threat"), Empty("G-23.4g", "THR-1", "residualExploitability", "what remains"), Point("G-23.4ab", "labeling", "G-23.4ab"),
    ];

    private static IEnumerable<ClauseCase> Environment() =>
    [
        .. "OE-1 OE-3 OE-5 OE-6 OE-7 OE-8 OE-9 OE-10 OE-11 OE-12 JR-1 JR-2 JR-3 JR-4".Split(' ').Select(id => Point(id, "labeling", id)),
        Apart("OE-1", "RC-6 mitigates THR-4", "the risk that it comes from"),
        Doc("OE-2", "architecture_doc"), new("OE-2", s => s.Untag("THR-4", "environment-justified"), "THR-4", "operating environment alone"), new("OE-2", s => s.Text("THR-4", ""), "THR-4", "and a reason"),
        Gone("OE-3", "TM-1", "no threat model"), Empty("OE-3", "TM-1", "scope", "which assumptions"), Doc("OE-4", "justification"), new("OE-4", s => s.Untag("THR-4", "environment-justified"), "THR-4", "environment-justified"),
        Doc("OE-11", "patch_plan"), Doc("OE-12", "interface_spec"), Doc("JR-2", "mds2"),
    ];

    private static IEnumerable<ClauseCase> Users() =>
    [
        .. Enumerable.Range(1, 8).Select(n => Point("IFU-" + n, "labeling", "IFU-" + n)),
        .. Enumerable.Range(1, 9).Select(n => Point("HP-" + n, "labeling", "HP-" + n)),
        NoSbom("IFU-8"), Gone("IFU-1", Threats, "no threat"), Doc("IFU-2", "labeling"),
        Gone("HP-2", "RC-4", "no control of resiliency"), Empty("HP-2", "RC-4", "effectiveness", "critical function after compromise"), Gone("HP-6", "TM-1", "no threat model"), Empty("HP-6", "TM-1", "elements", "interfaces are not known"),
        Gone("HP-7", "TM-1", "no threat model"), Empty("HP-7", "TM-1", "flows", "no network diagram"),
    ];

    private static IEnumerable<ClauseCase> Lifecycle() =>
    [
        Fails("VV-1", "TC-4", "SRS-2", "whose test fails"), Gone("VV-1", "TC-12", "no fuzz test"), Gone("VV-1", "TC-13", "no vulnerability scan"), Gone("VV-1", "TC-14 RUN-2", "no penetration test"), Gone("VV-1", "TC-5", "no static analysis"),
        Gone("VV-1", "TC-16", "no composition analysis"),
        Doc("LC-1", "pms_plan"), Gone("LC-1", "FND-1 FND-2", "public sources"), Empty("LC-1", "SOUP-1", "anomalyReviewedOn", "no review"), Empty("LC-1", "FND-2", "reviewBy", "names no day"),
        Apart("LC-2", "CR-2 resolves FND-2", "neither a change", "FND-2"), Apart("LC-2", "ADV-1 includes FND-2", "no published advisory", "FND-2"), Gone("LC-2", "ADV-1", "shows a measure"),
        Doc("LC-3", "patch_plan"), Empty("LC-3", "FND-2", "reviewBy", "names no day"), Apart("LC-3", "REL-1 includes CR-2", "no signed release", "CR-2"),
        Doc("DC-1", "technical_documentation"), Gone("DC-1", "SRS-2", "no security requirement"), Fails("DC-1", "TC-4", "SRS-2", "without a passing test"),
        new("DC-1", s => s.Unlink("SRS-2 derivesFrom SYS-1").Unlink("SRS-2 implements RC-1"), "SRS-2", "what it comes from"),
    ];

    private static IEnumerable<ClauseCase> Postmarket() =>
    [
        Doc("PM-1", "pms_plan"), Doc("PM-1", "cvd_policy"), Apart("PM-1", "CR-2 resolves FND-2", "neither a change", "FND-2"), Gone("PM-1", "FB-2", "no exchange of knowledge"),
        Doc("PM-2", "pms_plan"), Empty("PM-2", "SOUP-1", "anomalyReviewedOn", "no review"), Empty("PM-2", "SOUP-1", "supportLevel", "how far it is supported"),
        Doc("PM-3", "pms_report"), .. Dated("PM-3", "pms_report"),
        Empty("PM-4", "FB-1", "evaluation", "risk file and the documents"), Empty("PM-4", "CR-1", "safetyImpact", "what it means for risk"), Apart("PM-4", "CR-1 resolves PR-1", "what was done", "PR-1"),
        Empty("PM-5", "FB-1", "reportable", "not judged for reporting"), Empty("PM-5", "FB-1", "evaluation", "not been evaluated"), Empty("PM-5", "PR-1", "securityRelevant", "safety and security"), Empty("PM-5", "CR-1", "safetyImpact", "what it means for risk"),
        Empty("PM-6", "FB-2", "reportable", "not judged for reporting"),
    ];

    private static IEnumerable<ClauseCase> Vigilance() =>
    [
        Doc("PM-7", "regulator_report"), Gone("PM-7", "ADV-1", "follows up the report"),
        Doc("PM-8", "incident_assessment"), Empty("PM-8", "FB-2", "evaluation", "not been evaluated"), Apart("PM-8", "FB-2 affects FND-2", "what was compromised"),
        new("PM-9", s => s.Untag("FB-2", "A1105"), "FB-2", "none of the tags"), new("PM-9", s => s.Untag("FB-2", "C1007"), "FB-2", "tag C1007"),
        Signed("mdcg2019_16", "PM-10"), Doc("PM-11", "trend_report"), Point("PM-11", "pms_plan", "PM-11"),
    ];
}
