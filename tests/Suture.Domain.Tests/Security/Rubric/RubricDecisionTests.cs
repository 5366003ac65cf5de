using Suture.Domain.Security.Cvss;
using Suture.Domain.Security.Rubric;

namespace Suture.Domain.Tests.Security.Rubric;

/// <summary>The table, row by row, as it was handed down.</summary>
public sealed class RubricDecisionTests
{
    [Theory]
    [InlineData("XAVN:Y/XAVT:Y", "AV:N")]
    [InlineData("XAVN:Y/XAVT:N/XAVW:Y/XAVR:Y", "AV:L")]
    [InlineData("XAVN:Y/XAVT:N/XAVW:Y/XAVR:N", "AV:A")]
    [InlineData("XAVN:Y/XAVT:N/XAVW:Y/XAVR:U", "AV:A")]
    [InlineData("XAVN:Y/XAVT:N/XAVW:N", "AV:A")]
    [InlineData("XAVN:Y/XAVT:N/XAVW:U", "AV:A")]
    [InlineData("XAVN:Y/XAVT:U", "AV:N")]
    [InlineData("XAVN:N/XAVP:Y", "AV:P")]
    [InlineData("XAVN:N/XAVP:Y/XAVPA:Y", "AV:P")]
    [InlineData("XAVN:N/XAVP:Y/XAVPA:N", "AV:P")]
    [InlineData("XAVN:N/XAVP:Y/XAVPA:U", "AV:P")]
    [InlineData("XAVN:N/XAVP:N", "AV:L")]
    [InlineData("XAVN:N/XAVP:U", "AV:L")]
    [InlineData("XAVN:U", "AV:N")]
    [InlineData("XACL:Y", "AC:L")]
    [InlineData("XACL:N", "AC:H")]
    [InlineData("XACL:U", "AC:L")]
    [InlineData("XPRL:N", "PR:N")]
    [InlineData("XPRL:U", "PR:N")]
    [InlineData("XPRL:Y/XPRZ:N", "PR:N")]
    [InlineData("XPRL:Y/XPRZ:U", "PR:N")]
    [InlineData("XPRL:Y/XPRZ:Y/XPRS:Y", "PR:H")]
    [InlineData("XPRL:Y/XPRZ:Y/XPRS:N", "PR:L")]
    [InlineData("XPRL:Y/XPRZ:Y/XPRS:U", "PR:L")]
    [InlineData("XUI:Y", "UI:R")]
    [InlineData("XUI:N", "UI:N")]
    [InlineData("XUI:U", "UI:N")]
    [InlineData("XS:Y", "S:C")]
    [InlineData("XS:N", "S:U")]
    [InlineData("XS:U", "S:C")]
    [InlineData("XCP:N/XCD:N/XCT:N/XCW:N/XCS:N/XCO:N", "C:N")]
    [InlineData("XCP:Y/XCPM:N/XCD:N/XCT:N/XCW:N/XCS:N/XCO:N", "C:L")]
    [InlineData("XCP:Y/XCPM:Y/XCD:N/XCT:N/XCW:N/XCS:N/XCO:N", "C:H")]
    [InlineData("XCP:Y/XCPM:U/XCD:N/XCT:N/XCW:N/XCS:N/XCO:N", "C:H")]
    [InlineData("XCP:U/XCD:N/XCT:N/XCW:N/XCS:N/XCO:N", "C:H")]
    [InlineData("XCP:N/XCD:N/XCT:L/XCW:N/XCS:N/XCO:N", "C:L")]
    [InlineData("XIP:N/XID:L/XIT:H/XIW:N/XIS:N/XIO:N", "I:H")]
    [InlineData("XIP:L/XID:N/XIT:N/XIW:N/XIS:N/XIO:N", "I:L")]
    [InlineData("XAP:N/XAD:N/XAT:N/XAW:N/XAS:N/XAO:U", "A:H")]
    [InlineData("XAP:N/XAD:N/XAT:N/XAW:N/XAS:N/XAO:N", "A:N")]
    public void Each_way_ends_in_its_value(string answers, string decided) => RubricGen.Decide(answers).Decided.ShouldBe(decided);

