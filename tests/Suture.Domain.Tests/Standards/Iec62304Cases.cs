using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

/// <summary>One point of a clause: the complete device answers it as met; with one thing taken away, there is a gap.</summary>
/// <param name="Clause">Clause that is asked.</param>
/// <param name="Break">What is taken away.</param>
/// <param name="At">Key of the record at fault; null for the device.</param>
/// <param name="Why">Part of the reason that must be given.</param>
/// <param name="Prepare">What the clause needs on top of the complete device to be asked at all.</param>
public sealed record ClauseCase(string Clause, Action<Sketch> Break, string? At, string Why, Action<Sketch>? Prepare = null);

/// <summary>At least one case for each clause of IEC 62304, one for each point that a check looks at.</summary>
internal static class Iec62304Cases
{
    internal static IReadOnlyList<ClauseCase> All { get; } = [.. Plans(), .. General(), .. Legacy(), .. Requirements(), .. Design(), .. Units(), .. Integration(), .. System(), .. Release(), .. Maintenance(), .. Risk(), .. Configuration(), .. Problems()];

    private static void Failing(Sketch s, string level) => s.Add("TC-9", ("level", level), ("expected", "x")).Add("PR-9").Failed("TC-9").Link("TC-9 verifies ITEM-2", "PR-9 affects TC-9");

    private static void Unproven(Sketch s) => s.State(CompletePump.Document("segregation_rationale"), "draft");

    private static void Tested(Sketch s)
    {
        Unproven(s);
        s.Link("TC-5 verifies ITEM-4");
    }

    private static ClauseCase Doc(string clause, string code, Action<Sketch>? prepare = null) =>
        new(clause, s => s.State(CompletePump.Document(code), "draft"), CompletePump.Document(code), "is not approved", prepare);

    private static IEnumerable<ClauseCase> Plans() =>
    [
        Doc("4.1", "qms_manual"), Doc("4.2", "risk_management_plan"), Doc("5.1.1", "software_development_plan"), Doc("5.1.2", "software_development_plan"), Doc("5.1.3", "software_development_plan"),
        Doc("5.1.4", "tool_list"), Doc("5.1.4", "coding_standard"), Doc("5.1.5", "integration_test_plan"), Doc("5.1.6", "verification_plan"), Doc("5.1.7", "risk_management_plan"),
        Doc("5.1.8", "document_list"), Doc("5.1.9", "configuration_management_plan"), Doc("5.1.10", "tool_list"), Doc("5.1.11", "configuration_management_plan"), Doc("5.1.12", "defect_category_list"),
        new("5.1.2", s => s.Set(CompletePump.Document("software_development_plan"), "reviewBy", null), CompletePump.Document("software_development_plan"), "names no day"),
        new("5.1.2", s => s.Set(CompletePump.Document("software_development_plan"), "reviewBy", "2026-05-31"), CompletePump.Document("software_development_plan"), "past the day"),
        new("5.1.1", s => s.Set(CompletePump.Document("software_development_plan"), "reviewBy", "2026-05-31"), CompletePump.Document("software_development_plan"), "past its review-by date"),
        new("5.1.1", s => s.Retire(CompletePump.Document("software_development_plan")), null, "no document shows: Software development plan"),
        new("5.1.3", s => s.State("SYS-1", "draft"), "SYS-1", "not approved"),
        new("5.1.11", s => s.Set("RUN-1", "commit", null), "RUN-1", "source revision"),
        new("5.1.12", s => s.Failed("TC-5"), "TC-5", "has not passed"),
    ];

    private static IEnumerable<ClauseCase> General() =>
    [
        new("4.2", s => s.Retire("HAZ-1"), null, "no hazard"),
        new("4.3", s => s.Class(null), null, "no safety class is recorded"),
        new("4.3", s => s.Set("ITEM-1", "classRationale", null), "ITEM-1", "why it has its safety class"),
        new("4.3", s => s.Set("ITEM-1", "safetyClass", null), "ITEM-1", "no safety class of its own"),
        new("4.3", s => s.Set("ITEM-4", "segregation", null), "ITEM-4", "lower class"),
        new("4.3", s => s.State("ITEM-4", "draft"), "ITEM-4", "segregation is not approved"),
        new("4.3", Unproven, "ITEM-4", "no passing test verifies its segregation"),
        new("4.3", s => s.Failed("TC-5"), "ITEM-4", "no passing test verifies its segregation", Tested),
        new("5.3.5", Unproven, "ITEM-4", "no passing test verifies that"),
        new("5.3.5", s => s.Failed("TC-5"), "ITEM-4", "no passing test verifies that", Tested),
        new("4.3", s => s.Set("ITEM-1", "safetyClass", null).Stand(Signed.Class("A")), null, "the class was changed to C without a decision"),
        new("4.3", s => s.Link("CAU-1 arisesIn ITEM-4"), "ITEM-4", "outdated", s => s.Unlink("SRS-2 allocatedTo ITEM-4").Link("SRS-2 allocatedTo ITEM-3").Stand(Signed.Class("A", "ITEM-4"))),
    ];

