using System.Collections.Immutable;
using System.Globalization;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Domain.People;
using Suture.Domain.Standards;
using Suture.Storage;

namespace Suture.Application.Standards;

/// <summary>Looks at this installation: its ledger, accounts, tokens, signatures and settings.</summary>
public sealed class InstallationInspection(ISutureStore store, DeviceSessions sessions, LedgerKey key, IInstallationSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    // A working day: who comes back the next morning signs in again.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromHours(12);

    /// <summary>Everything that a catalog can ask. Verifies the whole ledger, so it takes as long as that.</summary>
    public async Task<InstallationFacts> LookAsync(CancellationToken cancellation)
    {
        var facts = ImmutableDictionary.CreateBuilder<InstallationFact, InstallationAnswer>();
        var report = await store.VerifyAsync(new VerifyOptions(Projections: true, [key.Public]), cancellation).ConfigureAwait(false);
        facts[InstallationFact.LedgerIntact] = report.Ok
            ? Yes($"{report.Entries} entries in {report.Streams.Length} streams were computed anew and fit, the tables with them")
            : No($"{Count(report.ProblemCount, "thing")} in the ledger {(report.ProblemCount == 1 ? "does" : "do")} not fit; first: {report.Problems[0].Message}");
        facts[InstallationFact.AuditTrail] = report.Ok
            ? Yes($"{report.Entries} entries, each with server time, person and content; every record, made anew from them alone, is as it is shown")
            : No("records can not be explained by the trail, see the ledger's problems");
        facts[InstallationFact.AuthorityChecked] = settings.UnguardedOperations is { IsEmpty: false } open
            ? No($"no permission is asked by {List([.. open])}")
            : Yes($"{Count(settings.Operations, "operation")}, each asks on the server for one of {Enum.GetValues<Permission>().Length} permissions, held by {Enum.GetValues<Role>().Length} roles");
        facts[InstallationFact.CheckpointsRecent] = await CheckpointsAsync(cancellation).ConfigureAwait(false);
        await LookAtPeopleAsync(facts, cancellation).ConfigureAwait(false);
        await LookAtRecordsAsync(facts, cancellation).ConfigureAwait(false);
        facts[InstallationFact.Lockout] = settings.MaxFailedAttempts > 0
            ? Yes($"an account is locked for {settings.LockTime.TotalMinutes:0} minutes after {settings.MaxFailedAttempts} failed attempts, and the ledger says so")
            : No("accounts are not locked after failed attempts");
        facts[InstallationFact.SessionsEnd] = settings.IdleSignOut is not { } idle ? Yes("this host has no sessions, only tokens")
            : idle <= LongestIdle ? Yes($"a session ends after {idle.TotalMinutes:0} minutes without activity")
            : No($"a session lives on for {idle.TotalHours:0} hours without activity");
        facts[InstallationFact.Encrypted] = settings.IsEncryptedOrLocal ? Yes(settings.Listening) : No($"{settings.Listening}: put TLS in front, or let the server speak it");
        return new InstallationFacts(facts.ToImmutable());
    }

    private async Task<InstallationAnswer> CheckpointsAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Recent;
        var old = new List<string>();
        var heads = await store.HeadsAsync(cancellation).ConfigureAwait(false);
        foreach (var head in heads)
        {
            var newest = await store.ReadCheckpointsAsync(head.Stream, 1, cancellation).ConfigureAwait(false);

            // A stream that did not grow since its last checkpoint is covered by it, however old that is.
            if (newest.IsEmpty || (newest[0].Time < since && newest[0].Size < head.Size))
            {
                old.Add(head.Stream);
            }
        }

        return old.Count == 0 ? Yes($"{Count(heads.Length, "stream")}, each with a signed checkpoint that is recent or covers it whole") : No($"no signed checkpoint of the last two days covers {List(old)}");
    }

    private async Task LookAtPeopleAsync(ImmutableDictionary<InstallationFact, InstallationAnswer>.Builder facts, CancellationToken cancellation)
    {
        var active = (await store.People.ListUsersAsync(cancellation).ConfigureAwait(false)).Where(u => !u.Disabled).ToImmutableArray();
        var nameless = active.Where(u => string.IsNullOrWhiteSpace(u.Personal?.PrintedName)).Select(u => u.UserName).ToList();
        var shared = active.Where(u => u.Personal is not null).GroupBy(u => u.Personal!.PrintedName, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).SelectMany(g => g.Select(u => u.UserName)).ToList();
        facts[InstallationFact.AccountsPersonal] = nameless.Count > 0 ? No($"no printed name is recorded for {List(nameless)}")
            : shared.Count > 0 ? No($"one person has several accounts, or one name stands for several people: {List(shared)}")
            : Yes($"{Count(active.Length, "account")} in use, each with the printed name of one person; user names are never used again");

        var both = active.Where(u => u.Roles.Contains(Role.Administrator) && RolePermissions.Allow(u.Roles, Permission.Sign)).Select(u => u.UserName).ToList();
        facts[InstallationFact.AdministratorsDoNotSign] = both.Count == 0 ? Yes("no account in use is both administrator and signer") : No($"administrator and signer at once: {List(both)}");

        var without = new List<string>();
        var signers = active.Where(u => RolePermissions.Allow(u.Roles, Permission.Sign)).ToList();
        foreach (var signer in signers)
        {
            if ((await store.People.FindSignInAsync(signer.UserName, cancellation).ConfigureAwait(false))?.SecondFactor is null)
            {
                without.Add(signer.UserName);
            }
        }

        facts[InstallationFact.SecondFactors] = without.Count == 0 ? Yes($"{Count(signers.Count, "person", "people")} may sign, each with a second factor") : No($"may sign without a second factor: {List(without)}");

        var now = clock.GetUtcNow();
        var tokens = (await store.People.ListTokensAsync(null, cancellation).ConfigureAwait(false)).Where(t => !t.Revoked && (t.ExpiresAt is not { } end || end > now)).ToImmutableArray();
        var endless = tokens.Where(t => t.ExpiresAt is null).Select(t => $"{t.Name} of {t.Owner}").ToList();
        facts[InstallationFact.TokensLimited] = endless.Count == 0 ? Yes($"{Count(tokens.Length, "token")} in use, each with an owner and an end; none can sign") : No($"without an end: {List(endless)}");
    }

    private async Task LookAtRecordsAsync(ImmutableDictionary<InstallationFact, InstallationAnswer>.Builder facts, CancellationToken cancellation)
    {
        var found = new RecordFaults();
        foreach (var device in await store.ListDevicesAsync(cancellation).ConfigureAwait(false))
        {
            var model = await sessions.ModelAsync(device.Device.Key, cancellation).ConfigureAwait(false);
            if (model.TryGet(out var now))
            {
                found.LookAt(now);
            }
        }

        facts[InstallationFact.SignaturesComplete] = found.Incomplete.Count == 0
            ? Yes($"{Count(found.Signed, "signature")} stand, each with printed name, time, meaning and how the signer was asked again") : No($"a signature without its printed name: {List(found.Incomplete)}");
        facts[InstallationFact.SignaturesBound] = found.Loose.Count == 0
            ? Yes($"{Count(found.Signed, "signature")} stand, each over the content hash of the revision it is shown with") : No($"the content is not what was signed: {List(found.Loose)}");
        facts[InstallationFact.StepsOrdered] = found.OutOfOrder.Count == 0
            ? Yes($"{Count(found.Records, "record")}, none in a state that the steps of its lifecycle do not lead to; a step that it does not allow is refused") : No($"in a state that only a signature leads to, without one: {List(found.OutOfOrder)}");
        facts[InstallationFact.Exportable] = found.NotCopied.Count == 0
            ? Yes($"{Count(found.Records, "record")} of {Count(found.Devices, "device")} written as text and read back whole; trail and signatures with export ledger, receipts and printed reports") : No($"written as text and not read back the same: {List(found.NotCopied)}");
    }

    private static InstallationAnswer Yes(string says) => new(Holds: true, says);

    private static InstallationAnswer No(string says) => new(Holds: false, says);

    private static string Count(long n, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{n} {(n == 1 ? one : many ?? one + "s")}");

    private static string List(List<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Take(10)) + (names.Count > 10 ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - 10} more") : string.Empty);
}
