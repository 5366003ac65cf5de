using System.Numerics;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// Which records say in a text field what most of the device's records of these kinds say there. One of them can change the answer of all
/// others, so all of the domain are asked again when one of it changes: it is meant for documents and threat models, which are few.
/// </summary>
internal static class Agreement
{
    /// <summary>The value that is more common than each other; null when there is none.</summary>
    internal static string? Common(AgreeNode node, DeviceModel model, Graph graph)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var ordinal in Members(node, graph))
        {
            if (Value(node, model, ordinal) is { } text)
            {
                counts[text] = counts.GetValueOrDefault(text) + 1;
            }
        }

        var most = counts.Count == 0 ? 0 : counts.Values.Max();
        return counts.Count(c => c.Value == most) == 1 ? counts.First(c => c.Value == most).Key : null;
    }

    internal static bool Holds(AgreeNode node, DeviceModel model, int ordinal, string? common) => common is not null && string.Equals(Value(node, model, ordinal), common, StringComparison.Ordinal);

    /// <summary>The live records of the domain.</summary>
    internal static IEnumerable<int> Members(AgreeNode node, Graph graph)
    {
        for (var bits = node.Domain.Bits; bits != 0; bits &= bits - 1)
        {
            foreach (var ordinal in Bitset.Ordinals(graph.Live[BitOperations.TrailingZeroCount(bits)]))
            {
                yield return ordinal;
            }
        }
    }

    private static string? Value(AgreeNode node, DeviceModel model, int ordinal) =>
        model.Records[ordinal] is var record && record.Id.Kind.Definition().FindField(node.Field) is { } field ? record.Fields[field] as string : null;
}
