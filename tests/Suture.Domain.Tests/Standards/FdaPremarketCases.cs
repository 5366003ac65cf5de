using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

/// <summary>The clauses of the premarket guidance whose checks take more than an empty field or a missing document.</summary>
internal static class FdaPremarketCases
{
    internal static IEnumerable<ClauseCase> All => [.. Scope(), .. Risk(), .. Models(), .. Components(), .. Architecture(), .. Controls(), .. Testing()];

    // THR-1 has no way to harm any more, and nothing says why.
    private static void Unbridge(Sketch s) => s.Unlink("THR-1 contributesTo HS-1");

    // Neither the threat nor the situation that it contributes to is controlled.
    private static void Uncontrol(Sketch s) => s.Unlink("RC-1 mitigates THR-4").Unlink("RC-2 mitigates HS-1");

    private static IEnumerable<ClauseCase> Scope() =>
    [
        new("SC-8", s => s.Set("TM-1", "elements", Rows.Of("id=P1 | name=Pump | type=process", "id=I1 | name=Service port | type=interface")), "TM-1", "no external element"),
        new("524B-b2", s => s.Failed("TC-4"), "THR-1", "does not lead over a control"),
        new("524B-mod2", s => s.Set("FND-2", "remediationPlan", null), "FND-2", "uncontrolled risk now"),
    ];

    private static IEnumerable<ClauseCase> Risk() =>
    [
        new("RM-5", Uncontrol, "THR-4", "no risk control"),
        new("RM-5", s => s.Failed("TC-25"), "RC-20", "no test that passes"),
        new("RM-6", s => s.Unlink("THR-2 partOf TM-1"), "THR-2", "no threat model"),
        new("RM-6", s => s.Failed("TC-4"), "THR-1", "does not lead over a control"),
        new("RM-6", s => s.Unlink("FND-1 affects SOUP-1"), "FND-1", "component"),
        new("RM-6", s => s.Unlink("SRS-20 allocatedTo ITEM-3"), "SRS-20", "no software item carries"),
        new("RM-8", s => s.Set("FND-2", "compensating", null).Unlink("FND-2 contributesTo HS-1"), "FND-2", "neither designed out"),
        new("RM-9", Unbridge, "THR-1", "safety risk file"),
        new("RA-4", Unbridge, "THR-1", "safety risk file"),
        new("RA-6", s => s.Set("FND-2", "kev", "true"), "FND-2", "known to be exploited", s => s.Set("FND-1", "kev", "true")),
        new("RA-3", s => s.Set("THR-1", "residualExploitability", null), "THR-1", "after controls"),
    ];

    private static IEnumerable<ClauseCase> Models() =>
    [
        new("TM-1", s => s.Set("THR-3", "element", "P1"), "TM-1", "elements without a threat and without a reason: I1 Service port"),
        new("TM-1", s => s.Set("THR-1", "element", "E1, B1"), "TM-1", "flows without a threat and without a reason: F1"),
        new("TM-1", s => s.Set("TM-1", "boundaries", Rows.Of("id=B1 | name=Hospital network", "id=B2 | name=Enclosure")), "TM-1", "boundaries without a threat and without a reason: B2"),
        new("TM-2", s => s.Text("TM-1", ""), "TM-1", "why the method was chosen"),
        new("TM-3", Uncontrol, "THR-4", "no risk control"),
        new("TM-5", s => s.Set("TM-1", "quietPhases", "supply"), "TM-1", "in manufacture"),
        new("TM-5", s => s.Set("TM-1", "quietPhases", "manufacture"), "TM-1", "in the supply chain"),
        new("TM-5", s => s.Retire("THR-2"), "TM-1", "in deployment"),
        new("TM-5", s => s.Set("THR-1", "phase", null), "TM-1", "in use"),
        new("TM-5", s => s.Retire("THR-3"), "TM-1", "in service and update"),
        new("TM-5", s => s.Retire("THR-4"), "TM-1", "at the end of life"),
        new("TM-5", s => s.Set("TM-1", "quietReason", null), "TM-1", "does not say why"),
        new("TM-6", s => s.Edit("THR-2"), "TM-1", "not been looked at again"),
        new("RA-2", s => s.Set("TM-1", "scoring", "probability"), "TM-1", "by probability"),
        new("RA-1", Uncontrol, "THR-4", "no risk control"),
        new("IO-1", s => s.Set("THR-3", "element", "P1"), "TM-1", "I1 Service port"),
        new("IO-1", s => s.Unlink("THR-2 targets AST-2").Unlink("THR-3 targets AST-2").Unlink("THR-4 targets AST-2").Link("THR-1 targets AST-3"), "AST-2", "no threat targets", s => s.Add("AST-3", ("assetType", "interface")).Link("THR-4 targets AST-3")),
        new("IO-1", Uncontrol, "THR-4", "attacks an interface"),
    ];

