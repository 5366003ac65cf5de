using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Results;
using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Security.Rubric;

/// <summary>Follows answers from each question that is asked at once to a value or to what is open.</summary>
internal sealed class RubricWalk
{
    private readonly CvssRubric rubric;
    private readonly RubricAnswers answers;
    private readonly List<RubricQuestion> open = [];
    private readonly List<RubricQuestion> optional = [];
    private readonly HashSet<RubricQuestion> asked = [];

    private RubricWalk(CvssRubric rubric, RubricAnswers answers) => (this.rubric, this.answers) = (rubric, answers);

    internal static Result<RubricResult> Of(CvssRubric rubric, RubricAnswers answers, CvssVersion version)
    {
        var walk = new RubricWalk(rubric, answers);
        var ways = rubric.First.ToLookup(q => q.Metric, q => walk.Follow(q));
        var off = answers.All.Where(a => !walk.asked.Contains(a.Question)).Select(walk.NotAsked).ToImmutableArray();
        if (!off.IsEmpty)
        {
            return off;
        }

        ImmutableArray<RubricMetric> metrics = [.. CvssMetrics.Of(version).Where(m => m.Mandatory).Select(m => Metric(m, [.. ways[m]]))];
        var vector = metrics.All(m => m.Value is not null) ? metrics.Aggregate(CvssVector.LeastSevere(version), (v, m) => v.With(m.Metric, m.Value!)) : (CvssVector?)null;
        var mayCome = walk.Reachable();
        return new RubricResult(answers, metrics, [.. walk.open], [.. walk.optional], [.. rubric.Questions.Where(q => !walk.asked.Contains(q) && !mayCome.Contains(q))], vector);
    }

    /// <summary>The answers that others lead to.</summary>
    internal static RubricAnswers OnTheWay(CvssRubric rubric, IEnumerable<RubricAnswer> answers)
    {
        var all = new RubricAnswers([.. answers]);
        var walk = new RubricWalk(rubric, all);
        foreach (var first in rubric.First)
        {
            walk.Follow(first);
        }

        return new RubricAnswers([.. all.All.Where(a => walk.asked.Contains(a.Question))]);
    }

    // The most severe value counts, once all are known; the less severe, the higher the code.
    private static RubricMetric Metric(CvssMetric metric, ImmutableArray<RubricWay> ways) => new(metric, ways.All(w => w.Value is not null) ? ways.MinBy(w => w.Value!.Code)!.Value : null, ways);

    private RubricWay Follow(RubricQuestion first)
    {
        var steps = ImmutableArray.CreateBuilder<RubricAnswer>();
        var value = (CvssValue?)null;
        for (var question = first; question is not null;)
        {
            asked.Add(question);
            if (answers.To(question) is not { } choice)
            {
                (question.Informs ? optional : open).Add(question);
                break;
            }

            steps.Add(new RubricAnswer(question, choice));
            value ??= choice.Value;
            question = choice.Next is null ? null : rubric.Find(choice.Next);
        }

        return new RubricWay(steps.DrainToImmutable(), value);
    }

    private HashSet<RubricQuestion> Reachable()
    {
        var reachable = new HashSet<RubricQuestion>();
        var todo = new Queue<RubricQuestion>(open);
        while (todo.TryDequeue(out var question))
        {
            foreach (var next in question.Choices.Select(c => c.Next).OfType<string>().Select(id => rubric.Find(id)!).Where(reachable.Add))
            {
                todo.Enqueue(next);
            }
        }

        return reachable;
    }

    private Problem NotAsked(RubricAnswer answer)
    {
        var (before, choice) = rubric.AskedAfter(answer.Question)!.Value;
        var given = answers.To(before);
        var how = given is null ? $"{before} has no answer" : given == choice ? $"{before} is not asked itself" : $"{before} is answered {given.Letter} ({given.Label})";
        return new Problem(
            "rubric.notAsked",
            $"{answer.Question} at character {(answer.Position + 1).ToString(CultureInfo.InvariantCulture)} is not asked here: it is asked when {before} is answered {choice.Letter} ({choice.Label}), and {how}. "
            + (given is null ? $"Expected {before} too." : $"Expected the answers without {answer.Question}."));
    }
}
