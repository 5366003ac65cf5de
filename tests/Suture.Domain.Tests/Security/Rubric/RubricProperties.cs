using CsCheck;
using Suture.Domain.Security.Cvss;
using Suture.Domain.Security.Rubric;

namespace Suture.Domain.Tests.Security.Rubric;

public sealed class RubricProperties
{
    [Fact]
    public void Every_full_walk_ends_with_a_complete_vector() => RubricGen.Full.Sample(answers =>
    {
        var result = RubricGen.Decide(answers);
        result.Open.ShouldBeEmpty();
        result.Metrics.ShouldAllBe(m => m.Value != null && m.Because!.StartsWith($"{m.Metric}:{m.Value.Key} because X", StringComparison.Ordinal));
        result.Vector!.Value.ToString().ShouldBe("CVSS:3.1/" + result.Decided);
        CvssVector.Parse(result.Vector.Value.ToString()).Value.Score().Base.ShouldBe(result.Vector.Value.Score().Base);
    });

    [Fact]
    public void Printing_gives_what_was_read_in_any_order() => RubricGen.Some.SelectMany(answers => Gen.Shuffle(answers.ToString().Split('/')).Select(parts => (answers, string.Join('/', parts)))).Sample((answers, shuffled) =>
    {
        var read = RubricAnswers.Parse(shuffled).Value;
        read.ToString().ShouldBe(shuffled);
        RubricGen.Decide(read).Decided.ShouldBe(RubricGen.Decide(answers).Decided);
    });

    [Fact]
    public void The_result_depends_on_the_answers_alone() => RubricGen.Some.Sample(answers =>
    {
        var (one, two) = (RubricGen.Decide(answers), RubricGen.Decide(answers.ToString()));
        two.Metrics.Select(m => m.Because).ShouldBe(one.Metrics.Select(m => m.Because));
        two.Open.ShouldBe(one.Open);
        two.Optional.ShouldBe(one.Optional);
        two.NotAsked.ShouldBe(one.NotAsked);
        two.Vector.ShouldBe(one.Vector);
    });

    [Fact]
    public void Each_question_is_answered_open_still_to_come_or_not_asked_and_never_two_of_them() => RubricGen.Some.Sample(answers =>
    {
        var result = RubricGen.Decide(answers);
        string[] known = [.. answers.All.Select(a => a.Question.Id), .. result.Open.Select(q => q.Id), .. result.Optional.Select(q => q.Id), .. result.NotAsked.Select(q => q.Id)];
        known.ShouldBeUnique();
        CvssRubric.BuiltIn.Questions.Where(q => !known.Contains(q.Id)).ShouldAllBe(q => CvssRubric.BuiltIn.AskedAfter(q) != null);
        if (result.Vector is not null)
        {
            known.Length.ShouldBe(CvssRubric.BuiltIn.Questions.Length);
        }
    });

    [Fact]
    public void A_worse_answer_about_what_is_lost_never_lowers_the_score() => Gen.Select(RubricGen.Full, Gen.Int[0, 1000], Gen.Int[0, 3], Gen.Int[0, 3]).Sample((answers, pick, one, two) =>
    {
        var rubric = CvssRubric.BuiltIn;
        var impact = answers.All.Where(a => a.Question.Group is not null).ToList();
        var question = impact[pick % impact.Count].Question;
        var (mild, bad) = (Math.Min(one, two), Math.Max(one, two));
        if (question.ByDegree)
        {
            ScoreWith(question, question.Choices[mild]).ShouldBeLessThanOrEqualTo(ScoreWith(question, question.Choices[bad]));
        }
        else
        {
            // Of few people, of many, of who knows how many: none is the least.
            var many = rubric.Find("XCPM")!;
            var none = Score(rubric.Answer(answers, rubric.Find("XCP")!, rubric.Find("XCP")!.Find('N')));
            var with = rubric.Answer(answers, rubric.Find("XCP")!, rubric.Find("XCP")!.Find('Y'));
            var (few, more) = (Score(rubric.Answer(with, many, many.Find('N'))), Score(rubric.Answer(with, many, many.Find('Y'))));
            none.ShouldBeLessThanOrEqualTo(few);
            few.ShouldBeLessThanOrEqualTo(more);
            Score(rubric.Answer(with, many, many.Find('U'))).ShouldBe(more);
            Score(rubric.Answer(answers, rubric.Find("XCP")!, rubric.Find("XCP")!.Find('U'))).ShouldBe(more);
        }

        CvssScore ScoreWith(RubricQuestion asked, RubricChoice choice) => Score(rubric.Answer(answers, asked, choice));
    });

    private static CvssScore Score(RubricAnswers answers) => RubricGen.Decide(answers).Vector!.Value.Score().Base;
}
