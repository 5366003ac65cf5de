using System.Text.Json;
using Suture.Domain.Standards;

namespace Suture.Domain.Tests.Standards;

/// <summary>No row of a reference list is left out of its catalog, and none is made up; titles and asks are as there, in American spelling.</summary>
public sealed class ReferenceTests
{
    private static readonly (string British, string American)[] Spellings =
    [
        ("uthoris", "uthoriz"), ("ecognis", "ecogniz"), ("ummaris", "ummariz"), ("terilis", "teriliz"), ("irtualis", "irtualiz"), ("haracterise", "haracterize"),
        ("ehaviour", "ehavior"), ("rogramme", "rogram"), ("modelling", "modeling"), ("analysed", "analyzed"), ("efence", "efense"), ("icence", "icense"),
    ];

    [Theory]
    [InlineData("fda_premarket", 201)]
    [InlineData("fda_postmarket", 80)]
    public void A_catalog_has_the_rows_of_its_reference_in_their_order(string standard, int rows)
    {
        var clauses = RuleBook.BuiltIn.Find(standard)!.Clauses;
        clauses.Length.ShouldBe(rows);
        if (Reference(standard) is { } path)
        {
            using var reference = JsonDocument.Parse(File.ReadAllBytes(path));
            clauses.Select(c => (c.Id, c.Title, c.Ask)).ShouldBe(reference.RootElement.GetProperty("items").EnumerateArray()
                .Select(i => (i.GetProperty("id").GetString()!, American(i, "title"), American(i, "ask"))));
        }
    }

    private static string American(JsonElement item, string member) =>
        Spellings.Aggregate(item.GetProperty(member).GetString()!, (text, spelling) => text.Replace(spelling.British, spelling.American, StringComparison.Ordinal));

    // Beside the repository, where it is shared; elsewhere the count alone is compared.
    private static string? Reference(string standard)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Suture.slnx")))
            {
                return Up(folder).Select(f => Path.Combine(f.FullName, "shared", "reference", standard + ".json")).FirstOrDefault(File.Exists);
            }
        }

        return null;
    }

    private static IEnumerable<DirectoryInfo> Up(DirectoryInfo folder)
    {
        for (var above = folder.Parent; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }
}
