using System.Globalization;
using Microsoft.AspNetCore.Components;
using Suture.Application.Records;
using Suture.Application.Tracing;
using Suture.Domain.Records;
using Suture.Domain.Tracing;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Tracing;

/// <summary>A trace matrix. Only the rows in view are drawn, so that ten thousand stay smooth.</summary>
public partial class MatrixPage : DevicePage
{
    private const int MaxTitles = 20_000;
    private readonly Dictionary<RecordId, string> titles = [];
    private bool titlesAsked;
    private TraceMatrix? matrix;
    private List<NumberedRow> all = [];
    private List<NumberedRow> rows = [];
    private string words = string.Empty;
    private RowChoice shown;
    private int turn;

    private enum RowChoice
    {
        All,
        Gaps,
        Suspect,
        NotPassed,
    }

    [Inject]
    private TraceReading Tracing { get; set; } = default!;

    [Inject]
    private RecordReading Reading { get; set; } = default!;

    [Parameter]
    public string? Name { get; set; }

    private static string[] Names => ["requirements", "safety", "security"];

    protected override async Task LoadAsync()
    {
        Name ??= Names[0];
        matrix = Take(await Tracing.MatrixAsync(Caller, Device, Name, At, Leaving).ConfigureAwait(true));
        all = matrix is null ? [] : Number(matrix.Rows);
        shown = RowChoice.All;
        Filter();
    }

    // Not in the prerendered answer: the rows are there at once, their titles follow.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!titlesAsked && matrix is not null)
        {
            titlesAsked = true;
            await LoadTitlesAsync().ConfigureAwait(true);
            StateHasChanged();
        }
    }

    // Titles beside the keys: cells hold keys only, and a matrix of keys alone says little.
    private async Task LoadTitlesAsync()
    {
        for (var skip = 0; skip < MaxTitles; skip += RecordReading.MaxPage)
        {
            var read = await Reading.ListAsync(Caller, Device, new RecordFilter(Retired: true, Skip: skip, Take: RecordReading.MaxPage), At, Leaving).ConfigureAwait(true);
            if (!read.TryGet(out var page))
            {
                return;
            }

            foreach (var record in page.Records)
            {
                titles[record.Id] = record.Title;
            }

            if (skip + RecordReading.MaxPage >= page.Total)
            {
                return;
            }
        }
    }

    private static List<NumberedRow> Number(IEnumerable<MatrixRow> source)
    {
        var numbered = new List<NumberedRow>();
        MatrixRow? above = null;
        foreach (var row in source)
        {
            numbered.Add(new NumberedRow(numbered.Count, row, above is null ? 0 : Same(above, row)));
            above = row;
        }

        return numbered;
    }

    // How many cells from the left repeat the row above.
    private static int Same(MatrixRow above, MatrixRow row)
    {
        var same = 0;
        while (same < row.Cells.Length && !row.Cells[same].Records.IsDefaultOrEmpty && row.Cells[same].Records.AsSpan().SequenceEqual(above.Cells[same].Records.AsSpan()))
        {
            same++;
        }

        return same;
    }

    private void Choose(RowChoice choice)
    {
        shown = choice;
        Filter();
    }

    private async Task FindAsync(ChangeEventArgs e)
    {
        words = Convert.ToString(e.Value, CultureInfo.InvariantCulture) ?? string.Empty;
        var mine = ++turn;
        await Task.Delay(150, CancellationToken.None).ConfigureAwait(true);
        if (mine == turn)
        {
            Filter();
        }
    }

    private void Filter() => rows = [.. all.Where(r => Fits(r, shown) && (words.Length == 0 || r.Row.Cells.Any(HasWords)))];

    private bool HasWords(MatrixCell cell) => !cell.Records.IsDefaultOrEmpty && cell.Records.Any(id =>
        id.ToString().Contains(words, StringComparison.OrdinalIgnoreCase) || (TitleOf(id)?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false));

    private static bool Fits(NumberedRow row, RowChoice choice) => choice switch
    {
        RowChoice.Gaps => row.First > 0 || row.Last < row.Row.Cells.Length - 2,
        RowChoice.Suspect => row.Row.Cells.Any(c => c.Suspect),
        RowChoice.NotPassed => row.Row.Cells[^1].Result is not "passed",
        _ => true,
    };

    private int Count(RowChoice choice) => all.Count(r => Fits(r, choice));

    private static string Label(RowChoice choice) => choice switch
    {
        RowChoice.Gaps => "With gaps",
        RowChoice.Suspect => "Suspect",
        RowChoice.NotPassed => "Not passed",
        _ => "All rows",
    };

    private string? TitleOf(RecordId id) => titles.GetValueOrDefault(id);

    private string Here(string? name) => To("trace/" + name);

    private string Export(string format) => Paths.With($"/api/v1/devices/{Device}/trace/matrix/{Name}", ("format", format), ("at", At));

    /// <summary>A row with its place and how much of it repeats the row above.</summary>
    private sealed record NumberedRow(int Number, MatrixRow Row, int SameAsAbove)
    {
        /// <summary>Column of the first records.</summary>
        public int First { get; } = Row.Cells.TakeWhile(c => c.IsEmpty).Count();

        /// <summary>Column of the last records; the result stands behind all of them.</summary>
        public int Last { get; } = Row.Cells.Length - 2 - Row.Cells.Reverse().Skip(1).TakeWhile(c => c.IsEmpty).Count();

        /// <summary>Something is missing here: the chain begins too late or ends too early. A column it passes by, as hardware controls pass software, is no gap.</summary>
        public bool IsGap(int column) => Row.Cells[column].IsEmpty && (column < First || column > Last);
    }
}
