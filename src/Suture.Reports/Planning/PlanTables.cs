using System.Globalization;
using Suture.Domain.Planning;
using Suture.Formats.Csv;
using Suture.Formats.Tables;
using Suture.Formats.Xlsx;
using Suture.Reports.Writing;

namespace Suture.Reports.Planning;

/// <summary>The plan for spreadsheets: a row for each item, in the order of the plan. The writers behind guard against formulas.</summary>
public static class PlanTables
{
    private const int Keys = 20;

    /// <summary>One table, header first; the stream stays open.</summary>
    public static void WriteCsv(Plan plan, Stream stream) => CsvTables.Write(stream, Rows(plan));

    /// <summary>A workbook: the items on the first sheet, what they were made from on the second. The stream stays open and need not seek.</summary>
    public static void WriteXlsx(Plan plan, ReportStamp stamp, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(stamp);
        XlsxWriter.Write(stream, [Rows(plan), About(plan, stamp)]);
    }

    private static OutputSheet Rows(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new OutputSheet(
            "Plan",
            [
                new OutputColumn("Stage", 18), new OutputColumn("Item", 60, Wrap: true), new OutputColumn("State", 14), new OutputColumn("Done", 8), new OutputColumn("Of", 8), new OutputColumn("Owner", 18),
                new OutputColumn("Due", 12), new OutputColumn("Records", 36, Wrap: true), new OutputColumn("Clauses", 36, Wrap: true), new OutputColumn("Note", 30, Wrap: true), new OutputColumn("Id", 36),
            ],
            plan.Sections.SelectMany(s => s.Items.Select(i => Cells(s, i))))
        { FrozenColumns = 2 };
    }

    private static List<object?> Cells(PlanSection section, PlanItem item) =>
    [
        section.Title, item.Title, new OutputCell(PlanWords.State(section, item), Tone(section, item)), (long)item.Done, (long)item.Of, item.Owner, item.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Open(item), string.Join(", ", item.Clauses), item.Note, item.Id,
    ];

    private static string Open(PlanItem item) => string.Join(", ", item.Open.Take(Keys)) + (item.Open.Count > Keys ? $" and {item.Open.Count - Keys} more" : string.Empty);

    private static CellTone Tone(PlanSection section, PlanItem item) =>
        item.IsDone ? CellTone.Good : item.Overdue ? CellTone.Bad : section.IsBlocked ? CellTone.Muted : CellTone.Warning;

    private static OutputSheet About(Plan plan, ReportStamp stamp) => new("About", [new OutputColumn("What", 24), new OutputColumn("Value", 96, Wrap: true)],
    [
        ["Report", "Development plan"],
        ["Device", $"{stamp.Device.Name} ({stamp.Device.Key})"],
        ["Version", stamp.Device.Version ?? "none set"],
        ["Software safety class", plan.SafetyClass],
        ["Standards", string.Join(", ", plan.Standards)],
        ["Made", $"{Times.ForPeople(stamp.PrintedAt)} by {stamp.PrintedBy}"],
        ["Ledger position", string.Create(CultureInfo.InvariantCulture, $"{stamp.Position} entries of stream {stamp.Device.Stream}")],
        ["Ledger root", stamp.Root],
        ["Checkpoint", stamp.Checkpoint?.TrimEnd('\n') ?? "none was issued yet"],
        ["Made by", "Suture " + stamp.ProductVersion],
    ]);
}
