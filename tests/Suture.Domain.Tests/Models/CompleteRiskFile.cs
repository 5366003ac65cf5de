using Suture.Domain.Standards;

namespace Suture.Domain.Tests.Models;

/// <summary>
/// The complete pump with the rest of its risk files: everything that the catalogs of safety and security risk ask for. Documents are
/// one for each kind of evidence; <see cref="Document"/> gives their keys.
/// </summary>
public static class CompleteRiskFile
{
    /// <summary>Catalogs that this device has no gap in.</summary>
    public static readonly string[] Standards = ["iso14971", "sw96_tir57"];

    private static readonly string[] Codes =
    [
        "risk_policy", "management_review", "competence_record", "pms_plan", "risk_matrix", "safety_characteristics", "intended_use", "risk_management_report", "labeling", "pms_report",
        "security_risk_management_plan", "security_risk_management_report", "security_safety_bridge", "responsibility_matrix", "cvd_policy", "patch_plan", "end_of_support_plan", "mds2",
    ];

    private static readonly string[] Dated = ["management_review", "security_risk_management_plan", "mds2"];

    /// <summary>Key of the document that is evidence of something.</summary>
    public static string Document(string code) => Array.IndexOf(Codes, code) is >= 0 and var index ? "DOC-" + (index + 101) : CompletePump.Document(code);

    public static Sketch Sketch()
    {
        var s = CompletePump.Sketch();
        foreach (var code in Codes)
        {
            s.Document(Document(code), code);
        }

        foreach (var code in Dated.Append("risk_management_plan"))
        {
            s.Set(Document(code), "reviewBy", "2027-01-01");
        }

        Safety(s);
        Security(s);
        foreach (var standard in Standards)
        {
            foreach (var clause in RuleBook.BuiltIn.Find(standard)!.Clauses.Where(c => c.Statement is not null))
            {
                s.Attest(clause.Id, standard: standard);
            }
        }

        return s.Confirm();
    }

    // HS-2 is controlled by a warning alone, and acceptable by benefit.
    private static void Safety(Sketch s) => s
        .Set("RC-1", "effectiveness", "Refused in 1000 of 1000 tries")
        .Set("HS-1", "multiPatient", "true")
        .Add("HS-2", ("sequence", "Alarm not heard"), ("initialSeverity", "minor"), ("initialP1", "occasional"), ("initialP2", "remote"), ("multiPatient", "false"),
            ("residualSeverity", "minor"), ("residualP1", "remote"), ("residualP2", "remote"), ("acceptability", "acceptableByBenefit"), ("benefitRisk", "Treatment outweighs it"))
        .Add("CAU-2", ("causeType", "misuse"))
        .Add("RC-3", ("realization", "procedure"), ("newRisks", "None"), ("effectiveness", "Read by users"), ("option", "information"), ("purpose", "safety"))
        .Approve("HS-2 CAU-2 RC-3")
        .Link("HAZ-1 leadsTo HS-2", "HS-2 resultsIn HARM-1", "CAU-2 arisesIn ITEM-3", "CAU-2 contributesTo HS-1", "RC-3 mitigates HS-2");

    // THR-1 reaches patients; THR-2 comes with a component and THR-3 with an old device, both without effect on safety.
    private static void Security(Sketch s) => s
        .Set("AST-1", "availability", "high").Set("THR-1", "multiPatient", "true")
        .Set("TM-1", "elements", "P1 | Pump | process | inside\nN1 | Nurse | external").Set("TM-1", "flows", "F1 | N1 | P1 | Orders | TLS | Mutual").Set("TM-1", "boundaries", "B1 | Ward")
        .Set("SOUP-1", "supportLevel", "maintained")
        .Set("FND-1", "source", "OSV").Set("FND-2", "source", "OSV").Set("FND-2", "reviewBy", "2026-12-01")
        .Add("AST-2", ("assetType", "data"), ("integrity", "high"))
        .Add("THR-2", ("stride", "tampering"), ("exploitability", "low"), ("residualExploitability", "low"), ("phase", "supply"), ("multiPatient", "false"))
        .Add("THR-3", ("stride", "disclosure"), ("exploitability", "medium"), ("residualExploitability", "medium"), ("phase", "disposal"), ("multiPatient", "false"))
        .Tag("THR-2", "no-safety-effect").Tag("THR-3", "no-safety-effect").Tag("THR-3", "risk-accepted")
        .Approve("AST-2 THR-2 THR-3")
        .Link("THR-2 targets SOUP-1 AST-2", "THR-3 targets AST-2", "THR-2 partOf TM-1", "THR-3 partOf TM-1", "RC-1 mitigates THR-2");
}
