using Suture.Domain.Security.Rubric;

namespace Suture.Domain.Tests.Security.Rubric;

/// <summary>A table that could leave an analyst without an answer is never taken in.</summary>
public sealed class RubricFileTests
{
    private const string Whole = """
        id: r
        title: A rubric
        edition: "1"
        notice: None.
        groups:
          P: {title: Personal, text: Data of people.}
        questions:
          - {id: XA, metric: AV, ask: a, yes: XB, no: P then XI, unknown: N}
          - {id: XB, metric: AV, ask: b, yes: L, no: A, unknown: A}
          - {id: XI, metric: AV, ask: i, informs: true}
          - {id: XC, metric: AC, ask: c, yes: L, no: H, unknown: L}
          - {id: XP, metric: PR, ask: p, yes: L, no: H, unknown: N}
          - {id: XU, metric: UI, ask: u, yes: R, no: N, unknown: N}
          - {id: XS, metric: S, ask: s, yes: C, no: U, unknown: C}
          - {id: XCP, metric: C, group: P, ask: cp, none: N, low: L, high: H, unknown: H}
          - {id: XIP, metric: I, group: P, ask: ip, none: N, low: L, high: H, unknown: H}
          - {id: XAP, metric: A, group: P, ask: ap, none: N, low: L, high: H, unknown: H}
        """;

    [Fact]
    public void A_whole_table_is_read()
    {
        var rubric = Read(Whole).Value;
        rubric.First.Select(q => q.Id).ShouldBe(["XA", "XC", "XP", "XU", "XS", "XCP", "XIP", "XAP"]);
        rubric.Find("XA")!.Find('N')!.Next.ShouldBe("XI");
    }

    [Fact]
    public void The_built_in_table_asks_31_questions_and_each_group_thrice()
    {
        CvssRubric.BuiltIn.Questions.Length.ShouldBe(31);
        CvssRubric.BuiltIn.Groups.Length.ShouldBe(6);
        CvssRubric.BuiltIn.Groups.ShouldAllBe(g => CvssRubric.BuiltIn.First.Count(q => q.Group == g) == 3);
    }

    [Theory]
    [InlineData("yes: XB,", "yes: XZ,", "'XZ' is neither a value of AV (N, A, L or P) nor another question about it.")]
    [InlineData("yes: XB,", "yes: XC,", "'XC' is neither a value of AV (N, A, L or P) nor another question about it.")]
    [InlineData("yes: XB,", "", "'yes' is missing; expected text.")]
    [InlineData("ask: b, yes: L, no: A", "ask: b, yes: XA, no: A", "'XA' is asked in a circle: its answers lead back to it, and nothing else leads there.")]
    [InlineData("unknown: N}\n  - {id: XB", "unknown: XB}\n  - {id: XB", "Several answers lead to 'XB'; expected one, so that it can be said why it is asked.")]
    [InlineData("no: P then XI", "no: P then XB", "'XB' is asked after the metric is decided; expected a question that only informs.")]
    [InlineData("no: P then XI", "no: XI", "'XI' only informs; expected a value before it, as N then XI.")]
    [InlineData("no: P then XI", "no: P", "'XI' only informs, and no answer leads to it.")]
    [InlineData("informs: true", "informs: true, yes: P", "The answers of a question that only informs lead nowhere.")]
    [InlineData("id: XB", "id: XC", "There are two questions 'XC'.")]
    [InlineData("metric: UI", "metric: AT", "'AT' is not a base metric; expected one of AV, AC, PR, UI, S, C, I, A.")]
    [InlineData("group: P, ask: ip", "group: Q, ask: ip", "'Q' is not listed under groups.")]
    [InlineData("ask: ip, none: N", "ask: ip, no: N, none: N", "'no' does not go with the other answers; expected none, low, high, unknown.")]
    [InlineData("  - {id: XU, metric: UI, ask: u, yes: R, no: N, unknown: N}\n", "", "Nothing is asked about UI (User Interaction).")]
    [InlineData("  P: {", "  PP: {", "'PP' is no key of a group; expected one letter.")]
    [InlineData("notice: None.", "", "'notice' is missing; expected text.")]
    [InlineData("ask: s,", "ask: s, maybe: C,", "'maybe' is not known here; expected id, metric, group,")]
    public void What_is_wrong_with_a_table_is_named(string part, string instead, string message)
    {
        var text = Whole.ReplaceLineEndings("\n");
        text.ShouldContain(part);
        var problems = Read(text.Replace(part, instead, StringComparison.Ordinal)).Problems;
        problems.ShouldContain(p => p.Message.StartsWith(message, StringComparison.Ordinal), string.Join('\n', problems.Select(p => p.Message)));
        problems.ShouldAllBe(p => p.File == "r.yaml" && p.Line > 0);
    }

    private static Suture.Domain.Results.Result<CvssRubric> Read(string text) => RubricReader.Read("r.yaml", new StringReader(text));
}
