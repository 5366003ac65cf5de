using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tests.Models;

/// <summary>
/// The complete device with everything that the cybersecurity catalogs ask for besides: a threat model with rows, threats in all phases,
/// a penetration test, and a document for each kind of evidence, with the points that the catalogs ask of it.
/// </summary>
internal static class SecuredPump
{
    private const int FirstDocument = 100;

    /// <summary>The catalogs that it answers.</summary>
    internal static readonly string[] Standards = ["reviewer", "fda_premarket", "fda_postmarket"];

    internal const string Vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:H/A:H/E:U/RL:O/RC:C";

    /// <summary>A flow with all that is asked of one.</summary>
    internal const string Library =
        "id=F1 | from=E1 | to=P1 | data=Drug library | protocol=MQTT over TLS 1.3 | protection=Encrypted | algorithm=AES-GCM | keyLength=256 bit | keyStorage=Secure element | keyLife=One year | authentication=Mutual certificates";

    /// <summary>Tests of SRS-2, which implements the control of all threats.</summary>
    internal static readonly string[] SecurityTests = ["TC-4", "TC-20", "TC-21", "TC-22", "TC-23", "TC-24", "TC-26", "TC-27", "TC-28"];

    private static readonly List<(string Code, List<string> Points)> Asked = [.. Documents()];

    /// <summary>Key of the document that is evidence of something.</summary>
    internal static string Document(string code) =>
        CompletePump.Document(code) is var key && key != "DOC-0" ? key : "DOC-" + (FirstDocument + Asked.FindIndex(a => a.Code == code));

    internal static Sketch Sketch()
    {
        var s = CompletePump.Sketch();
        Papers(s);
        Model(s);
        Threats(s);
        Controls(s);
        Components(s);
        Evidence(s);
        Postmarket(s);
        foreach (var standard in Standards)
        {
            foreach (var clause in RuleBook.BuiltIn.Find(standard)!.Clauses.Where(c => c.Statement is not null))
            {
                s.Attest(clause.Id, standard: standard);
            }
        }

        return s.Sbom("1.0").ConfirmLinks();
    }

    private static void Papers(Sketch s)
    {
        foreach (var (code, points) in Asked)
        {
            var key = Document(code);
            if (CompletePump.Document(code) == "DOC-0")
            {
                s.Document(key, code);
            }

            s.Set(key, "deviceVersion", "1.0").Set(key, "systemBoundary", "Pump and gateway").Set(key, "location", "Vault").Set(key, "states", "On, standby, alarm, fault").Set(key, "reviewBy", "2027-01-01");
            if (points.Count > 0)
            {
                s.Set(key, "points", string.Join('\n', points.Select((p, n) => $"{p} | {n + 1}")));
            }
        }
    }

    private static void Model(Sketch s) => s
        .Set("TM-1", "elements", Rows.Of("id=E1 | name=Gateway | type=external | boundary=B1 | authentication=Certificate", "id=P1 | name=Pump | type=process | boundary=B2 | authentication=Certificate",
            "id=I1 | name=Service port | type=interface | boundary=B2 | authentication=Signed challenge"))
        .Set("TM-1", "flows", Rows.Of(Library, "id=F2 | from=I1 | to=P1 | data=Logs | protocol=USB | protection=None needed | authentication=Signed challenge | outOfScope=Holds no secret"))
        .Set("TM-1", "boundaries", Rows.Of("id=B1 | name=Hospital network", "id=B2 | name=Enclosure | outOfScope=Broken into only by force"))
        .Set("TM-1", "scoring", "cvss").Set("TM-1", "deviceVersion", "1.0").Set("TM-1", "systemBoundary", "Pump and gateway")
        .Set("TM-1", "quietPhases", "manufacture,supply").Set("TM-1", "quietReason", "Made and loaded in our own house");

    private static void Threats(Sketch s)
    {
        s.Set("THR-1", "element", "E1, F1; B1").Set("THR-1", "phase", "use");
        s.Add("AST-2", ("assetType", "interface"), ("location", "Service port")).Set("AST-1", "location", "Controller").Approve("AST-2");
        foreach (var (key, element, phase) in new[] { ("THR-2", "P1", "deployment"), ("THR-3", "I1", "service"), ("THR-4", "P1", "disposal") })
        {
            s.Add(key, ("stride", "tampering"), ("element", element), ("phase", phase), ("exploitability", "medium"), ("residualExploitability", "low")).Approve(key);
            s.Link($"{key} partOf TM-1", $"{key} contributesTo HS-1", $"RC-1 mitigates {key}", $"{key} targets AST-2");
        }

        s.Set("HS-1", "residualSeverity", "serious").Set("HS-1", "multiPatient", "true");
        foreach (var key in new[] { "THR-1", "THR-2", "THR-3", "THR-4" })
        {
            s.Set(key, "multiPatient", "false").Set(key, "attackPath", "Over the port to the controller");
        }
    }

