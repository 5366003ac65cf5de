using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Domain.Safety;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Safety;

/// <summary>One row of the risk table. Its record is read when editing begins; a change somebody else made meanwhile is never written over unseen.</summary>
public partial class RiskTableRow
{
    private RiskTableInput? input;
    private ElementReference editButton;
    private ImmutableArray<Problem> problems = [];
    private bool busy;
    private bool focusButton;

    [Inject]
    private Reader Reader { get; set; } = default!;

    [Inject]
    private RecordReading Reading { get; set; } = default!;

    [Inject]
    private RecordWriting Writing { get; set; } = default!;

    [Inject]
    private Notices Notices { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Device { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public Risk Risk { get; set; } = default!;

    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>This is the row that is edited; there is one at a time.</summary>
    [Parameter]
    public bool Editing { get; set; }

    [Parameter]
    public EventCallback Edit { get; set; }

    [Parameter]
    public EventCallback Leave { get; set; }

    [Parameter]
    public EventCallback<RecordId> Saved { get; set; }

    private string FormId => $"edit-{Risk.Situation}";

    protected override void OnParametersSet()
    {
        if (!Editing)
        {
            input = null;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusButton && input is null)
        {
            focusButton = false;
            await editButton.FocusAsync().ConfigureAwait(true);
        }
    }

    private RiskEstimate Estimate(bool after) => after ? Risk.After : Risk.Before;

    private async Task BeginAsync()
    {
        if (!MayEdit || input is not null)
        {
            return;
        }

        var read = await Reading.GetAsync(await Reader.CallerAsync().ConfigureAwait(true), Device, Risk.Situation.ToString(), null, CancellationToken.None).ConfigureAwait(true);
        if (!read.TryGet(out var detail))
        {
            Notices.Refused(read.Problems);
            return;
        }

        problems = [];
        input = new RiskTableInput(Risk.Policy, detail.Record);
        await Edit.InvokeAsync().ConfigureAwait(true);
    }

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Escape" && input is not null ? LeaveAsync() : Task.CompletedTask;

    private async Task LeaveAsync()
    {
        (input, focusButton) = (null, true);
        await Leave.InvokeAsync().ConfigureAwait(true);
    }

    private async Task SaveAsync()
    {
        if (busy || input is not { } typed)
        {
            return;
        }

        busy = true;
        var patch = typed.Record.ToPatch();
        var reason = typed.Reason.Trim();
        var saved = patch.TryGet(out var changes)
            ? await Writing.ChangeAsync(
                await Reader.CallerAsync().ConfigureAwait(true), Device, Risk.Situation, typed.Version, changes, new WriteInfo(reason.Length == 0 ? null : reason), CancellationToken.None).ConfigureAwait(true)
            : Result<RecordDetail>.Failed(patch.Problems);
        busy = false;
        problems = saved.Problems;
        if (saved.Ok)
        {
            (input, focusButton) = (null, true);
            await Saved.InvokeAsync(Risk.Situation).ConfigureAwait(true);
        }
        else if (saved.Problems.Any(p => p.Kind == ProblemKind.Stale))
        {
            var now = await Reading.GetAsync(await Reader.CallerAsync().ConfigureAwait(true), Device, Risk.Situation.ToString(), null, CancellationToken.None).ConfigureAwait(true);
            problems = now.Problems;
            typed.Stale = now.TryGet(out var detail) ? detail.Record : typed.Stale;
        }
    }
}
