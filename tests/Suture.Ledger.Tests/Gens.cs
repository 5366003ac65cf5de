using CsCheck;

namespace Suture.Ledger.Tests;

internal static class Gens
{
    /// <summary>One of some fixed values.</summary>
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