    private static IEnumerable<ClauseCase> Components() =>
    [
        new("TP-4", s => s.Set("SOUP-1", "endOfSupport", null), "SOUP-1", "end of support"),
        new("SB-3", s => s.Set("SOUP-1", "supportLevel", null), "SOUP-1", "level of support"),
        new("SB-4", s => s.Set("SOUP-3", "supportGap", null), "SOUP-3", "end of support"),
        new("SB-6", s => s.Unlink("REL-1 includes SOUP-1"), "REL-1", "does not include the third-party components"),
        new("SB-7", s => s.Set("SOUP-4", "endOfSupport", "2026-05-31"), "SOUP-4", "out of support"),
        new("SB-7", s => s.Set("SOUP-4", "supportLevel", "abandoned"), "SOUP-4", "out of support"),
        new("VU-1", s => s.Unlink("FND-1 affects SOUP-1"), "FND-1", "component"),
        new("VU-3", s => s.Set("FND-2", "vexStatus", "under_investigation"), "FND-2", "under investigation"),
        new("VU-4", s => s.Set("FND-2", "compensating", null), "FND-2", "neither a change nor a compensating control"),
        new("TL-1", s => s.Edit("THR-2"), "TM-1", "changed since the risk was last looked at"),
        new("CM-03", s => s.Set("FND-2", "kev", "true"), "FND-2", "known to be exploited", s => s.Set("FND-1", "kev", "true")),
    ];

    private static IEnumerable<ClauseCase> Architecture() =>
    [
        new("AV-4", s => s.Set(SecuredPump.Document("security_use_case_view"), "states", null), SecuredPump.Document("security_use_case_view"), "states"),
        new("AV-7", Uncontrol, "THR-4", "no risk control"),
        new("AV-7", s => s.Unlink("SRS-20 derivesFrom SYS-1").Unlinks("SRS-20 implements"), "SRS-20", "comes from no need", s => s.Set("SRS-20", "category", "security")),
        new("AV-7", s => s.Unlink("SRS-20 allocatedTo ITEM-3"), "SRS-20", "no software item carries"),
        new("AV-8", s => s.Unlink("SRS-20 allocatedTo ITEM-3"), "SRS-20", "no software item carries"),
        new("AV-9", s => s.Set("TM-1", "flows", Rows.Of("id=F1 | from=E1 | to=P9")), "TM-1", "no element of the model: F1"),
        new("AD-02", s => s.Set("TM-1", "flows", Rows.Of("id=F1 | from=E1 | to=P9")), "TM-1", "no element of the model: F1"),
        new("AD-18", Unbridge, "THR-1", "safety risk file"),
        new("AD-18", s => s.Failed("TC-4"), "THR-1", "does not lead over a control"),
        new("AD-20", s => s.Unlink("SOUP-1 partOf ITEM-2"), "SOUP-1", "which software item"),
    ];

    private static IEnumerable<ClauseCase> Controls() =>
    [
        new("SC-5", s => s.Failed("TC-25").Failed("TC-29"), "RC-20", "no test that passes"),
        new("CT-0", s => s.Failed("TC-25"), "SRS-20", "failing test"),
        new("CT-00", s => s.Failed("TC-4"), "RC-1", "outside the eight categories"),
        new("CT-00", s => s.Unlinks("RC-1 mitigates"), "RC-1", "does not say what it mitigates"),
        new("CT-A1", s => s.Failed("TC-25"), "RC-20", "answers it, and has no test that passes"),
        new("CT-H7", s => s.State("RC-27", "draft"), "RC-27", "is not approved"),
        new("CT-C3", s => s.Set("RC-22", "recommendations", "CT-C1,CT-C2"), null, "no risk control says that it answers this recommendation"),
    ];

    private static IEnumerable<ClauseCase> Testing() =>
    [
        new("TE-1", s => s.Failed("TC-25"), "SRS-20", "failing test"),
        new("TE-3", s => s.Unlink("RC-1 mitigates THR-4"), "THR-4", "neither a passing test"),
        new("TE-4", s => s.Failed("TC-29"), "RC-28", "security control without a test"),
        new("TE-12", s => s.Set("RUN-2", "softwareVersion", "0.9"), "RUN-2", "another version"),
        new("TE-13", s => s.Set("RUN-2", "independence", "none"), "RUN-2", "by the people who developed"),
        new("TE-14", s => s.Set("FND-2", "remediationPlan", null), "FND-2", "neither how it is fixed"),
    ];
}
