using CsCheck;
using Suture.Domain.Records.Events;
using Suture.Domain.Safety.Prompts;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Safety;

public sealed class PromptProperties
{
    private static readonly PromptList Prompts = PromptList.BuiltIn;
    private static readonly string[] Asked = ["F-ALARM", "F-ML", "C-TIM-1", "P-02", "F-GONE"];
    private static readonly string[] Items = ["", "ITEM-1", "ITEM-2", "SOUP-1"];
    private static readonly string[] Records = ["CAU-1", "CAU-2", "HS-1", "RC-1", "PR-1", "CAU-9"];

    /// <summary>An answer, or an event of the life around it: a record or an item is retired or edited.</summary>
    private static readonly Gen<(PromptWish? Wish, string? Retired, string? Edited)> Steps = Gen.Frequency(
        (6, Gen.Select(OneOf(Asked), OneOf(Items), OneOf(Records).Array[0, 3], Gen.Int[0, 5]).Select(
            (prompt, item, records, what) => ((PromptWish?)new PromptWish(prompt, item)
            {
                Records = what < 3 ? [.. records] : [],
                SetAside = what == 3 ? "Not here" : what == 5 ? " " : null,
                Reopen = what == 4,
            }, (string?)null, (string?)null))),
        (1, OneOf(["CAU-1", "CAU-2", "HS-1", "ITEM-1"]).Select(key => ((PromptWish?)null, (string?)key, (string?)null))),
        (1, OneOf(["CAU-1", "ITEM-1", "ITEM-2"]).Select(key => ((PromptWish?)null, (string?)null, (string?)key))));

    [Fact]
    public void An_answer_never_vanishes_silently() =>
        Steps.Array[1, 25].Sample(steps =>
        {
            var sketch = Device();
            var expected = new Dictionary<string, PromptAnswered>(StringComparer.Ordinal);

            // One whose prompt is not asked any more is there from the start.
            var gone = new PromptAnswered("F-GONE", null, PromptReply.SetAside, [], "Long ago", "What?", "2009", null);
            sketch.Stand(gone);
            expected[gone.Subject] = gone;
            foreach (var (wish, retired, edited) in steps)
            {
                if (wish is null)
                {
                    _ = retired is not null ? sketch.Retire(retired) : sketch.Edit(edited!);
                    continue;
                }

                if (PromptDecision.Decide(sketch.Build(), Prompts, wish) is { Ok: true, Value: { } said })
                {
                    sketch.Stand(said);
                    expected[said.Subject] = said;
                }
            }

            var report = PromptReporter.Of(sketch.Build(), Prompts, Sketch.Today);
            var shown = report.All.SelectMany(p => p.Answers).Concat(report.NoLonger).ToDictionary(a => PromptAnswered.SubjectOf(a.Prompt, a.Item?.Id), StringComparer.Ordinal);
            var standing = expected.Values.Where(e => e.Reply != PromptReply.Open).ToList();
            shown.Keys.ShouldBe(standing.Select(e => e.Subject), ignoreOrder: true);
            foreach (var e in standing)
            {
                var answer = shown[e.Subject];
                answer.Reply.ShouldBe(e.Reply);
                answer.Reason.ShouldBe(e.Reason);
                answer.Records.Select(r => r.Id).ShouldBe(e.Records);
                answer.Records.Any(r => r.Retired).ShouldBe(answer.LookAgain.Any(l => l.Contains("AU-", StringComparison.Ordinal) || l.Contains("HS-", StringComparison.Ordinal)));
            }

            report.Count.All.ShouldBe(Prompts.All.Count());
        });

    [Fact]
    public void The_report_depends_on_what_stands_and_not_on_the_order_in_which_it_was_said() =>
        Gen.Shuffle(Asked[..4]).Sample(order =>
        {
            PromptWish Wish(string prompt) => prompt.StartsWith('F') ? new PromptWish(prompt) { Records = ["CAU-1"] } : new PromptWish(prompt) { SetAside = "Not here" };
            string Shown(IEnumerable<string> prompts)
            {
                var sketch = Device();
                foreach (var prompt in prompts)
                {
                    sketch.Stand(PromptDecision.Decide(sketch.Build(), Prompts, Wish(prompt)).Value!);
                }

                var model = sketch.Build();
                Words(PromptReporter.Of(model, Prompts, Sketch.Today)).ShouldBe(Words(PromptReporter.Of(model, Prompts, Sketch.Today)));
                return Words(PromptReporter.Of(model, Prompts, Sketch.Today));
            }

            Shown(order).ShouldBe(Shown(Asked[..4]));
        });

    private static string Words(PromptReport report) => string.Join('\n', report.All.Select(p =>
        $"{p.Prompt.Id} {p.State} {string.Join(',', p.Answers.Select(a => $"{a.Item?.Id} {a.Reply} {string.Join('+', a.Records.Select(r => r.Id))} {a.Reason} {string.Join('|', a.LookAgain)}"))}"));

    private static Gen<string> OneOf(string[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static Sketch Device() => new Sketch().Add("CAU-1 CAU-2 HS-1 RC-1 PR-1 ITEM-1 ITEM-2 SOUP-1");
}
