using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Releases;
using Suture.Domain.Results;
using Suture.Domain.Standards;
using Suture.Ledger;
using static Suture.Application.Tests.Releases.ReleaseWorkshop;

namespace Suture.Application.Tests.Releases;

public sealed class ReleaseBaseliningTests
{
    [Fact]
    public async Task OneSignature_ReleasesAndFixes_AndTheLedgerHolds()
    {
        var (shop, _) = await OpenAsync();
        await using var closing = shop;
        (await shop.Baselining.CheckAsync(Workshop.Anna, "PUMP", "REL-1", default)).Value.Obstacles.ShouldBeEmpty();
        var baseline = (await BaselineAsync(shop)).Baseline;

        var model = (await shop.Sessions.ModelAsync("PUMP", default)).Value;
        baseline.Position.ShouldBe(model.Position - 1);
        baseline.PrintedName.ShouldBe("MEI.TANAKA");
        baseline.Records.ShouldBe(RecordSet.Of(model));
        model.Get(RecordId.Parse("REL-1"))!.Signature!.Signer.ShouldBe("mei.tanaka");

        // Also by a process that reads it from the tables.
        await using var other = await shop.SecondAsync();
        (await other.Releases.GetAsync(Workshop.Eva, "PUMP", "REL-1", default)).Value.Summary.Point!.Baseline!.Records.ShouldBe(baseline.Records);
        var report = (await shop.Ledger.VerifyAsync(Workshop.Eva, projections: true, null, default)).Value;
        report.Problems.ShouldBeEmpty();
        File.ReadAllText(Path.Combine(shop.Folder, "checkpoints.log")).ShouldContain("test.example/device/PUMP");
    }

