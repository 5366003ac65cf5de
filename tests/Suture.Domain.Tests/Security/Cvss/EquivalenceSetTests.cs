using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Tests.Security.Cvss;

public sealed class EquivalenceSetTests
{
    public static TheoryData<string> Names => [.. Sets.Select(s => s.Name)];

    private static IEnumerable<EquivalenceSet> Sets => [EquivalenceSets.Set1, EquivalenceSets.Set2, EquivalenceSets.Set36, EquivalenceSets.Set4, EquivalenceSets.Set5];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_level_is_as_deep_as_its_least_severe_vector_lies_below_its_most_severe(string name)
    {
        var set = Sets.Single(s => s.Name == name);
        foreach (var (level, index) in set.Levels.Select((l, i) => (l, i)).Where(l => l.l is not null))
        {
            var distances = set.Table.ToArray().Where(b => b >> 4 == index).Select(b => b & 15).ToList();
            distances.Min().ShouldBe(0, level!.Name);
            (distances.Max() + 1).ShouldBe(level.Depth, level.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_most_severe_vectors_of_a_level_lie_equally_high_and_in_it(string name)
    {
        var set = Sets.Single(s => s.Name == name);
        foreach (var (level, index) in set.Levels.Select((l, i) => (l, i)).Where(l => l.l is not null))
        {
            level!.Highest.Select(h => h.Sum()).Distinct().ShouldHaveSingleItem(level.Name);
            level.Highest.All(h => set.Table[set.Index(h)] == index << 4).ShouldBeTrue(level.Name);
        }
    }

    [Fact]
    public void A_less_severe_macro_vector_never_scores_higher()
    {
        for (var index = 0; index < 324; index++)
        {
            if (MacroVectors.Score(index) == 0)
            {
                continue;
            }

            int[] levels = [index / 108, index / 54 % 2, index / 9 % 6, index / 3 % 3, index % 3];
            var lower = new List<int>();
            lower.AddRange(levels[0] < 2 ? [index + MacroVectors.Step1] : []);
            lower.AddRange(levels[1] < 1 ? [index + MacroVectors.Step2] : []);
            lower.AddRange(levels[3] < 2 ? [index + MacroVectors.Step4] : []);
            lower.AddRange(levels[4] < 2 ? [index + MacroVectors.Step5] : []);
            lower.ForEach(l => MacroVectors.Score(l).ShouldBeLessThanOrEqualTo(MacroVectors.Score(index), $"{index} -> {l}"));
            if (levels[2] != 5)
            {
                MacroVectors.NextOfPair(index, levels[2]).ShouldBeLessThanOrEqualTo(MacroVectors.Score(index), $"{index}");
            }
        }
    }
}
