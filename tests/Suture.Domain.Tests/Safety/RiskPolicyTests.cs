using System.Text.Json;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety;
using Suture.Domain.Signing;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Safety;

public sealed class RiskPolicyTests
{
    private static readonly SignerProof Signer = new("mei.tanaka", "Mei Tanaka", Reauthentication.Password);

    [Fact]
    public void The_built_in_policy_has_the_levels_that_records_hold()
    {
        var policy = RiskPolicy.Default;
        policy.Severities.Select(l => l.Code).ShouldBe(SafetyKinds.Severities.Select(c => c.Code));
        policy.P1.Select(l => l.Code).ShouldBe(SafetyKinds.Probabilities.Select(c => c.Code));
        policy.RegionOf(severity: 0, probability: 0).Accepted.ShouldBe(RegionRule.AsItIs);
        policy.RegionOf(severity: 4, probability: 4).Accepted.ShouldBe(RegionRule.ByBenefit);
        policy.P1[policy.SoftwareFailure.P1].Code.ShouldBe("frequent");
    }

    [Theory]
    [InlineData("low", "critical", PatientHarmRisk.Controlled)]
    [InlineData("low", "catastrophic", PatientHarmRisk.Uncontrolled)]
    [InlineData("high", "serious", PatientHarmRisk.Uncontrolled)]
    [InlineData("high", "minor", PatientHarmRisk.Controlled)]
    public void Exploitability_and_severity_say_whether_patient_harm_is_controlled(string exploitability, string severity, PatientHarmRisk expected) =>
        RiskPolicy.Default.JudgeHarm(exploitability, severity).ShouldBe(expected);

    [Fact]
    public void What_is_no_level_is_not_judged() => RiskPolicy.Default.JudgeHarm("severe", "critical").ShouldBeNull();

    [Fact]
    public void A_policy_comes_back_equal_from_its_text_and_from_its_json()
    {
        foreach (var policy in new[] { RiskPolicy.Default, Policies.Clinic })
        {
            Policies.Read(RiskPolicyText.Write(policy)).ShouldBe(policy);
            using var json = JsonDocument.Parse(RiskPolicyJson.ToBytes(policy));
            RiskPolicyJson.ReadStored(json.RootElement).ShouldBe(policy);
        }

        Policies.Clinic.ShouldNotBe(RiskPolicy.Default);
    }

    [Fact]
    public void Text_with_quotes_backslashes_line_ends_and_control_characters_survives_the_file()
    {
        var policy = Policies.Read(RiskPolicyText.Write(Policies.Clinic).Replace("Judged by the team", "A \\\"b\\\" \\\\ c\\n\\td \\u0007 # e: f", StringComparison.Ordinal));
        policy.Overall.ShouldBe("A \"b\" \\ c\n\td \a # e: f");
        Policies.Read(RiskPolicyText.Write(policy)).ShouldBe(policy);
    }

    [Theory]
    [InlineData("- {code: minor, label: S2, meaning: Little}", "- {code: small, label: S2, meaning: Little}", "must have the levels negligible, minor")]
    [InlineData("low: [green, green, green, green, red]", "low: [green, green, green, green]", "4 cells")]
    [InlineData("low: [green, green, green, green, red]", "low: [green, green, green, green, pink]", "'pink'")]
    [InlineData("low: [green, green, green, green, red]", "low: [green, red, green, green, red]", "gets better towards more")]
    [InlineData("high: [green, red, red, red, red]", "high: [green, green, green, green, green]", "gets better towards more")]
    [InlineData("causes: [defect, soup]", "causes: [gremlins]", "'gremlins'")]
    [InlineData("  p1: frequent", "  p1: always", "P1 scale")]
    [InlineData("id: clinic", "id: clinic\nversion: 3", "'version' is not known")]
    [InlineData("title: Policy of the clinic", "", "'title' is missing")]
    [InlineData("accepted: asItIs", "accepted: sometimes", "'accepted' must be one of")]
    [InlineData("{code: high, label: High, meaning: Well possible}", "{code: low, label: High, meaning: Well possible}", "twice")]
    public void A_policy_that_can_not_hold_is_refused_with_its_place(string from, string to, string expected)
    {
        Policies.Text.ShouldContain(from);
        using var reader = new StringReader(Policies.Text.Replace(from, to, StringComparison.Ordinal));
        var read = RiskPolicyReader.Read("policy.yaml", reader);
        read.Problems.ShouldContain(p => p.Message.Contains(expected, StringComparison.Ordinal) && p.Code == "riskPolicy.invalid" && p.File == "policy.yaml" && p.Line > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("just text")]
    [InlineData("{")]
    [InlineData("severities: 5")]
    [InlineData("a: &x 1\nb: *x")]
    public void What_is_no_policy_at_all_is_refused(string text)
    {
        using var reader = new StringReader(text);
        RiskPolicyReader.Read("policy.yaml", reader).Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void Regions_that_are_easier_to_accept_further_down_are_refused()
    {
        var text = Policies.Text.Replace("accepted: asItIs", "accepted: X", StringComparison.Ordinal).Replace("accepted: byBenefit", "accepted: asItIs", StringComparison.Ordinal)
            .Replace("accepted: X", "accepted: byBenefit", StringComparison.Ordinal);
        using var reader = new StringReader(text);
        RiskPolicyReader.Read("policy.yaml", reader).Problems.ShouldHaveSingleItem().Message.ShouldContain("easier to accept");
    }

    [Fact]
    public void Setting_a_policy_numbers_it_and_a_change_needs_a_reason()
    {
        var model = CompletePump.Sketch().Build();
        model.RiskPolicy.ShouldBe(RiskPolicy.Default);
        var first = RiskPolicyDecision.Set(model, Policies.Clinic, null, Signer).Value!;
        first.Number.ShouldBe(1);

        model = After(model, first);
        model.RiskPolicy.ShouldBe(Policies.Clinic);
        RiskPolicyDecision.Set(model, Policies.Clinic, null, Signer).Value.ShouldBeNull();
        RiskPolicyDecision.Set(model, RiskPolicy.Default, " ", Signer).Problems.ShouldHaveSingleItem().Code.ShouldBe("riskPolicy.reason");
        RiskPolicyDecision.Set(model, RiskPolicy.Default, "Board of 3 May", Signer).Value!.Number.ShouldBe(2);
    }

    [Fact]
    public void The_first_policy_of_a_device_is_an_event_even_when_it_says_what_the_built_in_one_says() =>
        RiskPolicyDecision.Set(CompletePump.Sketch().Build(), RiskPolicy.Default, null, Signer).Value.ShouldNotBeNull();

    internal static DeviceModel After(DeviceModel model, DeviceEvent e) =>
        model.After([(e, new EventContext(model.Position, new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero), "mei.tanaka", null))]);
}
