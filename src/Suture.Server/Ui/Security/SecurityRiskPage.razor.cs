using Microsoft.AspNetCore.Components;
using Suture.Application.Security;
using Suture.Domain.Records;
using Suture.Domain.Safety;
using Suture.Domain.Security.Risks;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Security;

/// <summary>Security risks of a device: matrices before and after controls, and the table. The address holds which cell and which page are shown.</summary>
public partial class SecurityRiskPage : MatrixPage
{
    private SecurityRiskReport? report;
    private List<SecurityRisk> rows = [];

    private enum SecurityRiskChoice
    {
        All,
        Uncontrolled,
        Threats,
        Findings,
        Open,
    }

    [Inject]
    private SecurityRiskReading Risks { get; set; } = default!;

    private SecurityRiskChoice Choice => Names.Parse<SecurityRiskChoice>(Show) ?? SecurityRiskChoice.All;

    protected override async Task LoadAsync()
    {
        report = Take(await Risks.RisksAsync(Caller, Device, At, Leaving).ConfigureAwait(true));
        rows = [.. (report?.Risks ?? []).Where(r => Cell is null ? Fits(r, Choice) : SecurityCell.Of(r, after: OfAfter) == Cell)];
        Skip = Math.Clamp(Skip, 0, Math.Max(0, rows.Count - 1));
    }

    private static bool Fits(SecurityRisk risk, SecurityRiskChoice choice) => choice switch
    {
        SecurityRiskChoice.Uncontrolled => risk.After == PatientHarmRisk.Uncontrolled,
        SecurityRiskChoice.Threats => risk.Subject.Kind == RecordKind.THR,
        SecurityRiskChoice.Findings => risk.Subject.Kind == RecordKind.FND,
        SecurityRiskChoice.Open => risk.Concerns != SecurityConcerns.None,
        _ => true,
    };

    private static string Label(SecurityRiskChoice choice) => choice == SecurityRiskChoice.Open ? "Something open" : choice.ToString();

    private LevelCell CellAt(SecurityRiskReport of, bool after, int exploitability, int severity)
    {
        var (risk, cell) = ((PatientHarmRisk)of.Policy.PatientHarm[exploitability, severity], SecurityCell.Of(of.Policy, exploitability, severity));
        return new(
            SecurityCell.Tone(risk), SecurityRiskWords.Label(risk), (after ? of.After : of.Before)[exploitability, severity],
            Here(side: after ? "after" : "before", cell: cell), IsChosen(cell, after));
    }

    private string CellWords(SecurityRiskReport of)
    {
        var codes = Cell!.Split('.');
        var exploitability = of.Policy.Exploitability.FirstOrDefault(e => e.Code == codes[0])?.Label ?? codes[0];
        var severity = of.Policy.Severities.FirstOrDefault(s => s.Code == codes[^1])?.Label ?? codes[^1];
        return $"{exploitability}, {severity}, {(OfAfter ? "after" : "before")} controls";
    }

    private string Here(string? show = Same, string? side = Same, string? cell = Same, string? at = Same, string? skip = null) =>
        Address("security-risk", show, side, cell, at, skip);

}

/// <summary>Names and colors of cells.</summary>
internal static class SecurityCell
{
    /// <summary>The cell of a risk; null when it stands in none.</summary>
    public static string? Of(SecurityRisk risk, bool after) => (after ? risk.After : risk.Before) is null ? null
        : Of(risk.Policy, (after ? risk.ExploitabilityAfter : risk.ExploitabilityBefore).Level, (after ? risk.HarmAfter : risk.HarmBefore).Level!.Value);

    public static string Of(RiskPolicy policy, int exploitability, int severity) => $"{policy.Exploitability[exploitability].Code}.{policy.Severities[severity].Code}";

    public static Tone Tone(PatientHarmRisk? risk) => risk switch
    {
        PatientHarmRisk.Controlled => Shared.Tone.Good,
        PatientHarmRisk.Uncontrolled => Shared.Tone.Bad,
        _ => Shared.Tone.Neutral,
    };
}
