using Suture.Domain.Records;
using Suture.Domain.Security.Bridge;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using Suture.Domain.Tests.Tracing;

namespace Suture.Domain.Tests.Security.Bridge;

/// <summary>What security and safety ask of each other on the complete pump, whose RC-1 serves both.</summary>
public sealed class AskTests
{
    [Fact]
    public void A_security_control_that_touches_a_safety_function_asks_for_a_safety_review_until_it_has_one()
    {
        var ask = Asks(s => s, AskKind.SafetyReview).ShouldHaveSingleItem();
        (ask.Record.ToString(), ask.Open, ask.Clause).ShouldBe(("RC-1", true, "BR-02"));
        ask.Because.Select(b => b.ToString()).ShouldBe(["CAU-1", "AST-1"]);

        var reviewed = Asks(s => s.Set("RC-1", "safetyReview", "No lock-out").ConfirmLinks(), AskKind.SafetyReview).ShouldHaveSingleItem();
        (reviewed.Open, reviewed.AnsweredBy.Single().ToString()).ShouldBe((false, "RC-1"));
    }

    [Fact]
    public void A_change_on_the_safety_side_opens_the_review_again_and_confirming_the_link_closes_it()
    {
        var changed = Asks(s => s.Set("RC-1", "safetyReview", "No lock-out").ConfirmLinks().Edit("CAU-1"), AskKind.SafetyReview).ShouldHaveSingleItem();
        changed.Open.ShouldBeTrue();
        changed.Why.ShouldContain("changed since it was reviewed");
        Asks(s => s.Set("RC-1", "safetyReview", "No lock-out").Edit("CAU-1").ConfirmLinks(), AskKind.SafetyReview).ShouldHaveSingleItem().Open.ShouldBeFalse();
    }

    [Fact]
    public void A_security_control_touches_causes_and_safety_controls_in_the_items_that_carry_it()
    {
        var ask = Asks(s => s.Add("RC-9", ("purpose", "security"), ("realization", "software")).Link("RC-9 mitigates THR-1", "RC-9 allocatedTo ITEM-3"), AskKind.SafetyReview).Single(a => a.Record.ToString() == "RC-9");
        ask.Because.Select(b => b.ToString()).ShouldBe(["CAU-1", "AST-1"]);
        var beside = Asks(s => s.Add("RC-9", ("purpose", "security")).Link("RC-9 allocatedTo ITEM-4"), AskKind.SafetyReview).Single(a => a.Record.ToString() == "RC-9");
        beside.Because.Select(b => b.ToString()).ShouldBe(["RC-1"], "SRS-2, which implements RC-1, is in the same item");
        Asks(s => s.Add("RC-9", ("purpose", "security")), AskKind.SafetyReview).ShouldNotContain(a => a.Record.ToString() == "RC-9");
    }

    [Fact]
    public void A_safety_control_that_can_be_reached_asks_for_a_threat()
    {
        Asks(s => s, AskKind.Threat).ShouldBeEmpty();

        var named = Asks(s => s.Set("AST-1", "location", "Logo (ITEM-4), gateway").Unlink("THR-1 targets AST-1"), AskKind.Threat).ShouldHaveSingleItem();
        (named.Record.ToString(), named.Open, named.Clause).ShouldBe(("RC-1", true, "BR-07"));
        named.Why.ShouldContain("AST-1 names ITEM-4");

        var answered = Asks(s => s.Link("THR-1 targets ITEM-4"), AskKind.Threat).ShouldHaveSingleItem();
        (answered.Open, answered.AnsweredBy.Single().ToString()).ShouldBe((false, "THR-1"));

        var model = Asks(s => s.Set("TM-1", "elements", "P1 | Logo ITEM-4 | process"), AskKind.Threat).ShouldHaveSingleItem();
        model.Because.Single().ToString().ShouldBe("TM-1");
        Asks(s => s.Set("TM-1", "elements", "P1 | Logo ITEM-44 | process"), AskKind.Threat).ShouldBeEmpty();
    }

