using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suture.Application.Devices;
using Suture.Application.People;
using Suture.Application.Records;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Records;

/// <summary>Makes a new record or changes one. The form comes from the kind's field descriptions.</summary>
public partial class RecordFormPage : DevicePage
{
    private RecordInput? input;
    private Record? record;
    private ImmutableArray<PersonName> people = [];
    private string reason = string.Empty;
    private bool busy;

    // Somebody else was faster: the record as it is now, and what they changed.
    private Record? stale;
    private RevisionDiff? meanwhile;

    [Inject]
    private RecordReading Reading { get; set; } = default!;

    [Inject]
    private RecordWriting Writing { get; set; } = default!;

    [Inject]
    private PeopleAdministration People { get; set; } = default!;

    [Parameter]
    public string? Key { get; set; }

    /// <summary>Prefix of the kind of a new record.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    protected override async Task LoadAsync()
    {
        (input, record, stale, meanwhile) = (null, null, null, null);
        if (Key is null)
        {
            if (!RecordKinds.TryParsePrefix(Kind, out var kind))
            {
                Problems = [new Problem("record.kind.unknown", $"'{Kind}' is not a kind of record.")];
                return;
            }

            input = new RecordInput(kind.Definition(), null) { Owner = Caller.UserName };
        }
        else if (Take(await Reading.GetAsync(Caller, Device, Key, null, Leaving).ConfigureAwait(true)) is { } detail)
        {
            record = detail.Record;
            input = new RecordInput(record.Kind.Definition(), record);
        }

        people = (await People.NamesAsync(Caller, Leaving).ConfigureAwait(true)).TryGet(out var names) ? [.. names.Where(n => !n.Disabled)] : [];
    }

    private async Task SaveAsync()
    {
        busy = true;
        Problems = [];
        var caller = await Reader.CallerAsync().ConfigureAwait(true);
        var write = new WriteInfo(reason.Trim().Length == 0 ? null : reason.Trim());
        Result<RecordDetail> saved;
        if (record is null)
        {
            var draft = input!.ToDraft();
            saved = draft.TryGet(out var made) ? await Writing.CreateAsync(caller, Device, made, write, Leaving).ConfigureAwait(true) : Result<RecordDetail>.Failed(draft.Problems);
        }
        else
        {
            var patch = input!.ToPatch();
            saved = patch.TryGet(out var changes)
                ? await Writing.ChangeAsync(caller, Device, record.Id, (stale ?? record).Version, changes, write, Leaving).ConfigureAwait(true)
                : Result<RecordDetail>.Failed(patch.Problems);
        }

        busy = false;
        if (saved.TryGet(out var detail))
        {
            Notices.Done(record is null ? $"{detail.Record.Id} created." : $"{detail.Record.Id} saved.");
            Navigation.NavigateTo(Paths.Record(Device, detail.Record.Id));
        }
        else if (saved.Problems.Any(p => p.Kind == ProblemKind.Stale))
        {
            await ShowWhatChangedAsync().ConfigureAwait(true);
        }
        else
        {
            Problems = saved.Problems;
        }
    }

    private async Task ShowWhatChangedAsync()
    {
        var key = record!.Id.ToString();
        if (Take(await Reading.GetAsync(Caller, Device, key, null, Leaving).ConfigureAwait(true)) is not { } now)
        {
            return;
        }

        var seen = stale ?? record;
        stale = now.Record;
        meanwhile = now.Record.Revision > seen.Revision && (await Reading.DiffAsync(Caller, Device, key, seen.Revision, now.Record.Revision, Leaving).ConfigureAwait(true)).TryGet(out var diff) ? diff : null;
    }
}
