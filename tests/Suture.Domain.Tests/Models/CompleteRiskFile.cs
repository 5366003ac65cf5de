using System.Collections.Frozen;
using System.Collections.Immutable;
using Suture.Domain.Standards;

namespace Suture.Domain.Tests.Models;

/// <summary>
/// The complete pump with the rest of its risk files: everything that the catalogs of safety and security risk ask for. Documents are
/// one for each kind of evidence; <see cref="Document"/> gives their keys.
/// </summary>
public static class CompleteRiskFile
{
    /// <summary>Catalogs that this device has no gap in.</summary>
    public static readonly ImmutableArray<string> Standards = ["iso14971", "sw96_tir57", "iec81001_5_1", "mdcg2019_16", "iec80002_1"];

    private static readonly string[] Codes =
    [
        "risk_policy", "management_review", "competence_record", "pms_plan", "risk_matrix", "safety_characteristics", "intended_use", "risk_management_report", "labeling", "pms_report",
        "security_risk_management_plan", "security_risk_management_report", "security_safety_bridge", "responsibility_matrix", "cvd_policy", "patch_plan", "end_of_support_plan", "mds2",
        "security_management_plan", "supplier_record", "access_review", "requirements_review_record", "architecture_doc", "design_review_record", "security_guide", "release_notes",
        "key_management_record", "security_requirements", "security_risk_assessment", "vulnerability_assessment", "benefit_risk_analysis", "gspr_checklist", "interface_spec",
        "usability_evaluation", "technical_documentation", "regulator_report", "incident_assessment", "justification",
    ];

    private static readonly string[] Dated = ["management_review", "risk_management_plan", "security_risk_management_plan", "mds2", "coding_standard", "security_management_plan", "pms_report"];

    // Which points each document says it answers.
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Points = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["risk_management_plan"] = [.. "abcdefg".Select(c => "ISO 14971 4.4 " + c)],
        ["security_risk_management_plan"] = ["BR-08"],
        ["risk_management_report"] = ["BR-12"],
        ["security_requirements"] = ["IEC 81001-5-1 5.2.1"],
        ["security_risk_assessment"] = ["IEC 81001-5-1 5.2.3"],
        ["architecture_doc"] = ["IEC 81001-5-1 5.3.1", "P-08"],
        ["security_management_plan"] = ["IEC 81001-5-1 5.4.1"],
        ["pms_plan"] = ["PM-11"],
        ["labeling"] =
        [
            "IEC 81001-5-1 5.8.7", "G-17.4", "G-23.1g", "G-23.2m", "G-23.4g", "G-23.4ab", "OE-1", "OE-3", "OE-5", "OE-6", "OE-7", "OE-8", "OE-9", "OE-10", "OE-11", "OE-12", "JR-1", "JR-2", "JR-3", "JR-4",
            "IFU-1", "IFU-2", "IFU-3", "IFU-4", "IFU-5", "IFU-6", "IFU-7", "IFU-8", "HP-1", "HP-2", "HP-3", "HP-4", "HP-5", "HP-6", "HP-7", "HP-8", "HP-9",
        ],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Lazy<Sketch> Made = new(Make);

    /// <summary>Prompts of IEC/TR 80002-1: CAU-1 answers them all.</summary>
    public static IEnumerable<string> Prompts => RuleBook.BuiltIn.Find("iec80002_1")!.Clauses.Select(c => c.Id).Where(id => id[0] is 'F' or 'C');

    /// <summary>Key of the document that is evidence of something.</summary>
    public static string Document(string code) => Array.IndexOf(Codes, code) is >= 0 and var index ? "DOC-" + (index + 101) : CompletePump.Document(code);

    /// <summary>What a document says it answers, one point left out.</summary>
    public static string PointsWithout(string code, string? point) => string.Join('\n', Points[code].Where(p => p != point).Select(p => p + " | Page 7").DefaultIfEmpty("Something else | Page 7"));

    /// <summary>Made once: drawing it takes longer than asking it.</summary>
    public static Sketch Sketch() => Made.Value.Copy();

