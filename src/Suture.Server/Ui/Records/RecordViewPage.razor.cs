using Microsoft.AspNetCore.Components;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records.Lifecycles;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Records;

/// <summary>One record: its content, links both ways, evidence, signature, history, and what a change of it reaches.</summary>
public partial class RecordViewPage : DevicePage
{
    private RecordDetail? detail;

    [Inject]
    private RecordReading Reading { get; set; } = default!;

    [Parameter]
    public string Key { get; set; } = string.Empty;

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>Older revision of the difference shown.</summary>
    [SupplyParameterFromQuery]
    public int? From { get; set; }

    /// <summary>Newer revision of the difference shown.</summary>
    [SupplyParameterFromQuery]
    public int? Until { get; set; }

    /// <summary><c>side</c> shows the two revisions side by side.</summary>
    [SupplyParameterFromQuery]
    public string? View { get; set; }

    private bool Editable => At is null && May(Permission.WriteRecords) && detail?.Record.State.Class is StateClass.Open or StateClass.Approved;

    protected override async Task LoadAsync() => detail = Take(await Reading.GetAsync(Caller, Device, Key, At, Leaving).ConfigureAwait(true));

    private void Show(RecordDetail changed) => detail = changed;

    private string Here(string? tab = null) => tab is null ? To("records/" + Key) : Paths.With(To("records/" + Key), ("tab", tab), ("at", At));
}
