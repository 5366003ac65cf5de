using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Suture.Application.Safety;
using Suture.Domain.Safety;
using Suture.Domain.Safety.History;
using Suture.Reports.Safety;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Safety;

/// <summary>Risks over time: stacked columns after and before controls, the same as a table, and where those stood that stand highest now.</summary>
public partial class RiskHistoryPage : DevicePage
{
    private RiskHistory? history;
    private string after = string.Empty;
    private string before = string.Empty;
    private List<RiskRegion> regions = [];

    [Inject]
    private RiskSeeing Risks { get; set; } = default!;

    /// <summary>Most points.</summary>
    [SupplyParameterFromQuery]
    public int? Points { get; set; }

    protected override async Task LoadAsync()
    {
        history = Take(await Risks.HistoryAsync(Caller, Device, Points, Leaving).ConfigureAwait(true));
        if (history is null)
        {
            return;
        }

        // Those of the newest policy first; earlier policies can have had others.
        regions = [];
        foreach (var region in history.Points.Reverse().SelectMany(p => p.Regions.Select(r => r.Region)).Where(region => !regions.Exists(r => Same(r, region))))
        {
            regions.Add(region);
        }

        (after, before) = (await DrawAsync(history, inResidual: true).ConfigureAwait(true), await DrawAsync(history, inResidual: false).ConfigureAwait(true));
    }

    private async Task<string> DrawAsync(RiskHistory of, bool inResidual)
    {
        using var bytes = new MemoryStream();
        await HistorySvg.WriteAsync(of, inResidual, new RiskMarks(AtText, inResidual ? "after" : "before", RiskColors.OfPage), bytes, Leaving).ConfigureAwait(true);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private string Then(long position) => AtText(position.ToString(CultureInfo.InvariantCulture));

    private string AtText(string position) => Paths.With(To("risk"), ("at", position));

    private static bool Same(RiskRegion a, RiskRegion b) => a.Code == b.Code && a.Label == b.Label;
}
