using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Domain.Results;

namespace Suture.Application.Access;

/// <summary>Who asks: a signed-in person, or a program with one of the person's tokens.</summary>
/// <param name="UserName">The person, or the owner of the token.</param>
/// <param name="Roles">Roles of the person at this moment.</param>
/// <param name="Token">The token used; null for a person who signed in.</param>
public sealed record Caller(string UserName, ImmutableArray<Role> Roles, CallerToken? Token = null)
{
    /// <summary>As it stands in ledger entries.</summary>
    public string Actor => Token is null ? UserName : $"{UserName} (token {Token.Name})";

    public bool May(Permission permission) => RolePermissions.Allow(Roles, permission) && (Token is null || Token.Allows(permission));

    /// <summary>Null when the caller may; otherwise the refusal.</summary>
    /// <param name="permission">What the use case needs.</param>
    /// <param name="device">The device it is about; a token can be bound to one.</param>
    public Problem? Refusal(Permission permission, string? device = null)
    {
        if (!May(permission))
        {
            return new Problem("access.denied", $"{Actor} may not {Words(permission)}.", ProblemKind.Forbidden);
        }

        return Token?.Device is { } bound && !string.Equals(bound, device, StringComparison.Ordinal)
            ? new Problem("access.device", $"The token '{Token.Name}' is for the device {bound} only.", ProblemKind.Forbidden)
            : null;
    }

    private static string Words(Permission permission) => permission switch
    {
        Permission.Read => "read records",
        Permission.ReadGate => "read the gate",
        Permission.ReadFindings => "read findings",
        Permission.WriteRecords => "change records",
        Permission.WriteEvidence => "import evidence",
        Permission.Sign => "sign",
        Permission.ManageDevices => "manage devices",
        Permission.ManagePeople => "manage people",
        Permission.Audit => "read the audit trail",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Unknown permission."),
    };
}

/// <summary>A token as presented.</summary>
/// <param name="Id">Public id.</param>
/// <param name="Name">Name its owner gave it.</param>
/// <param name="Scope">What it may be used for.</param>
/// <param name="Device">The only device it may be used on; null for all.</param>
public sealed record CallerToken(string Id, string Name, TokenScope Scope, string? Device)
{
    public bool Allows(Permission permission) => Scope switch
    {
        TokenScope.Full => permission is not Permission.Sign,
        TokenScope.Read => permission is Permission.Read or Permission.ReadGate or Permission.ReadFindings or Permission.Audit,
        TokenScope.Evidence => permission is Permission.WriteEvidence or Permission.ReadGate,
        _ => throw new ArgumentOutOfRangeException(nameof(permission), Scope, "Unknown scope."),
    };
}
