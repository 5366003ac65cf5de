using System.Globalization;
using Suture.Domain.Safety.Prompts;
using Suture.Formats.Csv;
using Suture.Formats.Tables;
using Suture.Formats.Xlsx;
using Suture.Reports.Writing;

namespace Suture.Reports.Safety;

/// <summary>The record of the brainstorm for spreadsheets: a row for each answer, and one for each prompt without. The writers behind guard against formulas.</summary>
public static class PromptTables
{
    private const string NoLonger = "Not asked any more";

    /// <summary>One table, header first; the stream stays open.</summary>
    public static void WriteCsv(PromptReport report, Stream stream) => CsvTables.Write(stream, Rows(report));

    /// <summary>A workbook: the answers on the first sheet, what they were made from on the second. The stream stays open and need not seek.</summary>
    public static void WriteXlsx(PromptReport report, ReportStamp stamp, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stamp);
        XlsxWriter.Write(stream, [Rows(report), About(report, stamp)]);
    }

    private static OutputSheet Rows(PromptReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new OutputSheet(
            "Brainstorm",
            [
                new OutputColumn("Group", 26, Wrap: true), new OutputColumn("Prompt", 12), new OutputColumn("Title", 26, Wrap: true), new OutputColumn("Question", 60, Wrap: true),
                new OutputColumn("Asked of", 22, Wrap: true), new OutputColumn("Answer", 14), new OutputColumn("Records", 44, Wrap: true), new OutputColumn("Reason", 44, Wrap: true),
                new OutputColumn("By", 18), new OutputColumn("When (UTC)", 20), new OutputColumn("Look again", 36, Wrap: true), new OutputColumn("Ledger entry", 12),
            ],
            report.Sections.SelectMany(s => s.Prompts.SelectMany(PromptRow.Rows).Select(r => Cells(s.Title, r))).Concat(report.NoLonger.Select(a => Cells(NoLonger, PromptRow.Gone(a)))))
        { FrozenColumns = 2 };
    }

    private static List<object?> Cells(string group, PromptRow row) =>
    [
        group, row.Prompt.Id, row.Prompt.Title, row.Prompt.Ask, row.AskedOf, new OutputCell(row.State, row.LookAgain.Length > 0 || row.State == "open" ? CellTone.Warning : row.State == "considered" ? CellTone.Good : CellTone.Muted),
        string.Join("\n", row.Records), row.Words, row.By, row.Time?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), string.Join("\n", row.LookAgain), row.Entry,
    ];

    private static OutputSheet About(PromptReport report, ReportStamp stamp) => new("About", [new OutputColumn("What", 24), new OutputColumn("Value", 96, Wrap: true)],
    [
        ["Report", "Brainstorm: prompts considered and set aside"],
        ["Prompts", $"{report.Edition}: {report.Title}, in our own words"],
        ["Device", $"{stamp.Device.Name} ({stamp.Device.Key})"],
        ["Version", stamp.Device.Version ?? "none set"],
        ["Considered", (long)report.Count.Considered],
        ["Set aside", (long)report.Count.SetAside],
        ["Open", (long)report.Count.Open],
        ["To look at again", (long)report.Count.LookAgain],
        ["Made", $"{Times.ForPeople(stamp.PrintedAt)} by {stamp.PrintedBy}"],
        ["Ledger position", string.Create(CultureInfo.InvariantCulture, $"{stamp.Position} entries of stream {stamp.Device.Stream}")],
        ["Ledger root", stamp.Root],
        ["Checkpoint", stamp.Checkpoint?.TrimEnd('\n') ?? "none was issued yet"],
        ["Made by", "Suture " + stamp.ProductVersion],
    ]);
}
