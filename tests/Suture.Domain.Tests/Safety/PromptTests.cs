using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety.Prompts;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Safety;

public sealed class PromptTests
{
    private static readonly PromptList Prompts = PromptList.BuiltIn;

    [Fact]
    public void The_prompts_are_the_clauses_of_the_catalog_each_once_under_its_heading()
    {
        var catalog = StandardLibrary.BuiltIn.Find("iec80002_1")!;
        Prompts.All.Select(p => (p.Id, p.Ask)).ShouldBe(catalog.Clauses.Select(c => (c.Id, c.Ask)), ignoreOrder: true);
        Prompts.Sections.Select(s => s.Code).ShouldBeUnique();
        Prompts.Sections.Select(s => s.Title).ShouldBe(catalog.Clauses.Select(c => c.Group).Distinct(), ignoreOrder: true);
        Prompts.Sections[0].Title.ShouldBe("Functional areas", "what makes people think comes first");
        Prompts.Find("f-alarm")!.OfItems.ShouldBeTrue();
        Prompts.Find("P-01")!.OfItems.ShouldBeFalse();
    }

    [Theory]
    [InlineData("functional-areas", "functional-areas")]
    [InlineData("Functional areas", "functional-areas")]
    [InlineData("timing", "causes-with-side-effects-timing")]
    [InlineData("causes", null)]
    [InlineData("", null)]
    [InlineData("nothing of the kind", null)]
    public void A_section_is_named_by_its_code_or_a_part_that_no_other_has(string word, string? code) => Prompts.FindSection(word)?.Code.ShouldBe(code);

    [Fact]
    public void A_prompt_is_open_then_considered_then_set_aside_and_open_again()
    {
        var sketch = new Sketch().Add("CAU-1 HS-1");
        Of(sketch, "F-ALARM").ShouldSatisfyAllConditions(p => p.State.ShouldBe(PromptReply.Open), p => p.Answers.ShouldBeEmpty(), p => p.IsLeft.ShouldBeTrue());

        Answer(sketch, new PromptWish("f-alarm") { Records = ["HS-1", "PUMP/CAU-1", "HS-1"], Note = " Speaker and light " });
        var considered = Of(sketch, "F-ALARM");
        considered.State.ShouldBe(PromptReply.Considered);
        considered.IsLeft.ShouldBeFalse();
        considered.OfDevice!.Records.Select(r => r.Id.ToString()).ShouldBe(["HS-1", "CAU-1"]);
        considered.OfDevice.Reason.ShouldBe("Speaker and light");
        considered.OfDevice.By.ShouldBe("bo.lund");

        Answer(sketch, new PromptWish("F-ALARM") { SetAside = "It has no alarms" });
        Of(sketch, "F-ALARM").ShouldSatisfyAllConditions(p => p.State.ShouldBe(PromptReply.SetAside), p => p.OfDevice!.Reason.ShouldBe("It has no alarms"), p => p.OfDevice!.Records.ShouldBeEmpty());

        Answer(sketch, new PromptWish("F-ALARM") { Reopen = true });
        Of(sketch, "F-ALARM").State.ShouldBe(PromptReply.Open);
    }

    [Fact]
    public void The_same_answer_again_changes_nothing()
    {
        var sketch = new Sketch().Add("CAU-1 HS-1");
        var wish = new PromptWish("F-ALARM") { Records = ["CAU-1", "HS-1"] };
        Answer(sketch, wish);
        PromptDecision.Decide(sketch.Build(), Prompts, wish with { Records = ["HS-1", "CAU-1"] }).Value.ShouldBeNull();
    }

    [Fact]
    public void A_record_that_was_retired_since_puts_the_answer_to_be_looked_at_again()
    {
        var sketch = new Sketch().Add("CAU-1 CAU-2");
        Answer(sketch, new PromptWish("F-ALARM") { Records = ["CAU-1", "CAU-2"] });
        sketch.Retire("CAU-2");
        var prompt = Of(sketch, "F-ALARM");
        prompt.State.ShouldBe(PromptReply.Considered);
        prompt.LooksAgain.ShouldBeTrue();
        prompt.OfDevice!.LookAgain.ShouldBe(["CAU-2 was retired since"]);

        Answer(sketch, new PromptWish("F-ALARM") { Records = ["CAU-1"] });
        Of(sketch, "F-ALARM").LooksAgain.ShouldBeFalse();
    }

