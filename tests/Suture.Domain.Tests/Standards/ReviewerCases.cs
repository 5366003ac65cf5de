using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

/// <summary>The deficiencies of reviews that take more than an empty field or a missing document.</summary>
internal static class ReviewerCases
{
    internal static IEnumerable<ClauseCase> All => [.. Model(), .. Chain(), .. Sbom(), .. Findings(), .. Views(), .. Testing(), .. Anomalies(), .. Documents()];

    private static IEnumerable<ClauseCase> Model() =>
    [
        new("1", s => s.Set("THR-3", "element", "P1"), "TM-1", "elements without a threat and without a reason: I1 Service port"),
        new("1", s => s.Retire("THR-3"), "TM-1", "elements without a threat and without a reason: I1 Service port"),
        new("1", s => s.Unlink("THR-3 partOf TM-1"), "TM-1", "elements without a threat and without a reason: I1 Service port"),
        new("1", s => s.Set("THR-1", "element", "E1, B1"), "TM-1", "flows without a threat and without a reason: F1"),
        new("1", s => s.Set("TM-1", "boundaries", Rows.Of("id=B1 | name=Hospital network", "id=B2 | name=Enclosure")), "TM-1", "trust boundaries without a threat and without a reason: B2 Enclosure"),
        new("1", s => s.Set("TM-1", "boundaries", Rows.Of("id=B2 | name=Enclosure | outOfScope=Reason")), "TM-1", "inside a boundary that the model does not have: E1 Gateway"),
        new("1", s => s.Set("TM-1", "flows", Rows.Of("id=F1 | from=E1 | to=P9")), "TM-1", "start or end at no element of the model: F1"),
        new("1", s => s.Set("TM-1", "flows", null), "TM-1", "has no flows"),
        new("1", s => s.Unlink("THR-1 partOf TM-1"), "THR-1", "belongs to no threat model"),
        new("1", s => s.Set("THR-2", "element", null), "THR-2", "does not name the element"),
        new("1", s => s.Unlink("THR-2 targets AST-2").Unlink("THR-3 targets AST-2").Unlink("THR-4 targets AST-2"), "AST-2", "no threat targets"),
        new("2", s => s.Set("TM-1", "quietPhases", "supply"), "TM-1", "no threat in manufacture"),
        new("2", s => s.Set("TM-1", "quietPhases", "manufacture"), "TM-1", "no threat in the supply chain"),
        new("2", s => s.Retire("THR-2"), "TM-1", "no threat in deployment"),
        new("2", s => s.Set("THR-1", "phase", null), "TM-1", "no threat in use"),
        new("2", s => s.Unlink("THR-3 partOf TM-1"), "TM-1", "no threat in service"),
        new("2", s => s.Set("THR-4", "phase", "use"), "TM-1", "no threat at the end of life"),
        new("4", s => s.Set("TM-1", "scoring", "probability"), "TM-1", "scores security risk by probability"),
        new("9", s => s.Set("TM-1", "flows", Rows.Of(SecuredPump.Library.Replace("keyLength=256 bit | ", ""))), "TM-1", "without naming the key length: F1"),
        new("9", s => s.Set("TM-1", "flows", Rows.Of(SecuredPump.Library.Replace("keyLife=One year | ", "").Replace("Encrypted", "tls"))), "TM-1", "how long keys live: F1"),
        new("10", s => s.Set("TM-1", "elements", Rows.Of("id=I1 | name=Service port | type=Interface | authentication=Shared password")), "TM-1", "shared, default or hard-coded password"),
        new("10", s => s.Set("TM-1", "elements", Rows.Of("id=I1 | name=Service port | type=Interface")), "TM-1", "without a description of authentication: I1 Service port"),
    ];

