using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Ledger;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>Signing over HTTP: re-authenticated at that moment, never by the author, never by a token, provable offline.</summary>
public sealed class SigningApiTests
{
    [Fact]
    public async Task AnApproval_IsSigned_Shown_AndProvenOffline()
    {
        await using var host = await SutureHost.StartAsync();
        var submitted = await SubmittedAsync(host);
        var quality = await host.SignedInAsync(Role.Quality);
        var signed = await (await ApproveAsync(quality, submitted, SutureHost.Password)).JsonAsync(HttpStatusCode.OK);
        signed.Text("state").ShouldBe("approved");
        var signature = signed.GetProperty("signature");
        signature.Text("printedName").ShouldBe("Person Quality");
        signature.Text("meaning").ShouldBe("approval");
        signature.Text("proof").ShouldBe("password");
        signature.Text("contentHash").ShouldBe(signed.Text("contentHash"));

        var receipt = await (await quality.GetAsync(submitted.AddressOf() + "/receipt")).Content.ReadAsStringAsync();
        var key = NoteVerifierKey.Parse((await (await quality.GetAsync("/api/v1/ledger/keys")).Content.ReadAsStringAsync()).Trim());
        var verified = ReceiptVerifier.Verify(receipt, [key]);
        verified.Ok.ShouldBeTrue(verified.Message);
        verified.Entry!.Type.ShouldBe("record.signed@1");
        verified.Entry.Actor.ShouldBe("quality");
        ReceiptVerifier.Verify(receipt.Replace("index ", "index 1", StringComparison.Ordinal), [key]).Ok.ShouldBeFalse();

        var report = await (await quality.GetAsync("/api/v1/ledger/verify?projections=true")).JsonAsync(HttpStatusCode.OK);
        report.GetProperty("ok").GetBoolean().ShouldBeTrue(report.GetRawText());
    }