    [Fact]
    public void The_reasons_of_a_metric_are_its_questions_in_their_order()
    {
        var result = RubricGen.Decide("XAVR:Y/XAVN:Y/XAVW:Y/XAVT:N/XACL:U/XCP:Y/XCPM:N/XCD:L/XCT:N/XCW:N/XCS:N/XCO:N");
        result.Metrics[0].Because.ShouldBe("AV:L because XAVN yes, XAVT no, XAVW yes, XAVR yes");
        result.Metrics[1].Because.ShouldBe("AC:L because XACL unknown (counts as L)");
        result.Metrics[2].Because.ShouldBeNull();
        result.Metrics[5].Because.ShouldBe("C:L because XCP yes, XCPM no; XCD low");
    }

    [Fact]
    public void At_first_all_that_depends_on_nothing_is_open_and_nothing_is_ruled_out()
    {
        var result = RubricGen.Decide("");
        result.Open.Select(q => q.Id).ShouldBe(["XAVN", "XACL", "XPRL", "XUI", "XS", "XCP", "XCD", "XCT", "XCW", "XCS", "XCO", "XIP", "XID", "XIT", "XIW", "XIS", "XIO", "XAP", "XAD", "XAT", "XAW", "XAS", "XAO"]);
        result.NotAsked.ShouldBeEmpty();
        result.Vector.ShouldBeNull();
        result.Decided.ShouldBe("");
    }

    [Fact]
    public void An_answer_opens_the_next_question_and_rules_others_out()
    {
        var result = RubricGen.Decide("XAVN:N");
        result.Open[0].Id.ShouldBe("XAVP");
        result.NotAsked.Select(q => q.Id).ShouldBe(["XAVT", "XAVW", "XAVR"]);
        var touched = RubricGen.Decide("XAVN:N/XAVP:Y");
        touched.Optional.ShouldHaveSingleItem().Id.ShouldBe("XAVPA");
        touched.Open.ShouldNotContain(q => q.Id == "XAVPA");
        RubricGen.Decide("XAVN:N/XAVP:N").NotAsked.Select(q => q.Id).ShouldBe(["XAVT", "XAVW", "XAVR", "XAVPA"]);
    }

    [Theory]
    [InlineData(CvssVersion.V30, "CVSS:3.0/AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N")]
    [InlineData(CvssVersion.V31, "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N")]
    public void All_answers_give_a_vector_of_the_version(CvssVersion version, string vector)
    {
        var decided = CvssRubric.BuiltIn.Decide(RubricAnswers.Parse(RubricGen.Mild).Value, version).Value.Vector!.Value;
        decided.ToString().ShouldBe(vector);
        decided.Score().Base.Tenths.ShouldBe(43);
    }

    [Theory]
    [InlineData(CvssVersion.V20)]
    [InlineData(CvssVersion.V40)]
    public void Another_version_is_refused(CvssVersion version) =>
        CvssRubric.BuiltIn.Decide(RubricAnswers.None, version).Problems.ShouldHaveSingleItem().Code.ShouldBe("rubric.version");

    [Theory]
    [InlineData("XAVN:N/XAVT:Y", "XAVT at character 8 is not asked here: it is asked when XAVN is answered Y (yes), and XAVN is answered N (no). Expected the answers without XAVT.")]
    [InlineData("XAVT:N", "XAVT at character 1 is not asked here: it is asked when XAVN is answered Y (yes), and XAVN has no answer. Expected XAVN too.")]
    [InlineData("XCPM:N/XCP:U", "XCPM at character 1 is not asked here: it is asked when XCP is answered Y (yes), and XCP is answered U (unknown). Expected the answers without XCPM.")]
    public void An_answer_off_the_way_is_refused_by_its_place(string answers, string message)
    {
        var problem = CvssRubric.BuiltIn.Decide(RubricAnswers.Parse(answers).Value).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("rubric.notAsked");
        problem.Message.ShouldBe(message);
    }

    [Fact]
    public void Every_answer_off_the_way_is_named()
    {
        var problems = CvssRubric.BuiltIn.Decide(RubricAnswers.Parse("XAVN:U/XAVT:N/XAVW:Y/XPRS:Y").Value).Problems;
        problems.Select(p => p.Message[..4]).ShouldBe(["XAVT", "XAVW", "XPRS"]);
        problems[1].Message.ShouldContain("XAVT is not asked itself");
    }
}