    [Fact]
    public void An_item_that_changed_since_puts_its_answer_to_be_looked_at_again_and_the_same_answer_confirms_it()
    {
        var sketch = new Sketch().Add("ITEM-1 ITEM-2");
        var wish = new PromptWish("C-TIM-1", "ITEM-1") { SetAside = "One thread" };
        Answer(sketch, wish);
        Of(sketch, "C-TIM-1").ShouldSatisfyAllConditions(p => p.State.ShouldBe(PromptReply.Open, "of the device nobody has said anything"), p => p.LooksAgain.ShouldBeFalse());

        sketch.Edit("ITEM-1");
        Of(sketch, "C-TIM-1").AnswerOf(RecordId.Parse("ITEM-1"))!.LookAgain.ShouldBe(["ITEM-1 changed since"]);
        Answer(sketch, wish);
        Of(sketch, "C-TIM-1").LooksAgain.ShouldBeFalse();

        sketch.Retire("ITEM-1");
        Of(sketch, "C-TIM-1").AnswerOf(RecordId.Parse("ITEM-1"))!.LookAgain.ShouldBe(["ITEM-1 was retired since"]);
    }

    [Fact]
    public void What_an_item_led_to_counts_for_the_device_but_the_devices_own_answer_wins()
    {
        var sketch = new Sketch().Add("ITEM-1 CAU-1");
        Answer(sketch, new PromptWish("F-DISP", "ITEM-1") { Records = ["CAU-1"] });
        Of(sketch, "F-DISP").State.ShouldBe(PromptReply.Considered);

        Answer(sketch, new PromptWish("F-DISP") { SetAside = "No display" });
        var prompt = Of(sketch, "F-DISP");
        prompt.State.ShouldBe(PromptReply.SetAside);
        prompt.LookAgain.ShouldBe(["set aside, but for ITEM-1 it led to records"]);
        prompt.Answers.Select(a => a.Item?.Id.ToString()).ShouldBe([null, "ITEM-1"]);
    }

    [Fact]
    public void A_record_with_the_prompts_tag_answers_it_and_disagrees_with_setting_it_aside()
    {
        var sketch = new Sketch().Add("CAU-1 SRS-1 PR-1").Tag("CAU-1", "C-ARI-1").Tag("PR-1", "C-ARI-2");
        var tagged = Of(sketch, "C-ARI-1");
        tagged.State.ShouldBe(PromptReply.Considered);
        tagged.Carriers.Select(c => c.Id.ToString()).ShouldBe(["CAU-1"]);
        Of(sketch, "C-ARI-2").State.ShouldBe(PromptReply.Open, "a problem report is nothing that a prompt leads to");

        Answer(sketch, new PromptWish("C-ARI-1") { SetAside = "Nothing is divided" });
        Of(sketch, "C-ARI-1").LookAgain.ShouldBe(["set aside, but CAU-1 carries its tag"]);
        sketch.Retire("CAU-1");
        Of(sketch, "C-ARI-1").LooksAgain.ShouldBeFalse();
    }

    [Fact]
    public void A_signed_statement_in_date_sets_aside_and_after_its_day_opens_again()
    {
        var signed = Of(new Sketch().Attest("F-ML", AttestationKind.NotApplicable, Sketch.Today, PromptList.CatalogId), "F-ML");
        signed.State.ShouldBe(PromptReply.SetAside);
        signed.Statement!.What.PrintedName.ShouldBe("Bo Lund");

        var late = Of(new Sketch().Attest("F-ML", AttestationKind.NotApplicable, Sketch.Today.AddDays(-1), PromptList.CatalogId), "F-ML");
        late.State.ShouldBe(PromptReply.Open);
        late.Statement.ShouldBeNull();
        late.LookAgain.ShouldBe(["the signed statement that it does not apply was to be reviewed by 2026-05-31"]);

        Of(new Sketch().Attest("P-02", standard: PromptList.CatalogId), "P-02").State.ShouldBe(PromptReply.Open, "a statement that it is fulfilled sets nothing aside");
    }