    [Fact]
    public async Task WrongPasswords_AreCountedAndLockTheAccount()
    {
        await using var host = await SutureHost.StartAsync();
        var submitted = await SubmittedAsync(host);
        var quality = await host.SignedInAsync(Role.Quality);
        for (var i = 0; i < 4; i++)
        {
            (await (await ApproveAsync(quality, submitted, "not the password")).CodeAsync()).ShouldBe("signature.password");
        }

        (await (await ApproveAsync(quality, submitted, "not the password")).CodeAsync()).ShouldBe("user.locked");
        (await (await ApproveAsync(quality, submitted, SutureHost.Password)).CodeAsync()).ShouldBe("user.locked");

        // Administrators see it, the ledger has it, and only they end it before time.
        using var admin = await host.WithTokenAsync(Role.Administrator);
        var users = await (await admin.ReadAsync("/api/v1/users")).JsonAsync(HttpStatusCode.OK);
        users.GetProperty("items").EnumerateArray().Single(u => u.Text("userName") == "quality").TryGetProperty("lockedUntil", out _).ShouldBeTrue();
        var trail = await (await admin.ReadAsync("/api/v1/ledger/entries?type=user.locked")).JsonAsync(HttpStatusCode.OK);
        trail.GetProperty("items")[0].GetProperty("payload").GetProperty("failedAttempts").GetInt32().ShouldBe(5);
        await (await admin.SendAsync(HttpMethod.Patch, "/api/v1/users/quality", new { locked = false })).JsonAsync(HttpStatusCode.OK);
        await (await ApproveAsync(quality, submitted, SutureHost.Password)).JsonAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ARightPassword_StartsTheCountAnew()
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await host.SignedInAsync(Role.Quality);
        for (var round = 0; round < 2; round++)
        {
            var submitted = await SubmittedAsync(host);
            for (var i = 0; i < 4; i++)
            {
                (await (await ApproveAsync(quality, submitted, "not the password")).CodeAsync()).ShouldBe("signature.password");
            }

            await (await ApproveAsync(quality, submitted, SutureHost.Password)).JsonAsync(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task TheAuthor_CanNotApproveTheirOwnWork_AlsoNotWhatTheirTokenWrote()
    {
        await using var host = await SutureHost.StartAsync();
        var submitted = await SubmittedAsync(host);
        var engineer = await host.SignedInAsync(Role.Engineer);
        var answer = await ApproveAsync(engineer, submitted, SutureHost.Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.CodeAsync()).ShouldBe("signature.ownWork");
    }

    [Fact]
    public async Task AToken_CanNotSign_EvenWithThePassword()
    {
        await using var host = await SutureHost.StartAsync();
        var submitted = await SubmittedAsync(host);
        using var token = await host.WithTokenAsync(Role.Quality);
        var answer = await token.SendAsync(HttpMethod.Post, submitted.AddressOf() + "/steps/approve", new { password = SutureHost.Password }, submitted.IfMatch());
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task WithoutAPassword_NothingIsSigned()
    {
        await using var host = await SutureHost.StartAsync();
        var submitted = await SubmittedAsync(host);
        var quality = await host.SignedInAsync(Role.Quality);
        (await (await ApproveAsync(quality, submitted, null)).CodeAsync()).ShouldBe("record.signature.missing");
    }

    [Fact]
    public async Task AStaleSignature_IsRefusedBeforeThePasswordIsLookedAt()
    {
        await using var host = await SutureHost.StartAsync();
        var submitted = await SubmittedAsync(host);
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await (await engineer.SendAsync(HttpMethod.Post, submitted.AddressOf() + "/steps/return", new { reason = "not yet" }, submitted.IfMatch())).JsonAsync(HttpStatusCode.OK);
        var quality = await host.SignedInAsync(Role.Quality);
        (await (await ApproveAsync(quality, submitted, "not the password")).CodeAsync()).ShouldBe("record.stale");
    }

    [Fact]
    public async Task AnAttestation_NeedsThePasswordToo()
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await host.SignedInAsync(Role.Quality);
        var check = await (await quality.GetAsync("/api/v1/devices/PUMP/check/iec62304")).JsonAsync(HttpStatusCode.OK);
        var clause = check.GetProperty("clauses").EnumerateArray().First(c => c.Text("decidedBy") != "computed").Text("id");
        var kind = Domain.Records.Names.Of(Enum.GetValues<Domain.Records.Events.AttestationKind>()[0]);
        object Body(string password) => new { standard = "iec62304", clause, kind, statement = "Done as the procedure says.", reviewBy = "2099-01-01", password };
        (await (await quality.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/attestations", Body("wrong password"))).CodeAsync()).ShouldBe("signature.password");
        var after = await (await quality.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/attestations", Body(SutureHost.Password))).JsonAsync(HttpStatusCode.OK);
        after.GetProperty("clauses").EnumerateArray().ShouldContain(c => c.Text("id") == clause);
        var trail = await (await quality.GetAsync("/api/v1/ledger/entries?stream=device/PUMP&type=clause.attested")).JsonAsync(HttpStatusCode.OK);
        trail.GetProperty("items")[0].GetProperty("payload").Text("clause").ShouldBe(clause);
        trail.GetProperty("items")[0].Text("actor").ShouldBe("quality");
    }

    internal static async Task<JsonElement> SubmittedAsync(SutureHost host)
    {
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var created = await engineer.CreateAsync("To be signed", fields: new { category = "functional" });
        return await (await engineer.SendAsync(HttpMethod.Post, created.AddressOf() + "/steps/submit", new { }, created.IfMatch())).JsonAsync(HttpStatusCode.OK);
    }

    internal static Task<HttpResponseMessage> ApproveAsync(Browser browser, JsonElement record, string? password, string? code = null) =>
        browser.SendAsync(HttpMethod.Post, record.AddressOf() + "/steps/approve", new { password, code }, record.IfMatch());
}
