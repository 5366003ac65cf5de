using System.Globalization;
using System.Text;
using CsCheck;
using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Tests.Security.Cvss;

public sealed class ExplanationTests
{
    [Theory]
    [InlineData("v2", "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H")]
    [InlineData("v3.0", "CVSS:3.0/AV:A/AC:H/PR:L/UI:N/S:C/C:H/I:L/A:L/E:F/RL:U/RC:R/CR:H/IR:M/AR:L/MAV:N/MPR:N/MS:C")]
    [InlineData("v3.1", "CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N/CR:H")]
    [InlineData("v3.1-harmless", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N")]
    [InlineData("v4", "CVSS:4.0/AV:A/AC:H/AT:N/PR:L/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:N/E:P/CR:M/MAV:N/MSI:S/S:P")]
    [InlineData("v4-harmless", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N")]
    public void The_explanation_is_as_kept(string name, string vector) => Golden.Matches($"Security/cvss-{name}.txt", Draw(CvssExplanation.Of(CvssVector.Parse(vector).Value)));

    [Fact]
    public void The_last_step_is_the_overall_score() => CvssGen.Vector.Sample(vector =>
    {
        var explanation = CvssExplanation.Of(vector);
        explanation.Steps[^1].Value.ShouldBe(explanation.Scores.Overall.Value, vector.ToString());
    });

    [Fact]
    public void In_4_the_score_is_the_macro_vector_less_the_mean_drop() => CvssGen.Of(CvssVersion.V40).Sample(vector =>
    {
        var explanation = CvssExplanation.Of(vector);
        if (explanation.Macro is { } macro)
        {
            Math.Round(macro.Score.Value - macro.MeanDrop + 0.000001m, 1, MidpointRounding.AwayFromZero).ShouldBe(explanation.Scores.Overall.Value, vector.ToString());
            explanation.Metrics.Where(m => m.Steps is not null).Sum(m => m.Steps!.Value).ShouldBeLessThanOrEqualTo(macro.Sets.Sum(s => s.Distance));
            macro.Sets.ShouldAllBe(s => s.Distance < s.Depth);
        }
    });

    [Fact]
    public void In_2_and_3_the_formula_of_the_base_score_gives_it() => CvssGen.Of(CvssVersion.V31).Sample(vector =>
    {
        var explanation = CvssExplanation.Of(vector);
        var steps = explanation.Steps.Take(4).ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
        var changed = vector[CvssMetrics.Find(CvssVersion.V31, "S")!].Key == "C";
        var sum = steps["Impact"] <= 0 ? 0 : Math.Min(10m, (changed ? 1.08m : 1m) * (steps["Impact"] + steps["Exploitability"]));
        Math.Ceiling(Math.Round(sum, 5) * 10).ShouldBe(steps["Base score"] * 10, vector.ToString());
    });

    private static string Draw(CvssExplanation explanation)
    {
        var text = new StringBuilder().AppendLine(explanation.Vector.ToString()).AppendLine(CultureInfo.InvariantCulture, $"{explanation.Scores.Nomenclature} {explanation.Scores.Overall}").AppendLine();
        foreach (var metric in explanation.Metrics)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{metric.Metric.Group} | {metric.Metric.Key} {metric.Metric.Name} | {metric.Value.Key} {metric.Value.Name} | {metric.Weight} | {metric.Steps}");
        }

        text.AppendLine();
        foreach (var step in explanation.Steps)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{step.Name} = {step.Formula} = {step.Value:0.######}");
        }

        foreach (var set in explanation.Macro?.Sets ?? [])
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{set.Name} level {set.Level} ({set.Rule}): {set.Distance} of {set.Depth} below {set.Highest}; next {set.Next}; drop {set.Drop:0.####}");
        }

        return text.ToString();
    }
}
