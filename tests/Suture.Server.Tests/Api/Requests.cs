namespace Suture.Server.Tests.Api;

/// <summary>One request for each endpoint: enough to get past its permission, and harmless when it may.</summary>
internal static class Requests
{
    private const string Record = "/api/v1/devices/PUMP/records/SRS-9999";
    private static readonly object Link = new { from = "SRS-9999", type = "satisfies", to = "SYS-9999" };

    public static readonly Dictionary<string, (HttpMethod Method, string Address, object? Body)> All = new(StringComparer.Ordinal)
    {
        ["GetMe"] = Get("/api/v1/me"),
        ["ListKinds"] = Get("/api/v1/kinds"),
        ["GetKindSchema"] = Get("/api/v1/kinds/SRS/schema"),
        ["ListDevices"] = Get("/api/v1/devices"),
        ["CreateDevice"] = Post("/api/v1/devices", new { key = "PUMP", name = "Again" }),
        ["GetDevice"] = Get("/api/v1/devices/PUMP"),
        ["ChangeDevice"] = (HttpMethod.Patch, "/api/v1/devices/PUMP", new { }),
        ["GetDeviceOverview"] = Get("/api/v1/devices/PUMP/overview"),
        ["ListRecords"] = Get("/api/v1/devices/PUMP/records"),
        ["GetRecord"] = Get(Record),
        ["GetRecordHistory"] = Get(Record + "/history"),
        ["DiffRecord"] = Get(Record + "/diff?from=1&to=2"),
        ["GetImpact"] = Get(Record + "/impact"),
        ["GetReceipt"] = Get(Record + "/receipt"),
        ["CreateRecord"] = Post("/api/v1/devices/PUMP/records", new { kind = "SRS", title = "" }),
        ["ChangeRecord"] = (HttpMethod.Patch, Record, new { }),
        ["TakeStep"] = Post(Record + "/steps/submit", new { }),
        ["AddLink"] = Post("/api/v1/devices/PUMP/links", Link),
        ["RemoveLink"] = (HttpMethod.Delete, "/api/v1/devices/PUMP/links", Link),
        ["ConfirmLinks"] = Post("/api/v1/devices/PUMP/links/confirm", new { links = Array.Empty<object>() }),
        ["ImportRecords"] = Post("/api/v1/devices/PUMP/import/records", new { }),
        ["ImportSbom"] = Post("/api/v1/devices/PUMP/import/sbom", new { }),
        ["ImportTests"] = Post("/api/v1/devices/PUMP/import/tests", new { }),
        ["ExportRecords"] = Get("/api/v1/devices/PUMP/export/records"),
        ["GetTrace"] = Get("/api/v1/devices/PUMP/trace"),
        ["GetMatrix"] = Get("/api/v1/devices/PUMP/trace/matrix/requirements"),
        ["ListStandards"] = Get("/api/v1/standards"),
        ["GetStandard"] = Get("/api/v1/standards/iec62304"),
        ["AddStandard"] = Post("/api/v1/standards", new { }),
        ["WithdrawStandard"] = (HttpMethod.Delete, "/api/v1/standards/none", new { }),
        ["GetScope"] = Get("/api/v1/devices/PUMP/scope"),
        ["SetScope"] = (HttpMethod.Put, "/api/v1/devices/PUMP/scope", new { markets = Array.Empty<string>(), standards = Array.Empty<string>() }),
        ["Check"] = Get("/api/v1/devices/PUMP/check/iec62304"),
        ["GetGateReport"] = Get("/api/v1/devices/PUMP/check/iec62304/report"),
        ["GetCrosswalk"] = Get("/api/v1/devices/PUMP/crosswalk"),
        ["GetAttestedFile"] = Get("/api/v1/devices/PUMP/attestations/files/" + new string('0', 64)),
        ["CheckInstallation"] = Get("/api/v1/installation/check/part11"),
        ["AttestInstallation"] = Post("/api/v1/installation/attestations", new { standard = "none", clause = "1", kind = "fulfilled", statement = "x", password = "x" }),
        ["GetGate"] = Get("/api/v1/devices/PUMP/gate"),
        ["CompareGate"] = Get("/api/v1/devices/PUMP/gate/comparison?from=1"),
        ["CompareGateWithReport"] = Post("/api/v1/devices/PUMP/gate/comparison", new { }),
        ["Attest"] = Post("/api/v1/devices/PUMP/attestations", new { standard = "none", clause = "1", kind = "fulfilled", statement = "x", password = "x" }),
        ["ScoreCvss"] = Post("/api/v1/cvss", new { vectors = new[] { "AV:N/AC:L/Au:N/C:P/I:P/A:P" } }),
        ["GetRisks"] = Get("/api/v1/devices/PUMP/risk"),
        ["GetSecurityRisks"] = Get("/api/v1/devices/PUMP/security-risk"),
        ["GetLoop"] = Get("/api/v1/devices/PUMP/loop"),
        ["GetSecurityControls"] = Get("/api/v1/devices/PUMP/security-controls"),
        ["GetRiskPolicy"] = Get("/api/v1/devices/PUMP/risk-policy"),
        ["PreviewRiskPolicy"] = Post("/api/v1/devices/PUMP/risk-policy/preview", new { text = "no policy" }),
        ["SetRiskPolicy"] = (HttpMethod.Put, "/api/v1/devices/PUMP/risk-policy", new { text = "no policy", password = "x" }),
        ["ListReleases"] = Get("/api/v1/devices/PUMP/releases"),
        ["CompareReleases"] = Get("/api/v1/devices/PUMP/releases/compare?from=1"),
        ["GetRelease"] = Get("/api/v1/devices/PUMP/releases/REL-999"),
        ["CheckRelease"] = Get("/api/v1/devices/PUMP/releases/REL-999/check"),
        ["BaselineRelease"] = Post("/api/v1/devices/PUMP/releases/REL-999/baseline", new { password = "x" }),
        ["Deviate"] = Post("/api/v1/devices/PUMP/deviations", new { standard = "none", clause = "1", release = "REL-999", reason = "x", reviewBy = "2030-01-01", password = "x" }),
        ["GetClassification"] = Get("/api/v1/devices/PUMP/classification"),
        ["ListClasses"] = Get("/api/v1/devices/PUMP/classification/items"),
        ["PreviewClassification"] = Post("/api/v1/devices/PUMP/classification/preview", new { }),
        ["DecideClass"] = Post("/api/v1/devices/PUMP/classification", new { item = "ITEM-9999", password = "x" }),
        ["GetLegacyRoute"] = Get("/api/v1/devices/PUMP/legacy"),
        ["ChooseLegacyRoute"] = Post("/api/v1/devices/PUMP/legacy", new { rationale = "", password = "x" }),
        ["GetPlan"] = Get("/api/v1/devices/PUMP/plan"),
        ["GetPlanReport"] = Get("/api/v1/devices/PUMP/plan/report"),
        ["AssignPlanItem"] = (HttpMethod.Put, "/api/v1/devices/PUMP/plan/work.none", new { owner = "nobody" }),
        ["ListStreams"] = Get("/api/v1/ledger/streams"),
        ["ListEntries"] = Get("/api/v1/ledger/entries"),
        ["VerifyLedger"] = Get("/api/v1/ledger/verify"),
        ["IssueCheckpoints"] = Post("/api/v1/ledger/checkpoints", new { }),
        ["GetLedgerKeys"] = Get("/api/v1/ledger/keys"),
        ["ExportLedger"] = Get("/api/v1/ledger/export"),
        ["ListUsers"] = Get("/api/v1/users"),
        ["CreateUser"] = Post("/api/v1/users", new { userName = "BAD NAME", printedName = "x", password = "x", roles = Array.Empty<string>() }),
        ["ChangeUser"] = (HttpMethod.Patch, "/api/v1/users/nobody.here", new { }),
        ["RemoveSecondFactor"] = (HttpMethod.Delete, "/api/v1/users/nobody.here/second-factor", null),
        ["ErasePersonalData"] = (HttpMethod.Delete, "/api/v1/users/nobody.here/personal", null),
        ["SetPassword"] = Post("/api/v1/users/engineer/password", new { password = "short", reason = new string('x', 3000) }),
        ["ListTokens"] = Get("/api/v1/tokens"),
        ["IssueToken"] = Post("/api/v1/tokens", new { name = "", scope = "full" }),
        ["RevokeToken"] = (HttpMethod.Delete, "/api/v1/tokens/none", null),
    };

    /// <summary>Declared for everyone who is signed in; their use cases refuse tokens that are not for that.</summary>
    public static readonly HashSet<string> OfTheOwnerAlone = new(StringComparer.Ordinal) { "ListTokens", "IssueToken", "RevokeToken" };

    private static (HttpMethod, string, object?) Get(string address) => (HttpMethod.Get, address, null);

    private static (HttpMethod, string, object?) Post(string address, object body) => (HttpMethod.Post, address, body);
}
