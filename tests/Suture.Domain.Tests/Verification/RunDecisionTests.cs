using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Tests.Records;
using Suture.Domain.Verification;
using Suture.Ledger;

namespace Suture.Domain.Tests.Verification;

public sealed class RunDecisionTests
{
    private readonly Desk desk = new();

    public RunDecisionTests()
    {
        desk.Add(RecordKind.TC);
        desk.Add(RecordKind.SRS);
        desk.Add(RecordKind.HAZ);
    }

    [Fact]
    public void Decide_TestsThatNameRecords_GiveOutcomesToThem()
    {
        var plan = Take("1.0", new("a", TestOutcome.Passed, ["TC-1"]), new("b", TestOutcome.Failed, ["PUMP/SRS-1", "TC-1"]), new("c", TestOutcome.Skipped, []));
        (plan.Cases, plan.Passed, plan.Failed, plan.SkippedCases, plan.Linked, plan.Unnamed).ShouldBe((3, 1, 1, 1, 2, 1));
        desk.Model.Outcomes[0].Select(o => o.Result).ShouldBe([TestOutcome.Passed, TestOutcome.Failed]);
        desk.Model.Outcomes[1].ShouldHaveSingleItem().Run.ShouldBe(plan.Run);
    }

    [Fact]
    public void Decide_KeysThatProveNothing_AreReportedWithWhyAndWhere()
    {
        var plan = Take("1.0", new("a", TestOutcome.Passed, ["TC-41"]), new("b", TestOutcome.Passed, ["HAZ-1"]), new("c", TestOutcome.Passed, ["VENT/TC-1"]));
        plan.UnknownKeys.Select(u => u.Key).ShouldBe(["HAZ-1", "TC-41", "VENT/TC-1"]);
        plan.UnknownKeys[1].Tests.ShouldBe(["a"]);
        plan.UnknownKeys[1].Why.ShouldContain("no such record");
        plan.Linked.ShouldBe(0);
    }

    [Fact]
    public void Decide_TheSameFileOnTheSameVersion_IsTakenOnce_AndOnAnotherVersionAgain()
    {
        var first = Take("1.0", new TestedCase("a", TestOutcome.Passed, ["TC-1"]));
        var second = Take("1.0", new TestedCase("a", TestOutcome.Passed, ["TC-1"]));
        second.Repeated.ShouldBeTrue();
        second.Events.ShouldBeEmpty();
        second.Run.ShouldBe(first.Run);
        Take("1.1", new TestedCase("a", TestOutcome.Passed, ["TC-1"])).Repeated.ShouldBeFalse();
    }

    [Theory]
    [InlineData(TestOutcome.Passed, TestOutcome.Failed, TestOutcome.Failed)]
    [InlineData(TestOutcome.Failed, TestOutcome.Passed, TestOutcome.Failed)]
    [InlineData(TestOutcome.Skipped, TestOutcome.Passed, TestOutcome.Passed)]
    [InlineData(TestOutcome.Skipped, TestOutcome.Skipped, TestOutcome.Skipped)]
    public void Decide_OneTestSeveralTimes_CountsByItsWorst(TestOutcome one, TestOutcome two, TestOutcome expected)
    {
        Take("1.0", new("a", one, ["TC-1"]), new("a", two, ["TC-1"]));
        desk.Model.Outcomes[0].ShouldHaveSingleItem().Result.ShouldBe(expected);
    }

    private RunPlan Take(string version, params TestedCase[] cases)
    {
        var facts = new RunFacts("r.xml", Hash32.Sha256("file"u8), "junit", "pytest", version, null, null, null, null);
        var plan = RunDecision.Decide(desk.Model, facts, cases);
        desk.Apply("ci", plan.Events);
        return plan;
    }
}
