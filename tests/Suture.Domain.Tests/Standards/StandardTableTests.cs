using Suture.Domain.Standards;

namespace Suture.Domain.Tests.Standards;

public sealed class StandardTableTests
{
    public static TheoryData<string> Standards => [.. RuleBook.BuiltIn.Catalogs.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Standards))]
    public void The_table_in_docs_is_what_the_catalog_says(string standard)
    {
        var path = Path.Combine(RepositoryRoot(), "docs", $"standards-{standard}.md");
        var expected = StandardTable.Markdown(RuleBook.BuiltIn.Find(standard)!);
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