    [Fact]
    public void A_word_on_the_attack_surface_answers_until_the_way_changes()
    {
        Sketch Reached(Sketch s) => s.Link("SRS-1 implements RC-2", "THR-1 targets SOUP-1", "SOUP-1 partOf ITEM-3");
        Asks(s => Reached(s), AskKind.Threat).Single(a => a.Record.ToString() == "RC-2").Why.ShouldContain("THR-1 targets SOUP-1, a part of ITEM-3");
        Asks(s => Reached(s).Set("RC-2", "attackSurface", "Read only").ConfirmLinks(), AskKind.Threat).Single(a => a.Record.ToString() == "RC-2").Open.ShouldBeFalse();
        Asks(s => Reached(s).Set("RC-2", "attackSurface", "Read only").ConfirmLinks().Edit("THR-1"), AskKind.Threat).Single(a => a.Record.ToString() == "RC-2").Open.ShouldBeTrue();
    }

    [Fact]
    public void Attacks_ask_the_safety_file_for_situation_harm_and_scale()
    {
        Asks(s => s.Unlink("THR-1 contributesTo HS-1"), AskKind.Situation).ShouldHaveSingleItem().Record.ToString().ShouldBe("THR-1");
        var harm = Asks(s => s.Unlink("HS-1 resultsIn HARM-1"), AskKind.Harm).ShouldHaveSingleItem();
        (harm.Record.ToString(), string.Join(' ', harm.Because)).ShouldBe(("HS-1", "THR-1 FND-2"));
        Asks(s => s.Set("THR-1", "multiPatient", "true"), AskKind.Scale).ShouldHaveSingleItem().Record.ToString().ShouldBe("HS-1");
        Asks(s => s.Set("THR-1", "multiPatient", "true").Set("HS-1", "multiPatient", "true"), AskKind.Scale).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_on_either_side_asks_to_confirm_the_links_between_the_files()
    {
        Asks(s => s, AskKind.Confirmation).ShouldBeEmpty();
        Asks(s => s.Edit("HS-1"), AskKind.Confirmation).Select(a => a.Why).ShouldBe(
        [
            "HS-1 changed since the link THR-1 contributesTo HS-1 was confirmed.", "HS-1 changed since the link FND-2 contributesTo HS-1 was confirmed.", "HS-1 changed since the link HS-1 resultsIn HARM-1 was confirmed.",
        ], ignoreOrder: true);
        Asks(s => s.Edit("THR-1"), AskKind.Confirmation).ShouldContain(a => a.Why.Contains("RC-1 mitigates THR-1", StringComparison.Ordinal));
        Asks(s => s.Edit("THR-1").ConfirmLinks(), AskKind.Confirmation).ShouldBeEmpty();
    }

    [Fact]
    public void What_names_a_finding_is_left_out_for_those_who_may_not_read_it()
    {
        var all = Evaluation.Of(CompletePump.Sketch().Edit("FND-2").Unlink("HS-1 resultsIn HARM-1").Build(), Sketch.Today).Loop();
        all.Asks.ShouldContain(a => a.Record.Kind == RecordKind.FND || a.Because.Any(b => b.Kind == RecordKind.FND));
        all.ThreatsOnly().Asks.ShouldNotContain(a => a.Record.Kind == RecordKind.FND || a.Because.Any(b => b.Kind == RecordKind.FND));
    }

    [Fact]
    public void Loop_and_asks_take_any_model_that_old_ledgers_may_hold()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var model = ModelGenerator.Generate(150, seed);
            var events = new RandomEvents(new Random(seed));
            for (var step = 0; step < 8; step++)
            {
                (model, _) = events.Step(model);
            }

            var loop = Evaluation.Of(model, Sketch.Today).Loop();
            loop.Rows.ShouldAllBe(r => r.Cells.Length == Enum.GetValues<LoopPlace>().Length);
            loop.Rows.Select(r => r.Source).Distinct().Count().ShouldBe(model.All().Count(r => r.Kind is RecordKind.THR or RecordKind.FND && !r.IsRetired));
        }
    }

    private static List<BridgeAsk> Asks(Func<Sketch, Sketch> change, AskKind kind) =>
        [.. Evaluation.Of(change(CompletePump.Sketch()).Build(), Sketch.Today).Loop().Asks.Where(a => a.Kind == kind)];
}
