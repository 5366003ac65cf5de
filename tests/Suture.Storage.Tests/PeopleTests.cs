using Suture.Domain.People;
using Suture.Ledger;
using Suture.Storage.Tests.Support;

namespace Suture.Storage.Tests;

public class PeopleTests
{
    private static readonly byte[] Salt = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly PersonalData Anna = new("Anna Berg", "anna@example.org");

    [Theory, BothDatabases]
    public async Task An_account_keeps_its_personal_data_beside_the_ledger(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await CreateAnnaAsync(test.Store);
        var user = (await test.Store.People.FindUserAsync("anna.berg"))!;
        user.Roles.ShouldBe([Role.Quality, Role.Engineer]);
        user.Personal.ShouldBe(Anna);
        user.Disabled.ShouldBeFalse();
        (await test.Store.People.FindUserAsync("nobody")).ShouldBeNull();
        (await test.Store.People.ListUsersAsync()).Select(u => u.UserName).ShouldBe(["anna.berg"]);
        foreach (var entry in await test.Store.AllAsync(OrganizationEventCodec.Stream))
        {
            System.Text.Encoding.UTF8.GetString(entry.Bytes.Span).ShouldNotContain("example.org");
        }

        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task Erased_personal_data_is_gone_and_every_proof_stays(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await CreateAnnaAsync(test.Store);
        var root = (await test.Store.HeadsAsync()).Single();
        (await test.Store.People.ErasePersonalDataAsync("anna.berg", "root.admin", "Asked for it")).ShouldBeOfType<AppendResult.Appended>();
        (await test.Store.People.ErasePersonalDataAsync("nobody", "root.admin", "Asked for it")).ShouldBeNull();
        var user = (await test.Store.People.FindUserAsync("anna.berg"))!;
        user.Personal.ShouldBeNull();
        user.PersonalHash.ShouldBe(Hash32.Zero);
        user.Roles.ShouldBe([Role.Quality, Role.Engineer]);
        var report = await test.Store.VerifyAsync(Make.Everything);
        report.Problems.ShouldBeEmpty();
        report.Erased.ShouldBe(1);
        (await new ProofBuilder(test.Store.TilesOf(OrganizationEventCodec.Stream)).RootAsync(root.Size)).ShouldBe(root.Root);
    }

    [Theory, BothDatabases]
    public async Task Personal_data_that_is_edited_or_deleted_by_hand_is_named(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await CreateAnnaAsync(test.Store);
        (await test.TamperAsync($"UPDATE personal_data SET salt = data")).ShouldBe(1);
        (await test.Store.VerifyAsync(Make.Everything)).Problems.Select(p => p.What).ShouldBe(["personal-data-changed"]);
        (await test.TamperAsync($"DELETE FROM personal_data")).ShouldBe(1);
        (await test.Store.VerifyAsync(Make.Everything)).Problems.Select(p => p.What).ShouldBe(["personal-data-missing"]);
    }

    [Theory, BothDatabases]
    public async Task Secrets_count_only_while_the_ledger_says_that_they_are_set(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await CreateAnnaAsync(test.Store);
        var people = test.Store.People;
        (await people.FindSignInAsync("anna.berg")).ShouldBe(new StoredSignIn(null, null, null, 0, null));
        (await people.FindSignInAsync("nobody")).ShouldBeNull();
        await AppendAsync(test.Store, [new CredentialChanged("anna.berg", CredentialKind.Password, Removed: false)], new KeepSecret("anna.berg", CredentialKind.Password, "pw"u8.ToArray(), "stamp-1"));
        await AppendAsync(test.Store, [new CredentialChanged("anna.berg", CredentialKind.SecondFactor, Removed: false)], new KeepSecret("anna.berg", CredentialKind.SecondFactor, "totp"u8.ToArray(), "stamp-2"));
        var signIn = (await people.FindSignInAsync("anna.berg"))!;
        signIn.Password.ShouldBe("pw"u8.ToArray());
        signIn.SecondFactor.ShouldBe("totp"u8.ToArray());
        signIn.SecurityStamp.ShouldBe("stamp-2");
        await AppendAsync(test.Store, [new CredentialChanged("anna.berg", CredentialKind.Password, Removed: true)], new DropSecret("anna.berg", CredentialKind.Password, "stamp-3"));
        (await people.FindSignInAsync("anna.berg"))!.Password.ShouldBeNull();
        await test.TamperAsync($"INSERT INTO secrets(user_name, kind, secret) SELECT 'anna.berg', 'password', secret FROM secrets");
        (await people.FindSignInAsync("anna.berg"))!.Password.ShouldBeNull();
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task Failed_attempts_are_counted_and_a_lock_holds_until_its_time(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await CreateAnnaAsync(test.Store);
        var people = test.Store.People;
        var counts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => people.CountFailedSignInAsync("anna.berg"))));
        counts.Order().ShouldBe([1, 2, 3, 4, 5]);
        var until = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        await AppendAsync(test.Store, [new UserLocked("anna.berg", 5, until)], new SetLock("anna.berg", until));
        (await people.FindSignInAsync("anna.berg")).ShouldBe(new StoredSignIn(null, null, null, 0, until));
        await people.CountFailedSignInAsync("anna.berg");
        await people.ClearFailedSignInsAsync("anna.berg");
        (await people.FindSignInAsync("anna.berg")).ShouldBe(new StoredSignIn(null, null, null, 0, null));
    }

    [Theory, BothDatabases]
    public async Task A_token_is_found_by_its_secret_until_it_is_revoked(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await CreateAnnaAsync(test.Store);
        var people = test.Store.People;
        var expires = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await AppendAsync(test.Store, [new TokenIssued("t1", "anna.berg", "ci", TokenScope.Evidence, "PUMP", expires)], new KeepTokenSecret("t1", Make.HashOf("secret")));
        var token = (await people.FindTokenAsync(Make.HashOf("secret")))!;
        (token.Id, token.Owner, token.Name, token.Scope, token.Device, token.ExpiresAt, token.Revoked, token.LastUsed).ShouldBe(("t1", "anna.berg", "ci", TokenScope.Evidence, "PUMP", expires, false, null));
        (await people.FindTokenAsync(Make.HashOf("guess"))).ShouldBeNull();
        await people.MarkTokenUsedAsync("t1", expires.AddDays(-1));
        await AppendAsync(test.Store, [new TokenRevoked("t1")]);
        var revoked = (await people.ListTokensAsync("anna.berg")).Single();
        (revoked.Revoked, revoked.LastUsed).ShouldBe((true, expires.AddDays(-1)));
        (await people.ListTokensAsync(null)).ShouldBe([revoked]);
        (await people.ListTokensAsync("bo.dahl")).ShouldBeEmpty();
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task A_device_is_registered_and_created_at_once_or_not_at_all(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await CreateAnnaAsync(test.Store);
        var append = new OrganizationAppend(null, null, Make.Actor, null, [new DeviceRegistered("PUMP")]) { Device = Make.Request("PUMP", 0, Make.Device("PUMP")) };
        (await test.Store.AppendAsync(append)).ShouldBeOfType<AppendResult.Appended>().FirstIndex.ShouldBe(2);
        (await test.Store.AppendAsync(append)).ShouldBe(new AppendResult.Stale(1));
        (await test.Store.HeadsAsync()).Select(h => (h.Stream, h.Size)).ShouldBe([("device/PUMP", 1L), ("organization", 3L)]);
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task A_stream_that_vanishes_or_shrinks_is_named_by_the_organization(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await CreateAnnaAsync(test.Store);
        await AppendAsync(test.Store, [new DeviceRegistered("PUMP")]);
        await Make.PumpAsync(test.Store);
        var head = (await test.Store.HeadsAsync()).First(h => h.Stream == "device/PUMP");
        await AppendAsync(test.Store, [new HeadsRecorded([new RecordedHead(head.Stream, head.Size, head.Root)])]);
        await test.Store.ShouldVerifyAsync();
        await AppendAsync(test.Store, [new HeadsRecorded([new RecordedHead(head.Stream, 7, head.Root), new RecordedHead(head.Stream, 40, head.Root)])]);
        (await test.Store.VerifyAsync(Make.Everything)).Problems.Select(p => p.What).ShouldBe(["recorded-head-root", "stream-shrunk"]);
        await test.TamperAsync($"DELETE FROM entries WHERE id IN (SELECT e.id FROM entries e JOIN devices d ON e.id >= d.stream * 1099511627776 AND e.id < (d.stream + 1) * 1099511627776)");
        await test.TamperAsync($"DELETE FROM streams WHERE name = 'device/PUMP'");
        var report = await test.Store.VerifyAsync(Make.Everything with { Projections = false });
        report.Problems.Select(p => (p.What, p.Stream)).Distinct().ShouldBe([("stream-missing", "device/PUMP")]);
    }

    private static async Task CreateAnnaAsync(ISutureStore store) => await AppendAsync(
        store,
        [new OrganizationCreated("Example Devices"), new UserCreated("anna.berg", [Role.Quality, Role.Engineer], Anna.Hash(Salt))],
        new KeepPersonalData("anna.berg", Salt, Anna));

    private static async Task AppendAsync(ISutureStore store, OrganizationEvent[] events, params BesideWrite[] beside) =>
        (await store.AppendAsync(new OrganizationAppend(null, null, "root.admin", null, events) { Beside = [.. beside] })).ShouldBeOfType<AppendResult.Appended>();
}
