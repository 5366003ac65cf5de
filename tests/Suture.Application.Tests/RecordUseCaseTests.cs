using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;
using Suture.Ledger;

namespace Suture.Application.Tests;

public sealed class RecordUseCaseTests
{
    private static readonly FieldValues Category = FieldValues.Empty(RecordKind.SRS.Definition()).With(RequirementKinds.SoftwareCategory, "alarm");

    [Fact]
    public async Task Approve_WithTheRightPassword_ShowsOnTheRecordAndProvesOffline()
    {
        await using var shop = await Workshop.OpenAsync();
        var record = await InReviewAsync(shop);
        var signed = (await shop.Writing.MoveAsync(Workshop.Mei, "PUMP", record.Record.Id, record.Record.Version, "approve", new SigningCredentials(Workshop.Password, null), new WriteInfo(), default)).Value;
        signed.Record.Signature!.PrintedName.ShouldBe("MEI.TANAKA");
        signed.Record.Signature.ContentHash.ShouldBe(signed.Record.ContentHash);

        var receipt = (await shop.Ledger.ProveAsync(Workshop.Anna, "PUMP", "SRS-1", default)).Value;
        var verification = ReceiptVerifier.Verify(receipt.ToText(), [shop.Key.Public]);
        verification.Fault.ShouldBe(ReceiptFault.None);
        verification.Entry!.Type.ShouldBe("record.signed@1");
        File.ReadAllText(Path.Combine(shop.Folder, "checkpoints.log")).ShouldContain("test.example/device/PUMP");
    }

    [Fact]
    public async Task Approve_WithAWrongPassword_WritesNothing()
    {
        await using var shop = await Workshop.OpenAsync();
        var record = await InReviewAsync(shop);
        var refused = await shop.Writing.MoveAsync(Workshop.Mei, "PUMP", record.Record.Id, record.Record.Version, "approve", new SigningCredentials("guess", null), new WriteInfo(), default);
        refused.Problems.ShouldHaveSingleItem().Code.ShouldBe("signin.wrong");
        (await shop.Reading.GetAsync(Workshop.Mei, "PUMP", "SRS-1", null, default)).Value.Record.Version.ShouldBe(record.Record.Version);
    }

    [Fact]
    public async Task Approve_WithAToken_IsRefusedWhateverItsScope()
    {
        await using var shop = await Workshop.OpenAsync();
        var record = await InReviewAsync(shop);
        var token = Workshop.Mei with { Token = new CallerToken("t", "ci", TokenScope.Full, null) };
        (await shop.Writing.MoveAsync(token, "PUMP", record.Record.Id, record.Record.Version, "approve", new SigningCredentials(Workshop.Password, null), new WriteInfo(), default))
            .Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
    }

