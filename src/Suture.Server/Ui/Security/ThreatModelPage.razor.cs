using System.Text;
using Microsoft.AspNetCore.Components;
using Suture.Application.Security;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels;
using Suture.Reports.ThreatModels;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Security;

/// <summary>One threat model: its drawing, its threats, what is suggested, and the tables to edit it by.</summary>
public partial class ThreatModelPage : DevicePage
{
    private ThreatModelView? view;
    private string? drawing;

    [Inject]
    private ThreatModelReading Models { get; set; } = default!;

    [Parameter]
    public string Key { get; set; } = string.Empty;

    /// <summary><c>suggestions</c> or <c>edit</c>; the drawing without it.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>The element or flow whose suggestions are shown; all without it.</summary>
    [SupplyParameterFromQuery]
    public string? Place { get; set; }

    private bool Writable => At is null && May(Permission.WriteRecords);

    protected override async Task LoadAsync()
    {
        if (!DeviceKey.TryParseIn(Device, Key, out var id))
        {
            Problems = [new Problem("record.key", $"'{Key}' is not a record key like TM-1.", ProblemKind.NotFound)];
            return;
        }

        view = Take(await Models.GetAsync(Caller, Device, id, At, Leaving).ConfigureAwait(true));
        drawing = view?.Sound is { } diagram && Tab is null ? await DrawAsync(view, diagram).ConfigureAwait(true) : null;
    }

    private async Task<string> DrawAsync(ThreatModelView of, Diagram diagram)
    {
        using var svg = new MemoryStream();
        var threats = of.Threats.Where(t => t.Element is not null).CountBy(t => t.Element!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var asked = of.Suggestions.Select(s => s.Suggestion.Place).ToHashSet(StringComparer.Ordinal);
        var marks = new DiagramMarks(id => asked.Contains(id) ? Here("suggestions", id) : null, threats, Colors: DiagramColors.OfPage);
        await DiagramSvg.WriteAsync(diagram, of.Record.Title, marks, svg, Leaving).ConfigureAwait(true);
        return Encoding.UTF8.GetString(svg.ToArray());
    }

    private async Task SavedAsync()
    {
        Notices.Done("Diagram saved.");
        await LoadAsync().ConfigureAwait(true);
        Navigation.NavigateTo(Here(null));
    }

    private static string Stride(Record threat) => SecurityKinds.ThreatStride.In(threat.Fields) is { } code ? SecurityKinds.ThreatStride.FindChoice(code)?.Label ?? code : "";

    private string Here(string? tab, string? place = null) => Paths.With(To("threat-models/" + Key), ("tab", tab), ("place", place), ("at", At));

    private string Api(string what, string? format = null) => Paths.With($"/api/v1/devices/{Device}/threat-models/{Key}/{what}", ("format", format), ("at", At));
}