    private static IEnumerable<ClauseCase> Legacy()
    {
        static void Adopt(Sketch s) => s.Document("DOC-90", "legacy_assessment").Document("DOC-91", "gap_analysis").Document("DOC-92", "gap_closure_plan").Stand(Signed.Legacy("DOC-90"));
        return
        [
            new("4.4.1", s => s.State("DOC-90", "draft"), "DOC-90", "is not approved", Adopt),
            new("4.4.1", s => s.Stand(Signed.Legacy(null)), null, "nobody has taken the legacy route", Adopt),
            new("4.4.2", s => s.State("DOC-90", "draft"), "DOC-90", "is not approved", Adopt),
            new("4.4.2", s => s.Retire("FB-1"), null, "no feedback", Adopt),
            new("4.4.2", s => s.Retire("HS-1"), null, "no hazardous situation", Adopt),
            new("4.4.3", s => s.State("DOC-91", "draft"), "DOC-91", "is not approved", Adopt),
            new("4.4.4", s => s.State("DOC-92", "draft"), "DOC-92", "is not approved", Adopt),
            new("4.4.4", s => s.Forget("TC-3").Forget("TC-4"), null, "no document shows: System test report", Adopt),
            new("4.4.5", s => s.State("DOC-90", "draft"), "DOC-90", "is not approved", Adopt),
            new("4.4.5", s => s.Version(null), null, "no version under review", Adopt),
        ];
    }

    private static IEnumerable<ClauseCase> Requirements() =>
    [
        new("5.2.1", s => s.Retire("SRS-1").Retire("SRS-2"), null, "no software requirement"),
        new("5.2.1", s => s.Unlink("SRS-1 derivesFrom SYS-1"), "SRS-1", "comes from"),
        new("5.2.2", s => s.Set("SRS-1", "category", null), "SRS-1", "no category"),
        new("5.2.2", s => s.Text("SRS-1", ""), "SRS-1", "no text"),
        new("5.2.2", s => s.Attest("5.2.2", reviewBy: new DateOnly(2026, 5, 31)), null, "was to be reviewed by 2026-05-31"),
        new("5.2.3", s => s.Unlink("SRS-2 implements RC-1"), "RC-1", "no requirement implements"),
        new("5.2.4", s => s.Retire("HS-1"), null, "no hazardous situation"),
        new("5.2.4", s => s.Edit("SRS-2"), "RC-1", "changed since"),
        new("5.2.5", s => s.Edit("UN-1"), "SYS-1", "changed since"),
        new("5.2.5", s => s.State("SYS-1", "draft"), "SYS-1", "not approved"),
        new("5.2.6", s => s.State("SRS-1", "draft"), "SRS-1", "not been approved"),
        new("5.2.6", s => s.Set("SRS-1", "acceptance", null), "SRS-1", "acceptance criteria"),
        new("5.2.6", s => s.Unlink("SRS-1 derivesFrom SYS-1"), "SRS-1", "comes from"),
    ];