    // One control for each category of Appendix 1, in software, answering all points of its category; RC-28 is passed on to users.
    private static void Controls(Sketch s)
    {
        s.Add("SRS-20", ("category", "security"), ("acceptance", "Refused")).Approve("SRS-20").Link("SRS-20 allocatedTo ITEM-3", "SRS-20 derivesFrom SYS-1")
            .Add("TC-25", ("level", "system"), ("expected", "Refused"), ("automated", "true")).Approve("TC-25").Passed("TC-25").Link("TC-25 verifies SRS-20");
        foreach (var (letter, n) in "ABCDEFGH".Select((l, n) => (l, n)))
        {
            var key = $"RC-{20 + n}";
            s.Add(key, ("controlCategory", SafetyKinds.ControlCategory.Choices[n].Code), ("realization", "software"), ("option", "protective"), ("purpose", "security"), ("newRisks", "None"),
                ("recommendations", string.Join(',', ControlRecommendations.All.Select(r => r.Code).Where(c => c.StartsWith("CT-" + letter, StringComparison.Ordinal))))).Approve(key).Link($"SRS-20 implements {key}", $"{key} mitigates THR-2");
        }

        s.Add("RC-28", ("controlCategory", "authentication"), ("realization", "procedure"), ("option", "information"), ("purpose", "security"), ("newRisks", "None"), ("effectiveness", "Read and done by users")).Approve("RC-28")
            .Add("TC-29", ("level", "validation"), ("expected", "Done")).Approve("TC-29").Passed("TC-29").Link("TC-29 verifies RC-28", "RC-28 mitigates THR-3");
    }

    private static void Components(Sketch s)
    {
        s.Add("SOUP-2", ("version", "2.0"), ("manufacturer", "A project"), ("dependency", "transitive")).Approve("SOUP-2").Link("SOUP-2 partOf ITEM-2").Set("SOUP-1", "dependency", "direct");
        foreach (var key in new[] { "SOUP-1", "SOUP-2" })
        {
            s.Set(key, "environment", "Linux").Set(key, "purl", "pkg:generic/" + key).Set(key, "supportLevel", "maintained").Set(key, "endOfSupport", "2030-01-01");
        }

        // A component whose maker says nothing, and the operating system.
        s.Add("SOUP-3", ("version", "0.3"), ("manufacturer", "Unknown"), ("dependency", "direct"), ("purl", "pkg:generic/x"), ("supportGap", "Its maker publishes nothing; we maintain it")).Link("SOUP-3 partOf ITEM-2")
            .Add("SOUP-4", ("version", "6.6"), ("manufacturer", "A foundation"), ("dependency", "direct"), ("purl", "pkg:generic/os"), ("componentType", "operating-system"), ("supportLevel", "maintained"), ("endOfSupport", "2030-01-01")).Link("SOUP-4 partOf ITEM-2")
            .Approve("SOUP-3 SOUP-4").Link("REL-1 includes SOUP-1");
        s.Set("SOUP-3", "supportCheckedOn", "2026-05-01").Set("SOUP-4", "supportCheckedOn", "2026-05-01");
        s.Set("FND-1", "kev", "false").Set("FND-1", "source", "OSV").Set("FND-1", "cvss", Vector).Set("FND-1", "reviewBy", "2026-07-01");
    }

    private static void Evidence(Sketch s)
    {
        foreach (var (key, method) in new[] { ("TC-20", "fuzz"), ("TC-21", "abuse"), ("TC-22", "boundary"), ("TC-23", "chaining"), ("TC-24", "vulnerability"), ("TC-26", "composition"), ("TC-27", "attackSurface"), ("TC-28", "dynamic") })
        {
            s.Add(key, ("level", "system"), ("expected", "Holds"), ("automated", "true"), ("method", method)).Approve(key).Passed(key).Link($"{key} verifies SRS-2 THR-1");
        }

        s.Add("RUN-2", ("activity", "penetration"), ("softwareVersion", "1.0"), ("commit", "abc"), ("executedAt", "2026-05-02T10:00:00Z"), ("executedBy", "A laboratory"), ("tool", "By hand"), ("environment", "Rig 2"),
            ("independence", "external"), ("skill", "OSCP"), ("scope", "All interfaces, ten days"), ("buildHash", "ab12"), ("fileHash", "cd34")).Approve("RUN-2");
    }

