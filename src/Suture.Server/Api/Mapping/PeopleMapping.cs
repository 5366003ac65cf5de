using System.Collections.Immutable;
using Suture.Application.People;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;
using Suture.Storage;

namespace Suture.Server.Api.Mapping;

/// <summary>People and tokens as the API shows them.</summary>
internal static class PeopleMapping
{
    public static UserDto ToDto(AccountView a) => new(
        a.UserName, a.PrintedName, a.Email, [.. a.Roles.Select(Names.Of)], a.Disabled, a.Erased, a.SecondFactor, a.LockedUntil, a.FailedAttempts);

    public static TokenDto ToDto(StoredToken t) => new(t.Id, t.Owner, t.Name, Names.Of(t.Scope), t.Device, t.IssuedAt, t.ExpiresAt, t.Revoked, t.LastUsed);

    public static Result<ImmutableArray<Role>> Roles(ImmutableArray<string> names)
    {
        var roles = ImmutableArray.CreateBuilder<Role>();
        foreach (var (name, i) in (names.IsDefault ? [] : names).Select((n, i) => (n, i)))
        {
            if (Names.Parse<Role>(name) is not { } role)
            {
                return new Problem("user.role.unknown", $"'{name}' is not a role; expected one of {string.Join(", ", Enum.GetValues<Role>().Select(Names.Of))}.", Path: $"$.roles[{i}]");
            }

            roles.Add(role);
        }

        return roles.ToImmutable();
    }

    public static Result<TokenScope> Scope(string? name) =>
        Names.Parse<TokenScope>(name) is { } scope
            ? scope
            : new Problem("token.scope.unknown", $"'{name}' is not a scope; expected one of {string.Join(", ", Enum.GetValues<TokenScope>().Select(Names.Of))}.", Path: "$.scope");
}