    [Fact]
    public void A_signed_statement_against_records_is_shown()
    {
        var sketch = new Sketch().Add("CAU-1").Attest("F-ML", AttestationKind.NotApplicable, null, PromptList.CatalogId);
        Answer(sketch, new PromptWish("F-ML") { Records = ["CAU-1"] });
        Of(sketch, "F-ML").ShouldSatisfyAllConditions(p => p.State.ShouldBe(PromptReply.Considered), p => p.LookAgain.ShouldBe(["it led to records, but Bo Lund signed on 2026-05-01 that it does not apply"]));
    }

    [Fact]
    public void An_answer_to_another_wording_is_shown_and_one_to_a_prompt_that_is_gone_is_not_lost()
    {
        var sketch = new Sketch().Add("CAU-1").Stand(
            new PromptAnswered("F-ALARM", null, PromptReply.Considered, [RecordId.Parse("CAU-1")], null, "Is it loud?", "2009", null),
            new PromptAnswered("F-OLD", null, PromptReply.SetAside, [], "No such thing", "Was it ever?", "2009", null));
        var report = Report(sketch);
        report.Find("F-ALARM")!.OfDevice!.LookAgain.ShouldBe(["it was asked otherwise then: Is it loud?"]);
        report.NoLonger.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Prompt.ShouldBe("F-OLD"), a => a.Asked.ShouldBe("Was it ever?"), a => a.Reason.ShouldBe("No such thing"));

