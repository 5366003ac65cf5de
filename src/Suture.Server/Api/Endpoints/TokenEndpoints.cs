using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.People;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Tokens. Everyone has their own; the use case decides who sees others'.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        api.MapGet("/tokens", ListAsync).NeedsAcrossDevices().WithName("ListTokens").WithTags("Tokens").WithSummary("One's own tokens; all, for who manages people.");
        api.MapPost("/tokens", IssueAsync).NeedsAcrossDevices().WithName("IssueToken").WithTags("Tokens").WithSummary("A new token of one's own. Its text is shown this once.");
        api.MapDelete("/tokens/{id}", RevokeAsync).NeedsAcrossDevices().WithName("RevokeToken").WithTags("Tokens").WithSummary("Ends a token.");
    }

    private static async Task<Results<Ok<ListDto<TokenDto>>, Refused>> ListAsync(HttpContext http, TokenAdministration tokens) =>
        (await tokens.ListAsync(http.Caller(), http.RequestAborted)).Ok(l => new ListDto<TokenDto>([.. l.Select(PeopleMapping.ToDto)], l.Length));

    private static async Task<Results<Created<IssuedTokenDto>, Refused>> IssueAsync(CreateTokenDto body, [AsParameters] WriteHeaders headers, TokenAdministration tokens)
    {
        var write = headers.Info(body.Reason);
        var scope = PeopleMapping.Scope(body.Scope);
        if (!write.TryGet(out var info) || !scope.TryGet(out var given))
        {
            return new Refused([.. write.Problems, .. scope.Problems]);
        }

        var issued = await tokens.IssueAsync(headers.Http.Caller(), new NewToken(body.Name, given, body.Device, body.ExpiresAt), info, headers.Http.RequestAborted);
        return issued.TryGet(out var token) ? TypedResults.Created($"/api/v1/tokens/{token.Id}", new IssuedTokenDto(token.Id, token.Text)) : new Refused(issued.Problems);
    }

    private static async Task<Results<NoContent, Refused>> RevokeAsync(string id, [AsParameters] WriteHeaders headers, TokenAdministration tokens)
    {
        var write = headers.Info();
        if (!write.TryGet(out var info))
        {
            return new Refused(write.Problems);
        }

        var revoked = await tokens.RevokeAsync(headers.Http.Caller(), id, info, headers.Http.RequestAborted);
        return revoked.Ok ? TypedResults.NoContent() : new Refused(revoked.Problems);
    }
}
