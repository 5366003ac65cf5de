using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

/// <summary>The clauses of the postmarket guidance whose checks take more than an empty field or a missing document.</summary>
internal static class FdaPostmarketCases
{
    private static readonly string[] Metrics = ["AV:N/", "AC:L/", "PR:N/", "UI:N/", "S:U/", "C:L/", "I:H/", "A:H/", "E:U/", "RL:O/", "/RC:C"];

    internal static IEnumerable<ClauseCase> All => [.. Exploitability(), .. Programme(), .. Controlled(), .. Uncontrolled(), .. Conditions(), .. Reporting()];

    // Each value of the vector taken out by itself.
    private static IEnumerable<ClauseCase> Exploitability() =>
        Metrics.Select((metric, n) => new ClauseCase($"EX-{n + 1}", s => s.Set("FND-3", "cvss", SecuredPump.Vector.Replace(metric, "")), "FND-3", "its vector does not give"));

    private static IEnumerable<ClauseCase> Programme() =>
    [
        new("PP-2", s => s.Set("SOUP-4", "supportCheckedOn", "2025-04-01"), "SOUP-4", "nobody has looked after"),
        new("PP-4", s => s.Unlink("FND-1 affects SOUP-1"), "FND-1", "component"),
        new("PP-6", s => s.Unlink("THR-1 contributesTo HS-1"), "THR-1", "safety risk file"),
        new("PP-6", s => s.Unlink("RC-1 mitigates THR-4").Unlink("RC-2 mitigates HS-1"), "THR-4", "no risk control"),
        new("PP-7", s => s.Set("FB-2", "acknowledgedOn", null), "FB-2", "got no answer"),
        new("PP-8", s => s.Set("FND-3", "compensating", null), "FND-3", "neither a change nor"),
        new("PP-13", s => s.Set("FND-3", "otherProducts", null), "FND-3", "which other products"),
        new("PP-16", s => s.Failed("TC-25"), "RC-25", "no test that passes"),
        new("PP-17", s => s.Unlink("RC-1 mitigates THR-4").Unlink("RC-2 mitigates HS-1").Link("RC-28 mitigates THR-4"), "THR-4", "information to users alone"),
        new("RD-4", s => s.Set("FND-1", "reviewBy", "2026-05-31"), "FND-1", "past the day"),
    ];

    private static IEnumerable<ClauseCase> Controlled() =>
    [
        new("CR-1", s => s.Set("FND-3", "exploitability", null), "FND-3", "without exploitability"),
        new("CR-3", s => s.Set("FND-3", "compensating", null), "FND-3", "without any added control"),
    ];

    private static IEnumerable<ClauseCase> Uncontrolled() =>
    [
        new("UR-1", s => s.Unlink("FND-4 contributesTo HS-1"), "FND-4", "no hazardous situation"),
        new("UR-2", s => s.Set("FND-5", "remediationPlan", null), "FND-5", "neither fixed nor with a plan"),
        new("UR-3", s => s.Set("FND-5", "compensating", null), "FND-5", "without compensating controls"),
        new("UR-5", s => s.Set("FND-4", "reporting", null), "FND-4", "does not say whether it was reported"),
        new("UR-5", s => s.Set("FND-4", "reporting", "enhancement"), "FND-4", "handled as an enhancement"),
        new("UR-5", s => s.Set("FND-2", "customersToldOn", "2026-06-10"), "FND-2", "the four conditions do not all hold"),
        new("UR-5", s => s.Set("FND-2", "sharedOn", null), "FND-2", "the four conditions do not all hold"),
        new("UR-6", s => s.Set("CR-2", "submission", null), "CR-2", "needs a submission"),
        new("UR-7", s => s.Set("FND-5", "remediationPlan", null), "FND-5", "without remediation"),
    ];

    private static IEnumerable<ClauseCase> Conditions() =>
    [
        new("UR-C1", s => s.Set("FND-2", "harmKnown", "true"), "FND-2", "is tied to a serious adverse event"),
        new("UR-C2", s => s.Set("FND-2", "customersToldOn", "2026-06-10"), "FND-2", "within 30 days"),
        new("UR-C2", s => s.Set("FND-2", "learnedOn", null), "FND-2", "when it was learned"),
        new("UR-C2a", s => s.Unlink("ADV-1 includes FND-2"), "FND-2", "no advisory"),
        new("UR-C3", s => s.Set("FND-2", "fixedOn", "2026-07-20"), "FND-2", "within 60 days"),
        new("UR-C3", s => s.Failed("TC-4"), "CR-2", "is not verified"),
        new("UR-C4", s => s.Set("FND-2", "sharedOn", null), "FND-2", "was not shared"),
    ];

    private static IEnumerable<ClauseCase> Reporting() =>
    [
        new("RR-1", s => s.Set("FND-4", "correctionOn", "2026-05-05"), "FND-4", "within 10 working days"),
        new("RR-1", s => s.Set("FND-4", "correctionOn", null), "FND-4", "when that began"),
        new("RR-2", s => s.Set("FND-5", "learnedOn", "2026-04-01"), "FND-5", "within 30 days"),
        new("RR-4", s => s.Set("FND-3", "reportingReason", null), "FND-3", "no reason is kept"),
        new("RR-5", s => s.Set("FND-5", "reporting", "enhancement"), "FND-5", "not reported under 21 CFR 803"),
        new("IS-3", s => s.Set("FND-4", "sharedOn", null), "FND-4", "not shared"),
        new("PR-07", s => s.Set("REL-1", "udi", null), "REL-1", "device identifier"),
    ];
}
