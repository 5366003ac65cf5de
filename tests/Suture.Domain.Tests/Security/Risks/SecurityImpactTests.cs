using Suture.Domain.Records;
using Suture.Domain.Security.Risks;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Security.Risks;

/// <summary>What the assets lose stands beside the harm to patients, and never changes the judgment of it.</summary>
public sealed class SecurityImpactTests
{
    [Theory]
    [InlineData("disclosure", "Low: AST-1 loses confidentiality (low) by its kind of threat.")]
    [InlineData("tampering", "High: AST-1 loses integrity (high) by its kind of threat.")]
    [InlineData("denial", "Not known: AST-1 loses availability (need not stated) by its kind of threat.")]
    [InlineData("elevation", "High: AST-1 loses integrity (high), confidentiality (low), availability (need not stated) by its kind of threat.")]
    public void The_kind_of_threat_says_what_is_lost_and_the_asset_how_bad_that_is(string stride, string words) =>
        Threat(s => s.Set("THR-1", "stride", stride)).Explain(SecurityFigureKind.Impact, after: false).ShouldBe(words);

    [Theory]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N", "Low: AST-1 loses confidentiality (low) by its CVSS vector.")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N/MC:N/MI:H", "High: AST-1 loses integrity (high) by its CVSS vector.")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:H/SA:N", "High: AST-1 loses integrity (high) by its CVSS vector.")]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:N/A:N", "Low: AST-1 loses confidentiality (low) by its CVSS vector.")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", "None: by its CVSS vector nothing is lost.")]
    public void A_vector_says_it_more_exactly(string vector, string words) =>
        Threat(s => s.Set("THR-1", "cvss", vector)).Explain(SecurityFigureKind.Impact, after: false).ShouldBe(words);

    [Fact]
    public void Without_an_asset_or_a_vector_the_impact_is_not_known_and_says_why()
    {
        Threat(s => s.Unlink("THR-1 targets AST-1")).Explain(SecurityFigureKind.Impact, after: false).ShouldBe("Not known: integrity is lost by its kind of threat, but no asset is named.");
        Find("FND-2", s => s).Impact.Rule.ShouldBe(ImpactRule.Unknown);
    }

    [Fact]
    public void A_finding_reaches_the_assets_of_the_threats_to_what_it_affects()
    {
        var finding = Find("FND-2", s => s.Link("THR-1 targets SOUP-1").Set("FND-2", "cvss", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N"));
        finding.Impact.Losses.ShouldHaveSingleItem().ShouldBe(new LostProperty(RecordId.Parse("AST-1"), SecurityProperty.Integrity, "high"));
    }

    [Fact]
    public void No_need_of_an_asset_changes_the_judgment_of_patient_harm()
    {
        foreach (var need in new[] { "low", "medium", "high" })
        {
            var risk = Threat(s => s.Set("AST-1", "integrity", need));
            (risk.Impact.Level, risk.Before, risk.After).ShouldBe((need, Threat(s => s).Before, Threat(s => s).After));
        }
    }

    private static SecurityRisk Threat(Func<Sketch, Sketch> change) => Find("THR-1", change);

    private static SecurityRisk Find(string key, Func<Sketch, Sketch> change) =>
        Evaluation.Of(change(CompletePump.Sketch().Set("AST-1", "confidentiality", "low").Set("AST-1", "integrity", "high")).Build(), Sketch.Today).SecurityRisks.Find(RecordId.Parse(key)).ShouldNotBeNull();
}
