using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Components;
using Suture.Application.Security;
using Suture.Domain.Records;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Views;
using Suture.Reports.ThreatModels;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Security;

/// <summary>The architecture views of a threat model, one at a time, and its attack paths. The address holds which.</summary>
public partial class ViewsPage : DevicePage
{
    private const string PathsName = "paths";
    private ThreatModelViews? read;
    private ArchitectureView? view;
    private Dictionary<string, FlowDetail> details = [];
    private string? drawing;

    private ImmutableArray<ThreatModelView> models = [];

    [Inject]
    private ViewReading Reading { get; set; } = default!;

    [Inject]
    private ThreatModelReading Models { get; set; } = default!;

    /// <summary>Key of the threat model; the first when not given.</summary>
    [SupplyParameterFromQuery]
    public string? Model { get; set; }

    /// <summary>Code of a view, or "paths"; the global view when not given.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    public string? Which { get; set; }

    protected override async Task LoadAsync()
    {
        drawing = null;
        view = null;
        var listed = await Models.ListAsync(Caller, Device, At, Leaving).ConfigureAwait(true);
        models = listed.Ok ? listed.Value : [];
        read = Take(await Reading.ReadAsync(Caller, Device, Model ?? models.FirstOrDefault()?.Record.Id.ToString(), At, Leaving).ConfigureAwait(true));
        if (read is null || Which == PathsName)
        {
            return;
        }

        view = read.Views[ViewKinds.Find(Which) ?? ViewKind.Global];
        details = read.Views.Global.Flows.ToDictionary(f => f.Hop.Flow.Id, StringComparer.Ordinal);
        if (!view.IsEmpty)
        {
            using var bytes = new MemoryStream();
            await ViewDrawing.WriteAsync(read.Facts, view, $"{read.Model} {read.Title}", bytes, link: ThreatsAt, cancellation: Leaving).ConfigureAwait(true);
            drawing = Encoding.UTF8.GetString(bytes.ToArray());
        }
    }

    private string? ThreatsAt(string place) => read!.Facts.ThreatsAt(place).FirstOrDefault() is { } threat ? Paths.Record(Device, threat.Id) : null;

    private string Here(string? which, string? at = Same) => Paths.With(To("views"), ("model", models.Length > 1 ? read?.Model.ToString() : null), ("view", which == ViewKind.Global.Code() ? null : which), ("at", at == Same ? At : at));

    private const string Same = "\0";

    private string File(string what) => Paths.With($"/api/v1/devices/{Device}/views/{what}", ("model", read?.Model.ToString()), ("view", what == "report" ? null : view?.Kind.Code()), ("at", At));

    private static string Or(ImmutableArray<string> words) => words.IsEmpty ? "nothing named" : string.Join("; ", words);
}
