namespace Suture.Cli.Tests;

/// <summary>Answers as the API gives them, for the tests of what is printed.</summary>
internal static class Answers
{
    public const string Devices = """
        {"items":[{"key":"PUMP","name":"Talvik 3 infusion pump","safetyClass":"C","version":"3.2.0","description":"","records":189,"gate":{"met":60,"gap":9,"attested":2,"notApplicable":20},"changedAt":"2026-05-12T08:30:00Z","position":1284}],"total":1}
        """;

    public const string RiskTable = """
        {"added":["HAZ-2"],"changed":["HS-1"],"unchanged":3,"linksAdded":1,"linksRemoved":0,"notes":["line 2: edited [computed] cell ignored."],
         "moved":[{"key":"HS-1","title":"Wrong dose","was":{"initial":"unacceptable","residual":"unacceptable","acceptance":"unacceptable"},"is":{"initial":"unacceptable","residual":"reduce","acceptance":"acceptable"}}],
         "dryRun":true,"position":12}
        """;

    public const string TwoDevices = """{"items":[{"key":"PUMP","name":"Pump","records":1},{"key":"GATE","name":"Gateway","records":0}],"total":2}""";

    public const string Trace = """
        {"device":"PUMP","position":1284,"version":"3.2.0","records":189,"links":412,
         "covered":[{"rule":"srs-derived","title":"Each software requirement derives from a system requirement or implements a risk control","clause":"5.2.6","of":56,"covered":56},
                    {"rule":"srs-verified","title":"Each software requirement is verified by a passing test","clause":"5.7.4","of":56,"covered":53},
                    {"rule":"adv-none","title":"Each advisory is published","clause":null,"of":0,"covered":0}],
         "gaps":[{"key":"SRS-31","rule":"srs-verified","clause":"5.7.4","needs":"a test case that verifies it and passed on 3.2.0","broken":null},
                 {"key":"SRS-40","rule":"srs-verified","clause":"5.7.4","needs":"a test case that verifies it and passed on 3.2.0","broken":[{"key":"TC-40","needs":"a result on 3.2.0"}]},
                 {"key":"SRS-44","rule":"srs-verified","clause":"5.7.4","needs":"a test case that verifies it and passed on 3.2.0","broken":null}],
         "suspect":[{"from":"TC-7","type":"verifies","to":"SRS-12"}],"orphans":["UN-9"],"cycles":[["ITEM-1","ITEM-2","ITEM-1"]],
         "wrongLinks":[],"stale":[{"key":"SRS-31","test":"alarm","run":"RUN-1","version":"3.1.0"}],"failing":[{"key":"SRS-40","test":"[odd] test","run":"RUN-2","version":"3.2.0"}]}
        """;

    public const string Check = """
        {"standard":"iec62304","title":"Medical device software: life cycle processes","edition":"2006 with amendment 1:2015","device":"PUMP","class":"C","position":1284,
         "summary":{"met":1,"gap":1,"attested":1,"notApplicable":1},
         "clauses":[{"id":"5.1.1","title":"Software development plan","status":"met","decidedBy":"computed","why":null,"evidence":["DOC-1","DOC-2"],"gaps":[]},
                    {"id":"5.7.4","title":"Evaluate the verification of software requirements","status":"gap","decidedBy":"computed","why":null,"evidence":["TC-1"],
                     "gaps":[{"key":"SRS-31","why":"has no passing test on 3.2.0"},{"key":"SRS-40","why":"has no passing test on 3.2.0"},{"key":"PUMP","why":"no system test is approved"}]},
                    {"id":"6.1","title":"Maintenance plan","status":"attested","decidedBy":"attested","why":"Plan M-7 [quality system]","evidence":[],"gaps":[]},
                    {"id":"4.4","title":"Legacy software","status":"notApplicable","decidedBy":"computed","why":"The device has no legacy software.","evidence":[],"gaps":[]}]}
        """;

    public const string Open = """
        {"standard":"iec62304","title":"T","edition":"E","device":"PUMP","class":"C","position":3,"summary":{"met":1,"gap":0,"attested":0,"notApplicable":0},
         "clauses":[{"id":"5.1.1","title":"Software development plan","status":"met","decidedBy":"computed","why":null,"evidence":["DOC-1"],"gaps":[]}]}
        """;

    public const string CheckAlone = $$"""
        {"device":"PUMP","class":"C","position":1284,"summary":{"met":1,"gap":1,"attested":1,"notApplicable":1},"standards":[{{Check}}]}
        """;

    public const string OpenAlone = $$"""
        {"device":"PUMP","class":"C","position":3,"summary":{"met":1,"gap":0,"attested":0,"notApplicable":0},"standards":[{{Open}}]}
        """;

    public const string Gate = $$"""
        {"device":"PUMP","class":"C","position":1284,"summary":{"met":2,"gap":1,"attested":1,"notApplicable":1},"standards":[{{Check}},{{Open}}]}
        """;