    private static IEnumerable<ClauseCase> Design() =>
    [
        new("5.3.1", s => s.Unlink("SRS-1 allocatedTo ITEM-3"), "SRS-1", "not allocated"),
        new("5.3.1", s => s.Retire("ITEM-1").Retire("ITEM-2").Retire("ITEM-3").Retire("ITEM-4"), null, "no software item"),
        new("5.3.2", s => s.Set("ITEM-2", "interfaces", null), "ITEM-2", "interfaces"),
        new("5.3.3", s => s.Set("SOUP-1", "requirements", null), "SOUP-1", "function and performance"),
        new("5.3.4", s => s.Set("SOUP-1", "environment", null), "SOUP-1", "hardware and software"),
        new("5.3.5", s => s.Set("ITEM-4", "segregation", null), "ITEM-4", "what keeps it apart"),
        new("5.3.5", s => s.State("ITEM-4", "draft"), "ITEM-4", "is not approved"),
        Doc("5.3.6", "architecture_review_record"),
        new("5.3.6", s => s.State("ITEM-2", "draft"), "ITEM-2", "not approved"),
        new("5.4.1", s => s.Unlink("ITEM-3 partOf ITEM-2").Unlink("ITEM-4 partOf ITEM-2"), "ITEM-2", "not divided"),
        new("5.4.2", s => s.Set("ITEM-3", "design", null), "ITEM-3", "no detailed design"),
        new("5.4.3", s => s.Set("ITEM-3", "interfaces", null), "ITEM-3", "interfaces"),
        new("5.4.4", s => s.State("ITEM-3", "draft"), "ITEM-3", "nobody has approved"),
    ];

    private static IEnumerable<ClauseCase> Units() =>
    [
        new("5.5.1", s => s.Set("ITEM-3", "source", null), "ITEM-3", "where its implementation is"),
        Doc("5.5.2", "verification_plan"),
        new("5.5.2", s => s.State("TC-1", "draft"), "TC-1", "nobody has judged adequate"),
        new("5.5.3", s => s.Set("ITEM-3", "acceptance", null), "ITEM-3", "no acceptance criteria"),
        new("5.5.3", s => s.Forget("TC-1").Forget("TC-5"), "ITEM-3", "meets its acceptance criteria"),
        new("5.5.4", s => s.Set("ITEM-3", "acceptance", null), "ITEM-3", "no acceptance criteria"),
        new("5.5.4", s => s.Attest("5.5.4", reviewBy: new DateOnly(2026, 5, 31)), null, "was to be reviewed"),
        new("5.5.5", s => s.Failed("TC-1"), "ITEM-3", "failing test"),
        new("5.5.5", s => s.Forget("TC-1").Forget("TC-5").Passed("TC-1 TC-5", "0.9"), "ITEM-3", "other versions"),
        new("5.5.5", s => s.Unlink("TC-1 verifies ITEM-3").Unlink("TC-5 verifies ITEM-3"), "ITEM-3", "no passing verification"),
    ];

    private static IEnumerable<ClauseCase> Integration() =>
    [
        new("5.6.1", s => s.Failed("TC-2").State(CompletePump.Document("integration_record"), "draft"), "TC-2", "has not passed"),
        Doc("5.6.2", "integration_record"),
        new("5.6.3", s => s.Retire("TC-2"), null, "no integration test"),
        new("5.6.3", s => s.Forget("TC-2"), "TC-2", "no result"),
        new("5.6.4", s => s.Set("TC-2", "expected", null), "TC-2", "expected outcome"),
        new("5.6.4", s => s.Unlink("TC-2 verifies SRS-1"), "TC-2", "what it verifies"),
        new("5.6.5", s => s.State("TC-2", "draft"), "TC-2", "judged adequate"),
        new("5.6.6", s => s.Failed("TC-3"), "TC-3", "has not passed"),
        new("5.6.7", s => s.Set("RUN-1", "executedBy", null), "RUN-1", "who ran"),
        new("5.6.7", s => s.Set("RUN-1", "environment", null), "RUN-1", "configuration"),
        new("5.6.7", s => s.Retire("RUN-1"), null, "no test results"),
        new("5.6.8", s => s.Unlink("PR-9 affects TC-9"), "TC-9", "no problem report", s => Failing(s, "integration")),
    ];

    private static IEnumerable<ClauseCase> System() =>
    [
        new("5.7.1", s => s.Unlink("TC-4 verifies SRS-2"), "SRS-2", "no passing test"),
        new("5.7.1", s => s.Failed("TC-4"), "SRS-2", "failing test"),
        new("5.7.1", s => s.Forget("TC-4").Passed("TC-4", "0.9"), "SRS-2", "other versions"),
        new("5.7.1", s => s.Forget("TC-4"), "SRS-2", "never ran"),
        new("5.7.1", s => s.Set("TC-3", "expected", null), "TC-3", "expected outcome"),
        new("5.7.1", s => s.Set("TC-3", "procedure", null), "TC-3", "no procedure"),
        new("5.7.1", s => s.State("TC-3", "draft"), "TC-3", "judged adequate"),
        new("5.7.1", s => s.Retire("SRS-1").Retire("SRS-2"), null, "no software requirement"),
        new("5.7.2", s => s.Unlink("PR-9 affects TC-9"), "TC-9", "no problem report", s => Failing(s, "system")),
        new("5.7.3", s => s.Set("CR-1", "verification", null), "CR-1", "how it was verified"),
        new("5.7.3", s => s.Set("CR-1", "safetyImpact", null), "CR-1", "means for risk"),
        new("5.7.3", s => s.Failed("TC-3"), "CR-1", "tests fail"),
        Doc("5.7.4", "verification_report"),
        new("5.7.4", s => s.Edit("TC-3"), "SRS-1", "test that changed"),
        new("5.7.4", s => s.Failed("TC-3"), "SRS-1", "no passing test"),
        new("5.7.5", s => s.Set("RUN-1", "tool", null), "RUN-1", "tool"),
        new("5.7.5", s => s.Set("RUN-1", "executedAt", null), "RUN-1", "when"),
    ];

