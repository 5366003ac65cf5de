using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Safety.Prompts;
using Suture.Storage;

namespace Suture.Server.Ui.Ledger;

/// <summary>Ledger entries in words.</summary>
internal static class TrailWords
{
    private const string DevicePrefix = "device/";

    /// <summary>Types of entry to filter by, with their labels.</summary>
    public static IReadOnlyList<(string Name, string Label)> Types { get; } =
    [
        ("record.created", "Records created"), ("record.changed", "Records changed"), ("record.moved", "Steps taken"), ("record.signed", "Signatures"),
        ("links.added", "Links made"), ("links.removed", "Links removed"), ("links.confirmed", "Links confirmed"),
        ("outcomes.recorded", "Test outcomes"), ("sbom.imported", "SBOMs imported"), ("clause.attested", "Statements about clauses"), ("riskPolicy.set", "Risk policies"), ("device.changed", "Device settings"),
        ("release.baselined", "Baselines"), ("gap.deviated", "Deviations"),
        ("class.decided", "Safety classes"), ("legacy.chosen", "Legacy route"), ("plan.assigned", "Plan"), ("prompt.answered", "Brainstorm"),
    ];

    public static string? DeviceOf(StoredEntry entry) => entry.Stream.StartsWith(DevicePrefix, StringComparison.Ordinal) ? entry.Stream[DevicePrefix.Length..] : null;

    public static string What(StoredEntry entry) => DeviceOf(entry) is null ? What(entry.ReadOrganizationEvent()) : What(entry.ReadDeviceEvent());

    /// <summary>Records that an entry is about.</summary>
    public static IEnumerable<RecordId> Records(StoredEntry entry) => DeviceOf(entry) is null ? [] : entry.ReadDeviceEvent() switch
    {
        RecordCreated e => [e.Id],
        RecordChanged e => [e.Id],
        RecordMoved e => [e.Id],
        RecordSigned e => [e.Id],
        LinksAdded e => e.Links.SelectMany(l => (RecordId[])[l.Id.From, l.Id.To]).Distinct(),
        LinksRemoved e => e.Links.SelectMany(l => (RecordId[])[l.From, l.To]).Distinct(),
        LinksConfirmed e => e.Links.SelectMany(l => (RecordId[])[l.Id.From, l.Id.To]).Distinct(),
        OutcomesRecorded e => [e.Run],
        ClauseAttested e => e.Evidence,
        ReleaseBaselined e => [e.Release],
        GapDeviated e => e.Gaps.Select(g => g.Record).OfType<RecordId>().Append(e.Release).Distinct(),
        ClassDecided { Item: { } item } => [item],
        LegacyRouteChosen { Document: { } document } => [document],
        PromptAnswered p => p.Item is { } item ? p.Records.Prepend(item) : p.Records,
        _ => [],
    };

    private static string What(DeviceEvent e) => e switch
    {
        DeviceCreated => "Device created",
        DeviceChanged => "Device settings changed",
        RecordCreated => "Created",
        RecordChanged c => $"Changed, revision {c.Revision}",
        RecordMoved m => $"{Capital(m.Transition)}: {m.From} to {m.To}",
        RecordSigned s => $"Signed by {s.PrintedName}, {Names.Of(s.Meaning)}",
        LinksAdded l => Many(l.Links.Length, "link", "made"),
        LinksRemoved l => Many(l.Links.Length, "link", "removed"),
        LinksConfirmed l => Many(l.Links.Length, "link", "confirmed"),
        OutcomesRecorded o => Many(o.Outcomes.Length, "test outcome", "recorded"),
        SbomImported s => $"SBOM {s.Name} imported, {s.Components} components",
        RiskPolicySet p => $"Risk policy {p.Number} ({p.Policy.Title}) signed by {p.PrintedName}",
        ClauseAttested a => $"Statement about {a.Standard} {a.Clause} signed by {a.PrintedName}",
        ReleaseBaselined b => $"Baseline of {b.Release} signed by {b.PrintedName}",
        GapDeviated d => $"Deviation from {d.Standard} {d.Clause} for {d.Release} signed by {d.PrintedName}",
        ClassDecided c => $"Class {c.SafetyClass} of {c.Item?.ToString() ?? "the software"} signed by {c.PrintedName}",
        LegacyRouteChosen l => $"Legacy route {(l.Document is null ? "left" : "taken")}, signed by {l.PrintedName}",
        PlanItemAssigned p => $"Plan: {p.Item} {(p.Owner is null ? "without owner" : "to " + p.Owner)}{(p.Due is { } due ? $" by {due:yyyy-MM-dd}" : string.Empty)}",
        PromptAnswered p => $"Prompt {p.Prompt}{(p.Item is { } item ? $" of {item}" : string.Empty)} {(p.Reply switch { PromptReply.Considered => "considered", PromptReply.SetAside => "set aside", _ => "opened again" })}{(p.Reason is null ? string.Empty : ": " + p.Reason)}",
        _ => EventCodec.TypeOf(e),
    };

    private static string What(OrganizationEvent e) => e switch
    {
        OrganizationCreated o => $"Installation of {o.Name} begun",
        DeviceRegistered d => $"Device {d.Key} registered",
        UserCreated u => $"Account {u.UserName} created ({string.Join(", ", u.Roles)})",
        UserChanged u => $"Account {u.UserName} changed ({string.Join(", ", u.Roles)}{(u.Disabled ? ", disabled" : string.Empty)})",
        CredentialChanged c => $"{(c.Kind == CredentialKind.Password ? "Password" : "Second factor")} of {c.UserName} {(c.Removed ? "removed" : "set")}",
        UserLocked l => $"Account {l.UserName} locked after {l.FailedAttempts} failed attempts",
        TokenIssued t => $"Token '{t.Name}' issued ({Names.Of(t.Scope)})",
        TokenRevoked t => $"Token {t.Id} revoked",
        HeadsRecorded h => Many(h.Heads.Length, "ledger head", "recorded"),
        _ => e.GetType().Name,
    };

    private static string Many(int count, string what, string done) => Shared.Words.Count(count, what) + " " + done;

    private static string Capital(string text) => Shared.Words.Capital(text);
}
