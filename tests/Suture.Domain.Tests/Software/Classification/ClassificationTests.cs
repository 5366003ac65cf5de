using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Signing;
using Suture.Domain.Software.Classification;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Software.Classification;

public sealed class ClassificationTests
{
    private static readonly RecordId Item = RecordId.Parse("ITEM-2");
    private static readonly SignerProof Bo = new("bo.lund", "Bo Lund", Reauthentication.Password);

    [Fact]
    public void Software_that_nothing_is_recorded_about_is_asked_everything()
    {
        var steps = ComputedClass.Of(new Sketch().Build(), null);
        steps.Select(s => s.Answer).ShouldBe([null, null, null]);
        Refused(new Sketch().Build(), null).ShouldSatisfyAllConditions(p => p.Code.ShouldBe("class.answer.missing"), p => p.Path.ShouldBe("contributes"));
    }

    [Theory]
    [InlineData("unacceptable", "hardware", "minor", "B")]
    [InlineData("unacceptable", "hardware", "catastrophic", "C")]
    [InlineData("unacceptable", "hardware", "serious", "C")]
    [InlineData("acceptable", "hardware", "catastrophic", "A")]
    [InlineData("acceptable", "procedure", "catastrophic", "A")]
    [InlineData("acceptableByBenefit", "hardware", "minor", "B")]
    [InlineData("acceptable", "software", "minor", "B")]
    [InlineData("acceptable", "software", "critical", "C")]
    public void The_class_follows_from_acceptability_place_of_control_and_severity(string acceptability, string realization, string severity, string letter)
    {
        var proposal = Proposed(Risky(acceptability, realization, severity).Build(), null);
        proposal.SafetyClass.ShouldBe(letter);
        proposal.Steps.ShouldAllBe(s => s.Computed == s.Answer && s.Reason == null);
        proposal.Steps[0].Evidence.Select(e => e.ToString()).ShouldContain("CAU-1");
    }

    [Fact]
    public void The_worst_harm_counts_even_where_the_situation_says_less()
    {
        var sketch = Risky("unacceptable", "hardware", "minor").Add("HARM-2", ("severity", "catastrophic")).Link("HS-1 resultsIn HARM-2");
        Proposed(sketch.Build(), null).SafetyClass.ShouldBe("C");
        Proposed(sketch.Retire("HARM-2").Build(), null).SafetyClass.ShouldBe("B");
    }

    [Fact]
    public void A_control_outside_that_reduces_the_severity_counts_only_when_no_control_is_software()
    {
        var sketch = Risky("unacceptable", "hardware", "critical").Set("HS-1", "residualSeverity", "minor");
        Proposed(sketch.Build(), null).SafetyClass.ShouldBe("B");
        Proposed(sketch.Set("RC-1", "realization", "software").Build(), null).SafetyClass.ShouldBe("C");
    }

    [Fact]
    public void A_situation_that_is_not_judged_is_asked_and_the_answer_needs_a_reason()
    {
        var model = Risky(null, "hardware", "critical").Build();
        Refused(model, null).Path.ShouldBe("unacceptable");
        Refused(model, null, new GivenAnswer(ClassQuestion.Unacceptable, ClassReply.No, " ")).Code.ShouldBe("class.answer.reason");
        var proposal = Proposed(model, null, new GivenAnswer(ClassQuestion.Unacceptable, ClassReply.No, "The valve suffices"));
        proposal.SafetyClass.ShouldBe("A");
        proposal.Steps[1].ShouldSatisfyAllConditions(s => s.Computed.ShouldBeNull(), s => s.Reason.ShouldBe("The valve suffices"));
    }

    [Fact]
    public void A_person_may_see_it_otherwise_with_a_reason_only()
    {
        var model = Risky("acceptable", "software", "critical").Build();
        Refused(model, null, new GivenAnswer(ClassQuestion.Unacceptable, ClassReply.No, null)).ShouldSatisfyAllConditions(p => p.Code.ShouldBe("class.answer.reason"), p => p.Message.ShouldContain("The records say yes"));
        var proposal = Proposed(model, null, new GivenAnswer(ClassQuestion.Unacceptable, ClassReply.No, "Measured without the software"));
        proposal.SafetyClass.ShouldBe("A");
        proposal.Rationale.ShouldContain("Measured without the software (The records say otherwise: Yes.");
        proposal.Steps[1].Evidence.Select(e => e.ToString()).ShouldBe(["HS-1", "RC-1"]);
    }

    [Fact]
    public void An_answer_that_the_question_does_not_take_is_refused() =>
        Refused(Risky("acceptable", "software", "critical").Build(), null, new GivenAnswer(ClassQuestion.Severity, ClassReply.Yes, "x")).Code.ShouldBe("class.answer.unknown");