    private static void Postmarket(Sketch s)
    {
        Findings(s);
        s.Set("CR-1", "securityImpact", "None").Set("CR-1", "submission", "None needed").Set("REL-1", "fielded", "12").Set("REL-1", "udi", "04012345000001");
        s.Set("PR-2", "securityRelevant", "false").Set("PR-2", "securityReason", "Text only");
        s.Add("PR-3", ("phase", "system"), ("criticality", "low"), ("safetyRelevant", "false"), ("securityRelevant", "true"), ("securityReason", "Overlong input"), ("cwe", "CWE-120"), ("rationale", "Not reachable")).Link("PR-3 affects ITEM-3");
    }

    // FND-2 is left unreported by the four conditions and not fixed yet, FND-3 is controlled, FND-4 was reported and fixed by CR-2, FND-5 did harm.
    private static void Findings(Sketch s)
    {
        s.Add("FND-3", ("patientHarm", "controlled"), ("reporting", "enhancement"))
            .Add("FND-4", ("patientHarm", "uncontrolled"), ("reporting", "correction"), ("correctionOn", "2026-05-12"), ("reportedOn", "2026-05-20"), ("fixedOn", "2026-05-25"))
            .Add("FND-5", ("patientHarm", "uncontrolled"), ("reporting", "event"), ("reportedOn", "2026-05-20"), ("harmKnown", "true"))
            .Set("FND-2", "reporting", "conditions").Set("FND-2", "harmKnown", "false").Add("ADV-1", ("affected", "1.0"), ("mitigation", "Close the port")).Approve("ADV-1");
        foreach (var key in new[] { "FND-2", "FND-3", "FND-4", "FND-5" })
        {
            foreach (var (field, value) in new[]
            {
                ("vulnerability", "CVE-2026-9"), ("vexStatus", "affected"), ("exploitability", "low"), ("analysis", "Read"), ("source", "OSV"), ("kev", "false"), ("cvss", Vector), ("reviewBy", "2026-07-01"), ("learnedOn", "2026-05-10"),
                ("compensating", "Firewall rule"), ("remediationPlan", "Next patch"), ("otherProducts", "None"), ("reportingReason", "By procedure 7"),
            })
            {
                s.Set(key, field, value);
            }

            s.Approve(key);
            if (key != "FND-2")
            {
                s.Link($"{key} affects SOUP-1");
            }

            if (key != "FND-3")
            {
                s.Set(key, "customersToldOn", "2026-05-20").Set(key, "sharedOn", "2026-05-21").Link($"ADV-1 includes {key}");
            }
        }

        s.Link("FND-4 contributesTo HS-1", "FND-5 contributesTo HS-1");
        s.Add("CR-2", ("changeType", "security"), ("impact", "Small"), ("safetyImpact", "None"), ("securityImpact", "Closes FND-4"), ("submission", "None needed"), ("repeat", "System test"), ("verification", "TC-4")).Approve("CR-2", "closed")
            .Link("CR-2 resolves FND-4", "CR-2 affects SRS-2")
            .Add("FB-2", ("source", "disclosure"), ("receivedOn", "2026-05-10"), ("evaluation", "FND-4"), ("acknowledgedOn", "2026-05-11")).Add("FB-3", ("source", "isao"), ("receivedOn", "2026-05-10"), ("evaluation", "FND-5"));
    }

    // What a catalog asks of documents, at its top or as the first of several ways.
    private static IEnumerable<(string Code, List<string> Points)> Documents() => Standards
        .SelectMany(s => RuleBook.BuiltIn.Find(s)!.Clauses).SelectMany(c => c.Checks.Concat(c.Applies))
        .Select(c => c is AnyCheck any ? any.Checks[0] : c).OfType<SomeCheck>()
        .Where(c => c.Rule.Each == KindSet.Of(RecordKind.DOC) && c.Rule.Where is FieldCondition { Field: "evidence" })
        .Select(c => (Code: ((FieldCondition)c.Rule.Where!).Values[0], Point: Point(c)))
        .GroupBy(c => c.Code, StringComparer.Ordinal).Select(g => (g.Key, g.Select(c => c.Point).OfType<string>().Distinct(StringComparer.Ordinal).ToList()));

    private static string? Point(SomeCheck check) => check.Rule.Needs is AllOf all ? all.Conditions.OfType<RowsCondition>().FirstOrDefault()?.Where?.Words[0] : null;
}
