using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Suture.Domain.Records;

namespace Suture.Domain.Safety;

/// <summary>A risk policy as its file: what <see cref="RiskPolicyReader"/> reads back to an equal policy.</summary>
public static class RiskPolicyText
{
    public static string Write(RiskPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var text = new StringBuilder();
        Line(text, "id", policy.Id);
        Line(text, "title", policy.Title);
        Line(text, "basis", policy.Basis);
        Line(text, "overall", policy.Overall);
        Scale(text, "severities", "How bad the harm is.", policy.Severities);
        Scale(text, "p1", "How likely the hazardous situation is.", policy.P1);
        Scale(text, "p2", "How likely the situation, once there, leads to the harm.", policy.P2);
        Scale(text, "probabilities", "How likely the harm is: P1 and P2 together.", policy.Probabilities);
        Grid(text, "probabilityOfHarm", "Rows: P1. Columns: P2, in the order of its scale.", policy.ProbabilityOfHarm, policy.P1, i => policy.Probabilities[i].Code);
        text.Append("\n# From best to worst. 'accepted': asItIs, reduced (as far as possible), byBenefit (only by a benefit-risk analysis) or never.\nregions:\n");
        foreach (var region in policy.Regions)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{code: {region.Code}, label: {Quoted(region.Label)}, accepted: {Names.Of(region.Accepted)}, meaning: {Quoted(region.Meaning)}}}\n");
        }

        Grid(text, "acceptability", "Rows: probability of harm. Columns: severity, in the order of its scale.", policy.Acceptability, policy.Probabilities, i => policy.Regions[i].Code);
        text.Append("\n# P1 before controls where a cause of one of these types contributes, unless justified.\nsoftwareFailure:\n")
            .Append(CultureInfo.InvariantCulture, $"  p1: {policy.P1[policy.SoftwareFailure.P1].Code}\n  causes: [{string.Join(", ", policy.SoftwareFailure.Causes)}]\n");
        Scale(text, "exploitability", "How easily a vulnerability or threat can be used; never a probability of occurrence.", policy.Exploitability);
        Grid(text, "patientHarm", "Rows: exploitability. Columns: severity of the patient harm.", policy.PatientHarm, policy.Exploitability, i => Names.Of((PatientHarmRisk)i));
        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(Quoted(value)).Append('\n');

    private static void Scale(StringBuilder text, string name, string comment, ImmutableArray<ScaleLevel> scale)
    {
        text.Append("\n# ").Append(comment).Append('\n').Append(name).Append(":\n");
        foreach (var level in scale)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{code: {level.Code}, label: {Quoted(level.Label)}, meaning: {Quoted(level.Meaning)}}}\n");
        }
    }

    // The worst row first, as matrices are drawn.
    private static void Grid(StringBuilder text, string name, string comment, RiskGrid grid, ImmutableArray<ScaleLevel> rows, Func<int, string> code)
    {
        text.Append("\n# ").Append(comment).Append('\n').Append(name).Append(":\n");
        for (var row = rows.Length - 1; row >= 0; row--)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {rows[row].Code}: [{string.Join(", ", Enumerable.Range(0, grid.Columns).Select(column => code(grid[row, column])))}]\n");
        }
    }

    // Always in double quotes: what YAML would take for something else than text is not worth telling apart here.
    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