        Answer(sketch, new PromptWish("F-OLD") { Reopen = true });
        Report(sketch).NoLonger.ShouldBeEmpty();
    }

    [Fact]
    public void The_report_counts_each_prompt_once()
    {
        var sketch = new Sketch().Add("CAU-1 CAU-2");
        Answer(sketch, new PromptWish("F-ALARM") { Records = ["CAU-1"] });
        Answer(sketch, new PromptWish("F-POWER") { Records = ["CAU-2"] });
        Answer(sketch, new PromptWish("F-ML") { SetAside = "Nothing is learned" });
        sketch.Retire("CAU-2");
        var report = Report(sketch);
        report.Count.ShouldBe(report.Count with { Open = 83, Considered = 2, SetAside = 1, LookAgain = 1 });
        report.Count.All.ShouldBe(86);
        report.Count.Done.ShouldBe(2);
        report.Sections.Sum(s => s.Count.All).ShouldBe(86);
    }

    public static TheoryData<string, PromptWish, string> Refused => new()
    {
        { "an unknown prompt", new PromptWish("F-ALRM") { SetAside = "x" }, "prompt.unknown: There is no prompt 'F-ALRM' among F-ALARM to F-ML, C-ARI-1 to C-ARI-5" },
        { "the nearest is named", new PromptWish("F-ALRM") { SetAside = "x" }, "did you mean 'F-ALARM'?" },
        { "neither", new PromptWish("F-ALARM"), "prompt.answer: What came of F-ALARM?" },
        { "both", new PromptWish("F-ALARM") { Records = ["CAU-1"], SetAside = "x" }, "prompt.answer: F-ALARM takes one answer" },
        { "records and open again", new PromptWish("F-ALARM") { Records = ["CAU-1"], Reopen = true }, "prompt.answer: F-ALARM takes one answer" },
        { "no reason", new PromptWish("F-ALARM") { SetAside = " \n" }, "prompt.reason: Setting F-ALARM aside needs a reason" },
        { "a note beside a reason", new PromptWish("F-ALARM") { SetAside = "x", Note = "y" }, "prompt.answer: A note goes with records" },
        { "a long reason", new PromptWish("F-ALARM") { SetAside = new string('x', 4001) }, "prompt.text: The text has 4001 characters" },
        { "NUL", new PromptWish("F-ALARM") { SetAside = "a\0b" }, "record.nul" },
        { "no key", new PromptWish("F-ALARM") { Records = ["x"] }, "record.key: 'x' is not a record key" },
        { "no such record", new PromptWish("F-ALARM") { Records = ["CAU-9"] }, "record.notFound: There is no record CAU-9" },
        { "another device", new PromptWish("F-ALARM") { Records = ["VALVE/CAU-1"] }, "record.device: The key names the device VALVE; this is PUMP." },
        { "a retired record", new PromptWish("F-ALARM") { Records = ["CAU-1", "CAU-2"] }, "prompt.record.retired: CAU-2 is retired" },
        { "a kind that comes of no prompt", new PromptWish("F-ALARM") { Records = ["PR-1"] }, "prompt.record.kind: PR-1 is a problem report" },
        { "too many", new PromptWish("F-ALARM") { Records = [.. Enumerable.Repeat("CAU-1", 101)] }, "prompt.records: 101 records are named" },
        { "an item that is none", new PromptWish("F-ALARM", "SOUP-1") { SetAside = "x" }, "prompt.item.kind: SOUP-1 is a third-party component" },
        { "an item that is not there", new PromptWish("F-ALARM", "ITEM-9") { SetAside = "x" }, "record.notFound: There is no record ITEM-9" },
        { "an item of another device", new PromptWish("F-ALARM", "VALVE/ITEM-1") { SetAside = "x" }, "record.device" },
        { "a retired item", new PromptWish("F-ALARM", "ITEM-2") { SetAside = "x" }, "prompt.item.retired: ITEM-2 is retired" },
        { "a principle of an item", new PromptWish("P-01", "ITEM-1") { SetAside = "x" }, "prompt.item.never: P-01 is about the whole analysis" },
        { "nothing to open", new PromptWish("F-ALARM") { Reopen = true }, "prompt.open: F-ALARM has no answer to take back" },
        { "seen before another answered", new PromptWish("F-ML") { SetAside = "y", Seen = -1 }, "prompt.stale: bo.lund answered F-ML since you read it" },
        { "an answer that was never there", new PromptWish("F-ALARM") { SetAside = "y", Seen = 5 }, "prompt.stale" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_can_not_be_is_refused_with_its_place(string why, PromptWish wish, string message)
    {
        var sketch = new Sketch().Add("CAU-1 CAU-2 PR-1 SOUP-1 ITEM-1 ITEM-2").Retire("CAU-2").Retire("ITEM-2").Stand(new PromptAnswered("F-ML", null, PromptReply.SetAside, [], "x", "?", "2009", null));
        var refused = PromptDecision.Decide(sketch.Build(), Prompts, wish);
        refused.Ok.ShouldBeFalse(why);
        string.Join('\n', refused.Problems.Select(p => $"{p.Code}: {p.Message}")).ShouldContain(message);
        refused.Problems.ShouldAllBe(p => p.Path != null || p.Code == "prompt.stale");
    }

    [Fact]
    public void Each_record_at_fault_is_named_with_its_place()
    {
        var refused = PromptDecision.Decide(new Sketch().Add("CAU-1").Build(), Prompts, new PromptWish("F-ALARM") { Records = ["CAU-9", "CAU-1", "x"] });
        refused.Problems.Select(p => p.Path).ShouldBe(["records[0]", "records[2]"]);
    }

    [Fact]
    public void A_draft_is_made_from_the_prompt_and_answers_it_in_the_same_go()
    {
        var sketch = new Sketch().Add("ITEM-1 CAU-4 CAU-5");
        Answer(sketch, new PromptWish("F-POWER", "ITEM-1") { Records = ["CAU-4", "CAU-5"], Note = "With the hardware people" });
        sketch.Retire("CAU-5");
        var plan = PromptDrafting.Decide(sketch.Build(), Prompts, new PromptDraft("f-power", "ITEM-1", RecordKind.CAU, "Settings lost in a brown-out")).Value;

        var created = plan.Events[0].ShouldBeOfType<RecordCreated>();
        created.Id.ToString().ShouldBe("CAU-6");
        created.Title.ShouldBe("Settings lost in a brown-out");
        created.Text.ShouldStartWith(Prompts.Find("F-POWER")!.Ask);
        created.Tags.ShouldBe(["F-POWER"]);
        plan.Events[1].ShouldBeOfType<LinksAdded>().Links.ShouldHaveSingleItem().Id.ShouldBe(new LinkId(created.Id, LinkType.ArisesIn, RecordId.Parse("ITEM-1")));
        var answer = plan.Events[2].ShouldBeOfType<PromptAnswered>();
        answer.Records.Select(r => r.ToString()).ShouldBe(["CAU-4", "CAU-6"], "what was retired is not named again");
        answer.Reason.ShouldBe("With the hardware people");
        answer.Subject.ShouldBe("F-POWER@ITEM-1");
    }

    [Fact]
    public void A_draft_of_what_was_set_aside_or_of_another_kind_is_refused()
    {
        var sketch = new Sketch().Add("ITEM-1");
        Answer(sketch, new PromptWish("F-ML") { SetAside = "Nothing is learned" });
        PromptDrafting.Decide(sketch.Build(), Prompts, new PromptDraft("F-ML", null, RecordKind.CAU)).Problems.ShouldHaveSingleItem().Code.ShouldBe("prompt.setAside");
        PromptDrafting.Decide(sketch.Build(), Prompts, new PromptDraft("F-ALARM", null, RecordKind.SRS)).Problems.ShouldHaveSingleItem().Code.ShouldBe("prompt.draft.kind");
        PromptDrafting.Decide(sketch.Build(), Prompts, new PromptDraft("F-ALARM", null, RecordKind.HS, new string('x', 301))).Problems.ShouldHaveSingleItem().Code.ShouldBe("record.title.long");
        PromptDrafting.Decide(sketch.Build(), Prompts, new PromptDraft("P-01", "ITEM-1", RecordKind.HAZ)).Problems.ShouldHaveSingleItem().Code.ShouldBe("prompt.item.never");
    }

    [Fact]
    public void The_check_takes_a_record_that_an_answer_names_as_it_takes_one_with_the_prompts_tag()
    {
        var sketch = new Sketch().Add("HAZ-1 HS-1 CAU-1 RC-1").Link("HAZ-1 leadsTo HS-1", "CAU-1 contributesTo HS-1", "RC-1 mitigates CAU-1");
        var before = Evaluation.Of(sketch.Build(), Sketch.Today);
        Status(before).ShouldBe(ClauseStatus.Gap);

        var answer = PromptDecision.Decide(sketch.Build(), Prompts, new PromptWish("C-ARI-1") { Records = ["CAU-1"] }).Value!;
        var model = sketch.Build();
        var after = model.After([(answer, new EventContext(model.Position, DateTimeOffset.UnixEpoch, "bo.lund", null))]);
        Status(Evaluation.Of(after, Sketch.Today)).ShouldBe(ClauseStatus.Met);
        var carried = before.Advance(after, after.ChangedSince(before.Model));
        Status(carried).ShouldBe(ClauseStatus.Met, "the evaluation that is carried forward must say the same");

        var back = after.After([(answer with { Reply = PromptReply.Open, Records = [] }, new EventContext(after.Position, DateTimeOffset.UnixEpoch, "bo.lund", null))]);
        Status(Evaluation.Of(back, Sketch.Today)).ShouldBe(ClauseStatus.Gap);
        Status(carried.Advance(back, back.ChangedSince(after))).ShouldBe(ClauseStatus.Gap);

        ClauseStatus Status(Evaluation evaluation) => evaluation.Check(PromptList.CatalogId).Value.Clauses.Single(c => c.Id == "C-ARI-1").Status;
    }

    [Fact]
    public void An_answer_without_signature_sets_no_clause_aside()
    {
        var sketch = new Sketch().Add("HS-1");
        Answer(sketch, new PromptWish("F-ML") { SetAside = "Nothing is learned" });
        Evaluation.Of(sketch.Build(), Sketch.Today).Check(PromptList.CatalogId).Value.Clauses.Single(c => c.Id == "F-ML").Status.ShouldBe(ClauseStatus.Gap);
    }

    private static PromptReport Report(Sketch sketch) => PromptReporter.Of(sketch.Build(), Prompts, Sketch.Today);

    private static AnsweredPrompt Of(Sketch sketch, string prompt) => Report(sketch).Find(prompt)!;

    private static void Answer(Sketch sketch, PromptWish wish) => sketch.Stand(PromptDecision.Decide(sketch.Build(), Prompts, wish).Value!);
}
