using CsCheck;
using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Tests.Security.Cvss;

public sealed class ScoringTests
{
    [Fact]
    public void No_score_is_below_0_or_above_10() => CvssGen.Vector.Sample(
        vector =>
        {
            var scores = vector.Score();
            foreach (var score in new[] { scores.Base, scores.Threat, scores.Environmental, scores.Overall })
            {
                score.Tenths.ShouldBeInRange(0, 100, vector.ToString());
            }
        },
        iter: 20_000);

    [Theory]
    [InlineData(CvssVersion.V20)]
    [InlineData(CvssVersion.V30)]
    [InlineData(CvssVersion.V31)]
    public void A_more_severe_base_metric_never_lowers_the_base_score(CvssVersion version)
    {
        foreach (var vector in CvssGen.AllBase(version))
        {
            Worse(vector, CvssGroup.Base, worse => worse.Score().Base.ShouldBeGreaterThanOrEqualTo(vector.Score().Base, $"{vector} -> {worse}"));
        }
    }

    [Fact]
    public void A_more_severe_metric_of_4_never_lowers_its_score() => CvssGen.Of(CvssVersion.V40).Sample(
        vector => Worse(vector, null, worse => worse.Score().Overall.ShouldBeGreaterThanOrEqualTo(vector.Score().Overall, $"{vector} -> {worse}")), iter: 3000);

    [Fact]
    public void Temporal_metrics_never_raise_a_score_of_2_or_3() =>
        Gen.OneOf(CvssGen.Of(CvssVersion.V20), CvssGen.Of(CvssVersion.V30), CvssGen.Of(CvssVersion.V31)).Sample(
            vector => vector.Score().Threat.ShouldBeLessThanOrEqualTo(vector.Score().Base, vector.ToString()));

    [Fact]
    public void The_overall_score_is_that_of_the_groups_that_are_given() => CvssGen.Vector.Sample(vector =>
    {
        var scores = vector.Score();
        scores.HasThreat.ShouldBe(vector.Has(CvssGroup.Threat));
        scores.HasEnvironmental.ShouldBe(vector.Has(CvssGroup.Environmental));
        if (!scores.HasEnvironmental)
        {
            scores.Overall.ShouldBe(scores.Threat);
        }
        else if (!scores.HasThreat)
        {
            scores.Overall.ShouldBe(scores.Environmental);
        }
    });

    [Fact]
    public void Supplemental_metrics_never_change_a_score() => CvssGen.Of(CvssVersion.V40).Sample(vector =>
    {
        var bare = CvssMetrics.Of(CvssVersion.V40).Where(m => m.Group == CvssGroup.Supplemental).Aggregate(vector, (v, m) => v.With(m, m.Values[^1]));
        bare.Score().ShouldBe(vector.Score());
    });

    [Theory]
    // 3.0 and 3.1 differ in the environmental formula of a changed scope: the exponents 15 and 13 with 0.9731 in it.
    [InlineData("CVSS:3.0/AV:N/AC:H/PR:H/UI:N/S:C/C:H/I:H/A:H/CR:H/IR:H/AR:H", "8.0", "8.0", "8.0")]
    [InlineData("CVSS:3.1/AV:N/AC:H/PR:H/UI:N/S:C/C:H/I:H/A:H/CR:H/IR:H/AR:H", "8.0", "8.0", "8.1")]
    // 3.0 rounds up each least remainder, 3.1 only what is left after five decimals.
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/E:U", "10.0", "9.1", "9.1")]
    // The examples of the guide of 2.0, 3.3.1 to 3.3.3, with the environments that it gives.
    [InlineData("AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:N/TD:N/CR:M/IR:M/AR:H", "7.8", "6.4", "0.0")]
    [InlineData("AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H", "7.8", "6.4", "9.2")]
    [InlineData("AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:L", "10.0", "8.3", "9.0")]
    [InlineData("AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:M", "6.2", "4.9", "7.5")]
    public void Known_cases(string text, string expectedBase, string threat, string environmental)
    {
        var scores = CvssVector.Parse(text).Value.Score();
        scores.Base.ToString().ShouldBe(expectedBase);
        scores.Threat.ToString().ShouldBe(threat);
        scores.Environmental.ToString().ShouldBe(environmental);
    }

    [Theory]
    [InlineData("", "CVSS-B", "9.3")]
    [InlineData("/E:U", "CVSS-BT", "8.1")]
    [InlineData("/CR:L/IR:L/AR:L", "CVSS-BE", "8.9")]
    [InlineData("/E:U/MAV:P", "CVSS-BTE", "4.0")]
    [InlineData("/S:P/AU:Y", "CVSS-B", "9.3")]
    public void Scores_of_4_are_named_by_the_groups_in_them(string more, string name, string score)
    {
        var scores = CvssVector.Parse("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N" + more).Value.Score();
        scores.Nomenclature.ShouldBe(name);
        scores.Overall.ToString().ShouldBe(score);
    }

    [Theory]
    [InlineData(CvssVersion.V20, 0, CvssSeverity.Low)]
    [InlineData(CvssVersion.V20, 39, CvssSeverity.Low)]
    [InlineData(CvssVersion.V20, 40, CvssSeverity.Medium)]
    [InlineData(CvssVersion.V20, 100, CvssSeverity.High)]
    [InlineData(CvssVersion.V30, 0, CvssSeverity.None)]
    [InlineData(CvssVersion.V31, 1, CvssSeverity.Low)]
    [InlineData(CvssVersion.V31, 39, CvssSeverity.Low)]
    [InlineData(CvssVersion.V31, 40, CvssSeverity.Medium)]
    [InlineData(CvssVersion.V40, 69, CvssSeverity.Medium)]
    [InlineData(CvssVersion.V40, 70, CvssSeverity.High)]
    [InlineData(CvssVersion.V40, 89, CvssSeverity.High)]
    [InlineData(CvssVersion.V40, 90, CvssSeverity.Critical)]
    public void Ratings_begin_where_the_specifications_say(CvssVersion version, int tenths, CvssSeverity severity) => new CvssScore(tenths).Severity(version).ShouldBe(severity);

    // The same vector with each metric one value more severe.
    private static void Worse(CvssVector vector, CvssGroup? group, Action<CvssVector> check)
    {
        foreach (var metric in CvssMetrics.Of(vector.Version).Where(m => m.Group != CvssGroup.Supplemental && (group is null || m.Group == group)))
        {
            if (metric.Values.FirstOrDefault(v => v.Code > 0 && v.Code == vector[metric].Code - 1) is { } worse)
            {
                check(vector.With(metric, worse));
            }
        }
    }
}
