using System.Text.Json;
using Suture.Domain.People;
using Suture.Domain.Records.Events;
using Suture.Domain.Signing;
using Suture.Ledger;

namespace Suture.Domain.Tests.People;

public sealed class PermissionTests
{
    [Theory]
    [InlineData(Role.Administrator, Permission.Sign, false)]
    [InlineData(Role.Administrator, Permission.ManagePeople, true)]
    [InlineData(Role.Quality, Permission.Sign, true)]
    [InlineData(Role.Quality, Permission.ManagePeople, false)]
    [InlineData(Role.Engineer, Permission.ReadFindings, false)]
    [InlineData(Role.Auditor, Permission.WriteRecords, false)]
    [InlineData(Role.Auditor, Permission.Audit, true)]
    public void Allow_FollowsTheTable(Role role, Permission permission, bool allowed) => RolePermissions.Allow([role], permission).ShouldBe(allowed);

    [Fact]
    public void EveryPermission_IsHeldBySomeRole()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            Enum.GetValues<Role>().ShouldContain(r => RolePermissions.Of(r).Contains(permission), permission.ToString());
        }
    }

    [Fact]
    public void Codec_EveryOrganizationEvent_IsCanonicalAndComesBackTheSame()
    {
        var hash = Hash32.Sha256("x"u8);
        OrganizationEvent[] events =
        [
            new OrganizationCreated("Example Medical"), new DeviceRegistered("PUMP"), new UserCreated("anna.berg", [Role.Engineer, Role.Security], hash),
            new UserChanged("anna.berg", [], true, hash), new CredentialChanged("anna.berg", CredentialKind.SecondFactor, true),
            new UserLocked("anna.berg", 5, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), new TokenIssued("t1", "anna.berg", "ci", TokenScope.Evidence, "PUMP", new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            new TokenIssued("t2", "anna.berg", "all", TokenScope.Full, null, null), new TokenRevoked("t1"), new HeadsRecorded([new RecordedHead("device/PUMP", 12, hash)]),
            new StandardSet("own", "own.yaml", "id: own\n"), new StandardWithdrawn("own"), new StatementSigned("part11", "11.10(i)", AttestationKind.Attested, "Training records of 2026", new DateOnly(2027, 1, 1), "Mei Tanaka", Reauthentication.Password),
        ];
        foreach (var e in events)
        {
            var bytes = OrganizationEventCodec.Encode(e);
            CanonicalJson.IsCanonical(bytes).ShouldBeTrue();
            OrganizationEventCodec.Encode(OrganizationEventCodec.Decode(OrganizationEventCodec.TypeOf(e), bytes)).ShouldBe(bytes);
        }

        events.Select(e => e.GetType()).Distinct().Count().ShouldBe(typeof(OrganizationEvent).Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(OrganizationEvent))));
        Should.Throw<JsonException>(() => OrganizationEventCodec.Decode("user.created@1", "{}"u8.ToArray()));
    }

    [Fact]
    public void Hash_OfPersonalData_DependsOnSaltAndContent()
    {
        var anna = new PersonalData("Anna Berg", "anna@example.org");
        byte[] salt = [.. Enumerable.Repeat((byte)1, 32)], other = [.. Enumerable.Repeat((byte)2, 32)];
        anna.Hash(salt).ShouldBe(anna.Hash(salt));
        anna.Hash(salt).ShouldNotBe(anna.Hash(other));
        anna.Hash(salt).ShouldNotBe((anna with { Email = "" }).Hash(salt));
    }
}
