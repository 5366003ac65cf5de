using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Suture.Application.Ledger;
using Suture.Application.People;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Identity;

public sealed class InstallationTests
{
    private static readonly NewAccount Admin = new("ada.admin", "Ada Admin", null, [], SutureHost.Password);

    [Fact]
    public async Task AnInstallation_IsMadeOnce_WithKeyAndLocalToken()
    {
        await using var host = await SutureHost.StartAsync(initialize: false, apiOnly: true);
        var installation = host.Services.GetRequiredService<Installation>();
        var made = (await installation.InitializeAsync("Größte Pumpen GmbH", Admin, CancellationToken.None)).Value;
        (await installation.InitializeAsync("Again", Admin, CancellationToken.None)).Problems[0].Code.ShouldBe("installation.exists");

        using var key = LedgerKey.TryLoad(host.Directory)!;
        key.Public.ToString().ShouldBe(made.VerifierKey);
        using var client = host.WithToken((await File.ReadAllTextAsync(made.LocalTokenFile)).Trim());
        var me = await client.ReadAsync("/api/v1/me");
        me.StatusCode.ShouldBe(HttpStatusCode.OK, host.Log.Text);
        (await me.JsonAsync(HttpStatusCode.OK)).Text("userName").ShouldBe("ada.admin");
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in (string[])[made.LocalTokenFile, Path.Combine(host.Directory, "ledger-key.pem")])
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
        }
    }

    [Theory]
    [InlineData("", "ada.admin", "Ada", SutureHost.Password, "organization.name")]
    [InlineData("Org", "Ada", "Ada", SutureHost.Password, "user.name")]
    [InlineData("Org", "ada.admin", "", SutureHost.Password, "user.printedName")]
    [InlineData("Org", "ada.admin", "Ada", "password1234", "password.common")]
    public async Task BadInput_IsRefused_AndLeavesNothingBehind(string organization, string userName, string printedName, string password, string code)
    {
        await using var host = await SutureHost.StartAsync(initialize: false, apiOnly: true);
        var installation = host.Services.GetRequiredService<Installation>();
        (await installation.InitializeAsync(organization, new NewAccount(userName, printedName, null, [Role.Quality], password), CancellationToken.None)).Problems[0].Code.ShouldBe(code);
        (await installation.IsInitializedAsync(CancellationToken.None)).ShouldBeFalse();
        File.Exists(Path.Combine(host.Directory, "ledger-key.pem")).ShouldBeFalse();
    }
}