    [Fact]
    public void An_item_answers_for_its_parts_and_for_the_controls_that_it_carries_out()
    {
        var sketch = Risky("unacceptable", "software", "critical").Add("ITEM-2 ITEM-3 ITEM-4 SOUP-1 SRS-1").Link("ITEM-3 partOf ITEM-2", "SOUP-1 partOf ITEM-3");
        Computed(sketch, "ITEM-2").ShouldBe("A");
        Computed(sketch.Link("CAU-1 arisesIn SOUP-1"), "ITEM-2").ShouldBe("C");
        Computed(sketch, "ITEM-4").ShouldBe("A");
        Computed(sketch.Link("SRS-1 implements RC-1", "SRS-1 allocatedTo ITEM-4"), "ITEM-4").ShouldBe("C");
        Computed(sketch.Set("RC-1", "realization", "hardware"), "ITEM-4").ShouldBe("A");
    }

    [Fact]
    public void A_threat_that_targets_what_the_item_holds_counts_too()
    {
        var sketch = Risky("unacceptable", "hardware", "critical").Retire("CAU-1").Add("THR-1 AST-1 ITEM-2").Link("THR-1 contributesTo HS-1", "THR-1 targets AST-1");
        Computed(sketch, "ITEM-2").ShouldBe("A");
        Computed(sketch.Link("AST-1 partOf ITEM-2"), "ITEM-2").ShouldBe("C");
    }

    [Fact]
    public void Parts_that_run_in_a_circle_are_looked_at_once()
    {
        var sketch = Risky("unacceptable", "hardware", "critical").Add("ITEM-2 ITEM-3").Link("ITEM-3 partOf ITEM-2", "ITEM-2 partOf ITEM-3", "CAU-1 arisesIn ITEM-3");
        Computed(sketch, "ITEM-2").ShouldBe("C");
    }

    [Fact]
    public void Deciding_sets_the_class_of_the_device_in_the_same_append()
    {
        var model = Risky("acceptable", "hardware", "critical").Build();
        var events = ClassDecision.Sign(model, Proposed(model, null), Bo).Value;
        events.Select(e => e.GetType()).ShouldBe([typeof(ClassDecided), typeof(DeviceChanged)]);
        var after = After(model, events);
        after.Device.SafetyClass.ShouldBe("A");
        var state = ClassState.Of(after, null);
        state.Decision!.What.PrintedName.ShouldBe("Bo Lund");
        state.Outdated.ShouldBeEmpty();
    }

    [Fact]
    public void Deciding_sets_class_and_rationale_of_the_item()
    {
        var model = Risky("unacceptable", "hardware", "minor").Add("ITEM-2", ("level", "unit")).Link("CAU-1 arisesIn ITEM-2").Approve("ITEM-2").Build();
        var after = After(model, ClassDecision.Sign(model, Proposed(model, Item), Bo).Value);
        var item = after.Get(Item)!;
        item.IsApproved.ShouldBeFalse("a class change of an approved item is reviewed again");
        Domain.Records.Kinds.SoftwareKinds.ItemSafetyClass.In(item.Fields).ShouldBe("B");
        Domain.Records.Kinds.SoftwareKinds.ItemClassRationale.In(item.Fields)!.ShouldContain("Class B by IEC 62304 4.3 a.");
        ClassDecision.Sign(after, Proposed(after, Item), Bo).Value.Length.ShouldBe(1, "the class stands there already");
    }

    [Fact]
    public void What_is_no_item_or_in_review_or_retired_is_refused()
    {
        var sketch = Risky("unacceptable", "hardware", "minor").Add("ITEM-2 ITEM-3").Retire("ITEM-3").State("ITEM-2", "inReview");
        Refused(sketch.Build(), RecordId.Parse("SOUP-1")).Code.ShouldBe("class.item.kind");
        Refused(sketch.Build(), RecordId.Parse("ITEM-9")).Code.ShouldBe("record.notFound");
        Refused(sketch.Build(), RecordId.Parse("ITEM-3")).Code.ShouldBe("record.retired");
        Refused(sketch.Build(), Item).Code.ShouldBe("record.inReview");
    }

    [Fact]
    public void A_decision_is_outdated_when_the_records_later_say_otherwise()
    {
        var sketch = Risky("unacceptable", "hardware", "minor").Class("B");
        sketch.Stand(ClassDecision.Sign(sketch.Build(), Proposed(sketch.Build(), null), Bo).Value[0]);
        Outdated(sketch).ShouldBeEmpty();
        Outdated(sketch.Set("HS-1", "initialSeverity", "critical")).ShouldHaveSingleItem().ShouldContain("the records now say death or serious injury where no serious injury was signed");
        Outdated(sketch.Set("HS-1", "initialSeverity", "minor")).ShouldBeEmpty();
        Outdated(sketch.Add("HS-2", ("initialSeverity", "minor"), ("acceptability", "unacceptable")).Add("CAU-2").Link("CAU-2 contributesTo HS-2")).ShouldHaveSingleItem().ShouldBe("HS-2 came into reach since");
        Outdated(sketch.Retire("CAU-2").Class("A")).ShouldHaveSingleItem().ShouldBe("the class was changed to A without a decision");
    }

