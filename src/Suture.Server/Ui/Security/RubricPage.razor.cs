using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suture.Domain.Results;
using Suture.Domain.Security.Cvss;
using Suture.Domain.Security.Rubric;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Security;

/// <summary>The questions of MITRE's rubric for medical devices. The whole state of the page is the answers in the address.</summary>
public partial class RubricPage : UiPage
{
    private RubricResult result = CvssRubric.BuiltIn.Decide(RubricAnswers.None).Value;
    private CvssVersion version = CvssVersion.V31;
    private string typed = string.Empty;

    [Inject]
    private Browser Browser { get; set; } = default!;

    /// <summary>An extended vector; nothing to begin.</summary>
    [SupplyParameterFromQuery]
    public string? Answers { get; set; }

    /// <summary>3.1, or 3.0.</summary>
    [SupplyParameterFromQuery(Name = "cvss")]
    public string? Version { get; set; }

    private static CvssRubric Rubric => CvssRubric.BuiltIn;

    private IEnumerable<RubricMetric> Losses => result.Metrics.Where(m => IsLoss(m.Metric));

    // Two columns whose questions do not move when others come up: those about the attacker, those about what else must be so.
    private IEnumerable<IEnumerable<RubricMetric>> Sides => [Of("AV", "PR"), Of("AC", "UI", "S")];

    private string Open => result.Open.Length == 1 ? $"One question is open: {result.Open[0].Id}." : $"{result.Open.Length} questions are open; {result.Open[0].Id} is the next.";

    // Answers that are wrong leave the page as it was, so that nothing is lost over a slip of the pen.
    protected override Task LoadAsync()
    {
        typed = Answers ?? string.Empty;
        var asked = CvssVersions.Parse(Version ?? "3.1");
        var decided = asked is { } known
            ? RubricAnswers.Parse(Answers).Then(a => Rubric.Decide(a, known))
            : new Problem("rubric.version", $"'{Version}' is not a version of CVSS; expected 3.1 or 3.0.");
        Problems = decided.Problems;
        if (decided.TryGet(out var read))
        {
            (result, version) = (read, asked!.Value);
        }

        return Task.CompletedTask;
    }

    private static bool IsLoss(CvssMetric metric) => metric.Key is "C" or "I" or "A";

    private static string LossWords(CvssMetric metric) => metric.Key switch
    {
        "C" => "Disclosed",
        "I" => "Changed or deleted",
        _ => "Made inaccessible",
    };

    private IEnumerable<RubricMetric> Of(params string[] keys) => result.Metrics.Where(m => keys.Contains(m.Metric.Key, StringComparer.Ordinal));

    // Answered, or to answer now.
    private ImmutableArray<RubricQuestion> Due(CvssMetric metric, RubricGroup? group = null) =>
        [.. Rubric.Questions.Where(q => q.Metric == metric && q.Group == group && (result.Answers.To(q) is not null || result.Open.Contains(q) || result.Optional.Contains(q)))];

    private void Answer(RubricQuestion question, RubricChoice? choice) => Go(Rubric.Answer(result.Answers, question, choice).ToString(), version);

    private void Go(string? answers, CvssVersion? of) => Navigation.NavigateTo(Paths.CvssRubric(answers, of), replace: true);

    private async Task CopyAsync()
    {
        await Browser.CopyAsync(result.Answers.ToString()).ConfigureAwait(true);
        Notices.Done("Answers copied.");
    }
}
