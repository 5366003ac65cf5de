using Suture.Domain.Standards;

namespace Suture.Domain.Tests.Standards;

public sealed class StandardTableTests
{
    public static TheoryData<string> Standards => [.. RuleBook.BuiltIn.Catalogs.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Standards))]
    public void The_table_in_docs_is_what_the_catalog_says(string standard) => Matches($"standards-{standard}.md", StandardTable.Markdown(RuleBook.BuiltIn.Find(standard)!));

    [Fact]
    public void The_overview_in_docs_has_all_of_them() => Matches("standards-overview.md", StandardTable.Overview(StandardLibrary.BuiltIn.Catalogs));

    private static void Matches(string file, string expected)
    {
        var path = Path.Combine(RepositoryRoot(), "docs", file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, expected);
        }

        File.ReadAllText(path).ShouldBe(expected, "run the tests with UPDATE_GOLDEN=1 and commit the file");
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Suture.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
