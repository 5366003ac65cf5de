using Suture.Domain.Records.Model;

namespace Suture.Domain.Tracing.Engine;

/// <summary>Sets of records in the order of their keys, as lists and reports show them.</summary>
internal static class KeyOrder
{
    /// <summary>The ordinals of a set. Sorted as numbers, and not at all where records came into being in the order of their keys, as an import makes them.</summary>
    internal static int[] Of(DeviceModel model, ulong[] set)
    {
        var ordinals = new int[Bitset.Count(set)];
        var keys = new long[ordinals.Length];
        var next = 0;
        var inOrder = true;
        foreach (var ordinal in Bitset.Ordinals(set))
        {
            var id = model.Records[ordinal].Id;
            ordinals[next] = ordinal;
            keys[next] = ((long)id.Kind << 32) | (uint)id.Number;
            inOrder = inOrder && (next == 0 || keys[next - 1] < keys[next]);
            next++;
        }

        if (!inOrder)
        {
            Array.Sort(keys, ordinals);
        }

        return ordinals;
    }
}
