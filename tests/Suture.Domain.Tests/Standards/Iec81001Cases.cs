using Suture.Domain.Tests.Models;
using static Suture.Domain.Tests.Standards.RiskCases;

namespace Suture.Domain.Tests.Standards;

/// <summary>At least one case for each clause of IEC 81001-5-1, one for each point that a check looks at.</summary>
internal static class Iec81001Cases
{
    internal static IReadOnlyList<ClauseCase> All { get; } = [.. General(), .. Planning(), .. Design(), .. Tests(), .. Release(), .. Maintenance(), .. Risk(), .. Problems()];

    private static IEnumerable<ClauseCase> General() =>
    [
        Doc("4.1.1", "qms_manual"), Doc("4.1.2", "responsibility_matrix"), Doc("4.1.3", "security_management_plan"), Doc("4.1.4", "competence_record"),
        Doc("4.1.5", "supplier_record"), NoSbom("4.1.5"), Empty("4.1.5", "SOUP-1", "purpose", "used for"), Empty("4.1.5", "SOUP-1", "manufacturer", "manufacturer"), Empty("4.1.5", "SOUP-1", "supportLevel", "supported"),
        Gone("4.1.6", "CAPA-1", "no corrective action"), Empty("4.1.6", "CAPA-1", "rootCause", "root cause"), Empty("4.1.6", "CAPA-1", "effectiveness", "check that it worked"),
        Doc("4.1.7", "cvd_policy"), Apart("4.1.7", "ADV-1 includes FND-2", "no published advisory", "FND-2"), Empty("4.1.7", "ADV-1", "affected", "versions that are affected"),
        Empty("4.1.7", "ADV-1", "mitigation", "what users do"), Empty("4.1.7", "ADV-1", "publishedOn", "day of publication"), Empty("4.1.7", "ADV-1", "vulnerabilities", "naming the vulnerability"),
        Empty("4.1.8", CompleteRiskFile.Document("management_review"), "reviewBy", "next review"), Empty("4.1.8", "FND-2", "reviewBy", "names no day"),
        Doc("4.1.9", "labeling"), new("4.1.9", s => s.Add("DOC-999", ("evidence", "security_guide")), "DOC-999", "nobody but its author"),
        Doc("4.2", "security_risk_management_plan"), Gone("4.2", Threats, "no threat"), new("4.2", s => s.Untag("THR-2", "no-safety-effect"), "THR-2", "no effect on safety"),
        NoSbom("4.3"), Empty("4.3", "SOUP-1", "supportLevel", "how far it is supported"),
    ];

    private static IEnumerable<ClauseCase> Planning() =>
    [
        Doc("5.1.1", "software_development_plan"), Doc("5.1.1", "security_management_plan"),
        Doc("5.1.2", "access_review"), Empty("5.1.2", "REL-1", "build", "by which build"), Empty("5.1.2", "RUN-1", "commit", "source revision"),
        Doc("5.1.3", "coding_standard"), .. Dated("5.1.3", "coding_standard"),
        Gone("5.2.1", "SRS-2", "no security requirement"), Empty("5.2.1", "SRS-2", "acceptance", "acceptance criteria"), new("5.2.1", s => s.Text("SRS-2", ""), "SRS-2", "without text"),
        new("5.2.1", s => s.Unlink("SRS-2 derivesFrom SYS-1").Unlink("SRS-2 implements RC-1"), "SRS-2", "what it comes from"), Point("5.2.1", "security_requirements", "IEC 81001-5-1 5.2.1"),
        Gone("5.2.2", "SRS-2", "no security requirement"), new("5.2.2", s => s.Add("SRS-9", ("category", "security"), ("acceptance", "Refused")), "SRS-9", "nobody but its author"),
        Empty("5.2.2", "SRS-2", "acceptance", "acceptance criteria"), Doc("5.2.2", "requirements_review_record"),
        NoSbom("5.2.3"), Empty("5.2.3", "SOUP-1", "environment", "hardware and software"), new("5.2.3", s => s.Unlink("THR-2 targets SOUP-1").Unlink("CAU-4 arisesIn SOUP-1").Set("SOUP-1", "anomalyReview", null), "SOUP-1", "known weaknesses"),
        Point("5.2.3", "security_risk_assessment", "IEC 81001-5-1 5.2.3"),
    ];

