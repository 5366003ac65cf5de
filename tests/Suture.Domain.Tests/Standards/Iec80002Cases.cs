using Suture.Domain.Tests.Models;
using static Suture.Domain.Tests.Standards.RiskCases;

namespace Suture.Domain.Tests.Standards;

/// <summary>At least one case for each row of IEC/TR 80002-1: principles, prompts and pitfalls.</summary>
internal static class Iec80002Cases
{
    private const string Causes = "CAU-1 CAU-2 CAU-3 CAU-4 CAU-5";

    internal static IReadOnlyList<ClauseCase> All { get; } = [.. Principles(), .. CompleteRiskFile.Prompts.SelectMany(Prompt), .. Ways(), .. Pitfalls()];

    private static IEnumerable<ClauseCase> Principles() =>
    [
        Gone("P-01", Causes, "no software cause"), Apart("P-01", "CAU-1 contributesTo HS-1", "no hazardous situation of the device"), Apart("P-01", "HAZ-1 leadsTo HS-1", "arises from no hazard", "CAU-1"),
        Gone("P-02", Situations, "no hazardous situation"), new("P-02", s => s.Add("HS-9", ("sequence", "x")), "HS-9", "nobody but its author"), Signed("iec80002_1", "P-02"),
        Gone("P-03", "CAU-1", "software itself misbehaves"), Gone("P-03", "CAU-2 CAU-3 CAU-4 CAU-5", "fails to catch something else"),
        Gone("P-04", Causes, "no software cause"), new("P-04", s => s.Unlink("RC-1 mitigates CAU-1").Unlink("RC-2 mitigates HS-1").Unlink("RC-4 mitigates HS-1"), "CAU-1", "no risk control"),
        new("P-05", s => s.Set("HS-1", "initialP1", "remote"), "HS-1", "less than frequent"), new("P-05", s => s.Untag("HS-1", "p1-justified"), "HS-1", "less than frequent", s => s.Set("HS-1", "initialP1", "remote").Tag("HS-1", "p1-justified")),
        Gone("P-06", "CAU-1", "no defect"), Apart("P-06", "CAU-1 arisesIn ITEM-3", "the item in which it arises"), Signed("iec80002_1", "P-06"),
        Apart("P-07", "SRS-2 implements RC-1", "no requirement implements it", "RC-1"), Apart("P-07", "SRS-2 allocatedTo ITEM-4", "so it has no class", "RC-1"), Fails("P-07", "TC-4", "RC-1", "not verified"),
        Point("P-08", "architecture_doc", "P-08"), Empty("P-08", "ITEM-4", "segregation", "what keeps it apart"),
        Gone("P-09", Situations, "no hazardous situation"), new("P-09", s => s.Edit("SRS-2"), "RC-1", "changed since"), Empty("P-09", "CR-1", "safetyImpact", "what it means for risk"),
    ];

    // With its tag gone nobody has answered the prompt; with the controls gone the answer is not finished. Causes that answer by
    // their kind are out of the way.
    private static IEnumerable<ClauseCase> Prompt(string id) =>
    [
        new(id, s => s.Untag("CAU-1", id), null, $"answers {id}, and nobody has signed", ByTagOnly),
        new(id, s => s.Unlink("RC-1 mitigates CAU-1").Unlink("RC-2 mitigates HS-1").Unlink("RC-4 mitigates HS-1"), "CAU-1", "has no risk control", ByTagOnly),
    ];

    private static void ByTagOnly(Sketch s) => s.Retire("CAU-2").Retire("CAU-3").Retire("CAU-4").Retire("CAU-5");

    private static IEnumerable<ClauseCase> Ways() =>
    [
        new("C-ARI-1", s => s.Failed("TC-5"), "TC-5", "has not passed", s => s.Untag("CAU-1", "C-ARI-1").Tag("TC-5", "C-ARI-1")),
        new("F-ALARM", s => s.Unlink("RC-3 mitigates HS-2"), "HS-2", "has no risk control", s => s.Untag("CAU-1", "F-ALARM").Tag("HS-2", "F-ALARM")),
        .. new[] { ("C-INT-2", "CAU-2"), ("C-INT-6", "CAU-4"), ("C-INT-7", "CAU-3"), ("F-SEC", "CAU-3"), ("C-HW-2", "CAU-5") }.Select(way =>
            new ClauseCase(way.Item1, s => s.Unlink(way.Item2 + " contributesTo HS-1"), way.Item2, "leads to no hazardous situation", s => s.Untag("CAU-1", way.Item1))),
    ];

    private static IEnumerable<ClauseCase> Pitfalls() =>
    [
        Signed("iec80002_1", "X-01"), Gone("X-02", "CAU-1", "no defect"), new("X-02", s => s.Unlink("CAU-4 arisesIn SOUP-1").Set("SOUP-1", "anomalyReview", null), "SOUP-1", "is in no cause"),
        Signed("iec80002_1", "X-03"),
        new("X-04", s => s.Set("HS-1", "initialP1", "remote"), "HS-1", "less than frequent"), Signed("iec80002_1", "X-05"),
        Gone("X-06", Situations, "no hazardous situation"), Empty("X-06", "HS-2", "benefitRisk", "information for safety alone"),
        Gone("X-07", Causes, "no software cause"), Fails("X-07", "TC-4", "CAU-1", "passing verification"), Apart("X-07", "CAU-1 arisesIn ITEM-3", "software item"), Apart("X-07", "CAU-1 contributesTo HS-1", "hazardous situation"),
        Empty("X-08", "SOUP-1", "anomalyReview", "how it fails"), Empty("X-08", "SOUP-1", "version", "its version"), Empty("X-08", "SOUP-1", "supportLevel", "supported"),
        Empty("X-09", "CR-1", "safetyImpact", "what it means for risk"), Apart("X-09", "CR-1 affects SRS-1", "what it changes"),
        Draft("X-10", "CAU-2", "misuse that is not approved"), Empty("X-11", "FB-1", "evaluation", "not been judged"), Apart("X-11", "CR-1 resolves PR-1", "what was done", "PR-1"),
        new("X-12", s => s.Retire(CompleteRiskFile.Document("competence_record")).Retire(CompleteRiskFile.Document("responsibility_matrix")), null, "Competence record or Responsibility matrix"), Signed("iec80002_1", "X-12"),
        Gone("X-13", Controls, "no risk control"), Empty("X-13", "RC-2", "newRisks", "complexity"),
        Gone("X-14", "CAU-3 " + Threats, "no attack is among the causes"), new("X-14", s => s.Untag("THR-2", "no-safety-effect"), "THR-2", "no effect on safety"),
    ];
}
