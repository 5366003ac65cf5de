using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Suture.Domain.Records;
using Suture.Formats.Csv;
using Suture.Formats.Tables;
using Suture.Formats.Tests.Text;

namespace Suture.Formats.Tests.Csv;

public sealed class CsvTablesTests
{
    [Theory]
    [InlineData("key,title\nSRS-1,\"a, b\"\n", "a, b")]
    [InlineData("key;title\r\nSRS-1;a, b\r\n", "a, b")]
    [InlineData("key\ttitle\rSRS-1\ta, b", "a, b")]
    [InlineData("key|title\nSRS-1|a; b, c", "a; b, c")]
    [InlineData("sep=;\nkey;title\nSRS-1;a, b, c, d", "a, b, c, d")]
    [InlineData("key,title\nSRS-1,\"two\nlines \"\"quoted\"\"\"", "two\nlines \"quoted\"")]
    [InlineData("key,title\n\n\nSRS-1,5\" pipe\n,\n", "5\" pipe")]
    [InlineData("key,title,,\nSRS-1,x,,", "x")]
    public void Delimiters_quotes_and_line_ends_are_found(string text, string title)
    {
        var table = Read(text);
        table.Header.ShouldBe(["key", "title"]);
        table.Rows.Single().Cells.ShouldBe(["SRS-1", title]);
    }

    [Fact]
    public void Utf16_and_byte_order_marks_are_read()
    {
        const string text = "key,title\nSRS-1,日本 é\n";
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UnicodeEncoding(false, false) })
        {
            var table = CsvTables.Read(encoding.GetPreamble().Concat(encoding.GetBytes(text)).ToArray(), "a.csv").Value;
            table.Rows.Single().Cells[1].ShouldBe("日本 é", encoding.WebName);
        }
    }

    [Fact]
    public void Places_are_the_lines_that_rows_start_on()
    {
        var table = Read("key,title\nSRS-1,\"a\nb\nc\"\nSRS-2,\"d\r\ne\"\nSRS-3,f\n");
        table.Rows.Select(r => r.Line).ShouldBe([2, 5, 7]);
    }

    [Fact]
    public void Every_ragged_row_is_named_with_its_line()
    {
        var problems = CsvTables.Read("key,title\nSRS-1\nSRS-2,ok\nSRS-3,a,b\n"u8.ToArray(), "a.csv").Problems;
        problems.Select(p => (p.Code, p.File, p.Line)).ShouldBe([("csv.row.ragged", "a.csv", 2), ("csv.row.ragged", "a.csv", 4)]);
        problems[1].Message.ShouldBe("The row has 3 cells where the header has 2; is a cell with a ',' or a quote not quoted?");
    }

    [Theory]
    [InlineData("key,title\nSRS-1,\"a\nSRS-2,b\n", "csv.quote.open", 2)]
    [InlineData("key,title\nSRS-1,\"a\"b\n", "csv.quote.after", 2)]
    [InlineData("\n\n", "csv.empty", null)]
    [InlineData("", "csv.empty", null)]
    [InlineData("key,title,Key\n", "table.header.duplicate", 1)]
    public void Broken_files_are_refused_with_the_line(string text, string code, int? line)
    {
        var problem = CsvTables.Read(Encoding.UTF8.GetBytes(text), "a.csv").Problems.Single();
        (problem.Code, problem.Line).ShouldBe((code, line));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused_with_the_line()
    {
        var problem = CsvTables.Read("key,title\nSRS-1,Pr\xe4zision\n"u8.ToArray().Select(b => b).Concat(new byte[] { 0xE4, 0x20 }).ToArray(), "a.csv").Problems.Single();
        (problem.Code, problem.Line).ShouldBe(("csv.encoding", 3));
    }

    [Fact]
    public void No_written_cell_can_run_as_a_formula_and_all_read_back() => RecordGen.AnyText.Array[1, 4].Sample(texts =>
    {
        using var stream = new MemoryStream();
        CsvTables.Write(stream, new OutputSheet("x", [.. texts.Select((_, i) => new OutputColumn("c" + i)), new OutputColumn("last")], [[.. texts, "end"]]));
        var raw = Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF');
        CellStarts(raw).Count().ShouldBe(texts.Length + 2 + texts.Count(t => t.Length > 0));
        CellStarts(raw).ShouldAllBe(c => c != '=' && c != '+' && c != '-' && c != '@' && c != '\t' && c != '\r');
        var table = CsvTables.Read(stream.ToArray(), "x.csv");
        table.Ok.ShouldBeTrue(raw);
        table.Value.Rows.Single().Cells.ShouldBe([.. texts, "end"]);
    }, iter: 10_000);

    [Fact]
    public void Numbers_below_zero_are_numbers_and_not_guarded()
    {
        using var stream = new MemoryStream();
        CsvTables.Write(stream, new OutputSheet("x", [new("n"), new("t")], [[-5, "-5"], [-2.5, new OutputCell("=1+1", CellTone.Bad)]]));
        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("\uFEFFn,t\r\n-5,'-5\r\n-2.5,'=1+1\r\n");
    }

    [Fact]
    public void Any_bytes_give_a_table_or_problems_and_never_an_exception() =>
        Gen.OneOf(Gen.Byte.Array[0, 60].Select(b => b), RecordGen.AnyText.Array[0, 12].Select(t => Encoding.UTF8.GetBytes(string.Join("\",\n;", t)))).Sample(bytes =>
        {
            var table = CsvTables.Read(bytes, "a.csv");
            if (table.Ok)
            {
                table.Value.Rows.ShouldAllBe(r => r.Cells.Length == table.Value.Header.Length && r.Line > 0);
                var drafts = RecordTables.Read(table.Value, ColumnGuess.Guess(table.Value, RecordKind.SRS));
                (drafts.Ok || drafts.Problems.Length > 0).ShouldBeTrue();
            }
            else
            {
                table.Problems.ShouldAllBe(p => p.File == "a.csv");
            }
        }, iter: 10_000);

    private static SheetTable Read(string text) => CsvTables.Read(Encoding.UTF8.GetBytes(text), "a.csv").Value;

    /// <summary>First character of each cell that has one, as a spreadsheet sees it: inside the quotes.</summary>
    private static IEnumerable<char> CellStarts(string raw) =>
        Regex.Matches(raw, "\\G(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^,\r\n\"]*))(?:,|\r\n)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Groups["plain"].Value)
            .Where(c => c.Length > 0).Select(c => c[0]);
}
