using Suture.Domain.Safety;

namespace Suture.Domain.Tests.Models;

/// <summary>Risk policies for tests.</summary>
public static class Policies
{
    /// <summary>The text of a small policy; its cells differ from those of the product's.</summary>
    public const string Text = """
        id: clinic
        title: Policy of the clinic
        basis: Agreed with "two" physicians, Größe ≤ 1
        overall: Judged by the team
        severities:
          - {code: negligible, label: S1, meaning: Nothing}
          - {code: minor, label: S2, meaning: Little}
          - {code: serious, label: S3, meaning: Some}
          - {code: critical, label: S4, meaning: Much}
          - {code: catastrophic, label: S5, meaning: Death}
        p1:
          - {code: improbable, label: P1, meaning: Never}
          - {code: remote, label: P2, meaning: Rarely}
          - {code: occasional, label: P3, meaning: At times}
          - {code: probable, label: P4, meaning: Often}
          - {code: frequent, label: P5, meaning: Always}
        p2:
          - {code: improbable, label: P1, meaning: Never}
          - {code: remote, label: P2, meaning: Rarely}
          - {code: occasional, label: P3, meaning: At times}
          - {code: probable, label: P4, meaning: Often}
          - {code: frequent, label: P5, meaning: Always}
        probabilities:
          - {code: low, label: Low, meaning: Hardly}
          - {code: high, label: High, meaning: Well possible}
        probabilityOfHarm:
          frequent: [low, high, high, high, high]
          probable: [low, low, high, high, high]
          occasional: [low, low, low, high, high]
          remote: [low, low, low, low, high]
          improbable: [low, low, low, low, low]
        regions:
          - {code: green, label: Green, accepted: asItIs, meaning: Fine}
          - {code: red, label: Red, accepted: byBenefit, meaning: Not fine}
        acceptability:
          high: [green, red, red, red, red]
          low: [green, green, green, green, red]
        softwareFailure:
          p1: frequent
          causes: [defect, soup]
        exploitability:
          - {code: low, label: Low, meaning: Hard}
          - {code: medium, label: Medium, meaning: Possible}
          - {code: high, label: High, meaning: Easy}
        patientHarm:
          high: [controlled, uncontrolled, uncontrolled, uncontrolled, uncontrolled]
          medium: [controlled, controlled, controlled, uncontrolled, uncontrolled]
          low: [controlled, controlled, controlled, controlled, controlled]
        """;

    public static RiskPolicy Clinic { get; } = Read(Text);

    public static RiskPolicy Read(string text)
    {
        using var reader = new StringReader(text);
        return RiskPolicyReader.Read("policy.yaml", reader).Value;
    }
}
