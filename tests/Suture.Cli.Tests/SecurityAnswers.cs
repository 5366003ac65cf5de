namespace Suture.Cli.Tests;

/// <summary>Answers of a server about security risks, the loop and security controls.</summary>
internal static class SecurityAnswers
{
    private const string Rows = """
        [{"source":"THR-1","title":"A false gateway offers libraries","closed":true,"targets":["AST-2","ITEM-14"],"situation":["HS-7"],"harms":["HARM-1"],"control":"RC-9","requirement":"SRS-45","test":"TC-29","result":"passed","notes":[],"broken":[]},
         {"source":"THR-1","title":"A false gateway offers libraries","closed":false,"targets":["AST-2","ITEM-14"],"situation":["CAU-9","HS-7"],"harms":["HARM-1"],"control":"RC-13","requirement":"SRS-46","test":"TC-30","result":"failed","notes":[],
          "broken":[{"place":"situation","words":"changed since its link was confirmed"},{"place":"result","words":"its failing test to pass"}]},
         {"source":"FND-2","title":"CVE-2024-10525","vulnerability":"CVE-2024-10525","closed":false,"targets":["SOUP-9"],"situation":[],"harms":[],"notes":[],
          "broken":[{"place":"situation","words":"the hazardous situation it contributes to"},{"place":"control","words":"a risk control at the situation"}]},
         {"source":"THR-7","title":"A change is denied","closed":true,"targets":["AST-4"],"situation":[],"harms":[],"control":"RC-15","test":"TC-8","result":"passed","notes":[{"place":"situation","words":"no effect on safety"},{"place":"requirement","words":"not in software"}],"broken":[]}]
        """;

    public const string Loop = $$"""
        {"device":"PUMP","position":1284,"broken":2,"openAsks":1,"rows":{{Rows}},
         "asks":[{"kind":"safetyReview","key":"RC-13","clause":"BR-02","open":true,"why":"RC-13 is a security control and touches CAU-7, RC-12.","answer":"The field Safety review of the control.","because":["CAU-7","RC-12"],"answeredBy":[]},
                 {"kind":"threat","key":"RC-12","clause":"BR-07","open":false,"why":"RC-12 is a safety control that can be reached: THR-2 targets ITEM-11.","answer":"A threat that targets what carries it.","because":["THR-2"],"answeredBy":["THR-2"]}]}
        """;

    public const string Impact = $$"""
        {"key":"THR-1","upstream":[],"downstream":[{"key":"RC-9","kind":"RC","via":[{"from":"RC-9","type":"mitigates","to":"THR-1"}]}],"tests":["TC-29"],"releases":[],"hazardousSituations":["HS-7"],
         "lookAgain":[{"key":"HS-7","why":"judge the risk again"}],"loop":{{Rows}}}
        """;

