namespace Suture.Cli.Tests;

/// <summary>Answers about releases.</summary>
internal static class ReleaseAnswers
{
    public const string Releases = """
        {"items":[{"key":"REL-2","title":"Talvik 3 software 3.2.0","state":"inReview","revision":2,"version":"3.2.0","baseline":false},
                  {"key":"REL-1","title":"Talvik 3 software 3.1.0","state":"released","revision":1,"version":"3.1.0","baseline":true,"position":1284,"signedAt":"2026-05-12T08:30:00Z","signedBy":"Mei Tanaka"}],"total":2}
        """;

    public const string Release = """
        {"release":{"key":"REL-1","title":"Talvik 3 software 3.1.0","state":"released","revision":1,"version":"3.1.0","baseline":true,"position":1284,"signedAt":"2026-05-12T08:30:00Z","signedBy":"Mei Tanaka"},
         "baseline":{"position":1284,"day":"2026-05-12","version":"3.1.0","revision":1,"contentHash":"9f86","records":189,"recordsRoot":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
           "tests":{"passed":80,"failed":1,"skipped":2},"runs":[{"key":"RUN-1","fileHash":"ab","passed":80,"failed":1,"skipped":2}],"sboms":[{"name":"firmware","fileName":"sbom.cdx.json","fileHash":"cd","components":31}],
           "build":"CI job 18842 [main]","procedure":"make","rulesHash":"ef","gates":[{"standard":"iec62304","edition":"2006 with amendment 1:2015","textHash":"01","summary":{"met":90,"gap":1,"attested":5,"notApplicable":3}}],
           "deviations":["iec62304/5.8.7@REL-1"],"product":"0.1.0","signedBy":"Mei Tanaka"},
         "anomalies":[{"key":"PR-2","title":"List jumps to the top","state":"closed","revision":1,"decision":"deferred","evaluation":"Harmless"},{"key":"PR-4","title":"Late tone","state":"open","revision":1,"missing":"is a known anomaly without disposition"}],
         "deviations":[{"subject":"iec62304/5.8.7@REL-1","standard":"iec62304","clause":"5.8.7","release":"REL-1","reason":"Archive moves in March","reviewBy":"2027-03-31","gaps":[{"key":"REL-1","why":"does not say where it is archived"}],"signedBy":"Mei Tanaka","signedAt":"2026-05-12T08:00:00Z"}]}
        """;

    public const string Closed = """
        {"release":"REL-2","version":"3.2.0","ready":false,"day":"2026-05-12","position":1300,
         "obstacles":[{"code":"release.draft","key":"REL-2","why":"is a draft; submit it for review first"},{"code":"release.gap","standard":"iec62304","clause":"5.7.4","key":"SRS-31","why":"has no passing test on 3.2.0"}],
         "carried":[{"standard":"iec62304","clause":"5.8.7","key":"REL-2","why":"does not say where it is archived","deviation":"iec62304/5.8.7@REL-2","reviewBy":"2027-03-31"}],
         "gates":[{"standard":"iec62304","edition":"2006","class":"C","summary":{"met":90,"gap":2,"attested":4,"notApplicable":3}}]}
        """;

    public const string Ready = """{"release":"REL-2","version":"3.2.0","ready":true,"day":"2026-05-12","position":1300,"obstacles":[],"carried":[],"gates":[]}""";

    public const string Comparison = """
        {"from":{"name":"REL-1","version":"3.1.0","position":1284},"to":{"name":"now","version":"3.2.0","position":1300},
         "records":[{"key":"SRS-31","title":"Stale values are marked","what":"changed","before":1,"after":3},{"key":"SRS-40","title":"Guided acceptance","what":"added","after":1},{"key":"SRS-7","title":"Old menu","what":"removed","before":2}],
         "components":[{"key":"SOUP-4","name":"libmosquitto","what":"changed","before":"2.0.18","after":"2.0.21"}],
         "tests":[{"test":"alarms.test_[tone]","what":"changed","before":"passed","after":"failed"}],
         "risks":[{"key":"HS-3","title":"Over-infusion","what":"changed","figures":[{"figure":"P1 after controls","before":"improbable","after":"remote"}]}],
         "gates":[{"standard":"iec62304","editionBefore":"2006","editionAfter":"2006","before":{"met":90,"gap":1,"attested":5,"notApplicable":3},"after":{"met":91,"gap":0,"attested":5,"notApplicable":3},
                   "clauses":[{"clause":"5.8.7","title":"Release archived","before":"gap","after":"met"}]}]}
        """;
}
