using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Access;
using Suture.Application.People;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Accounts.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/users", ListAsync).Needs(Permission.ManagePeople, Permission.Audit).WithName("ListUsers").WithTags("People").WithSummary("All accounts.");
        api.MapPost("/users", CreateAsync).Needs(Permission.ManagePeople).CarriesSecrets().WithName("CreateUser").WithTags("People").WithSummary("A new account.");
        api.MapPatch("/users/{name}", ChangeAsync).Needs(Permission.ManagePeople).WithName("ChangeUser").WithTags("People").WithSummary("Changes roles, names, or the right to sign in; locked: false ends a lock.");
        api.MapPost("/users/{name}/password", PasswordAsync).Needs().CarriesSecrets().WithName("SetPassword").WithTags("People").WithSummary("Sets a password: one's own with the current one, or another's by who manages people.");
        api.MapDelete("/users/{name}/second-factor", DropSecondFactorAsync).Needs(Permission.ManagePeople).WithName("RemoveSecondFactor").WithTags("People").WithSummary("Takes away a second factor that was lost.");
        api.MapDelete("/users/{name}/personal", EraseAsync).Needs(Permission.ManagePeople).WithName("ErasePersonalData").WithTags("People").WithSummary("Erases the personal data of a disabled account for good.");
    }

    private static async Task<Results<Ok<ListDto<UserDto>>, Refused>> ListAsync(HttpContext http, PeopleAdministration people) =>
        (await people.ListAsync(http.Caller(), http.RequestAborted)).Ok(l => new ListDto<UserDto>([.. l.Select(PeopleMapping.ToDto)], l.Length));

    private static async Task<Results<Created<UserDto>, Refused>> CreateAsync(CreateUserDto body, [AsParameters] WriteHeaders headers, PeopleAdministration people)
    {
        var write = headers.Info(body.Reason);
        var roles = PeopleMapping.Roles(body.Roles);
        if (!write.TryGet(out var info) || !roles.TryGet(out var given))
        {
            return new Refused([.. write.Problems, .. roles.Problems]);
        }

        var created = await people.CreateAsync(headers.Http.Caller(), new NewAccount(body.UserName, body.PrintedName, body.Email, given, body.Password), info, headers.Http.RequestAborted);
        return created.TryGet(out var account) ? TypedResults.Created($"/api/v1/users/{account.UserName}", PeopleMapping.ToDto(account)) : new Refused(created.Problems);
    }

    private static async Task<Results<Ok<UserDto>, Refused>> ChangeAsync(string name, PatchUserDto body, [AsParameters] WriteHeaders headers, PeopleAdministration people)
    {
        var caller = headers.Http.Caller();
        var cancellation = headers.Http.RequestAborted;
        var write = headers.Info(body.Reason);
        var roles = body.Roles is { } names ? PeopleMapping.Roles(names).Map(r => (ImmutableArray<Role>?)r) : (ImmutableArray<Role>?)null;
        if (!write.TryGet(out var info) || !roles.TryGet(out var given))
        {
            return new Refused([.. write.Problems, .. roles.Problems]);
        }

        if (body.Locked == true)
        {
            return new Refused(new Problem("user.locked.set", "Accounts lock by failed attempts; only 'locked: false' can be asked for. Disable the account instead.", Path: "$.locked"));
        }

        var patch = new AccountPatch(given, body.PrintedName, body.Email, body.Disabled);
        var changed = patch == new AccountPatch() ? await people.GetAsync(caller, name, cancellation) : await people.ChangeAsync(caller, name, patch, info, cancellation);
        if (changed.Ok && body.Locked == false)
        {
            changed = await people.UnlockAsync(caller, name, info with { Command = null }, cancellation);
        }

        return changed.Ok(PeopleMapping.ToDto);
    }

    private static async Task<Results<NoContent, Refused>> PasswordAsync(string name, SetPasswordDto body, [AsParameters] WriteHeaders headers, PeopleAdministration people, OwnAccount own)
    {
        var caller = headers.Http.Caller();
        var cancellation = headers.Http.RequestAborted;
        var write = headers.Info(body.Reason);
        if (!write.TryGet(out var info))
        {
            return new Refused(write.Problems);
        }

        if (body.CurrentPassword is { } current && string.Equals(name, caller.UserName, StringComparison.Ordinal))
        {
            var changed = await own.ChangePasswordAsync(caller, new SigningCredentials(current, body.Code), body.Password, cancellation);
            return changed.Ok ? TypedResults.NoContent() : new Refused(changed.Problems);
        }

        var set = await people.SetPasswordAsync(caller, name, body.Password, info, cancellation);
        return set.Ok ? TypedResults.NoContent() : new Refused(set.Problems);
    }

    private static async Task<Results<Ok<UserDto>, Refused>> DropSecondFactorAsync(string name, [AsParameters] WriteHeaders headers, PeopleAdministration people) =>
        headers.Info().TryGet(out var info)
            ? (await people.RemoveSecondFactorAsync(headers.Http.Caller(), name, info, headers.Http.RequestAborted)).Ok(PeopleMapping.ToDto)
            : new Refused(headers.Info().Problems);

    private static async Task<Results<Ok<UserDto>, Refused>> EraseAsync(string name, [AsParameters] WriteHeaders headers, PeopleAdministration people) =>
        headers.Info().TryGet(out var info)
            ? (await people.EraseAsync(headers.Http.Caller(), name, info, headers.Http.RequestAborted)).Ok(PeopleMapping.ToDto)
            : new Refused(headers.Info().Problems);
}
