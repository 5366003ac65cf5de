using Suture.Domain.Records.Model;

namespace Suture.Domain.Tests.Models;

/// <summary>
/// A small class C device that has everything that the built-in rules and IEC 62304 ask for: tests take one thing away and see what
/// is missed. Documents are one for each kind of evidence; <see cref="Document"/> gives their keys.
/// </summary>
public static class CompletePump
{
    private static readonly string[] Codes =
    [
        "qms_manual", "risk_management_plan", "software_development_plan", "tool_list", "coding_standard", "integration_test_plan", "verification_plan", "document_list",
        "configuration_management_plan", "defect_category_list", "architecture_review_record", "integration_record", "verification_report", "release_checklist", "maintenance_plan",
        "trend_report", "segregation_rationale",
    ];

    /// <summary>Key of the document that is evidence of something.</summary>
    public static string Document(string code) => "DOC-" + (Array.IndexOf(Codes, code) + 1);

    public static Sketch Sketch()
    {
        var s = new Sketch();
        foreach (var code in Codes)
        {
            s.Document(Document(code), code);
        }

        s.Set(Document("software_development_plan"), "reviewBy", "2027-01-01");
        Requirements(s);
        Software(s);
        Safety(s);
        Security(s);
        Tests(s);
        Postmarket(s);
        Links(s);
        return s.Attest("5.2.2").Attest("5.5.4").Attest("6.2.5").Sbom();
    }

    private static void Requirements(Sketch s) => s
        .Add("UN-1")
        .Add("SYS-1", ("category", "functional"))
        .Add("SRS-1", ("category", "functional"), ("acceptance", "Flow within 5 %"))
        .Add("SRS-2", ("category", "security"), ("acceptance", "Refused"))
        .Approve("UN-1 SYS-1 SRS-1 SRS-2");

    private static void Software(Sketch s) => s
        .Add("ITEM-1", ("level", "system"), ("safetyClass", "C"), ("classRationale", "Can kill"), ("interfaces", "Bus"))
        .Add("ITEM-2", ("level", "item"), ("interfaces", "Bus"))
        .Add("ITEM-3", ("level", "unit"), ("interfaces", "Calls"), ("design", "Loop"), ("acceptance", "No overrun"), ("source", "src/loop.c"))
        .Add("ITEM-4", ("level", "unit"), ("safetyClass", "A"), ("classRationale", "Shows a logo"), ("segregation", "Own processor"), ("interfaces", "None"), ("source", "src/logo.c"))
        .Add("SOUP-1", ("version", "1.3.1"), ("manufacturer", "zlib project"), ("requirements", "Inflate"), ("environment", "C library"), ("anomalyList", "zlib.net"), ("anomalyReviewedOn", "2026-05-01"), ("anomalyReview", "None applies"))
        .Approve("ITEM-1 ITEM-2 ITEM-3 ITEM-4 SOUP-1");

    private static void Safety(Sketch s) => s
        .Add("HAZ-1", ("category", "operational"))
        .Add("HS-1", ("sequence", "Too fast"), ("initialSeverity", "critical"), ("initialP1", "frequent"), ("initialP2", "probable"),
            ("residualSeverity", "critical"), ("residualP1", "improbable"), ("residualP2", "remote"), ("acceptability", "acceptable"))
        .Add("HARM-1", ("severity", "critical"))
        .Add("CAU-1", ("causeType", "defect"))
        .Add("RC-1", ("realization", "software"), ("newRisks", "None"), ("option", "protective"), ("purpose", "both"))
        .Add("RC-2", ("realization", "hardware"), ("newRisks", "None"), ("effectiveness", "Measured"), ("option", "protective"), ("purpose", "safety"))
        .Approve("HAZ-1 HS-1 HARM-1 CAU-1 RC-1 RC-2");

