using CsCheck;
using Suture.Formats.Text;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Tests.Text;

public sealed class FastYamlTests
{
    private static readonly string[] Pieces =
    [
        "key", "title", "links", "fields", "a", "b1", ":", ": ", ":\n", ":\n  ", "\n", "\n  ", "\n    ", "\n   ", "\n\n", "- ", "-", "[", "]", "{", "}", ", ", ",", "\"", "'", "|", "|\n  ", "|-\n  ", "|+\n  ", ">\n  ", "#", " #", " ",
        "  ", "\t", "word", "two words", "1", "-5", "null", "~", "\\n", "\\u0041", "\\x41", "\\", "é", "---", "...", "?", "&a", "*a", "!t", "%", "@", "`", "=", "http://x", "''", "\"\"", "{}", "[]", "a: b", "x: |\n    ", "\n- a",
        "\nkey: value\n", "\nlist: [a, \"b\"]\n", "\nmap:\n  a: 1\n  b: 'x'\n", "\nrows:\n  - {a: 1, b: 2}\n", "\ntext: |\n  line\n\n  more\n",
    ];

    [Fact]
    public void Whatever_the_fast_reader_accepts_the_full_parser_reads_the_same()
    {
        var accepted = 0;
        Gen.OneOf(Pieces).Array[1, 14].Select(p => string.Concat(p) + "\n").Sample(text =>
        {
            if (!FastYaml.TryRead(text, 1, out var fast))
            {
                return;
            }

            Interlocked.Increment(ref accepted);
            var full = FullYaml.Read(text, "f", 1);
            full.Ok.ShouldBeTrue(text + "\n" + string.Join("; ", full.Problems.Select(p => p.Message)));
            YamlShape.Of(fast).ShouldBe(YamlShape.Of(full.Value), text);
        }, iter: 60_000);
        accepted.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Records_that_were_damaged_by_a_few_edits_read_the_same_by_both_readers()
    {
        var accepted = 0;
        Gen.Select(RecordGen.Record, Gen.Select(Gen.Int[0, 5000], Gen.OneOf(Pieces), Gen.Int[0, 3]).Array[1, 3]).Sample((record, edits) =>
        {
            var written = RecordText.Write(record);
            var text = Edited(written[4..(written.IndexOf("\n---\n", StringComparison.Ordinal) + 1)], edits);
            if (!FastYaml.TryRead(text, 1, out var fast))
            {
                return;
            }

            Interlocked.Increment(ref accepted);
            var full = FullYaml.Read(text, "f", 1);
            full.Ok.ShouldBeTrue(text + "\n" + string.Join("; ", full.Problems.Select(p => p.Message)));
            YamlShape.Of(fast).ShouldBe(YamlShape.Of(full.Value), text);
        }, iter: 15_000);
        accepted.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Damaged_files_give_problems_and_never_an_exception() =>
        Gen.Select(RecordGen.Record, Gen.Select(Gen.Int[0, 5000], Gen.OneOf(Pieces), Gen.Int[0, 9]).Array[1, 4]).Sample((record, edits) =>
        {
            var file = $"{record.Id.Kind}/{record.Id}.md";
            var read = RecordText.Read(Edited(RecordText.Write(record), edits), file);
            if (!read.Ok)
            {
                read.Problems.ShouldNotBeEmpty();
                read.Problems.ShouldAllBe(p => p.File == file && p.Line > 0 && p.Message.Length > 0 && p.Code.Contains('.'));
            }
        }, iter: 10_000);

    internal static string Edited(string text, (int At, string Piece, int Cut)[] edits)
    {
        foreach (var (at, piece, cut) in edits)
        {
            var from = at % (text.Length + 1);
            text = text[..from] + piece + text[Math.Min(text.Length, from + cut)..];
        }

        return text;
    }
}