    private static IEnumerable<ClauseCase> Release() =>
    [
        Doc("5.8.1", "verification_report"),
        new("5.8.1", s => s.Failed("TC-4"), "SRS-2", "not verified"),
        new("5.8.1", s => s.Forget("TC-1"), "TC-1", "no result"),
        new("5.8.2", s => s.Set("REL-1", "anomalies", null), "REL-1", "known anomalies"),
        new("5.8.3", s => s.Set("PR-2", "rationale", null), "PR-2", "why its risk is acceptable"),
        new("5.8.3", s => s.Set("PR-2", "safetyRelevant", null), "PR-2", "not judged for safety"),
        new("5.8.4", s => s.Set("REL-1", "version", null), "REL-1", "version"),
        new("5.8.5", s => s.Set("REL-1", "build", null), "REL-1", "build"),
        Doc("5.8.6", "release_checklist"),
        new("5.8.6", s => s.State("REL-1", "draft"), "REL-1", "not released by signature"),
        new("5.8.7", s => s.Set("REL-1", "archive", null), "REL-1", "archived"),
        new("5.8.8", s => s.Set("REL-1", "delivery", null), "REL-1", "delivered"),
    ];

    private static IEnumerable<ClauseCase> Maintenance() =>
    [
        Doc("6.1", "maintenance_plan"),
        new("6.2.1.1", s => s.Retire("FB-1"), null, "no feedback is recorded"),
        new("6.2.1.2", s => s.Set("FB-1", "evaluation", null), "FB-1", "not been judged"),
        new("6.2.1.3", s => s.Set("PR-1", "safetyRelevant", null), "PR-1", "effect on safety"),
        new("6.2.1.3", s => s.Set("PR-1", "disposition", null), "PR-1", "whether a change"),
        new("6.2.2", s => s.State("PR-1", "open"), "PR-1", "not been taken up"),
        new("6.2.3", s => s.Set("CR-1", "impact", null), "CR-1", "effect on the organization"),
        new("6.2.4", s => s.Add("CR-2").State("CR-2", "approved"), "CR-2", "without a signed approval"),
        new("6.2.5", s => s.Set("PR-1", "notified", null), "PR-1", "who was told"),
        new("6.2.5", s => s.Attest("6.2.5", reviewBy: new DateOnly(2026, 5, 31)), null, "was to be reviewed"),
        new("6.3.1", s => s.Set("CR-1", "repeat", null), "CR-1", "had to be repeated"),
        new("6.3.2", s => s.Unlink("REL-1 includes CR-1"), "CR-1", "no signed release"),
    ];