    private static IEnumerable<ClauseCase> Design() =>
    [
        Apart("5.3.1", "SRS-2 allocatedTo ITEM-4", "assigns to no item", "RC-1"), Apart("5.3.1", "SRS-2 implements RC-1", "no requirement implements", "RC-1"), Point("5.3.1", "architecture_doc", "IEC 81001-5-1 5.3.1"),
        Doc("5.3.2", "architecture_doc"), Doc("5.3.2", "design_review_record"), Gone("5.3.2", "TM-1", "no threat model"), Empty("5.3.2", "TM-1", "boundaries", "trust boundaries"),
        Doc("5.3.3", "architecture_review_record"), new("5.3.3", s => s.State("PR-1", "open"), "PR-1", "not been taken up"),
        Empty("5.4.1", "ITEM-3", "design", "without detailed design"), Draft("5.4.1", "ITEM-3", "nobody has approved"), Point("5.4.1", "security_management_plan", "IEC 81001-5-1 5.4.1"),
        Empty("5.4.2", "ITEM-3", "design", "without detailed design"), Empty("5.4.2", "TM-1", "boundaries", "trust boundaries"), NoInterface("5.4.2"),
        NoInterface("5.4.3"), Gone("5.4.3", "TM-1", "no threat model"), Empty("5.4.3", "TM-1", "flows", "how interfaces are protected"), Empty("5.4.3", "TM-1", "elements", "who can reach"),
        new("5.4.4", s => s.State("ITEM-3", "draft").Retire(CompleteRiskFile.Document("design_review_record")), "ITEM-3", "nobody has approved"),
        Doc("5.5.1", "coding_standard"), Fails("5.5.1", "TC-5", "TC-5", "has not passed"), Gone("5.5.1", "TC-5", "no static analysis"),
        Fails("5.5.2", "TC-15", "TC-15", "has not passed"), Gone("5.5.2", "TC-15", "no code review"),
    ];

    // The interface specification is enough; without it each item tells.
    private static ClauseCase NoInterface(string clause) =>
        new(clause, s => s.Retire(CompleteRiskFile.Document("interface_spec")).Set("ITEM-2", "interfaces", null), "ITEM-2", "does not state its interfaces");

    private static IEnumerable<ClauseCase> Tests() =>
    [
        Fails("5.6", "TC-11", "TC-11", "has not passed"), new("5.6", s => s.Unlink("TC-11 verifies SRS-2"), null, "no integration test looks at"),
        Gone("5.7.1", "SRS-2", "no security requirement"), Fails("5.7.1", "TC-4", "SRS-2", "whose test fails"), Gone("5.7.1", "TC-10", "no boundary or stress test"),
        new("5.7.1", s => { foreach (var key in "TC-4 TC-10 TC-11 TC-12 TC-13".Split(' ')) { s.Forget(key).Passed(key, "0.9"); } }, "SRS-2", "other versions only"),
        Gone("5.7.2", Threats, "no threat"), Apart("5.7.2", "RC-1 mitigates THR-2", "no risk control", "THR-2"), Fails("5.7.2", "TC-4", "RC-1", "without passing evidence"), Gone("5.7.2", "TC-11 TC-12 TC-14", "beat a mitigation"),
        Gone("5.7.3", "TC-11", "no abuse case"), Fails("5.7.3", "TC-12", "TC-12", "has not passed"), Gone("5.7.3", "TC-13", "no vulnerability scan"), Gone("5.7.3", "TC-16", "no composition"), Gone("5.7.3", "TC-17", "no attack surface"),
        Gone("5.7.3", "TC-18", "no dynamic"),
        Gone("5.7.4", "TC-14 RUN-2", "no penetration test"), new("5.7.4", s => s.Retire("TC-14").Set("RUN-2", "softwareVersion", "0.9"), "RUN-2", "another version"), new("5.7.4", s => s.Retire("RUN-2").Forget("TC-14"), "TC-14", "no result"),
        Doc("5.7.5", "responsibility_matrix"), new("5.7.5", s => s.Set("RUN-2", "independence", "none"), "RUN-2", "who developed"), Empty("5.7.5", "RUN-2", "independence", "how independent"),
        new("5.7.5", s => s.Add("TC-99", ("method", "fuzz")), "TC-99", "nobody but its author"),
    ];

    private static IEnumerable<ClauseCase> Release() =>
    [
        new("5.8.1", s => s.State("FND-2", "triage"), "FND-2", "not decided"), Empty("5.8.1", "FND-2", "patientHarm", "not assessed"), new("5.8.1", s => s.State("PR-1", "investigating"), "PR-1", "neither resolved nor left in"),
        Doc("5.8.2", "security_guide"), Doc("5.8.2", "labeling"), Doc("5.8.2", "release_notes"),
        Empty("5.8.3", "REL-1", "delivery", "unaltered"), Empty("5.8.3", "REL-1", "build", "build identity"), Empty("5.8.3", "RC-5", "effectiveness", "protects integrity"),
        Doc("5.8.4", "key_management_record"), Gone("5.8.4", "AST-3", "no credential"), Apart("5.8.4", "THR-3 targets AST-3", "that no threat targets", "AST-3"),
        Empty("5.8.5", "FND-1", "analysis", "without justification"), Empty("5.8.5", "PR-2", "securityRelevant", "not judged for security"), Empty("5.8.5", "PR-2", "rationale", "without a reason"), Empty("5.8.5", "REL-1", "anomalies", "known anomalies"),
        Doc("5.8.6", "release_checklist"), Draft("5.8.6", "REL-1", "not released by signature"),
        Point("5.8.7", "labeling", "IEC 81001-5-1 5.8.7"), Gone("5.8.7", "THR-3", "end of life"),
    ];

