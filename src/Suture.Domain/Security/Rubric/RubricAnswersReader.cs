using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Results;

namespace Suture.Domain.Security.Rubric;

/// <summary>Reads extended vectors.</summary>
internal static class RubricAnswersReader
{
    private const int LongestPart = 24;

    internal static Result<RubricAnswers> Read(string text, CvssRubric rubric)
    {
        if (text.Length > RubricAnswers.Longest)
        {
            return new Problem("rubric.long", $"The answers have {text.Length} characters; expected at most {RubricAnswers.Longest}.");
        }

        var answers = ImmutableArray.CreateBuilder<RubricAnswer>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; text.Length > 0 && at <= text.Length;)
        {
            var end = text.IndexOf('/', at) is >= 0 and var slash ? slash : text.Length;
            var answer = Part(text[at..end], at, rubric);
            if (!answer.TryGet(out var read))
            {
                return Result<RubricAnswers>.Failed(answer.Problems);
            }

            if (!seen.TryAdd(read.Question.Id, at))
            {
                return new Problem("rubric.repeated", $"{read.Question.Id} stands a second time at character {From1(at)}, after character {From1(seen[read.Question.Id])}; expected one answer to each question.");
            }

            answers.Add(read);
            at = end + 1;
        }

        return new RubricAnswers(answers.DrainToImmutable());
    }

    private static Result<RubricAnswer> Part(string part, int at, CvssRubric rubric)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return new Problem("rubric.form", $"{(part.Length == 0 ? "Nothing" : Quote(part))} stands at character {From1(at)} where a question and its answer are expected, as {rubric.Questions[0].Id}:Y.");
        }

        var (code, letter) = (part[..colon], part[(colon + 1)..]);
        if (rubric.Find(code) is not { } question)
        {
            return new Problem("rubric.question.unknown", $"{Quote(code)} at character {From1(at)} is not a question of the rubric; expected one of {string.Join(", ", rubric.Questions)}.");
        }

        return letter.Length == 1 && question.Find(letter[0]) is { } choice
            ? new RubricAnswer(question, choice, at)
            : new Problem("rubric.answer.unknown", $"{Quote(letter)} at character {From1(at + colon + 1)} is not an answer to {code}; expected {question.Expected}.{Hint(question, letter)}");
    }

    // Calculators that know yes and no only write Y where the rubric has degrees.
    private static string Hint(RubricQuestion question, string letter) => letter == "Y" && question.ByDegree ? " From a tool that knows yes and no only, yes is H." : "";

    private static string From1(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);

    // Whatever was given may be long or hold control characters.
    private static string Quote(string part) =>
        $"'{string.Concat(part.Take(LongestPart).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c))}{(part.Length > LongestPart ? "…" : "")}'";
}
