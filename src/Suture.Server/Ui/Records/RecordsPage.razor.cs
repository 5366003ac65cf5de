using System.Globalization;
using Microsoft.AspNetCore.Components;
using Suture.Application.Records;
using Suture.Domain.Records;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Records;

/// <summary>Records of one kind, or all that fit a search. The address holds the filter, so that a list can be sent to a colleague.</summary>
public partial class RecordsPage : DevicePage
{
    private const int PageSize = 50;
    private const int TypingPause = 250; // milliseconds
    private KindDefinition? definition;
    private RecordPage? page;
    private List<string> owners = [];
    private List<string> tags = [];
    private int turn;

    // The words as they came with the address. What is being typed is not written back: an answer that comes late would take away what was typed since.
    private string? given;
    private string? typed;
    private int givenAnew;

    [Inject]
    private RecordReading Reading { get; set; } = default!;

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    [SupplyParameterFromQuery]
    public string? Owner { get; set; }

    [SupplyParameterFromQuery]
    public string? Tag { get; set; }

    [SupplyParameterFromQuery]
    public bool Retired { get; set; }

    [SupplyParameterFromQuery]
    public int Skip { get; set; }

    private bool Filtered => State is not null || Text is not null || Owner is not null || Tag is not null;

    protected override async Task LoadAsync()
    {
        var earlier = definition;
        if (!string.Equals(Text ?? string.Empty, typed ?? string.Empty, StringComparison.Ordinal))
        {
            (given, typed) = (Text, Text);
            givenAnew++;
        }

        definition = RecordKinds.TryParsePrefix(Kind, out var kind) ? kind.Definition() : null;
        if (page is null || earlier != definition)
        {
            await LoadChoicesAsync().ConfigureAwait(true);
        }

        var filter = new RecordFilter(definition?.Kind, Given(State), Given(Text), Given(Owner), Given(Tag), Retired, Math.Max(0, Skip), PageSize);
        page = Take(await Reading.ListAsync(Caller, Device, filter, At, Leaving).ConfigureAwait(true));
    }

    // What can be chosen as owner and tag: from the first records of the kind, which is enough to pick from.
    private async Task LoadChoicesAsync()
    {
        var all = await Reading.ListAsync(Caller, Device, new RecordFilter(definition?.Kind, Take: RecordReading.MaxPage), At, Leaving).ConfigureAwait(true);
        if (all.TryGet(out var found))
        {
            owners = [.. found.Records.Select(r => r.Owner).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];
            tags = [.. found.Records.SelectMany(r => r.Tags).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];
        }
    }

    /// <summary>This list with one part of the filter changed; it starts again at the first page unless the page is what changes.</summary>
    private string Here((string Name, string? Value) change)
    {
        string? Of(string name, string? now) => string.Equals(name, change.Name, StringComparison.OrdinalIgnoreCase) ? change.Value : now;
        return Paths.Records(
            Device, ("kind", Kind), ("state", Of("state", State)), ("text", Of("text", Text)), ("owner", Of("owner", Owner)), ("tag", Of("tag", Tag)),
            ("retired", Of("retired", Retired ? "true" : null)), ("skip", Of("skip", null)), ("at", Of("at", At)));
    }

    private void Go((string Name, string? Value) change) => Navigation.NavigateTo(Here(change), replace: true);

    private async Task TypedAsync(ChangeEventArgs e)
    {
        var mine = ++turn;
        await Task.Delay(TypingPause, CancellationToken.None).ConfigureAwait(true);
        if (mine == turn)
        {
            typed = Convert.ToString(e.Value, CultureInfo.InvariantCulture);
            Go(("text", typed));
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
