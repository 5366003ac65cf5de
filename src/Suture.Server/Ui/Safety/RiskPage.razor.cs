using System.Globalization;
using Microsoft.AspNetCore.Components;
using Suture.Application.Safety;
using Suture.Domain.Records;
using Suture.Domain.Safety;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Safety;

/// <summary>Risks of a device: matrices before and after controls, and the risk table. The address holds which cell and which page are shown.</summary>
public partial class RiskPage : MatrixPage
{
    private RiskReport? report;
    private PolicyInForce? policy;
    private Modal? dialog;
    private List<Risk> rows = [];

    private enum RiskChoice
    {
        All,
        Unacceptable,
        Open,
    }

    [Inject]
    private RiskReading Risks { get; set; } = default!;

    /// <summary>Nothing: a list that opens; <c>table</c>: a table that is edited in place.</summary>
    [SupplyParameterFromQuery]
    public string? View { get; set; }

    private bool AsTable => View == "table";

    private string? Page => Skip == 0 ? null : Skip.ToString(CultureInfo.InvariantCulture);

    private RiskChoice Choice => Names.Parse<RiskChoice>(Show) ?? RiskChoice.All;

    protected override async Task LoadAsync()
    {
        report = Take(await Risks.RisksAsync(Caller, Device, At, Leaving).ConfigureAwait(true));
        rows = [.. (report?.Risks ?? []).Where(r => Cell is null ? Fits(r, Choice) : RiskCell.Of(r, after: OfAfter) == Cell)];
        Skip = Math.Clamp(Skip, 0, Math.Max(0, rows.Count - 1));
    }

    private static bool Fits(Risk risk, RiskChoice choice) => choice switch
    {
        RiskChoice.Unacceptable => risk.Acceptance == RiskAcceptance.Unacceptable,
        RiskChoice.Open => risk.Concerns != RiskConcerns.None,
        _ => true,
    };

    private static string Label(RiskChoice choice) => choice switch
    {
        RiskChoice.Unacceptable => "Not acceptable",
        RiskChoice.Open => "Something open",
        _ => "All",
    };

    private LevelCell CellAt(RiskReport of, bool after, int probability, int severity)
    {
        var (region, cell) = (of.Policy.RegionOf(severity, probability), RiskCell.Of(of.Policy, probability, severity));
        return new(
            RiskCell.Tone(region), region.Label, (after ? of.After : of.Before)[probability, severity],
            Here(side: after ? "after" : "before", cell: cell), IsChosen(cell, after));
    }

    private string CellWords(RiskReport of)
    {
        var codes = Cell!.Split('.');
        var probability = of.Policy.Probabilities.FirstOrDefault(p => p.Code == codes[0])?.Label ?? codes[0];
        var severity = of.Policy.Severities.FirstOrDefault(s => s.Code == codes[^1])?.Label ?? codes[^1];
        return $"{probability}, {severity}, {(OfAfter ? "after" : "before")} controls";
    }

    private string Here(string? show = Same, string? side = Same, string? cell = Same, string? at = Same, string? view = Same, string? skip = null) =>
        Address("risk", show, side, cell, at, skip, ("view", Kept(view, View)));

    private string Table(string format) => Paths.With($"/api/v1/devices/{Device}/risk/table", ("format", format), ("at", At));

    // The row stays in sight although it may not fit the choice any more; the next load drops it.
    private async Task SavedAsync(RecordId situation)
    {
        if (Take(await Risks.RisksAsync(Caller, Device, At, Leaving).ConfigureAwait(true)) is not { } judged)
        {
            return;
        }

        var (was, now) = (report?.Find(situation), judged.Find(situation));
        rows = [.. rows.Select(r => judged.Find(r.Situation)).OfType<Risk>()];
        report = judged;
        Notices.Done(now is null || was is null || was.RegionAfter == now.RegionAfter
            ? $"{situation} saved."
            : $"{situation} saved: {was.RegionAfter.Label} → {now.RegionAfter.Label} after controls.");
    }

    private async Task OpenPolicyAsync()
    {
        policy = Take(await Risks.PolicyAsync(Caller, Device, At, Leaving).ConfigureAwait(true));
        await dialog!.OpenAsync().ConfigureAwait(true);
    }

    private async Task SetAsync(RiskPolicyAnswer answer)
    {
        await dialog!.CloseAsync().ConfigureAwait(true);
        await LoadAsync().ConfigureAwait(true);
        Notices.Done(answer.Changed ? $"Risk policy {answer.Number} is set. {Words.Count(answer.Moved.Length, "risk")} moved." : "Nothing changed.");
    }
}

/// <summary>Names of cells in addresses.</summary>
internal static class RiskCell
{
    public static string Of(Risk risk, bool after)
    {
        var estimate = after ? risk.After : risk.Before;
        return Of(risk.Policy, estimate.Probability.Level, estimate.Severity.Level);
    }

    public static string Of(RiskPolicy policy, int probability, int severity) => $"{policy.Probabilities[probability].Code}.{policy.Severities[severity].Code}";

    public static Tone Tone(RiskAcceptance acceptance) => acceptance switch
    {
        RiskAcceptance.Acceptable => Shared.Tone.Good,
        RiskAcceptance.AcceptableByBenefit => Shared.Tone.Warn,
        _ => Shared.Tone.Bad,
    };

    public static string Word(RiskAcceptance acceptance) => acceptance switch
    {
        RiskAcceptance.Acceptable => "Acceptable",
        RiskAcceptance.AcceptableByBenefit => "By benefit-risk",
        _ => "Not acceptable",
    };

    public static Tone Tone(ControlStatus status) => status switch { ControlStatus.Verified => Shared.Tone.Good, ControlStatus.NotVerified => Shared.Tone.Warn, _ => Shared.Tone.Bad };

    public static Tone Tone(RiskRegion region) => region.Tone switch
    {
        RegionTone.Good => Shared.Tone.Good,
        RegionTone.Caution => Shared.Tone.Warn,
        _ => Shared.Tone.Bad,
    };
}
