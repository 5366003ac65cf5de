using System.Collections.Immutable;
using System.Numerics;
using Suture.Domain.Records;

namespace Suture.Domain.Tracing.Language;

/// <summary>A set of record kinds; by value, so that rules compare and combine sets without allocating.</summary>
public readonly record struct KindSet(uint Bits)
{
    public static readonly KindSet All = Of([.. Enum.GetValues<RecordKind>()]);

    public int Count => BitOperations.PopCount(Bits);

    /// <summary>In the order of <see cref="RecordKind"/>.</summary>
    public ImmutableArray<RecordKind> Kinds
    {
        get
        {
            var bits = Bits;
            return [.. Enum.GetValues<RecordKind>().Where(k => (bits & (1u << (int)k)) != 0)];
        }
    }

    public static KindSet Of(params ReadOnlySpan<RecordKind> kinds)
    {
        var bits = 0u;
        foreach (var kind in kinds)
        {
            bits |= 1u << (int)kind;
        }

        return new KindSet(bits);
    }

    public bool Contains(RecordKind kind) => (Bits & (1u << (int)kind)) != 0;

    public bool Within(KindSet other) => (Bits & ~other.Bits) == 0;

    /// <summary>Prefixes with commas: <c>SYS, SRS</c>.</summary>
    public override string ToString() => Bits == All.Bits ? "any" : string.Join(", ", Kinds);
}