    private static Sketch Make()
    {
        var s = CompletePump.Sketch();
        foreach (var code in Codes)
        {
            s.Document(Document(code), code);
        }

        foreach (var code in Dated)
        {
            s.Set(Document(code), "reviewBy", "2027-01-01");
        }

        foreach (var code in Points.Keys)
        {
            s.Set(Document(code), "points", PointsWithout(code, null));
        }

        Safety(s);
        Security(s);
        Threats(s);
        Software(s);
        Tests(s);
        Postmarket(s);
        foreach (var prompt in Prompts)
        {
            s.Tag("CAU-1", prompt);
        }

        foreach (var standard in Standards)
        {
            foreach (var clause in RuleBook.BuiltIn.Find(standard)!.Clauses.Where(c => c.Statement is not null))
            {
                s.Attest(clause.Id, standard: standard);
            }
        }

        return s.ConfirmLinks();
    }

    // HS-2 is controlled by a warning alone, and acceptable by benefit.
    private static void Safety(Sketch s) => s
        .Set("RC-1", "effectiveness", "Refused in 1000 of 1000 tries")
        .Set("HS-1", "multiPatient", "true")
        .Add("HS-2", ("sequence", "Alarm not heard"), ("initialSeverity", "minor"), ("initialP1", "occasional"), ("initialP2", "remote"), ("multiPatient", "false"),
            ("residualSeverity", "minor"), ("residualP1", "remote"), ("residualP2", "remote"), ("acceptability", "acceptableByBenefit"), ("benefitRisk", "Treatment outweighs it"))
        .Add("CAU-2", ("causeType", "misuse"))
        .Add("CAU-3", ("causeType", "security"))
        .Add("CAU-4", ("causeType", "soup"))
        .Add("CAU-5", ("causeType", "hardware"))
        .Add("RC-3", ("realization", "procedure"), ("newRisks", "None"), ("effectiveness", "Read by users"), ("option", "information"), ("purpose", "safety"))
        .Approve("HS-2 CAU-2 CAU-3 CAU-4 CAU-5 RC-3")
        .Link("HAZ-1 leadsTo HS-2", "HS-2 resultsIn HARM-1", "CAU-2 arisesIn ITEM-3", "CAU-2 contributesTo HS-1", "CAU-3 arisesIn ITEM-3", "CAU-3 contributesTo HS-1", "RC-3 mitigates HS-2",
            "CAU-4 arisesIn SOUP-1", "CAU-4 contributesTo HS-1", "CAU-5 arisesIn ITEM-3", "CAU-5 contributesTo HS-1");

    // RC-6 is left to the hospital: information alone.
    private static void Security(Sketch s) => s
        .Set("AST-1", "availability", "high").Set("RC-1", "controlCategory", "authentication")
        .Set("TM-1", "elements", "P1 | Pump | process | inside\nN1 | Nurse | external").Set("TM-1", "flows", "F1 | N1 | P1 | Orders | TLS | Mutual").Set("TM-1", "boundaries", "B1 | Ward")
        .Set("TM-1", "scoring", "exploitability").Set("TM-1", "deviceVersion", "1.0").Set("TM-1", "systemBoundary", "Pump and gateway")
        .Set("FND-1", "source", "OSV").Set("FND-2", "source", "OSV").Set("FND-2", "reviewBy", "2026-12-01")
        .Add("AST-2", ("assetType", "data"), ("integrity", "high"))
        .Add("AST-3", ("assetType", "credential"), ("confidentiality", "high"))
        .Add("RC-4", ("realization", "hardware"), ("newRisks", "None"), ("effectiveness", "Goes on for an hour"), ("option", "protective"), ("purpose", "both"), ("controlCategory", "resiliency"))
        .Add("RC-5", ("realization", "hardware"), ("newRisks", "None"), ("effectiveness", "Refuses other keys"), ("option", "inherent"), ("purpose", "security"), ("controlCategory", "updates"))
        .Add("RC-6", ("realization", "procedure"), ("newRisks", "None"), ("effectiveness", "Tried with users"), ("option", "information"), ("purpose", "security"), ("controlCategory", "confidentiality"))
        .Approve("AST-2 AST-3 RC-4 RC-5 RC-6");