    public const string Risks = """
        {"device":"PUMP","position":1284,"policy":{"id":"talvik","title":"Policy of the [team]","number":2},
         "risks":[{"key":"THR-1","title":"A false gateway offers libraries","riskBefore":"uncontrolled","riskAfter":"controlled","impact":{"value":"high","rule":"High: AST-2 loses integrity (high) by its kind of threat.","losses":[{"asset":"AST-2","property":"integrity","need":"high"}]},
                   "before":{"exploitability":{"value":"high","stated":"high","allowed":true,"rule":"High, as THR-1 states it."},"harm":{"value":"critical","allowed":true,"rule":"Critical: the severity of HS-7 before controls."},"risk":{"value":"uncontrolled","allowed":true,"rule":"Uncontrolled: exploitability High and severity Critical in the policy's matrix."}},
                   "after":{"exploitability":{"value":"low","stated":"low","allowed":true,"rule":"Low, as stated: lowered by RC-9, implemented and verified; RC-9 by a passing test."},"harm":{"value":"critical","allowed":true,"rule":"Critical: the severity of HS-7 after controls."},"risk":{"value":"controlled","allowed":true,"rule":"Controlled: exploitability Low and severity Critical in the policy's matrix."}},
                   "situations":[{"key":"HS-7","severityBefore":"critical","severityAfter":"critical","hasHarm":true}],
                   "controls":[{"key":"RC-9","status":"verified","tested":true,"hinders":true,"sideEffectsStated":true},{"key":"RC-12","status":"notVerified","tested":false,"hinders":false,"via":"HS-7","sideEffectsStated":true}],"concerns":[]},
                  {"key":"FND-2","title":"CVE-2024-10525 in libmosquitto","vulnerability":"CVE-2024-10525","riskBefore":"uncontrolled","riskAfter":"uncontrolled","impact":{"rule":"Not known.","losses":[]},
                   "before":{"exploitability":{"value":"high","allowed":true,"rule":"High: nothing is stated, and no vector is fitted to this device, so it is taken at its worst."},"harm":{"value":"critical","allowed":true,"rule":"Critical: the severity of HS-8 before controls, which it reaches over CAU-9."},"risk":{"value":"uncontrolled","allowed":true,"rule":"Uncontrolled: exploitability High and severity Critical in the policy's matrix."}},
                   "after":{"exploitability":{"value":"high","stated":"low","allowed":false,"rule":"High, as before controls: Low is stated, and no control hinders the attack."},"harm":{"value":"critical","allowed":true,"rule":"Critical: the severity of HS-8 after controls, which it reaches over CAU-9."},"risk":{"value":"uncontrolled","allowed":true,"rule":"Uncontrolled: exploitability High and severity Critical in the policy's matrix."}},
                   "situations":[{"key":"HS-8","cause":"CAU-9","severityBefore":"critical","severityAfter":"critical","hasHarm":true}],"controls":[],
                   "concerns":[{"code":"notEstimated","clause":"FDA premarket V.A.2","why":"High: nothing is stated, and no vector is fitted to this device, so it is taken at its worst."},{"code":"uncontrolled","clause":"FDA postmarket VI","why":"The risk of patient harm is uncontrolled; the clocks of the policy for what is in the field run."}]},
                  {"key":"THR-8","title":"Listening","riskBefore":"none","riskAfter":"none","impact":{"rule":"Low.","losses":[]},"before":{"exploitability":{"value":"high","allowed":true,"rule":"High."},"harm":{"value":"none","allowed":true,"rule":"None."},"risk":{"value":"none","allowed":true,"rule":"No patient harm."}},
                   "after":{"exploitability":{"value":"high","allowed":true,"rule":"High."},"harm":{"value":"none","allowed":true,"rule":"None."},"risk":{"value":"none","allowed":true,"rule":"No patient harm."}},"situations":[],"controls":[],"concerns":[]}],
         "before":{"controlled":0,"uncontrolled":2,"none":1},"after":{"controlled":1,"uncontrolled":1,"none":1},
         "matrix":{"exploitabilities":["low","high"],"severities":["minor","critical"],"risks":[["controlled","controlled"],["controlled","uncontrolled"]],"before":[[0,0],[0,2]],"after":[[0,1],[0,1]]}}
        """;

    public const string Controls = """
        {"device":"PUMP","position":1284,"answered":1,"notShown":1,"open":1,"setAside":1,"categories":[
          {"code":"authentication","title":"Authentication","unnamed":["RC-14"],"recommendations":[
            {"code":"CT-A1","title":"Cryptographic authentication on the device","ask":"Show it.","status":"answered","controls":[{"key":"RC-9","title":"Mutual authentication","shown":true,"requirements":["SRS-45"],"tests":[{"key":"TC-29","passes":true}]}]},
            {"code":"CT-A5","title":"Passwords","ask":"Show it.","status":"notShown","controls":[{"key":"RC-14","title":"Personal service access","shown":false,"missing":"its approval","requirements":[],"tests":[]}]}]},
          {"code":"integrity","title":"Code, data and execution integrity","unnamed":[],"recommendations":[
            {"code":"CT-D5","title":"Debug ports","status":"setAside","controls":[],"setAside":{"why":"The board has none.","by":"Bo Lund","at":"2026-05-01T12:00:00Z"}},
            {"code":"CT-D6","title":"Tamper evidence","status":"open","controls":[]}]}]}
        """;
}
