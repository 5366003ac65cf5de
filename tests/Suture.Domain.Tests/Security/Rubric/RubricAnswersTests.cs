using Suture.Domain.Security.Rubric;

namespace Suture.Domain.Tests.Security.Rubric;

public sealed class RubricAnswersTests
{
    [Theory]
    [InlineData("")]
    [InlineData("XAVN:U")]
    [InlineData("XS:Y/XAVN:Y/XAVT:N/XIT:L")]
    [InlineData(RubricGen.Mild)]
    public void What_was_read_is_printed_as_it_was(string text) => RubricAnswers.Parse(text).Value.ToString().ShouldBe(text);

    [Theory]
    [InlineData("XAVN", "rubric.form", "'XAVN' stands at character 1 where a question and its answer are expected, as XAVN:Y.")]
    [InlineData(":Y", "rubric.form", "':Y' stands at character 1 where")]
    [InlineData("XAVN:Y/", "rubric.form", "Nothing stands at character 8 where")]
    [InlineData("/XAVN:Y", "rubric.form", "Nothing stands at character 1 where")]
    [InlineData("XAVN:Y//XS:Y", "rubric.form", "Nothing stands at character 8 where")]
    [InlineData("XAVN:Y/XQ:Y", "rubric.question.unknown", "'XQ' at character 8 is not a question of the rubric; expected one of XAVN, XAVT, XAVW, XAVR, XAVP, XAVPA, XACL, ")]
    [InlineData("xavn:Y", "rubric.question.unknown", "'xavn' at character 1")]
    [InlineData(" XAVN:Y", "rubric.question.unknown", "' XAVN' at character 1")]
    [InlineData("XAVN:L", "rubric.answer.unknown", "'L' at character 6 is not an answer to XAVN; expected Y (yes), N (no) or U (unknown).")]
    [InlineData("XS:", "rubric.answer.unknown", "'' at character 4 is not an answer to XS")]
    [InlineData("XS:YY", "rubric.answer.unknown", "'YY' at character 4")]
    [InlineData("XS:Y:N", "rubric.answer.unknown", "'Y:N' at character 4")]
    [InlineData("XS:\0", "rubric.answer.unknown", "'\uFFFD' at character 4")]
    [InlineData("XUI:N/XIT:Y", "rubric.answer.unknown", "'Y' at character 11 is not an answer to XIT; expected N (none), L (low), H (high) or U (unknown). From a tool that knows yes and no only, yes is H.")]
    [InlineData("XS:Y/XUI:N/XS:N", "rubric.repeated", "XS stands a second time at character 12, after character 1; expected one answer to each question.")]
    public void What_is_wrong_is_named_with_its_place_and_what_was_expected(string text, string code, string message)
    {
        var problem = RubricAnswers.Parse(text).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Message.ShouldStartWith(message);
    }

    [Fact]
    public void Very_long_text_is_refused_unread() => RubricAnswers.Parse(new string('X', 1001)).Problems.ShouldHaveSingleItem().Code.ShouldBe("rubric.long");

    [Fact]
    public void Another_answer_drops_what_it_leads_away_from_and_keeps_the_rest()
    {
        var rubric = CvssRubric.BuiltIn;
        var answers = RubricAnswers.Parse("XS:N/XAVN:Y/XAVT:N/XAVW:Y/XAVR:Y").Value;
        Answer("XAVN", 'N').ShouldBe("XAVN:N/XS:N");
        Answer("XAVT", 'Y').ShouldBe("XAVN:Y/XAVT:Y/XS:N");
        Answer("XAVW", null).ShouldBe("XAVN:Y/XAVT:N/XS:N");
        Answer("XUI", 'Y').ShouldBe("XAVN:Y/XAVT:N/XAVW:Y/XAVR:Y/XUI:Y/XS:N");

        string Answer(string id, char? letter) => rubric.Answer(answers, rubric.Find(id)!, letter is { } l ? rubric.Find(id)!.Find(l) : null).ToString();
    }
}
