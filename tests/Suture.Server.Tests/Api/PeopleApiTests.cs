using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

public sealed class PeopleApiTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Users = "/api/v1/users";

    [Fact]
    public async Task AnAccount_IsMadeChangedDisabledAndErased_AndItsNameIsNeverGivenAgain()
    {
        using var admin = await shared.Host.WithTokenAsync(Role.Administrator);
        var account = new { userName = "lin.chen", printedName = "Lin Chen", email = "lin@example.org", password = "seven-ferries-at-dawn", roles = new[] { "engineer" } };
        (await (await admin.SendAsync(HttpMethod.Post, Users, account)).JsonAsync(HttpStatusCode.Created)).Text("printedName").ShouldBe("Lin Chen");
        (await (await admin.SendAsync(HttpMethod.Post, Users, account)).CodeAsync()).ShouldBe("user.exists");
        var changed = await (await admin.SendAsync(HttpMethod.Patch, Users + "/lin.chen", new { roles = new[] { "security", "engineer" } })).JsonAsync(HttpStatusCode.OK);
        changed.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(["engineer", "security"]);

        (await (await admin.SendAsync(HttpMethod.Delete, Users + "/lin.chen/personal", null, ("Suture-Reason", "asked"))).CodeAsync()).ShouldBe("user.active");
        await (await admin.SendAsync(HttpMethod.Patch, Users + "/lin.chen", new { disabled = true })).JsonAsync(HttpStatusCode.OK);
        (await (await admin.SendAsync(HttpMethod.Delete, Users + "/lin.chen/personal")).CodeAsync()).ShouldBe("user.reason.missing");
        var erased = await (await admin.SendAsync(HttpMethod.Delete, Users + "/lin.chen/personal", null, ("Suture-Reason", "asked"))).JsonAsync(HttpStatusCode.OK);
        erased.GetProperty("erased").GetBoolean().ShouldBeTrue();
        erased.Text("printedName").ShouldBe(string.Empty);
        (await (await admin.SendAsync(HttpMethod.Post, Users, account)).CodeAsync()).ShouldBe("user.exists");
        (await (await admin.ReadAsync("/api/v1/ledger/verify?projections=true")).JsonAsync(HttpStatusCode.OK)).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task TheLastAdministrator_CanNotBeDisabledAndKeepsTheRole()
    {
        using var admin = await shared.Host.WithTokenAsync(Role.Administrator);
        (await (await admin.SendAsync(HttpMethod.Patch, Users + "/administrator", new { disabled = true })).CodeAsync()).ShouldBe("user.lastAdministrator");
        (await (await admin.SendAsync(HttpMethod.Patch, Users + "/administrator", new { roles = new[] { "quality" } })).CodeAsync()).ShouldBe("user.lastAdministrator");
    }

    [Theory]
    [InlineData("tiny-pw", "password.short")]
    [InlineData("Password1234!", "password.common")]
    [InlineData("aaaaaaaaaaaaaaaa", "password.common")]
    [InlineData("ann.rule-is-my-name", "password.userName")]
    public async Task AWeakPassword_IsRefusedWithoutRepeatingIt(string password, string code)
    {
        using var admin = await shared.Host.WithTokenAsync(Role.Administrator);
        var answer = await admin.SendAsync(HttpMethod.Post, Users, new { userName = "ann.rule", printedName = "Ann Rule", password, roles = Array.Empty<string>() });
        var text = await answer.Content.ReadAsStringAsync();
        (await answer.CodeAsync()).ShouldBe(code);
        text.ShouldNotContain(password);
    }

    [Theory]
    [InlineData("Anna")]
    [InlineData("a b")]
    [InlineData("system")]
    [InlineData("1a")]
    public async Task AUserNameThatCouldBeMistaken_IsRefused(string name)
    {
        using var admin = await shared.Host.WithTokenAsync(Role.Administrator);
        var answer = await admin.SendAsync(HttpMethod.Post, Users, new { userName = name, printedName = "X", password = "seven-ferries-at-dawn", roles = Array.Empty<string>() });
        (await answer.CodeAsync())!.ShouldStartWith("user.name");
    }

    [Fact]
    public async Task ADisabledOwnersTokens_StopAtOnce()
    {
        await using var host = await SutureHost.StartAsync();
        using var admin = await host.WithTokenAsync(Role.Administrator);
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        (await engineer.ReadAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await admin.SendAsync(HttpMethod.Patch, Users + "/engineer", new { disabled = true })).JsonAsync(HttpStatusCode.OK);
        (await (await engineer.ReadAsync("/api/v1/me")).CodeAsync()).ShouldBe("user.disabled");
    }

    [Fact]
    public async Task ATokensRights_ShrinkWithItsOwnersRoles()
    {
        await using var host = await SutureHost.StartAsync();
        using var admin = await host.WithTokenAsync(Role.Administrator);
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await engineer.CreateAsync("May");
        await (await admin.SendAsync(HttpMethod.Patch, Users + "/engineer", new { roles = new[] { "auditor" } })).JsonAsync(HttpStatusCode.OK);
        (await (await engineer.SendAsync(HttpMethod.Post, ApiSteps.Records, new { kind = "SRS", title = "May not" })).CodeAsync()).ShouldBe("access.denied");
    }

    [Fact]
    public async Task ATokenIssuedByAToken_IsNeverGoodForMore()
    {
        var end = DateTimeOffset.UtcNow.AddHours(1);
        using var bound = shared.Host.WithToken((await shared.Host.IssueAsync(Role.Engineer, TokenScope.Full, "PUMP", end)).Text);
        (await (await bound.SendAsync(HttpMethod.Post, "/api/v1/tokens", new { name = "wider", scope = "full" })).CodeAsync()).ShouldBe("token.device");
        var child = await (await bound.SendAsync(HttpMethod.Post, "/api/v1/tokens", new { name = "child", scope = "evidence", device = "PUMP", expiresAt = end.AddYears(1) })).JsonAsync(HttpStatusCode.Created);
        var list = await (await bound.ReadAsync("/api/v1/tokens")).JsonAsync(HttpStatusCode.OK);
        list.GetProperty("items").EnumerateArray().Single(t => t.Text("id") == child.Text("id")).GetProperty("expiresAt").GetDateTimeOffset().ShouldBeLessThanOrEqualTo(end);
        using var evidence = shared.Host.WithToken(child.Text("token")!);
        (await (await evidence.SendAsync(HttpMethod.Post, "/api/v1/tokens", new { name = "x", scope = "full", device = "PUMP" })).CodeAsync()).ShouldBe("access.denied");
    }

    [Fact]
    public async Task TokensOfOthers_AreNeitherSeenNorRevoked_ExceptByWhoManagesPeople()
    {
        var foreign = await shared.Host.IssueAsync(Role.Quality);
        using var engineer = await shared.Host.WithTokenAsync(Role.Engineer);
        (await engineer.SendAsync(HttpMethod.Delete, "/api/v1/tokens/" + foreign.Id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await engineer.ReadAsync("/api/v1/tokens")).JsonAsync()).GetProperty("items").EnumerateArray().ShouldAllBe(t => t.Text("owner") == "engineer");
        using var admin = await shared.Host.WithTokenAsync(Role.Administrator);
        (await admin.SendAsync(HttpMethod.Delete, "/api/v1/tokens/" + foreign.Id)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task ARepeatedTokenRequest_DoesNotIssueASecondOne()
    {
        using var engineer = await shared.Host.WithTokenAsync(Role.Engineer);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        (await engineer.SendAsync(HttpMethod.Post, "/api/v1/tokens", new { name = "once", scope = "read" }, key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await (await engineer.SendAsync(HttpMethod.Post, "/api/v1/tokens", new { name = "once", scope = "read" }, key)).CodeAsync()).ShouldBe("token.repeated");
    }
}
