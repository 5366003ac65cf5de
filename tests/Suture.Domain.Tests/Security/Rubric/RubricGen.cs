using CsCheck;
using Suture.Domain.Security.Rubric;

namespace Suture.Domain.Tests.Security.Rubric;

/// <summary>Random ways through the rubric, and ways written out.</summary>
internal static class RubricGen
{
    /// <summary>No harm to anything but what a test sets itself; the attack is from a wired neighbor.</summary>
    public const string Mild =
        "XAVN:Y/XAVT:N/XAVW:N/XACL:Y/XPRL:N/XUI:N/XS:N/XCP:N/XCD:N/XCT:N/XCW:N/XCS:N/XCO:N/XIP:N/XID:N/XIT:L/XIW:N/XIS:N/XIO:N/XAP:N/XAD:N/XAT:N/XAW:N/XAS:N/XAO:N";

    /// <summary>Answers to all questions that come up; what may be left open is left open half of the time.</summary>
    public static readonly Gen<RubricAnswers> Full = Gen.Int[0, 11].Array[CvssRubric.BuiltIn.Questions.Length].Select(picks => Walk(picks, 0));

    /// <summary>The same, with some questions left open.</summary>
    public static readonly Gen<RubricAnswers> Some = Gen.Int[0, 11].Array[CvssRubric.BuiltIn.Questions.Length].Select(picks => Walk(picks, 9));

    public static RubricResult Decide(string answers) => CvssRubric.BuiltIn.Decide(RubricAnswers.Parse(answers).Value).Value;

    public static RubricResult Decide(RubricAnswers answers) => CvssRubric.BuiltIn.Decide(answers).Value;

    private static RubricAnswers Walk(int[] picks, int leave)
    {
        var rubric = CvssRubric.BuiltIn;
        var answers = RubricAnswers.None;
        for (var i = 0; i < picks.Length; i++)
        {
            var question = rubric.Questions[i];
            var due = Decide(answers);
            if ((due.Open.Contains(question) && picks[i] >= leave) || (due.Optional.Contains(question) && picks[i] % 2 == 0))
            {
                answers = rubric.Answer(answers, question, question.Choices[picks[i] % question.Choices.Length]);
            }
        }

        return answers;
    }
}