    private static void Security(Sketch s) => s
        .Add("AST-1", ("assetType", "function"))
        .Add("TM-1", ("method", "STRIDE"), ("scope", "All"))
        .Add("THR-1", ("stride", "tampering"), ("exploitability", "high"), ("residualExploitability", "low"))
        .Add("FND-1", ("vulnerability", "CVE-2026-1"), ("vexStatus", "not_affected"), ("justification", "component_not_present"), ("analysis", "Not built in"))
        .Add("FND-2", ("vulnerability", "CVE-2026-2"), ("vexStatus", "affected"), ("exploitability", "low"), ("patientHarm", "uncontrolled"), ("analysis", "Read"))
        .Approve("AST-1 TM-1 THR-1 FND-1 FND-2");

    private static void Tests(Sketch s) => s
        .Add("RUN-1", ("softwareVersion", "1.0"), ("commit", "abc"), ("executedAt", "2026-05-01T10:00:00Z"), ("executedBy", "ci"), ("tool", "pytest 8"), ("environment", "Rig 2"))
        .Add("TC-1", ("level", "unit"), ("expected", "Holds"), ("automated", "true"))
        .Add("TC-2", ("level", "integration"), ("expected", "Holds"), ("automated", "true"))
        .Add("TC-3", ("level", "system"), ("expected", "Holds"), ("procedure", "Do it"), ("method", "regression"))
        .Add("TC-4", ("level", "system"), ("expected", "Refused"), ("automated", "true"))
        .Add("TC-5", ("level", "unit"), ("expected", "Clean"), ("automated", "true"), ("method", "static"))
        .Approve("RUN-1 TC-1 TC-2 TC-3 TC-4 TC-5")
        .Passed("TC-1 TC-2 TC-3 TC-4 TC-5");

    private static void Postmarket(Sketch s) => s
        .Add("PR-1", ("phase", "field"), ("criticality", "high"), ("safetyRelevant", "true"), ("investigation", "Overflow"), ("disposition", "change"), ("notified", "Customers"))
        .Add("PR-2", ("phase", "system"), ("criticality", "low"), ("safetyRelevant", "false"), ("investigation", "Typo"), ("disposition", "deferred"), ("rationale", "Harmless"), ("notified", "Nobody needed it"))
        .Add("CR-1", ("changeType", "corrective"), ("impact", "Small"), ("safetyImpact", "None"), ("repeat", "System test"), ("verification", "TC-3"))
        .Add("FB-1", ("source", "complaint"), ("receivedOn", "2026-04-01"), ("evaluation", "A problem"))
        .Add("REL-1", ("version", "1.0"), ("build", "CI 7"), ("procedure", "make"), ("anomalies", "PR-2"), ("archive", "Vault"), ("delivery", "Signed image"))
        .Approve("PR-1 PR-2 FB-1", "closed").Approve("CR-1", "closed").Approve("REL-1");

    private static void Links(Sketch s) => s.Link(
        "SYS-1 derivesFrom UN-1",
        "SRS-1 derivesFrom SYS-1",
        "SRS-2 derivesFrom SYS-1",
        "SRS-1 allocatedTo ITEM-3",
        "SRS-2 allocatedTo ITEM-4",
        "SRS-2 implements RC-1",
        "ITEM-2 partOf ITEM-1",
        "ITEM-3 partOf ITEM-2",
        "ITEM-4 partOf ITEM-2",
        "SOUP-1 partOf ITEM-2",
        "HAZ-1 leadsTo HS-1",
        "HS-1 resultsIn HARM-1",
        "CAU-1 arisesIn ITEM-3",
        "CAU-1 contributesTo HS-1",
        "RC-1 mitigates CAU-1 THR-1",
        "RC-2 mitigates HS-1",
        "THR-1 partOf TM-1",
        "THR-1 targets AST-1",
        "THR-1 contributesTo HS-1",
        "FND-1 affects SOUP-1",
        "FND-2 affects SOUP-1",
        "FND-2 contributesTo HS-1",
        "TC-1 verifies ITEM-3",
        "TC-2 verifies SRS-1",
        "TC-3 verifies SRS-1",
        "TC-4 verifies SRS-2",
        "TC-5 verifies ITEM-3",
        "PR-1 affects ITEM-3",
        "PR-2 affects ITEM-4",
        "CR-1 resolves PR-1",
        "CR-1 affects SRS-1",
        "REL-1 includes SRS-1 SRS-2 ITEM-1 CR-1");
}
