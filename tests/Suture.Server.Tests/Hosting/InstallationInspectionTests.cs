using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Application.People;
using Suture.Application.Standards;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Signing;
using Suture.Domain.Standards;
using Suture.Ledger;
using Suture.Server.Identity;
using Suture.Server.Tests.Support;
using Suture.Storage;

namespace Suture.Server.Tests.Hosting;

/// <summary>What is found about an installation is so: each fact holds where it should, and does not when something is broken.</summary>
public sealed class InstallationInspectionTests
{
    [Fact]
    public async Task AFreshInstallation_FallsShortOnlyWhereItsOwnerHasWorkToDo()
    {
        await using var host = await SutureHost.StartAsync();
        var facts = await LookAsync(host);
        Enum.GetValues<InstallationFact>().Where(f => !facts.Of(f).Holds).ShouldBe(
            [InstallationFact.CheckpointsRecent, InstallationFact.SecondFactors, InstallationFact.TokensLimited], string.Join("; ", facts.Answers.Where(a => !a.Value.Holds).Select(a => a.Value.Says)));
        facts.Of(InstallationFact.AuthorityChecked).Says.ShouldContain("each asks on the server for one of");
        facts.Of(InstallationFact.Exportable).Says.ShouldContain("of 1 device written as text");
    }

    [Fact]
    public async Task SecondFactors_HoldOnceEachSignerHasOne()
    {
        await using var host = await SutureHost.StartAsync();
        (await LookAsync(host)).Of(InstallationFact.SecondFactors).Says.ShouldContain("quality");
        foreach (var role in Enum.GetValues<Role>().Where(r => RolePermissions.Allow([r], Permission.Sign)))
        {
            var key = SecondFactor.NewKey();
            (await host.Services.GetRequiredService<OwnAccount>().UseSecondFactorAsync(host.CallerOf(role), new SigningCredentials(SutureHost.Password, null), key, Totp.Code(key), CancellationToken.None)).Ok.ShouldBeTrue();
        }

        (await LookAsync(host)).Of(InstallationFact.SecondFactors).Holds.ShouldBeTrue();
    }

    [Fact]
    public async Task ALedgerThatWasAltered_IsFound()
    {
        await using var host = await SutureHost.StartAsync();
        await TamperAsync(host, "UPDATE entries SET actor = 'nobody' WHERE rowid = (SELECT max(rowid) FROM entries)");
        var facts = await LookAsync(host);
        facts.Of(InstallationFact.LedgerIntact).Holds.ShouldBeFalse();
        facts.Of(InstallationFact.AuditTrail).Holds.ShouldBeFalse();
    }

    [Fact]
    public async Task ACheckpointThatIsMissing_IsFound()
    {
        await using var host = await SutureHost.StartAsync();
        await AppendAsync(host, Made(1, "Alarm"));
        await TamperAsync(host, "DELETE FROM checkpoints");
        Broken(await LookAsync(host), InstallationFact.CheckpointsRecent).ShouldContain("device/PUMP");
    }

    [Fact]
    public async Task AccountsThatTwoPeopleUse_OrThatSignAndAdminister_AreFound()
    {
        await using var host = await SutureHost.StartAsync();
        await AccountAsync(host, "second", "Person Engineer", Role.Engineer);
        Broken(await LookAsync(host), InstallationFact.AccountsPersonal).ShouldContain("engineer, second");
        await AccountAsync(host, "mighty", "Max Mighty", Role.Administrator, Role.Quality);
        Broken(await LookAsync(host), InstallationFact.AdministratorsDoNotSign).ShouldContain("mighty");
    }

    [Fact]
    public async Task ATokenWithoutEnd_IsFound()
    {
        await using var host = await SutureHost.StartAsync();
        await host.IssueAsync(Role.Engineer, expiresAt: DateTimeOffset.UtcNow.AddDays(1));
        Broken(await LookAsync(host), InstallationFact.TokensLimited).ShouldNotContain("engineer");
        await host.IssueAsync(Role.Engineer);
        Broken(await LookAsync(host), InstallationFact.TokensLimited).ShouldContain("test of engineer");
        foreach (var token in await host.Services.GetRequiredService<ISutureStore>().People.ListTokensAsync(null, CancellationToken.None))
        {
            (await host.Services.GetRequiredService<TokenAdministration>().RevokeAsync(host.CallerOf(Role.Administrator), token.Id, new WriteInfo(), CancellationToken.None)).Problems.ShouldBeEmpty();
        }

        (await LookAsync(host)).Of(InstallationFact.TokensLimited).Holds.ShouldBeTrue();
    }

