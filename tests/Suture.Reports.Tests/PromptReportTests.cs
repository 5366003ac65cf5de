using System.Collections.Immutable;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Safety.Prompts;
using Suture.Reports.Safety;

namespace Suture.Reports.Tests;

public sealed class PromptReportTests
{
    private static readonly DateTimeOffset Time = new(2026, 5, 1, 14, 30, 0, TimeSpan.FromHours(2));

    private static readonly PromptReport Example = new("PUMP", 1284, "Software causes of hazardous situations", "IEC/TR 80002-1:2009",
    [
        new PromptSectionAnswers("functional-areas", "Functional areas",
        [
            Asked("F-ALARM", PromptReply.Considered, Answer("F-ALARM", PromptReply.Considered, null, [Record("CAU-5", "Speaker <fails>"), Record("CAU-6", "Old one", retired: true)], "With the ward") with { LookAgain = ["CAU-6 was retired since"] }),
            Asked("F-ML", PromptReply.SetAside, Answer("F-ML", PromptReply.SetAside, null, [], "=HYPERLINK(\"http://evil.example\")")),
            Asked("F-TIME", PromptReply.Open, Answer("F-TIME", PromptReply.SetAside, Record("ITEM-2", "Event store"), [], "It counts")),
            Asked("F-DISP", PromptReply.Considered) with { Carriers = [Record("CAU-8", "Stale value")] },
        ]),
        new PromptSectionAnswers("principles", "Principles", [Asked("P-01", PromptReply.Open)]),
    ],
    [Answer("F-OLD", PromptReply.SetAside, null, [], "Never had one")]);

    [Fact]
    public async Task Html_is_as_expected() => Golden.Matches("brainstorm.html", await Outputs.TextAsync(s => PromptHtml.WriteAsync(Example, Examples.Stamp, s)));

    [Fact]
    public void Csv_has_a_row_for_each_answer_with_name_and_utc_time_and_guards_against_formulas()
    {
        using var stream = new MemoryStream();
        PromptTables.WriteCsv(Example, stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        text.ShouldContain("2026-05-01 12:30:00", Case.Sensitive, "UTC");
        text.ShouldContain("anna.berg");
        text.ShouldContain("ITEM-2 Event store,set aside,,It counts");
        text.ShouldContain("CAU-8 Stale value (by its tag)");
        text.ShouldContain("CAU-6 Old one (retired)");
        text.ShouldContain("Not asked any more,F-OLD");
        text.ShouldNotContain(",=HYPERLINK");
        text.ShouldNotContain("\"=HYPERLINK");
    }

    [Fact]
    public void Xlsx_is_written_the_same_twice()
    {
        byte[] Write()
        {
            using var stream = new MemoryStream();
            PromptTables.WriteXlsx(Example, Examples.Stamp, stream);
            return stream.ToArray();
        }

        Write().ShouldBe(Write());
    }

    private static AnsweredPrompt Asked(string id, PromptReply state, params ImmutableArray<PromptAnswer> answers) =>
        new(new RiskPrompt(id, "Title of " + id, "What about " + id + "?", OfItems: true), state, answers, [], null, []);

    private static PromptAnswer Answer(string prompt, PromptReply reply, PromptRecord? item, ImmutableArray<PromptRecord> records, string? reason) =>
        new(prompt, item, reply, records, reason, "What about " + prompt + "?", "anna.berg", Time, 77, []);

    private static PromptRecord Record(string key, string title, bool retired = false) => new(RecordId.Parse(key), title, retired);
}