    public const string Compared = """
        {"device":"PUMP","from":1200,"to":1284,"opened":3,"closed":2,"remaining":40,"opensGaps":true,"summary":{"met":62,"gap":9,"attested":2,"notApplicable":11},"notAsked":["part11"],
         "standards":[{"standard":"iec62304","title":"T","editionBefore":"E","edition":"E","classBefore":"C","class":"C","before":{"met":62,"gap":9,"attested":2,"notApplicable":11},"after":{"met":62,"gap":9,"attested":2,"notApplicable":11},
           "opened":3,"closed":2,"remaining":40,"clauses":[
           {"id":"5.7.4","title":"Evaluate the verification of software requirements","before":"met","after":"gap","opened":[{"key":"SRS-31","why":"has no passing test"},{"key":"SRS-40","why":"has no passing test"},{"key":"PUMP","why":"no [test] is approved"}],"closed":[],"remaining":0},
           {"id":"5.4.1","title":"Refine items into units","before":"gap","after":"notApplicable","why":"class A does not ask for it","opened":[],"closed":[{"key":"ITEM-3","why":"has no unit"},{"key":"ITEM-4","why":"has no unit"}],"remaining":0}]}]}
        """;

    /// <summary>A change that opens nothing, on a device that has gaps.</summary>
    public const string ComparedFine = """
        {"device":"PUMP","from":1200,"to":1284,"opened":0,"closed":0,"remaining":40,"opensGaps":false,"summary":{"met":62,"gap":9,"attested":2,"notApplicable":11},"notAsked":[],"standards":[]}
        """;

    public const string Record = """
        {"key":"SRS-12","device":"PUMP","kind":"SRS","title":"Occlusion alarm within 30 s [high]","text":"The pump shall raise an alarm.\n","alias":"DOORS-4711","owner":"anna.berg","tags":["alarm","essential-performance"],
         "state":"approved","stateClass":"approved","revision":3,"version":41,"contentHash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","fields":{"category":"alarm","acceptance":"Line 1\nLine 2\n","multiPatient":false},
         "signature":{"signer":"mei.tanaka","printedName":"Mei Tanaka","meaning":"approval","time":"2026-05-12T08:30:00Z","revision":3,"contentHash":"9f","proof":"password","index":40},
         "createdBy":"anna.berg","createdAt":"2026-05-01T08:00:00Z","changedBy":"anna.berg","changedAt":"2026-05-11T16:45:10Z",
         "outgoing":[{"type":"derivesFrom","phrase":"derives from","key":"SYS-4","title":"Alarms","suspect":false,"confirmedBy":"anna.berg"}],
         "incoming":[{"type":"verifies","phrase":"is verified by","key":"TC-7","title":"Occlusion at 1 and 999 mL/h","suspect":true,"confirmedBy":"omar.haddad"}],
         "outcomes":[{"run":"RUN-2","test":"alarms.test_SRS_12","result":"passed","softwareVersion":"3.2.0","index":39}],
         "steps":[{"name":"retire","label":"Retire","signature":null,"needsReason":true}],"missing":[],"position":1284}
        """;

    public const string Impact = """
        {"key":"SRS-12","upstream":[{"key":"SYS-4","kind":"SYS","via":[{"from":"SRS-12","type":"derivesFrom","to":"SYS-4"}]}],
         "downstream":[{"key":"TC-7","kind":"TC","via":[{"from":"TC-7","type":"verifies","to":"SRS-12"}]}],"tests":["TC-7"],"releases":["REL-1"],"hazardousSituations":["HS-2"],
         "lookAgain":[{"key":"TC-7","why":"verifies SRS-12"}]}
        """;

