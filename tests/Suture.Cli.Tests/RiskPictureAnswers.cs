namespace Suture.Cli.Tests;

/// <summary>Answers of a server about bow-ties and risks over time.</summary>
internal static class RiskPictureAnswers
{
    public const string BowTie = """
        {"device":"PUMP","position":1284,"policy":{"id":"clinic","title":"Clinic","number":2},
         "risk":{"key":"HS-3","title":"Delivery has stopped and nobody is told","after":{"region":{"value":"unacceptable","allowed":true,"rule":"Unacceptable: severity Critical and probability of harm Frequent in the policy's matrix."}}},
         "sequence":"A processor stops. [No] alarm sounds.",
         "hazards":[{"key":"HAZ-2","title":"Too little drug","suspect":false}],
         "lines":[{"key":"CAU-2","title":"Scheduler starves the motion task","what":"Failure of third-party software","softwareFailure":true,"suspect":true,"places":["ITEM-2","SOUP-1"],
                   "attacks":[{"key":"FND-2","title":"CVE-2024-10525","vulnerability":"CVE-2024-10525","security":{"before":"High","after":"nothing left","rule":"Nothing left to exploit: it is fixed."},"suspect":false}],
                   "barriers":[{"key":"RC-4","title":"Heartbeat [and] self-test","option":"protective","status":"verified","side":"prevents","at":"CAU-2","alsoAt":["HS-3"],"suspect":false,"newRisks":"Disturbance","arising":"risks arising: Disturbance; THR-3 could take it away","threats":["THR-3"],"asks":[]}]},
                  {"key":"THR-1","title":"A false gateway","what":"Spoofing","softwareFailure":false,"suspect":false,"places":[],"security":{"before":"High","after":"Low","rule":"Low, as stated."},"attacks":[],"barriers":[]}],
         "harms":[{"key":"HARM-2","title":"Loss of effect of a vital drug","severity":"critical","suspect":false},{"key":"HARM-3","title":"Delay","suspect":true}],
         "atSituation":[{"key":"RC-4","title":"Heartbeat [and] self-test","option":"protective","status":"verified","side":"untold","at":"HS-3","alsoAt":["CAU-2"],"suspect":false,"newRisks":"Disturbance","arising":"risks arising: Disturbance","threats":[],"asks":[]},
                        {"key":"RC-5","title":"Backup tone","option":"information","status":"notImplemented","side":"untold","at":"HS-3","alsoAt":[],"suspect":true,"arising":"nothing is said about risks that arise from it","threats":[],"asks":[]}],
         "sideRule":"HS-3 states P1 and P2 lower after controls; the records do not tell which of its own controls acts before the situation and which after it.",
         "sum":"2 lines lead to it, 2 harms come of it; 2 controls, 1 of them verified; 1 line without a control of its own."}
        """;

    public const string Bare = """
        {"device":"PUMP","position":12,"policy":{"id":"suture-default","title":"Built in","number":0},
         "risk":{"key":"HS-9","title":"Alone","after":{"region":{"value":"unacceptable","allowed":true,"rule":"Unacceptable: severity Catastrophic and probability of harm Frequent in the policy's matrix."}}},
         "sequence":"","hazards":[],"lines":[],"harms":[],"atSituation":[],"sideRule":"","sum":"0 lines lead to it, 0 harms come of it; 0 controls, 0 of them verified; 0 lines without a control of its own."}
        """;

    public const string History = """
        {"device":"PUMP","period":"week","rule":"Each point is judged by the risk policy that held then.",
         "points":[{"position":191,"time":"2026-03-08T10:00:00+00:00","releases":[],"policy":{"id":"suture-default","title":"Built in","number":0},"risks":3,"unacceptable":2,
                    "regions":[{"code":"acceptable","label":"Acceptable","accepted":"asItIs","before":0,"after":1},{"code":"unacceptable","label":"Not [yet]","accepted":"byBenefit","before":3,"after":2}]},
                   {"position":1284,"time":"2026-05-01T12:30:00+00:00","releases":["REL-1"],"policy":{"id":"clinic","title":"Clinic","number":2},"risks":3,"unacceptable":0,
                    "regions":[{"code":"acceptable","label":"Acceptable","accepted":"asItIs","before":1,"after":2},{"code":"reduce","label":"As far as possible","accepted":"reduced","before":2,"after":1}]}],
         "top":[{"key":"HS-3","title":"Delivery has [stopped]","standings":[{"initial":"unacceptable","residual":"unacceptable","acceptance":"unacceptable"},{"initial":"reduce","residual":"reduce","acceptance":"acceptable"}]},
                {"key":"HS-4","title":"Newer","standings":[null,{"initial":"acceptable","residual":"acceptable","acceptance":"acceptable"}]}]}
        """;
}
