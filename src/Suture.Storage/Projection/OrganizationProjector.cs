using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Storage.Data;

namespace Suture.Storage.Projection;

/// <summary>Events of the organization's stream as rows.</summary>
internal static class OrganizationProjector
{
    public static void Project(IWriter writer, OrganizationEvent e, EventContext context)
    {
        switch (e)
        {
            case OrganizationCreated or HeadsRecorded or UserLocked:
                break; // kept in the ledger alone; a lock that holds now stands with the failed attempts
            case DeviceRegistered d:
                writer.Insert(Tables.RegisteredDevices, d.Key, context.Index);
                break;
            case UserCreated u:
                writer.Insert(Tables.Users, u.UserName, Roles(u.Roles), false, u.PersonalHash, context.Index, context.Index);
                break;
            case UserChanged u:
                writer.Execute(
                    "UPDATE users SET roles = $2, disabled = $3, personal_hash = $4, entry = $5 WHERE user_name = $1", u.UserName, Roles(u.Roles), u.Disabled, u.PersonalHash, context.Index);
                break;
            case CredentialChanged { Removed: true } c:
                writer.Execute("DELETE FROM credentials WHERE user_name = $1 AND kind = $2", c.UserName, Names.Of(c.Kind));
                break;
            case CredentialChanged c:
                writer.Execute(
                    "INSERT INTO credentials(user_name, kind, entry) VALUES($1, $2, $3) ON CONFLICT(user_name, kind) DO UPDATE SET entry = excluded.entry", c.UserName, Names.Of(c.Kind), context.Index);
                break;
            case TokenIssued t:
                writer.Insert(Tables.Tokens, t.Id, t.Owner, t.Name, Names.Of(t.Scope), t.Device, context.Time, t.ExpiresAt, false, context.Index);
                break;
            case TokenRevoked t:
                writer.Execute("UPDATE tokens SET revoked = 1, entry = $2 WHERE id = $1", t.Id, context.Index);
                break;
            case StandardSet s:
                PutStandard(writer, s.Id, withdrawn: false, context);
                break;
            case StatementSigned s:
                writer.Execute(
                    "INSERT INTO statements(standard, clause, entry) VALUES($1, $2, $3) ON CONFLICT(standard, clause) DO UPDATE SET entry = excluded.entry", s.Standard, s.Clause, context.Index);
                break;
            case StandardWithdrawn s:
                PutStandard(writer, s.Id, withdrawn: true, context);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "No rule to project it.");
        }
    }

    private static void PutStandard(IWriter writer, string id, bool withdrawn, EventContext context) => writer.Execute(
        "INSERT INTO own_standards(id, withdrawn, entry) VALUES($1, $2, $3) ON CONFLICT(id) DO UPDATE SET withdrawn = excluded.withdrawn, entry = excluded.entry", id, withdrawn, context.Index);

    public static string Roles(ImmutableArray<Role> roles) => string.Join(',', roles.Select(Names.Of));

    public static ImmutableArray<Role> ReadRoles(string roles) =>
        [.. roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(r => Names.Parse<Role>(r) ?? throw new StorageException($"Unknown role '{r}' in a stored account."))];
}
