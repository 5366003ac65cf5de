using System.Text;
using Microsoft.AspNetCore.Components;
using Suture.Application.Safety;
using Suture.Domain.Records;
using Suture.Domain.Safety.BowTies;
using Suture.Reports.Safety;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Safety;

/// <summary>One hazardous situation from both sides: drawing, figures with their rules, and the same as tables.</summary>
public partial class BowTiePage : DevicePage
{
    private BowTie? bowTie;
    private string drawing = string.Empty;

    [Inject]
    private RiskSeeing Risks { get; set; } = default!;

    /// <summary>Key of the hazardous situation.</summary>
    [Parameter]
    public string Situation { get; set; } = string.Empty;

    protected override async Task LoadAsync()
    {
        bowTie = Take(await Risks.BowTieAsync(Caller, Device, Situation, At, Leaving).ConfigureAwait(true));
        if (bowTie is null)
        {
            return;
        }

        using var bytes = new MemoryStream();
        var marks = new RiskMarks(key => Paths.With(Paths.Record(Device, RecordId.Parse(key)), ("at", At)), "bowtie", RiskColors.OfPage);
        await BowTieSvg.WriteAsync(bowTie, marks, bytes, Leaving).ConfigureAwait(true);
        drawing = Encoding.UTF8.GetString(bytes.ToArray());
    }
}