    [Fact]
    public void An_answer_that_differed_when_it_was_signed_stays_until_the_records_change()
    {
        var sketch = Risky("acceptable", "software", "critical").Class("A");
        var given = new GivenAnswer(ClassQuestion.Unacceptable, ClassReply.No, "Measured");
        sketch.Stand(ClassDecision.Sign(sketch.Build(), Proposed(sketch.Build(), null, given), Bo).Value[0]);
        Outdated(sketch).ShouldBeEmpty();
        Outdated(sketch.Add("HS-2").Link("CAU-1 contributesTo HS-2")).ShouldHaveSingleItem().ShouldBe("HS-2 came into reach since");
    }

    [Fact]
    public void A_preview_names_the_clauses_that_a_class_opens_and_closes()
    {
        var sketch = Risky("acceptable", "hardware", "critical").Class("C");
        var evaluation = Evaluation.Of(sketch.Build(), Sketch.Today);
        var impact = ClassImpact.Of(evaluation, Proposed(sketch.Build(), null)).Value;
        impact.Clauses.Single(c => c.Standard == "iec62304" && c.Clause == "5.3.1").Closed.ShouldBeTrue();
        impact.AskedAfter.ShouldBeLessThan(impact.AskedBefore);
        impact.GapsAfter.ShouldBeLessThan(impact.GapsBefore);
        impact.After.Model.Device.SafetyClass.ShouldBe("A");
        ClassImpact.Of(impact.After, Proposed(sketch.Build(), null)).Value.Clauses.ShouldBeEmpty();
    }

    [Fact]
    public void The_legacy_route_replaces_what_4_4_says_and_nothing_else()
    {
        var sketch = CompletePump.Sketch().Document("DOC-90", "legacy_assessment");
        Answer(sketch, "5.3.1").Status.ShouldBe(ClauseStatus.Met);
        sketch.Stand(Signed.Legacy("DOC-90"));
        Answer(sketch, "5.3.1").ShouldSatisfyAllConditions(a => a.Status.ShouldBe(ClauseStatus.NotApplicable), a => a.Why.ShouldBe("the legacy route of 4.4 stands in its place, with DOC-90, signed by Bo Lund on 2026-05-01"));
        Answer(sketch, "7.1.1").Status.ShouldBe(ClauseStatus.NotApplicable);
        Answer(sketch, "5.7.5").Status.ShouldBe(ClauseStatus.Met);
        Answer(sketch, "6.1").Status.ShouldBe(ClauseStatus.Met);
        Answer(sketch, "9.1").Status.ShouldBe(ClauseStatus.Met);
        Answer(sketch.Retire("DOC-90"), "5.3.1").Status.ShouldBe(ClauseStatus.Met, "without its document the route does not stand");
    }

    [Fact]
    public void The_legacy_route_needs_an_approved_assessment_and_a_reason()
    {
        var model = new Sketch().Document("DOC-1", "legacy_assessment").Document("DOC-2", "qms_manual").Document("DOC-3", "legacy_assessment", state: null).Build();
        LegacyRoute.Refusal(model, RecordId.Parse("DOC-1"), " ")!.Code.ShouldBe("legacy.reason");
        LegacyRoute.Refusal(model, RecordId.Parse("DOC-2"), "x")!.Code.ShouldBe("legacy.document");
        LegacyRoute.Refusal(model, RecordId.Parse("DOC-3"), "x")!.Code.ShouldBe("legacy.document.open");
        LegacyRoute.Refusal(model, null, "x")!.Code.ShouldBe("legacy.notChosen");
        LegacyRoute.Sign(model, RecordId.Parse("DOC-1"), " Old ", Bo).Value.Rationale.ShouldBe("Old");
    }

    private static Sketch Risky(string? acceptability, string realization, string severity) => new Sketch()
        .Add("HS-1", ("initialSeverity", severity)).Set("HS-1", "acceptability", acceptability)
        .Add("CAU-1", ("causeType", "defect")).Add("RC-1", ("realization", realization))
        .Link("CAU-1 contributesTo HS-1", "RC-1 mitigates HS-1");

    private static ClassProposal Proposed(DeviceModel model, RecordId? item, params GivenAnswer[] given) => ClassDecision.Propose(model, item, given, null).Value;

    private static Problem Refused(DeviceModel model, RecordId? item, params GivenAnswer[] given) => ClassDecision.Propose(model, item, given, null).Problems.ShouldHaveSingleItem();

    private static string? Computed(Sketch sketch, string item) => ClassState.Of(sketch.Build(), RecordId.Parse(item)).Computed;

    private static IEnumerable<string> Outdated(Sketch sketch) => ClassState.Of(sketch.Build(), null).Outdated;

    private static DeviceModel After(DeviceModel model, IEnumerable<DeviceEvent> events) =>
        model.After(events.Select((e, i) => (e, new EventContext(model.Position + i, DateTimeOffset.UnixEpoch, "bo.lund", null))));

    private static ClauseAnswer Answer(Sketch sketch, string clause) => Evaluation.Of(sketch.Build(), Sketch.Today).Check("iec62304").Value.Clauses.Single(c => c.Id == clause);
}