    private static IEnumerable<ClauseCase> Risk() =>
    [
        new("7.1.1", s => s.Unlink("CAU-1 arisesIn ITEM-3"), "CAU-1", "does not name the software item"),
        new("7.1.1", s => s.Retire("CAU-1"), null, "no software cause"),
        new("7.1.2", s => s.Unlink("CAU-1 contributesTo HS-1"), "CAU-1", "hazardous situation"),
        new("7.1.2", s => s.Set("CAU-1", "causeType", null), "CAU-1", "which type"),
        new("7.1.3", s => s.Set("SOUP-1", "anomalyList", null), "SOUP-1", "where its anomalies"),
        new("7.1.3", s => s.Set("SOUP-1", "anomalyReviewedOn", null), "SOUP-1", "review is not recorded"),
        new("7.1.3", s => s.Set("SOUP-1", "anomalyReview", null), "SOUP-1", "without a result"),
        new("7.1.4", s => s.State("CAU-1", "draft"), "CAU-1", "not approved"),
        new("7.1.4", s => s.Text("CAU-1", ""), "CAU-1", "no text"),
        new("7.2.1", s => s.Unlink("RC-1 mitigates CAU-1").Unlink("RC-2 mitigates HS-1"), "CAU-1", "no risk control"),
        new("7.2.2", s => s.Unlink("SRS-2 implements RC-1"), "RC-1", "no requirement implements"),
        new("7.2.2", s => s.Unlink("SRS-2 allocatedTo ITEM-4"), "RC-1", "no software item carries"),
        new("7.3.1", s => s.Set("RC-2", "newRisks", null), "RC-2", "risks that arise"),
        new("7.3.1", s => s.Set("RC-2", "effectiveness", null), "RC-2", "no passing evidence"),
        new("7.3.1", s => s.Failed("TC-4"), "RC-1", "no passing evidence"),
        new("7.3.3", s => s.Failed("TC-4"), "CAU-1", "passing verification"),
        new("7.3.3", s => s.Unlink("CAU-1 arisesIn ITEM-3"), "CAU-1", "software item"),
        new("7.3.3", s => s.Unlink("CAU-1 contributesTo HS-1"), "CAU-1", "hazardous situation"),
        new("7.4.1", s => s.Set("CR-1", "safetyImpact", null), "CR-1", "adds causes"),
        new("7.4.2", s => s.Set("CR-1", "safetyImpact", null), "CR-1", "existing risk controls"),
        new("7.4.2", s => s.Unlink("CR-1 affects SRS-1"), "CR-1", "what it changes"),
        new("7.4.3", s => s.Edit("RC-1"), "CR-1", "looked at again", s => s.Link("CR-1 affects RC-1")),
    ];

    private static IEnumerable<ClauseCase> Configuration() =>
    [
        Doc("8.1.1", "configuration_management_plan"),
        new("8.1.1", s => s.Version(null), null, "no version under review"),
        new("8.1.2", s => s.Set("SOUP-1", "manufacturer", null), "SOUP-1", "manufacturer"),
        new("8.1.2", s => s.Set("SOUP-1", "version", null), "SOUP-1", "version"),
        new("8.1.3", s => s.Version(null), null, "no version under review"),
        new("8.2.1", s => s.Unlink("CR-1 affects SRS-1"), "SRS-1", "no approved change request", s => s.Edit("SRS-1")),
        new("8.2.2", s => s.Set("CR-1", "repeat", null), "CR-1", "had to be repeated"),
        new("8.2.2", s => s.Unlink("CR-1 affects SRS-1"), "CR-1", "what it changed"),
        new("8.2.3", s => s.Set("CR-1", "verification", null), "CR-1", "how it was verified"),
        new("8.2.3", s => s.Failed("TC-3"), "CR-1", "not verified"),
        new("8.2.4", s => s.Unlink("CR-1 resolves PR-1"), "CR-1", "problem that it resolves"),
        new("8.2.4", s => s.Add("CR-2").State("CR-2", "implemented"), "CR-2", "without a signed approval"),
    ];

    private static IEnumerable<ClauseCase> Problems() =>
    [
        new("9.1", s => s.Set("PR-1", "criticality", null), "PR-1", "no criticality"),
        new("9.1", s => s.Text("PR-1", ""), "PR-1", "describe"),
        new("9.2", s => s.Set("PR-1", "investigation", null), "PR-1", "investigation"),
        new("9.2", s => s.Set("PR-1", "safetyRelevant", null), "PR-1", "judged for safety"),
        new("9.2", s => s.Unlink("CR-1 resolves PR-1"), "PR-1", "neither a change request nor a reason"),
        new("9.2", s => s.Set("PR-2", "rationale", null), "PR-2", "neither a change request nor a reason"),
        new("9.3", s => s.Set("PR-1", "notified", null), "PR-1", "who was told"),
        new("9.4", s => s.Add("CR-2").State("CR-2", "implemented").Link("CR-2 resolves PR-1"), "CR-2", "without a signed approval"),
        new("9.5", s => s.Add("PR-3").State("PR-3", "closed"), "PR-3", "without a signature"),
        Doc("9.6", "trend_report"),
        new("9.7", s => s.State("CR-1", "implemented"), "PR-1", "no verified change"),
        new("9.8", s => s.Set("RUN-1", "environment", null), "RUN-1", "configuration"),
    ];
}
