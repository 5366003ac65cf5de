using Suture.Domain.Records;
using Suture.Storage.Data;

namespace Suture.Storage.Appending;

/// <summary>Rows that stand beside the ledger and are in no projection.</summary>
internal static class BesideRows
{
    public static void Write(IWriter writer, BesideWrite write)
    {
        switch (write)
        {
            case KeepPersonalData p:
                writer.Execute(
                    "INSERT INTO personal_data(hash, user_name, salt, data) VALUES($1, $2, $3, $4) ON CONFLICT(hash) DO NOTHING",
                    p.Data.Hash(p.Salt.Span),
                    p.UserName,
                    p.Salt.ToArray(),
                    p.Data.ToBytes());
                break;
            case ErasePersonalData e:
                writer.Execute("DELETE FROM personal_data WHERE user_name = $1", e.UserName);
                break;
            case KeepSecret s:
                writer.Execute(
                    "INSERT INTO secrets(user_name, kind, secret) VALUES($1, $2, $3) ON CONFLICT(user_name, kind) DO UPDATE SET secret = excluded.secret",
                    s.UserName,
                    Names.Of(s.Kind),
                    s.Secret.ToArray());
                Stamp(writer, s.UserName, s.SecurityStamp);
                break;
            case DropSecret s:
                writer.Execute("DELETE FROM secrets WHERE user_name = $1 AND kind = $2", s.UserName, Names.Of(s.Kind));
                Stamp(writer, s.UserName, s.SecurityStamp);
                break;
            case KeepTokenSecret t:
                writer.Execute("INSERT INTO token_secrets(id, secret_hash, last_used) VALUES($1, $2, NULL)", t.TokenId, t.SecretHash);
                break;
            case SetSecurityStamp s:
                Stamp(writer, s.UserName, s.SecurityStamp);
                break;
            case SetLock l:
                writer.Execute(
                    "INSERT INTO sign_ins(user_name, security_stamp, failed_count, locked_until) VALUES($1, NULL, 0, $2) ON CONFLICT(user_name) DO UPDATE SET failed_count = 0, locked_until = excluded.locked_until",
                    l.UserName,
                    l.Until);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(write), write.GetType().Name, "No rule to keep it.");
        }
    }

    private static void Stamp(IWriter writer, string userName, string stamp) => writer.Execute(
        "INSERT INTO sign_ins(user_name, security_stamp, failed_count, locked_until) VALUES($1, $2, 0, NULL) ON CONFLICT(user_name) DO UPDATE SET security_stamp = excluded.security_stamp",
        userName,
        stamp);
}
