using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Suture.Application.Access;
using Suture.Domain.People;
using Suture.Server.Api.Http;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>Every endpoint is held to a permission, for every role and every kind of token.</summary>
public sealed class PermissionTests(SharedHost shared) : IClassFixture<SharedHost>
{
    // Open to everyone, each with its reason.
    private static readonly Dictionary<string, string> Open = new(StringComparer.Ordinal)
    {
        ["/health"] = "load balancers ask it",
        ["/openapi/{documentName}.json"] = "says nothing that is not in the public documentation",
        ["/api"] = "the page that shows it",
        ["/api/browser.css"] = "of that page",
        ["/api/browser.js"] = "of that page",
        ["/account/sign-in"] = "where one signs in",
        ["/account/second-factor"] = "second step of signing in",
        ["/account/sign-out"] = "does nothing for who is not signed in",
        ["/account/password"] = "asks for the session and the password itself",
    };

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    private SutureHost Host => shared.Host;

    [Fact]
    public void EveryEndpoint_DeclaresItsPermission_OrIsOpenForAReason() => Undeclared(Endpoints()).ShouldBeEmpty();

    [Fact]
    public void Twin_AnEndpointWithoutDeclaration_IsNamed()
    {
        var careless = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/api/v1/careless"), 0).Build();
        Undeclared([.. Endpoints(), (RouteEndpoint)careless]).ShouldBe(["/api/v1/careless"]);
    }

    [Fact]
    public void EveryDeclaredEndpoint_IsCalledByTheseTests() => Endpoints().Where(Declared).Select(NameOf).Order().ShouldBe(Requests.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task ASignedInPerson_IsRefusedExactlyWhatTheRoleDoesNotAllow(Role role)
    {
        var browser = await Host.SignedInAsync(role);
        var wrong = new List<string>();
        foreach (var endpoint in Endpoints().Where(Declared))
        {
            var (method, address, body) = Requests.All[NameOf(endpoint)];
            var answer = await browser.SendAsync(method, address, body);
            if (IsDenied(answer, await answer.CodeAsync()) == Allowed(endpoint, new Caller("x", [role])))
            {
                wrong.Add($"{role} {NameOf(endpoint)}: {(int)answer.StatusCode}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(TokenScope.Full)]
    [InlineData(TokenScope.Read)]
    [InlineData(TokenScope.Evidence)]
    public async Task AToken_IsRefusedExactlyWhatItsScopeOrItsOwnersRoleDoesNotAllow(TokenScope scope)
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = await Host.WithTokenAsync(role, scope);
            foreach (var endpoint in Endpoints().Where(Declared).Where(e => !Requests.OfTheOwnerAlone.Contains(NameOf(e))))
            {
                var answer = await SendAsync(client, endpoint);
                if (IsDenied(answer, await answer.CodeAsync()) == Allowed(endpoint, new Caller("x", [role], new CallerToken("1", "t", scope, null))))
                {
                    wrong.Add($"{scope} of {role} {NameOf(endpoint)}: {(int)answer.StatusCode}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task NobodyWithoutCredentials_GetsAnything()
    {
        using var client = Host.Anonymous();
        foreach (var endpoint in Endpoints().Where(Declared))
        {
            var answer = await SendAsync(client, endpoint);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, NameOf(endpoint));
            (await answer.CodeAsync()).ShouldBe("access.signIn");
        }
    }

    [Theory]
    [InlineData("expired", "token.expired")]
    [InlineData("revoked", "token.revoked")]
    [InlineData("unknown", "token.unknown")]
    [InlineData("otherId", "token.unknown")]
    [InlineData("garbage", "token.unknown")]
    public async Task ATokenThatIsNoGood_GetsNothing(string how, string code)
    {
        using var client = Host.WithToken(await BadTokens.MakeAsync(Host, how));
        foreach (var endpoint in Endpoints().Where(Declared))
        {
            var answer = await SendAsync(client, endpoint);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, NameOf(endpoint));
            (await answer.CodeAsync()).ShouldBe(code);
        }
    }

    [Fact]
    public async Task ATokenBoundToAnotherDevice_IsRefusedOnThisOne()
    {
        using var client = await Host.WithTokenAsync(Role.Administrator, device: "OTHER");
        foreach (var endpoint in Endpoints().Where(Declared).Where(e => e.RoutePattern.RawText!.Contains("{device}", StringComparison.Ordinal)))
        {
            var answer = await SendAsync(client, endpoint);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, NameOf(endpoint));
        }
    }

    [Fact]
    public async Task ATokenBoundToADevice_SeesNothingOfOthersAndOfTheInstallation()
    {
        using var client = await Host.WithTokenAsync(Role.Administrator, device: "OTHER");
        (await (await client.GetAsync(new Uri("/api/v1/devices", UriKind.Relative))).JsonAsync(HttpStatusCode.OK)).GetProperty("total").GetInt32().ShouldBe(0);
        foreach (var address in (string[])["/api/v1/users", "/api/v1/ledger/streams", "/api/v1/ledger/verify", "/api/v1/ledger/entries", "/api/v1/ledger/entries?stream=device/PUMP", "/api/v1/ledger/export?stream=device/PUMP"])
        {
            (await client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        }
    }

    [Fact]
    public async Task ABrowserSessionThatWritesWithoutTheAntiforgeryHeader_IsRefused()
    {
        var browser = await Host.SignedInAsync(Role.Engineer);
        var answer = await browser.ForgeAsync("/api/v1/devices/PUMP/records", new { kind = "SRS", title = "Forged" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.CodeAsync()).ShouldBe("access.antiforgery");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, RouteEndpoint endpoint)
    {
        var (method, address, body) = Requests.All[NameOf(endpoint)];
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body, body.GetType()) };
        return await client.SendAsync(request);
    }

    private static bool IsDenied(HttpResponseMessage answer, string? code) => answer.StatusCode == HttpStatusCode.Unauthorized || code is "access.denied" or "access.device";

    private static bool Allowed(RouteEndpoint endpoint, Caller caller)
    {
        var needs = endpoint.Metadata.GetRequiredMetadata<NeedsPermission>();
        return needs.AnyOf.IsEmpty || needs.AnyOf.Any(caller.May);
    }

    private static bool Declared(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<NeedsPermission>() is not null;

    private static string NameOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;

    private static List<string> Undeclared(IEnumerable<RouteEndpoint> endpoints) =>
        [.. endpoints.Where(e => !Declared(e) && e.Metadata.GetMetadata<ComponentTypeMetadata>() is null).Select(e => e.RoutePattern.RawText!).Where(p => !Open.ContainsKey(p) && !IsPage(p))];

    // What serves pages, and files for them. Pages themselves call use cases, and carry [Authorize] unless they are for everyone.
    private static bool IsPage(string pattern) => !pattern.StartsWith("/api", StringComparison.Ordinal) && !pattern.StartsWith("/account/", StringComparison.Ordinal) && !pattern.StartsWith("/openapi", StringComparison.Ordinal);

    private List<RouteEndpoint> Endpoints() => [.. ((IEndpointRouteBuilder)Host.App).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];
}