    // THR-1 reaches patients. THR-2 comes with a component; THR-3 with an old device, accepted; THR-4 is held off by the hospital.
    private static void Threats(Sketch s) => s
        .Set("THR-1", "multiPatient", "true").Set("THR-1", "attackPath", "From the network")
        .Add("THR-2", ("stride", "tampering"), ("exploitability", "low"), ("residualExploitability", "low"), ("phase", "supply"), ("multiPatient", "false"), ("attackPath", "A bad release"))
        .Add("THR-3", ("stride", "disclosure"), ("exploitability", "medium"), ("residualExploitability", "medium"), ("phase", "disposal"), ("multiPatient", "false"), ("attackPath", "From the bin"))
        .Add("THR-4", ("stride", "disclosure"), ("exploitability", "low"), ("residualExploitability", "low"), ("phase", "use"), ("multiPatient", "false"), ("attackPath", "Over the shoulder"))
        .Tag("THR-2", "no-safety-effect").Tag("THR-3", "no-safety-effect").Tag("THR-3", "risk-accepted").Tag("THR-4", "no-safety-effect").Tag("THR-4", "no-better-option").Tag("THR-4", "environment-justified")
        .Approve("THR-2 THR-3 THR-4")
        .Link("THR-2 targets SOUP-1 AST-2", "THR-3 targets AST-2 AST-3", "THR-4 targets AST-2", "THR-2 partOf TM-1", "THR-3 partOf TM-1", "THR-4 partOf TM-1")
        .Link("RC-1 mitigates THR-2", "RC-4 mitigates HS-1", "RC-5 mitigates THR-1", "RC-6 mitigates THR-4");

    private static void Software(Sketch s) => s
        .Set("SOUP-1", "supportLevel", "maintained").Set("SOUP-1", "purpose", "Unpacks updates").Set("ITEM-4", "design", "Draw it")
        .Add("SRS-3", ("category", "interface"), ("acceptance", "Refused"))
        .Add("SRS-4", ("category", "installation"), ("acceptance", "Installs"))
        .Add("SRS-5", ("category", "usability"), ("acceptance", "Done in 5 s"))
        .Add("SRS-6", ("category", "functional"), ("acceptance", "Shown"))
        .Tag("SRS-6", "mobile").Approve("SRS-3 SRS-4 SRS-5 SRS-6")
        .Link("SRS-3 derivesFrom SYS-1", "SRS-4 derivesFrom SYS-1", "SRS-5 derivesFrom SYS-1", "SRS-6 derivesFrom SYS-1");

    private static void Tests(Sketch s)
    {
        s.Link("TC-3 verifies SRS-3 SRS-4 SRS-5 SRS-6")
            .Add("RUN-2", ("softwareVersion", "1.0"), ("commit", "abc"), ("activity", "penetration"), ("independence", "external")).Approve("RUN-2");
        var number = 10;
        foreach (var (level, method, verifies) in new[]
        {
            ("system", "boundary", "SRS-2"), ("integration", "abuse", "SRS-2"), ("system", "fuzz", "SRS-2"), ("system", "vulnerability", "SRS-2"), ("system", "penetration", "THR-1"), ("unit", "inspection", "ITEM-3"),
            ("system", "composition", "ITEM-2"), ("system", "attackSurface", "ITEM-2"), ("system", "dynamic", "ITEM-2"), ("validation", "demonstration", "UN-1"),
        })
        {
            var key = "TC-" + number++;
            s.Add(key, ("level", level), ("method", method), ("expected", "Holds")).Approve(key).Passed(key).Link($"{key} verifies {verifies}");
        }
    }

    private static void Postmarket(Sketch s) => s
        .Set("PR-1", "securityRelevant", "true").Set("PR-2", "securityRelevant", "false").Set("CR-1", "securityImpact", "None").Set("FB-1", "reportable", "false")
        .Add("CR-2", ("changeType", "security"), ("impact", "Small"), ("safetyImpact", "None"), ("securityImpact", "Closes FND-2"), ("repeat", "System test"), ("verification", "TC-4"))
        .Add("CAPA-1", ("problem", "Late patch"), ("rootCause", "No watch"), ("action", "Feed"), ("effectiveness", "Seen in a day"))
        .Add("ADV-1", ("vulnerabilities", "CVE-2026-2"), ("affected", "1.0"), ("mitigation", "Update"), ("publishedOn", "2026-05-20"))
        .Add("FB-2", ("source", "disclosure"), ("receivedOn", "2026-05-02"), ("evaluation", "True"), ("reportable", "true"))
        .Tag("FB-2", "A1105").Tag("FB-2", "C1007")
        .Approve("CR-2 CAPA-1 FB-2", "closed").Approve("ADV-1")
        .Link("CR-2 affects SRS-2", "CR-2 resolves FND-2", "REL-1 includes CR-2", "ADV-1 includes FND-2", "FB-2 affects FND-2", "CAPA-1 resolves FB-2");
}
