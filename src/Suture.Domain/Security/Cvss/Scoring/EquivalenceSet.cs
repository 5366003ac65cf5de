using System.Collections.Immutable;

namespace Suture.Domain.Security.Cvss;

/// <summary>One level of one of the equivalence sets of CVSS 4.0 (specification 8.1, tables 24 to 29).</summary>
/// <param name="Name">Digits of the level: one, or two for the pair EQ3-EQ6.</param>
/// <param name="Rule">Which vectors are in it, in our own words.</param>
/// <param name="Depth">Steps between its most and least severe vectors, plus one: how many steps share the way down to the next level.</param>
/// <param name="Highest">The most severe vectors in it, as codes of the set's metrics. All lie the same number of steps above any vector below them.</param>
internal sealed record EquivalenceLevel(string Name, string Rule, int Depth, params ImmutableArray<int[]> Highest);

/// <summary>An equivalence set: the metrics it looks at, its levels, and for each choice of those metrics its level and its distance from the level's most severe vector.</summary>
internal sealed class EquivalenceSet
{
    private readonly byte[] table;
    private readonly int[] sizes;

    /// <param name="name">EQ1, or the pair EQ3-EQ6.</param>
    /// <param name="metrics">Positions of its metrics among those of 4.0.</param>
    /// <param name="sizes">How many values each metric has, once the environmental metrics have been put in.</param>
    /// <param name="levelOf">The level of a choice of codes.</param>
    /// <param name="levels">The levels, the most severe first; null for one that cannot be.</param>
    public EquivalenceSet(string name, ImmutableArray<int> metrics, int[] sizes, Func<int[], int> levelOf, params ImmutableArray<EquivalenceLevel?> levels)
    {
        Name = name;
        Metrics = metrics;
        Levels = levels;
        this.sizes = sizes;
        table = new byte[sizes.Aggregate(1, (product, size) => product * size)];
        var codes = new int[sizes.Length];
        for (var i = 0; i < table.Length; i++)
        {
            for (var (at, rest) = (sizes.Length - 1, i); at >= 0; rest /= sizes[at], at--)
            {
                codes[at] = (rest % sizes[at]) + 1;
            }

            var level = levelOf(codes);
            table[i] = (byte)(level << 4 | (codes.Sum() - HighestAbove(level, codes).Sum()));
        }
    }

    public string Name { get; }

    public ImmutableArray<int> Metrics { get; }

    public ImmutableArray<EquivalenceLevel?> Levels { get; }

    /// <summary>For scoring: the level in the upper four bits, the steps below its most severe vector in the lower.</summary>
    public ReadOnlySpan<byte> Table => table;

    /// <summary>Where a choice of codes stands in <see cref="Table"/>.</summary>
    public int Index(ReadOnlySpan<int> codes)
    {
        var index = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            index = (index * sizes[i]) + codes[i] - 1;
        }

        return index;
    }

    /// <summary>The first of a level's most severe vectors that is nowhere less severe than these codes.</summary>
    public int[] HighestAbove(int level, int[] codes) => Levels[level]!.Highest.First(h => h.Zip(codes).All(pair => pair.First <= pair.Second));
}