    private static IEnumerable<ClauseCase> Chain() =>
    [
        new("3", s => s.Unlink("RC-1 mitigates THR-4").Unlink("RC-2 mitigates HS-1"), "THR-4", "no risk control"),
        new("3", s => s.Unlink("SRS-2 implements RC-1"), "RC-1", "no requirement implements it"),
        new("3", s => s.Failed("TC-4"), "SRS-2", "failing test"),
        new("3", s => Array.ForEach(SecuredPump.SecurityTests, t => s.Forget(t).Passed(t, "0.9")), "SRS-2", "other versions only"),
        new("3", s => s.Set("RC-2", "effectiveness", null), "RC-2", "nothing shows that it works", s => s.Link("RC-2 mitigates THR-2")),
        new("5", s => s.Failed("TC-4"), "THR-1", "no control of it has a test that passes"),
        new("5", s => s.Unlink("RC-1 mitigates THR-4"), "THR-4", "scored lower after controls and has no control"),
        new("5", s => s.Unlink("RC-1 mitigates THR-4").Link("RC-2 mitigates THR-4"), "THR-4", "no control of it has a test that passes"),
        new("5", s => s.Failed("TC-4 TC-25 TC-29"), "HS-1", "lower severity after controls"),
    ];

    private static IEnumerable<ClauseCase> Sbom() =>
    [
        new("6", s => s.Set("SOUP-2", "purl", null), "SOUP-2", "no identifier"),
        new("6", s => s.Set("SOUP-2", "endOfSupport", null), "SOUP-2", "no end of support"),
        new("6", s => s.Set("SOUP-2", "supportLevel", "abandoned"), "SOUP-2", "beyond its support"),
        new("6", s => s.Set("SOUP-2", "endOfSupport", "2026-05-31"), "SOUP-2", "beyond its support"),
    ];

    private static IEnumerable<ClauseCase> Findings() =>
    [
        new("7", s => s.Set("FND-2", "vexStatus", "under_investigation"), "FND-2", "under investigation"),
        new("7", s => s.Set("FND-1", "justification", null), "FND-1", "without a justification"),
        new("7", s => s.Set("FND-2", "patientHarm", null), "FND-2", "not judged for exploitability and patient harm"),
        new("7", s => s.Set("FND-2", "reviewBy", "2026-05-31"), "FND-2", "past the day"),
        new("7", s => s.Set("FND-2", "kev", "true"), "FND-2", "known to be exploited"),
        new("7", s => s.Failed("TC-24"), "TC-24", "has not passed on the version under review"),
    ];

    private static IEnumerable<ClauseCase> Views() =>
    [
        new("8", s => s.Set(SecuredPump.Document("updateability_view"), "deviceVersion", "0.9"), SecuredPump.Document("updateability_view"), "another version"),
        new("8", s => s.Retire(SecuredPump.Document("updateability_view")), null, "no document shows: Updateability view"),
    ];

    private static IEnumerable<ClauseCase> Testing() =>
    [
        new("11", s => s.Set("RUN-2", "softwareVersion", "0.9"), "RUN-2", "another version"),
        new("11", s => s.Set("RUN-2", "independence", "none"), "RUN-2", "by the people who developed"),
        new("12", s => s.Failed("TC-20"), "TC-20", "fuzz test that has not passed"),
        new("12", s => s.Forget("TC-1").Passed("TC-1", "0.9"), "TC-1", "other versions only"),
    ];

    private static IEnumerable<ClauseCase> Anomalies() =>
    [
        new("13", s => s.Set("PR-3", "cwe", null), "PR-3", "no CWE"),
        new("13", s => s.Set("PR-2", "securityRelevant", null), "PR-2", "was not judged for security"),
        new("15", s => s.Set(SecuredPump.Document("spdf_description"), "location", null), SecuredPump.Document("spdf_description"), "no file or place"),
        new("15", s => s.State("SRS-2", "draft"), "SRS-2", "nobody has approved"),
    ];

    private static IEnumerable<ClauseCase> Documents() =>
    [
        new("16", s => s.Set(SecuredPump.Document("labeling"), "deviceVersion", "0.9"), SecuredPump.Document("labeling"), "speaks of another version of the device, so it does not show: Labeling"),
        new("18", s => s.Set(SecuredPump.Document("labeling"), "deviceVersion", "0.9"), SecuredPump.Document("labeling"), "another version"),
        new("18", s => s.Set(SecuredPump.Document("labeling"), "systemBoundary", "Pump"), SecuredPump.Document("labeling"), "another system boundary"),
        new("18", s => s.Set("TM-1", "deviceVersion", "0.9"), "TM-1", "another version"),
        new("18", s => s.Set("REL-9", "version", "0.9"), "REL-9", "in preparation", s => s.Add("REL-9", ("version", "1.0"))),
        new("2", s => s.Set("TM-1", "quietReason", null), "TM-1", "does not say why"),
    ];
}
