using Microsoft.AspNetCore.Components;
using Suture.Domain.Security.Cvss;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Security;

/// <summary>A form for CVSS vectors. Its whole state is the vector in the address.</summary>
public partial class CvssPage : UiPage
{
    private CvssVector shown = CvssVector.LeastSevere(CvssVersion.V31);
    private CvssExplanation explanation = CvssExplanation.Of(CvssVector.LeastSevere(CvssVersion.V31));
    private string typed = string.Empty;

    [Inject]
    private Browser Browser { get; set; } = default!;

    /// <summary>A vector of any version; the least severe one of 3.1 when there is none.</summary>
    [SupplyParameterFromQuery]
    public string? Vector { get; set; }

    private CvssSeverity Severity => explanation.Scores.Overall.Severity(shown.Version);

    private IEnumerable<(string Label, CvssScore Score)> SubScores
    {
        get
        {
            var (scores, four) = (explanation.Scores, shown.Version == CvssVersion.V40);
            yield return (four ? "CVSS-B" : "Base", scores.Base);
            if (scores.HasThreat)
            {
                yield return (four ? "CVSS-BT" : "Temporal", scores.Threat);
            }

            if (scores.HasEnvironmental)
            {
                yield return (four ? "CVSS-BE" : "Environmental", scores.Environmental);
            }

            if (four && scores is { HasThreat: true, HasEnvironmental: true })
            {
                yield return ("CVSS-BTE", scores.Overall);
            }
        }
    }

    internal static Tone ToneOf(CvssSeverity severity) => severity switch
    {
        CvssSeverity.Critical or CvssSeverity.High => Tone.Bad,
        CvssSeverity.Medium => Tone.Warn,
        CvssSeverity.Low => Tone.Info,
        _ => Tone.Neutral,
    };

    // A vector that is wrong leaves the form as it was, so that nothing that was picked is lost over a slip of the pen.
    protected override Task LoadAsync()
    {
        typed = Vector ?? shown.ToString();
        if (Vector is { Length: > 0 })
        {
            var read = CvssVector.Parse(Vector);
            Problems = read.Problems;
            shown = read.TryGet(out var vector) ? vector : shown;
        }

        explanation = CvssExplanation.Of(shown);
        return Task.CompletedTask;
    }

    private void Go(string? vector) => Navigation.NavigateTo(Paths.Cvss(vector?.Trim()), replace: true);

    private async Task CopyAsync()
    {
        await Browser.CopyAsync(shown.ToString()).ConfigureAwait(true);
        Notices.Done("Vector copied.");
    }
}