    public const string Risk = """
        {"device":"PUMP","position":1284,"policy":{"id":"talvik","title":"Policy of the [team]","number":2},
         "risks":[{"key":"HS-3","title":"Delivery has stopped and nobody is told","harm":"HARM-2","severity":"critical","initial":"unacceptable","residual":"unacceptable","acceptable":false,"acceptance":"unacceptable",
                   "needsBenefitRisk":true,"judged":"acceptable","hazards":["HAZ-2"],"harms":["HARM-2"],"before":{"severity":{"value":"critical","stated":"critical","allowed":true,"rule":"Critical, as HS-3 states it."},"p1":{"value":"frequent","allowed":true,"rule":"Frequent: software failure (CAU-2) contributes, and its probability is not known."},"p2":{"value":"probable","stated":"probable","allowed":true,"rule":"Probable, as HS-3 states it."},"probability":{"value":"probable","allowed":true,"rule":"Probable: P1 Frequent and P2 Probable in the policy's table."},"region":{"value":"unacceptable","allowed":true,"rule":"Unacceptable: severity Critical and probability of harm Probable in the policy's matrix."}},"after":{"severity":{"value":"critical","stated":"critical","allowed":true,"rule":"Critical, as HS-3 states it."},"p1":{"value":"frequent","stated":"remote","allowed":false,"rule":"Frequent, as before controls: Remote is stated, but RC-5 is not implemented and verified."},"p2":{"value":"probable","stated":"remote","allowed":false,"rule":"Probable, as before controls: Remote is stated, but RC-5 is not implemented and verified."},"probability":{"value":"probable","allowed":true,"rule":"Probable: P1 Frequent and P2 Probable in the policy's table."},"region":{"value":"unacceptable","allowed":true,"rule":"Unacceptable: severity Critical and probability of harm Probable in the policy's matrix."}},
                   "controls":[{"key":"RC-5","option":"protective","status":"notVerified","via":"CAU-5","newRisksStated":true}],"contributions":[{"key":"CAU-2","softwareFailure":true,"controlled":true}],
                   "concerns":[{"code":"controlNotVerified","clause":"ISO 14971 7.2","why":"RC-5: not shown to work on the version under review."},{"code":"judgmentDiffers","clause":"ISO 14971 7.3","why":"The record says 'acceptable'; by policy and records it is not acceptable."}]},
                  {"key":"HS-4","title":"Alarm is too quiet","severity":"minor","initial":"acceptable","residual":"acceptable","acceptable":true,"acceptance":"acceptable",
                   "needsBenefitRisk":false,"hazards":[],"harms":[],"before":{"severity":{"value":"minor","stated":"minor","allowed":true,"rule":"Minor, as HS-4 states it."},"p1":{"value":"remote","allowed":true,"rule":"Remote, as HS-4 states it."},"p2":{"value":"remote","allowed":true,"rule":"Remote, as HS-4 states it."},"probability":{"value":"improbable","allowed":true,"rule":"Improbable: P1 Remote and P2 Remote in the policy's table."},"region":{"value":"acceptable","allowed":true,"rule":"Acceptable: severity Minor and probability of harm Improbable in the policy's matrix."}},"after":{"severity":{"value":"minor","stated":"minor","allowed":true,"rule":"Minor, as HS-4 states it."},"p1":{"value":"remote","allowed":true,"rule":"Remote, as HS-4 states it."},"p2":{"value":"remote","allowed":true,"rule":"Remote, as HS-4 states it."},"probability":{"value":"improbable","allowed":true,"rule":"Improbable: P1 Remote and P2 Remote in the policy's table."},"region":{"value":"acceptable","allowed":true,"rule":"Acceptable: severity Minor and probability of harm Improbable in the policy's matrix."}},"controls":[],"contributions":[],"concerns":[]}],
         "regions":[{"code":"acceptable","label":"Acceptable","accepted":"asItIs","before":1,"after":1},{"code":"reduce","label":"As far as possible","accepted":"reduced","before":0,"after":0},{"code":"unacceptable","label":"Unacceptable","accepted":"byBenefit","before":1,"after":1}],
         "matrix":{"probabilities":["improbable","probable"],"severities":["minor","critical"],"regions":[["acceptable","reduce"],["reduce","unacceptable"]],"before":[[1,0],[0,1]],"after":[[1,0],[0,1]]},
         "overall":{"ready":false,"judged":false,"statement":"2 residual risks: 1 acceptable, 0 as far as possible, 1 unacceptable. 1 risk can not be accepted. No approved risk management report holds a judgment of the overall residual risk yet.","documents":[]},
         "openHazards":[]}
        """;

    public const string Moved = """
        {"number":2,"changed":true,"moved":[{"key":"HS-3","title":"Delivery has stopped","was":{"initial":"unacceptable","residual":"reduce","acceptance":"unacceptable"},"is":{"initial":"unacceptable","residual":"acceptable","acceptance":"acceptable"}}],"dryRun":false,"position":1285}
        """;

    public const string Broken = """
        {"ok":false,"entries":1284,"root":"aa","streams":[{"stream":"device/PUMP","entries":1280,"root":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","signedSize":1200}],
         "problems":[{"what":"entry-changed","stream":"device/PUMP","index":7,"stored":"11aa","computed":"22bb","message":"Entry 7 is not the one that entry 8 names."}],"problemCount":1,"erased":0}
        """;

    public const string Tests = """
        {"run":"RUN-3","file":"results.xml","repeated":false,"cases":40,"passed":37,"failed":2,"skipped":1,"linked":31,"unnamed":6,
         "unknownKeys":[{"key":"SRS-999","why":"there is no such record","tests":["a.test_SRS_999","b"]}],"warnings":["The totals of the file do not fit its tests."],"dryRun":false,"position":1285}
        """;

    public const string Matrix = """
        {"device":"PUMP","matrix":"requirements","title":"Requirements to tests","position":1284,"root":"9f","printedAt":"2026-05-12T08:30:00Z",
         "columns":[{"name":"system","label":"System requirement","kinds":["SYS"]},{"name":"software","label":"Software requirement","kinds":["SRS"]},{"name":"test","label":"Test case","kinds":["TC"]},{"name":"result","label":"Result","kinds":[]}],
         "rows":[{"system":["SYS-1"],"software":["SRS-1"],"test":["TC-1"],"result":"passed"},{"system":["SYS-1"],"software":["SRS-1"],"test":["TC-2"],"result":"failed","suspect":["test"]},{"system":["SYS-2"]}]}
        """;
}