    private static IEnumerable<ClauseCase> Maintenance() =>
    [
        Doc("6.1.1", "patch_plan"), Doc("6.1.1", "maintenance_plan"),
        Gone("6.2.1", "FND-1 FND-2", "public sources"), Empty("6.2.1", "SOUP-1", "anomalyReviewedOn", "no review"), new("6.2.1", s => s.Set("SOUP-1", "anomalyReviewedOn", "2025-05-01"), "SOUP-1", "more than a year ago"),
        Empty("6.2.2", "CR-2", "verification", "tested again"), Apart("6.2.2", "CR-2 affects SRS-2", "what it patched"), Fails("6.2.2", "TC-4", "CR-2", "not verified"),
        new("6.3.1", s => s.Retire("ADV-1").Retire(CompleteRiskFile.Document("release_notes")), null, "no advisory"), new("6.3.1", s => s.State("ADV-1", "draft").Retire(CompleteRiskFile.Document("release_notes")), "ADV-1", "not published"),
        Apart("6.3.2", "REL-1 includes CR-2", "no signed release", "CR-2"),
        Empty("6.3.3", "RC-5", "effectiveness", "protects integrity"), Gone("6.3.3", "RC-5", "integrity of files"),
    ];

    private static IEnumerable<ClauseCase> Risk() =>
    [
        Doc("7.1", "security_risk_management_plan"), Empty("7.1", "TM-1", "scope", "inside and outside"),
        Gone("7.2", "TM-1", "no threat model"), Gone("7.2", Assets, "no asset"), Gone("7.2", Threats, "no threat"), Draft("7.2", "TM-1"), Empty("7.2", "TM-1", "scope", "inside and outside"), Empty("7.2", "TM-1", "elements", "no elements"),
        Empty("7.2", "TM-1", "flows", "no flows"), Empty("7.2", "TM-1", "boundaries", "no trust boundaries"), Empty("7.2", "TM-1", "method", "its method"), new("7.2", s => s.Edit("THR-1"), "TM-1", "changed since"),
        Apart("7.2", "THR-1 partOf TM-1", "no threat model"), Apart("7.2", "THR-1 targets AST-1", "names no asset"), new("7.2", s => s.Edit("AST-1"), "THR-1", "targets something that changed"),
        new("7.2", s => s.Unlink("THR-2 targets AST-2").Untag("THR-2", "no-safety-effect"), "THR-2", "does not name its impact"),
        Gone("7.3", Threats, "no threat"), Empty("7.3", "THR-1", "exploitability", "exploitability before"), Draft("7.3", "THR-1", "nobody has decided"), Apart("7.3", "RC-1 mitigates THR-2", "neither a risk control nor a reason", "THR-2"),
        Gone("7.4", Controls, "no security control"), Empty("7.4", "RC-1", "option", "which kind"), Empty("7.4", "RC-1", "newRisks", "effect on other risks"), Fails("7.4", "TC-4", "RC-1", "without passing evidence"),
        new("7.5", s => s.Retire("FB-1").Retire("FB-2").Retire(CompleteRiskFile.Document("pms_report")), null, "watches controls in use"), Empty("7.5", "FND-2", "reviewBy", "names no day"),
    ];

    private static IEnumerable<ClauseCase> Problems() =>
    [
        Doc("8", "configuration_management_plan"), NoSbom("8"), new("8", s => s.Version(null), null, "no version under review"), new("8", s => s.Unlink("CR-1 affects SRS-1"), "SRS-1", "no approved change request", s => s.Edit("SRS-1")),
        Empty("9.1", "PR-2", "securityRelevant", "not judged for security"), Empty("9.1", "PR-2", "criticality", "no criticality"), new("9.1", s => s.State("PR-1", "open"), "PR-1", "not been taken up"),
        Doc("9.2", "cvd_policy"), Gone("9.2", "FB-1 FB-2", "no feedback"), new("9.2", s => s.State("FB-2", "open"), "FB-2", "not been taken up"),
        Empty("9.3", "FND-2", "reviewBy", "names no day"), new("9.3", s => s.Set("FND-2", "reviewBy", "2026-05-31"), "FND-2", "past the day"), Empty("9.3", "FB-2", "evaluation", "has not been judged"),
        Empty("9.4", "FND-2", "analysis", "without an analysis"), Empty("9.4", "FND-2", "exploitability", "without assessment"), Empty("9.4", "PR-1", "investigation", "investigation of its cause"), Doc("9.4", "vulnerability_assessment"),
        Apart("9.5", "CR-2 resolves FND-2", "neither a change", "FND-2"), Empty("9.5", "PR-1", "disposition", "decision on a change"), Empty("9.5", "PR-1", "notified", "who was told"), Empty("9.5", "FND-2", "reviewBy", "names no day"),
        new("9.5", s => s.Unlink("CR-2 resolves FND-2").Set("FND-2", "patientHarm", "controlled").Set("FND-2", "reviewBy", null), "FND-2", "has no change, and names no day"),
    ];
}