    [Fact]
    public async Task Change_OnAVersionThatAnotherProcessHasPassed_IsRefused()
    {
        await using var shop = await Workshop.OpenAsync();
        await using var other = await shop.SecondAsync();
        var seen = await shop.CreateAsync(RecordKind.SRS);
        (await other.Writing.ChangeAsync(Workshop.Mei, "PUMP", seen.Record.Id, seen.Record.Version, new RecordPatch(Text: "Theirs."), new WriteInfo(), default)).Ok.ShouldBeTrue();
        var mine = await shop.Writing.ChangeAsync(Workshop.Anna, "PUMP", seen.Record.Id, seen.Record.Version, new RecordPatch(Text: "Mine."), new WriteInfo(), default);
        mine.Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Stale);
    }

    [Fact]
    public async Task Create_FromTwoProcessesAtOnce_GivesEachRecordItsOwnNumber()
    {
        await using var shop = await Workshop.OpenAsync();
        await using var other = await shop.SecondAsync();
        var created = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? shop : other).CreateAsync(RecordKind.SRS, $"Record {i}")));
        created.Select(c => c.Record.Id.Number).Order().ShouldBe(Enumerable.Range(1, 40));
        (await shop.Ledger.VerifyAsync(Workshop.Eva, true, null, default)).Value.Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Create_TheSameCommandTwice_MakesOneRecordAndAnswersTheSame()
    {
        await using var shop = await Workshop.OpenAsync();
        var write = new WriteInfo(null, Guid.NewGuid(), Hash32.Sha256("request"u8));
        var draft = new RecordDraft { Kind = RecordKind.SRS, Title = "Once", Place = new SourcePlace(null) };
        var first = (await shop.Writing.CreateAsync(Workshop.Anna, "PUMP", draft, write, default)).Value;
        var second = (await shop.Writing.CreateAsync(Workshop.Anna, "PUMP", draft, write, default)).Value;
        second.Record.Id.ShouldBe(first.Record.Id);
        (await shop.Reading.ListAsync(Workshop.Anna, "PUMP", new RecordFilter(), null, default)).Value.Total.ShouldBe(1);

        var reused = await shop.Writing.CreateAsync(Workshop.Anna, "PUMP", draft with { Title = "Twice" }, write with { RequestHash = Hash32.Sha256("other"u8) }, default);
        reused.Problems.ShouldHaveSingleItem().Code.ShouldBe("command.reused");
    }

    [Fact]
    public async Task History_TellsEveryStepOfARecord_AndDiffShowsWhatChanged()
    {
        await using var shop = await Workshop.OpenAsync();
        var srs = await shop.CreateAsync(RecordKind.SRS, "Alarm");
        var sys = await shop.CreateAsync(RecordKind.SYS);
        await shop.Writing.AddLinkAsync(Workshop.Anna, "PUMP", new LinkId(srs.Record.Id, LinkType.DerivesFrom, sys.Record.Id), new WriteInfo(), default);
        await shop.Writing.ChangeAsync(Workshop.Mei, "PUMP", srs.Record.Id, srs.Record.Version, new RecordPatch(Title: "Loud alarm", Text: "one\ntwo", Fields: Category), new WriteInfo("FB-1"), default);
        await shop.Writing.RemoveLinkAsync(Workshop.Anna, "PUMP", new LinkId(srs.Record.Id, LinkType.DerivesFrom, sys.Record.Id), new WriteInfo("Wrong"), default);
        var history = (await shop.Reading.HistoryAsync(Workshop.Eva, "PUMP", "SRS-1", default)).Value;
        history.Select(h => h.What).ShouldBe(["Link taken away: derives from SYS-1.", "Changed.", "Link made: derives from SYS-1.", "Created."]);
        history[1].Reason.ShouldBe("FB-1");
        (await shop.Reading.HistoryAsync(Workshop.Eva, "PUMP", "SYS-1", default)).Value.Select(h => h.What)
            .ShouldBe(["Link taken away: is source of SRS-1.", "Link made: is source of SRS-1.", "Created."]);

        var diff = (await shop.Reading.DiffAsync(Workshop.Eva, "PUMP", "SRS-1", 1, 2, default)).Value;
        diff.Parts.Select(p => p.Part).ShouldBe(["Title", "Text", "Category"]);
        diff.Parts[0].Lines.ShouldBe([new DiffLine(DiffMark.Removed, "Alarm"), new DiffLine(DiffMark.Added, "Loud alarm")]);
        (await shop.Reading.DiffAsync(Workshop.Eva, "PUMP", "SRS-1", 1, 9, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("revision.notFound");
    }

    [Fact]
    public async Task Read_AtAPastPosition_ShowsTheRecordAsItWas()
    {
        await using var shop = await Workshop.OpenAsync();
        var srs = await shop.CreateAsync(RecordKind.SRS, "Before");
        await shop.Writing.ChangeAsync(Workshop.Anna, "PUMP", srs.Record.Id, srs.Record.Version, new RecordPatch(Title: "After"), new WriteInfo(), default);
        (await shop.Reading.GetAsync(Workshop.Eva, "PUMP", "SRS-1", "2", default)).Value.Record.Title.ShouldBe("Before");
        (await shop.Reading.GetAsync(Workshop.Eva, "PUMP", "SRS-1", "1", default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("record.notFound");
        (await shop.Reading.GetAsync(Workshop.Eva, "PUMP", "SRS-1", "99", default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("position.range");
        (await shop.Reading.GetAsync(Workshop.Eva, "PUMP", "SRS-1", "REL-1", default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("record.notFound");
    }

    [Fact]
    public async Task List_FiltersByWordsKindAndState_AndHidesFindingsFromWhoMayNotSeeThem()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.CreateAsync(RecordKind.SRS, "Occlusion alarm");
        await shop.CreateAsync(RecordKind.SRS, "Battery alarm");
        await shop.CreateAsync(RecordKind.FND, "CVE-2026-1", Workshop.Mei);
        async Task<IEnumerable<string>> Titles(Caller caller, RecordFilter filter) =>
            (await shop.Reading.ListAsync(caller, "PUMP", filter, null, default)).Value.Records.Select(r => r.Title);
        (await Titles(Workshop.Anna, new RecordFilter(Text: "ALARM batt"))).ShouldBe(["Battery alarm"]);
        (await Titles(Workshop.Anna, new RecordFilter(Take: 1, Skip: 1))).ShouldBe(["Battery alarm"]);
        (await Titles(Workshop.Anna, new RecordFilter(Kind: RecordKind.FND))).ShouldBeEmpty();
        (await Titles(Workshop.Mei, new RecordFilter(Kind: RecordKind.FND))).ShouldBe(["CVE-2026-1"]);
        (await shop.Reading.GetAsync(Workshop.Anna, "PUMP", "FND-1", null, default)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
        (await shop.Reading.ListAsync(Workshop.Anna, "PUMP", new RecordFilter(Take: 0), null, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("page.range");
    }

    [Fact]
    public async Task TraceAndImpact_ForWhoMayNotSeeFindings_DoNotNameThem()
    {
        await using var shop = await Workshop.OpenAsync();
        var finding = await shop.CreateAsync(RecordKind.FND, "CVE-2026-1", Workshop.Mei);
        var soup = await shop.CreateAsync(RecordKind.SOUP, "zlib");
        await shop.Writing.AddLinkAsync(Workshop.Mei, "PUMP", new LinkId(finding.Record.Id, LinkType.Affects, soup.Record.Id), new WriteInfo(), default);
        await shop.CreateAsync(RecordKind.FND, "CVE-2026-2", Workshop.Mei);
        async Task<(bool Gaps, bool Impact)> Named(Caller caller)
        {
            var trace = (await shop.Traces.TraceAsync(caller, "PUMP", null, default)).Value;
            var impact = (await shop.Traces.ImpactAsync(caller, "PUMP", "SOUP-1", null, default)).Value;
            return (trace.Gaps.Any(g => g.Record.Kind == RecordKind.FND) || trace.Orphans.Any(o => o.Kind == RecordKind.FND), impact.Upstream.Concat(impact.Downstream).Any(i => i.Kind == RecordKind.FND));
        }

        (await Named(Workshop.Mei)).ShouldBe((true, true));
        (await Named(Workshop.Anna)).ShouldBe((false, false));
        (await shop.Traces.ImpactAsync(Workshop.Anna, "PUMP", "FND-1", null, default)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
    }

    [Theory]
    [InlineData("VENT", "device.notFound")]
    public async Task AnyRead_OfADeviceThatIsNotThere_SaysSo(string device, string code)
    {
        await using var shop = await Workshop.OpenAsync();
        (await shop.Reading.ListAsync(Workshop.Anna, device, new RecordFilter(), null, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        (await shop.Writing.CreateAsync(Workshop.Anna, device, new RecordDraft { Kind = RecordKind.SRS, Title = "x", Place = new SourcePlace(null) }, new WriteInfo(), default))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task CreateDevice_Twice_IsRefusedAndTheFirstStays()
    {
        await using var shop = await Workshop.OpenAsync();
        var again = await shop.Devices.CreateAsync(Workshop.Admin, new Suture.Domain.Records.Model.Device("PUMP", "Other", null, null, ""), new WriteInfo(), default);
        again.Problems.ShouldHaveSingleItem().Code.ShouldBe("device.exists");
        (await shop.Devices.GetAsync(Workshop.Anna, "PUMP", default)).Value.Name.ShouldBe("Test device");
    }

    private static async Task<RecordDetail> InReviewAsync(Workshop shop)
    {
        var draft = new RecordDraft { Kind = RecordKind.SRS, Fields = Category, Place = new SourcePlace(null) };
        var created = await shop.CreateAsync(RecordKind.SRS, draft: draft);
        return (await shop.Writing.MoveAsync(Workshop.Anna, "PUMP", created.Record.Id, created.Record.Version, "submit", null, new WriteInfo(), default)).Value;
    }
}
