using Microsoft.Extensions.DependencyInjection;
using Suture.Application.Devices;
using Suture.Application.People;
using Suture.Domain.People;
using Suture.Ledger;
using Suture.Storage;

namespace Suture.Server.Tests.Support;

/// <summary>Tokens that must not work.</summary>
internal static class BadTokens
{
    public static async Task<string> MakeAsync(SutureHost host, string how)
    {
        var administration = host.Services.GetRequiredService<TokenAdministration>();
        switch (how)
        {
            case "expired":
                // Issued in the past, as time makes it.
                var (id, secretHash, text) = Tokens.New();
                var issued = new TokenIssued(id, SutureHost.NameOf(Role.Administrator), "old", TokenScope.Full, null, DateTimeOffset.UtcNow.AddMinutes(-1));
                await host.Services.GetRequiredService<ISutureStore>().AppendAsync(new OrganizationAppend(null, null, "test", null, [issued]) { Beside = [new KeepTokenSecret(id, secretHash)] });
                return text;
            case "revoked":
                var token = await host.IssueAsync(Role.Administrator);
                (await administration.RevokeAsync(host.CallerOf(Role.Administrator), token.Id, new WriteInfo(), CancellationToken.None)).Ok.ShouldBeTrue();
                return token.Text;
            case "otherId":
                var (one, other) = ((await host.IssueAsync(Role.Administrator)).Text, (await host.IssueAsync(Role.Administrator)).Text);
                return one[..24] + other[24..];
            case "unknown":
                return Tokens.New().Text;
            default:
                return "sut_garbage";
        }
    }
}