    [Fact]
    public async Task SignaturesAndStepsThatAreNotInOrder_AreFound()
    {
        await using var host = await SutureHost.StartAsync();
        var made = Made(1, "Alarm");
        await AppendAsync(host, made, Signed(made, made.ContentHash, "Mei Tanaka"));
        var fine = await LookAsync(host);
        fine.Of(InstallationFact.SignaturesBound).Says.ShouldStartWith("1 signature");
        fine.Of(InstallationFact.StepsOrdered).Holds.ShouldBeTrue();

        var (nameless, loose, skipped) = (Made(2, "Second"), Made(3, "Third"), Made(4, "Fourth"));
        await AppendAsync(
            host, nameless, Signed(nameless, nameless.ContentHash, " "), loose, Signed(loose, made.ContentHash, "Mei Tanaka"),
            skipped, new RecordMoved(skipped.Id, 1, "approve", "draft", "approved"));
        var facts = await LookAsync(host);
        Broken(facts, InstallationFact.SignaturesComplete).ShouldEndWith("PUMP/SRS-2");
        Broken(facts, InstallationFact.SignaturesBound).ShouldEndWith("PUMP/SRS-3");
        Broken(facts, InstallationFact.StepsOrdered).ShouldEndWith("PUMP/SRS-4");
    }

    [Fact]
    public async Task ARecordThatDoesNotComeBackFromACopy_IsFound()
    {
        await using var host = await SutureHost.StartAsync();
        await AppendAsync(host, Made(1, "Alarm"), Made(2, "Two", "line\r\nends"));
        Broken(await LookAsync(host), InstallationFact.Exportable).ShouldContain("PUMP");
    }

    [Fact]
    public async Task Settings_AreJudged()
    {
        await using var open = await SutureHost.StartAsync(options: o => o with { Urls = "http://*:5080" });
        Broken(await LookAsync(open), InstallationFact.Encrypted).ShouldContain("0.0.0.0:5080");
        var weak = await LookAsync(open, new Settings { MaxFailedAttempts = 0, IdleSignOut = TimeSpan.FromHours(48), UnguardedOperations = ["/api/v1/careless"] });
        Broken(weak, InstallationFact.Lockout).ShouldContain("not locked");
        Broken(weak, InstallationFact.SessionsEnd).ShouldContain("48 hours");
        Broken(weak, InstallationFact.AuthorityChecked).ShouldContain("/api/v1/careless");
    }

    private static string Broken(InstallationFacts facts, InstallationFact fact)
    {
        facts.Of(fact).Holds.ShouldBeFalse(facts.Of(fact).Says);
        return facts.Of(fact).Says;
    }

    private static Task<InstallationFacts> LookAsync(SutureHost host, IInstallationSettings? settings = null)
    {
        var s = host.Services;
        return (settings is null
            ? s.GetRequiredService<InstallationInspection>()
            : new InstallationInspection(s.GetRequiredService<ISutureStore>(), s.GetRequiredService<DeviceSessions>(), s.GetRequiredService<LedgerKey>(), settings, TimeProvider.System)).LookAsync(CancellationToken.None);
    }

    private static RecordCreated Made(int number, string title, string text = "Text")
    {
        var id = new RecordId(RecordKind.SRS, number);
        var fields = FieldValues.Empty(RecordKind.SRS.Definition());
        return new RecordCreated(id, null, title, text, null, [], fields, "draft", RecordContent.Hash(id, title, text, fields));
    }

    private static RecordSigned Signed(RecordCreated made, Hash32 hash, string name) => new(made.Id, 1, hash, name, SignatureMeaning.Approval, Domain.Signing.Reauthentication.Password, "approve", "draft", "approved");

    private static async Task AppendAsync(SutureHost host, params DeviceEvent[] events)
    {
        var store = host.Services.GetRequiredService<ISutureStore>();
        var model = (await store.LoadModelAsync(SutureHost.Device))!;
        await store.AppendAsync(new AppendRequest(SutureHost.Device, model.Position, null, "mei.tanaka", null, events.ToList()));
        await host.Services.GetRequiredService<ReceiptPublisher>().PublishAsync(SutureHost.Device, CancellationToken.None);
    }

    private static async Task AccountAsync(SutureHost host, string user, string name, params ImmutableArray<Role> roles) =>
        (await host.Services.GetRequiredService<PeopleAdministration>().CreateAsync(host.CallerOf(Role.Administrator), new NewAccount(user, name, null, roles, SutureHost.Password), new WriteInfo(), CancellationToken.None)).Problems.ShouldBeEmpty();

    private static async Task TamperAsync(SutureHost host, string sql)
    {
        var file = Directory.EnumerateFiles(host.Directory, "*.db").Single();
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand above.
        command.CommandText = sql;
#pragma warning restore CA2100
        (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
    }

    private sealed class Settings : IInstallationSettings
    {
        public int MaxFailedAttempts { get; init; } = 5;

        public TimeSpan LockTime => TimeSpan.FromMinutes(15);

        public TimeSpan? IdleSignOut { get; init; }

        public bool IsEncryptedOrLocal => true;

        public string Listening => "listens on nothing";

        public int Operations => 1;

        public ImmutableArray<string> UnguardedOperations { get; init; } = [];
    }
}
