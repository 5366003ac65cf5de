using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Safety;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Safety.Prompts;

namespace Suture.Application.Tests;

public sealed class PromptUseCaseTests
{
    [Fact]
    public async Task AnAnswer_IsReadBackFromTheTables_AndAtAPastPositionAsItWas()
    {
        await using var shop = await Workshop.OpenAsync();
        var made = (await shop.Answering.DraftAsync(Workshop.Anna, "PUMP", new PromptDraft("F-ALARM", null, RecordKind.CAU, "Speaker fails"), new WriteInfo(), default)).Value;
        made.Prompt.State.ShouldBe(PromptReply.Considered);
        var set = (await shop.Answering.AnswerAsync(Workshop.Anna, "PUMP", new PromptWish("F-ML") { SetAside = "Nothing is learned" }, new WriteInfo(), default)).Value;
        set.State.ShouldBe(PromptReply.SetAside);
        var position = (await shop.Prompts.ReadAsync(Workshop.Eva, "PUMP", null, default)).Value.Position;
        (await shop.Answering.AnswerAsync(Workshop.Mei, "PUMP", new PromptWish("F-ML") { Reopen = true }, new WriteInfo(), default)).Ok.ShouldBeTrue();

        // Sessions of their own read from the tables; the other one has its model in memory.
        var fresh = new PromptReading(new DeviceSessions(shop.Store, shop.Shelf, TimeProvider.System));
        foreach (var reading in (PromptReading[])[shop.Prompts, fresh])
        {
            var now = (await reading.ReadAsync(Workshop.Eva, "PUMP", null, default)).Value;
            now.Find("F-ML")!.State.ShouldBe(PromptReply.Open);
            now.Find("F-ALARM")!.OfDevice!.ShouldSatisfyAllConditions(a => a.Records.ShouldHaveSingleItem().Id.ShouldBe(made.Record.Id), a => a.By.ShouldBe("anna.berg"));
            var then = (await reading.ReadAsync(Workshop.Eva, "PUMP", position.ToString(System.Globalization.CultureInfo.InvariantCulture), default)).Value;
            then.Find("F-ML")!.OfDevice!.Reason.ShouldBe("Nothing is learned", "the ledger keeps the earlier answer");
        }
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Quality, true)]
    [InlineData(Role.Engineer, true)]
    [InlineData(Role.Security, true)]
    [InlineData(Role.Auditor, false)]
    public async Task EveryRoleReads_AndThoseThatWriteRecordsAnswer(Role role, bool writes)
    {
        await using var shop = await Workshop.OpenAsync();
        var caller = new Caller("somebody", [role]);
        (await shop.Prompts.ReadAsync(caller, "PUMP", null, default)).Ok.ShouldBeTrue();
        (await shop.Reports.PromptsAsync(caller, "PUMP", null, default)).Ok.ShouldBeTrue();
        (await shop.Answering.AnswerAsync(caller, "PUMP", new PromptWish("F-ML") { SetAside = "Nothing is learned" }, new WriteInfo(), default)).Ok.ShouldBe(writes);
        (await shop.Answering.DraftAsync(caller, "PUMP", new PromptDraft("F-ALARM", null, RecordKind.HAZ), new WriteInfo(), default)).Ok.ShouldBe(writes);
        (await shop.Prompts.ReadAsync(Workshop.Mei, "PUMP", null, default)).Value.Count.Open.ShouldBe(writes ? 84 : 86);
    }

    [Fact]
    public async Task ATokenForEvidenceOnly_MayNeitherReadNorAnswer()
    {
        await using var shop = await Workshop.OpenAsync();
        var ci = Workshop.Anna with { Token = new CallerToken("t", "ci", TokenScope.Evidence, null) };
        (await shop.Prompts.ReadAsync(ci, "PUMP", null, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("access.denied");
        (await shop.Answering.AnswerAsync(ci, "PUMP", new PromptWish("F-ML") { SetAside = "x" }, new WriteInfo(), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("access.denied");
    }

    [Fact]
    public async Task ADraft_WithTheSameCommandTwice_IsMadeOnce()
    {
        await using var shop = await Workshop.OpenAsync();
        var write = new WriteInfo(null, Guid.NewGuid());
        var draft = new PromptDraft("F-ALARM", null, RecordKind.CAU);
        var first = (await shop.Answering.DraftAsync(Workshop.Anna, "PUMP", draft, write, default)).Value;
        (await shop.Answering.DraftAsync(Workshop.Anna, "PUMP", draft, write, default)).Value.Record.Id.ShouldBe(first.Record.Id);
        (await shop.Prompts.ReadAsync(Workshop.Anna, "PUMP", null, default)).Value.Find("F-ALARM")!.OfDevice!.Records.ShouldHaveSingleItem();
    }
}
