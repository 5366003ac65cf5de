using Suture.Domain.Records;
using Suture.Formats.Csv;
using Suture.Formats.Tables;

namespace Suture.Formats.Tests.Csv;

/// <summary>CSV files that real projects keep their requirements in.</summary>
public sealed class RequirementsCorpusTests
{
    [Fact]
    public void Nasa_cfe_requirements_are_read_whole_with_guessed_columns()
    {
        var files = Corpus.Files("requirements/nasa-cfe/**.csv");
        files.Count.ShouldBe(Corpus.Present ? 1 : 0);
        foreach (var file in files)
        {
            var table = CsvTables.Read(File.ReadAllBytes(file), "cFE_FunctionalRequirements.csv").Value;
            var mapping = ColumnGuess.Guess(table, RecordKind.SRS);
            mapping.Columns.Select(c => $"{c.Column} -> {c.Target}").ShouldBe(
            [
                "Summary -> title", "Custom field (Requirement ID) -> alias", "Description -> text", "Custom field (Requirement Rationale) -> rationale",
            ]);
            var drafts = RecordTables.Read(table, mapping);
            drafts.Ok.ShouldBeTrue(string.Join("\n", drafts.Problems.Select(p => $"{p.Line} {p.Path} {p.Message}")));
            drafts.Value.Length.ShouldBe(table.Rows.Length);
            drafts.Value.Length.ShouldBeGreaterThan(200);
            drafts.Value.ShouldAllBe(d => d.Number == null && d.Title != null && d.Alias!.StartsWith('c'));
            drafts.Value[0].Text!.ShouldContain("- Number of Registered Applications\n- Number of Registered Child Tasks");
        }
    }

    [Fact]
    public void Every_csv_of_the_corpus_gives_a_table_or_a_named_problem()
    {
        var files = new[] { "requirements/**.csv", "junk/**.csv", "threatmodels/**.csv" }.SelectMany(Corpus.Files).ToList();
        files.Count.ShouldBeGreaterThanOrEqualTo(Corpus.Present ? 5 : 0);
        foreach (var file in files)
        {
            var table = CsvTables.Read(File.ReadAllBytes(file), Corpus.Relative(file));
            table.Ok.ShouldBe(!file.EndsWith("_none", StringComparison.Ordinal), file + string.Join("; ", table.Problems.Select(p => p.Line + " " + p.Message)));
            table.Value.Rows.ShouldNotBeEmpty(file);
        }
    }

    [Fact]
    public void Doorstop_exports_keep_ids_as_aliases_and_links_as_targets()
    {
        var files = Corpus.Files("requirements/doorstop-fixtures/**exported.csv");
        files.Count.ShouldBe(Corpus.Present ? 1 : 0);
        foreach (var file in files)
        {
            var table = CsvTables.Read(File.ReadAllBytes(file), "exported.csv").Value;
            var drafts = RecordTables.Read(table, ColumnGuess.Guess(table, RecordKind.SRS)).Value;
            drafts[0].Alias.ShouldBe("REQ001");
            drafts[0].Title.ShouldBe("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod");
            drafts[0].Links!.Value.Select(l => l.Target).ShouldBe(["SYS001", "SYS002:abc123"]);
        }
    }
}
