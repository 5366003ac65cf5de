using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Suture.Application.Ledger;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Server.Ui.Shared;
using Suture.Storage;

namespace Suture.Server.Ui.Ledger;

/// <summary>The entries of one ledger stream, and the button that verifies all of them.</summary>
public partial class AuditPage : DevicePage
{
    private const int PageSize = 50;
    private ImmutableArray<StreamHead> streams = [];
    private TrailPage? page;
    private LedgerReport? result;
    private bool verifying;
    private long verified;

    // What stands in the filter until it is sent.
    private string stream = string.Empty;
    private string record = string.Empty;
    private string actor = string.Empty;
    private string type = string.Empty;
    private DateOnly? from;
    private DateOnly? until;

    [Inject]
    private LedgerReading Ledger { get; set; } = default!;

    [SupplyParameterFromQuery]
    public string? Stream { get; set; }

    [SupplyParameterFromQuery]
    public string? Record { get; set; }

    [SupplyParameterFromQuery]
    public string? Actor { get; set; }

    [SupplyParameterFromQuery]
    public string? Type { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    [SupplyParameterFromQuery]
    public long? Before { get; set; }

    private string StreamName => Device.Length > 0 ? Suture.Domain.Records.Model.Device.StreamOf(Device) : Stream ?? (streams.IsEmpty ? string.Empty : streams[0].Stream);

    protected override async Task LoadAsync()
    {
        page = null;
        if (Device.Length == 0)
        {
            var heads = await Ledger.StreamsAsync(Caller, Leaving).ConfigureAwait(true);
            streams = heads.TryGet(out var all) ? all : [];
            Problems = heads.Problems;
        }

        (stream, record, actor, type, from, until) = (StreamName, Record ?? string.Empty, Actor ?? string.Empty, Type ?? string.Empty, Day(From), Day(Until));
        RecordId id = default;
        if (record.Length > 0 && !RecordId.TryParse(record.Split('/')[^1].ToUpperInvariant(), out id))
        {
            Problems = [new Problem("record.key", $"'{record}' is not a record key like SRS-12.")];
        }

        if (Problems.Length == 0)
        {
            page = Take(await Ledger.EntriesAsync(
                Caller,
                new TrailQuery(StreamName, PageSize)
                {
                    Before = Before,
                    Actor = Given(actor),
                    Type = Given(type),
                    Record = record.Length > 0 ? id : null,
                    From = Start(from),
                    Until = Start(until?.AddDays(1)),
                },
                Leaving).ConfigureAwait(true));
        }
    }

    private async Task VerifyAsync()
    {
        (verifying, verified, result) = (true, 0, null);
        StateHasChanged();
        var progress = new Progress<long>(done =>
        {
            verified = done;
            _ = InvokeAsync(StateHasChanged);
        });
        var caller = await Reader.CallerAsync().ConfigureAwait(true);

        // Off the page's own thread: a long ledger must not hold up what else the reader does.
        var verifiedLedger = await Task.Run(() => Ledger.VerifyAsync(caller, projections: true, progress, Leaving), Leaving).ConfigureAwait(true);
        verifying = false;
        result = Take(verifiedLedger);
    }

    private void Search() => Navigation.NavigateTo(Paths.With(
        Path, ("stream", Device.Length > 0 ? null : stream), ("record", record.Trim()), ("actor", actor.Trim()), ("type", type), ("from", Text(from)), ("until", Text(until))));

    private string Path => Device.Length > 0 ? To("audit") : "/audit";

    private string Here(long? before) => Paths.With(
        Path, ("stream", Stream), ("record", Record), ("actor", Actor), ("type", Type), ("from", From), ("until", Until), ("before", before?.ToString(CultureInfo.InvariantCulture)));

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Start(DateOnly? day) => day is { } some ? new DateTimeOffset(some.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private static string? Given(string text) => text.Trim() is { Length: > 0 } some ? some : null;
}