    [Fact]
    public async Task AGap_ClosesTheGate_AndADeviationLetsItGoAsAGap()
    {
        var (shop, _) = await OpenAsync(archived: false);
        await using var closing = shop;
        var refused = await shop.Baselining.BaselineAsync(Workshop.Mei, "PUMP", "REL-1", Credentials, new WriteInfo(), default);
        refused.Problems.ShouldHaveSingleItem().Message.ShouldBe("small 1 REL-1: does not say where it is archived");
        refused.Problems[0].Kind.ShouldBe(ProblemKind.Conflict);

        var signed = (await shop.Deviating.SignAsync(Workshop.Mei, "PUMP", Deviation(), Credentials, new WriteInfo(), default)).Value;
        signed.What.PrintedName.ShouldBe("MEI.TANAKA");
        var facts = await BaselineAsync(shop);
        facts.Baseline.Gates.ShouldHaveSingleItem().Gap.ShouldBe(1);
        facts.Baseline.Deviations.ShouldBe(["small/1@REL-1"]);
        facts.Deviations.ShouldHaveSingleItem().What.Reason.ShouldBe("Kept elsewhere until spring");
        var gate = (await shop.Gate.CheckAsync(Workshop.Eva, "PUMP", "small", "REL-1", default)).Value;
        gate.NoGaps.ShouldBeFalse();
        gate.Clauses[0].Status.ShouldBe(ClauseStatus.Gap);
        gate.Clauses[0].Deviations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AWrongPassword_WritesNothing()
    {
        var (shop, _) = await OpenAsync(archived: false);
        await using var closing = shop;
        var before = (await shop.Sessions.ModelAsync("PUMP", default)).Value.Position;
        var wrong = new SigningCredentials("guess", null);
        (await shop.Deviating.SignAsync(Workshop.Mei, "PUMP", Deviation(), wrong, new WriteInfo(), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("signin.wrong");
        (await shop.Deviating.SignAsync(Workshop.Mei, "PUMP", Deviation(), Credentials, new WriteInfo(), default)).Ok.ShouldBeTrue();
        (await shop.Baselining.BaselineAsync(Workshop.Mei, "PUMP", "REL-1", wrong, new WriteInfo(), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("signin.wrong");
        (await shop.Sessions.ModelAsync("PUMP", default)).Value.Position.ShouldBe(before + 1);
    }

    [Fact]
    public async Task TheAuthor_CanNeitherDeviateNorFix()
    {
        var (shop, _) = await OpenAsync(archived: false);
        await using var closing = shop;
        (await shop.Deviating.SignAsync(Workshop.Anna, "PUMP", Deviation(), Credentials, new WriteInfo(), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("signature.ownWork");
        await shop.Deviating.SignAsync(Workshop.Mei, "PUMP", Deviation(), Credentials, new WriteInfo(), default);
        (await shop.Baselining.BaselineAsync(Workshop.Anna, "PUMP", "REL-1", Credentials, new WriteInfo(), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("signature.ownWork");
        (await shop.Baselining.BaselineAsync(Workshop.Eva, "PUMP", "REL-1", Credentials, new WriteInfo(), default)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
    }

    [Fact]
    public async Task TheSameCommandTwice_FixesOnce()
    {
        var (shop, _) = await OpenAsync();
        await using var closing = shop;
        var write = new WriteInfo(null, Guid.NewGuid(), Hash32.Sha256("request"u8));
        var first = (await shop.Baselining.BaselineAsync(Workshop.Mei, "PUMP", "REL-1", Credentials, write, default)).Value;
        var second = (await shop.Baselining.BaselineAsync(Workshop.Mei, "PUMP", "REL-1", Credentials, write, default)).Value;
        second.Summary.Point!.Position.ShouldBe(first.Summary.Point!.Position);
        (await shop.Baselining.BaselineAsync(Workshop.Mei, "PUMP", "REL-1", Credentials, new WriteInfo(), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("release.baselined");
    }

    [Theory]
    [InlineData("REL-9", "release.notFound")]
    [InlineData("SRS-1", "release.key")]
    [InlineData("what", "record.key")]
    public async Task AKeyThatIsNoRelease_IsRefused(string key, string code)
    {
        var (shop, _) = await OpenAsync();
        await using var closing = shop;
        (await shop.Baselining.CheckAsync(Workshop.Mei, "PUMP", key, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        (await shop.Releases.GetAsync(Workshop.Mei, "PUMP", key, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task TwoReleases_AreCompared_AndOneWithNow()
    {
        var (shop, clock) = await OpenAsync();
        await using var closing = shop;
        await BaselineAsync(shop);
        clock.Move(TimeSpan.FromDays(3));
        await shop.CreateAsync(RecordKind.SRS, "Another requirement");
        await ReleaseAsync(shop, version: "1.0");
        await BaselineAsync(shop, "REL-2");
        var differences = (await shop.Releases.CompareAsync(Workshop.Eva, "PUMP", "REL-1", "PUMP/REL-2", default)).Value;
        differences.From.Name.ShouldBe("REL-1");
        differences.To.Name.ShouldBe("REL-2");
        differences.Records.Select(r => $"{r.Record} {r.What}").ShouldBe(["SRS-2 Added", "REL-2 Added"]);
        (await shop.Releases.CompareAsync(Workshop.Eva, "PUMP", "REL-2", null, default)).Value.Records.ShouldBeEmpty();
        (await shop.Releases.CompareAsync(Workshop.Eva, "PUMP", null, "REL-1", default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("release.from");
        (await shop.Releases.ListAsync(Workshop.Eva, "PUMP", default)).Value.Select(r => r.Record.Id.ToString()).ShouldBe(["REL-2", "REL-1"]);
    }

    [Fact]
    public async Task FindingsInAComparison_AreHiddenFromThoseWhoMayNotSeeThem()
    {
        var (shop, _) = await OpenAsync();
        await using var closing = shop;
        await BaselineAsync(shop);
        await shop.CreateAsync(RecordKind.FND, "CVE-2026-1", Workshop.Mei);
        (await shop.Releases.CompareAsync(Workshop.Mei, "PUMP", "REL-1", null, default)).Value.Records.ShouldHaveSingleItem().Record.Kind.ShouldBe(RecordKind.FND);
        (await shop.Releases.CompareAsync(Workshop.Anna, "PUMP", "REL-1", null, default)).Value.Records.ShouldBeEmpty();
    }
}
