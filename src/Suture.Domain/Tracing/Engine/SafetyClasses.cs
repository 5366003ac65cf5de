using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// The safety class of each software item and component (IEC 62304 4.3): its own; else the highest of what it is part of, and so on
/// up; else the device's; else C. Stated over everything that can be reached upward, so that it has one answer even where parts run
/// in a circle.
/// </summary>
internal sealed class SafetyClasses
{
    private const uint PartOf = 1u << (int)LinkType.PartOf;
    private readonly byte[] effective;
    private readonly byte[] own;
    private readonly byte device;

    private SafetyClasses(byte[] effective, byte[] own, byte device)
    {
        this.effective = effective;
        this.own = own;
        this.device = device;
    }

    /// <summary>1 A, 2 B, 4 C; 0 for records that have no class.</summary>
    internal int Effective(int ordinal) => effective[ordinal];

    internal static byte Bit(string? letter) => letter switch { "A" => 1, "B" => 2, "C" => 4, _ => 0 };

    internal static string Letter(int bit) => bit switch { 1 => "A", 2 => "B", _ => "C" };

    internal static SafetyClasses Of(DeviceModel model, Graph graph)
    {
        var state = new SafetyClasses(new byte[graph.Kinds.Length], new byte[graph.Kinds.Length], Bit(model.Device.EffectiveClass));
        foreach (var ordinal in Bitset.Ordinals(graph.Live[(int)RecordKind.ITEM]))
        {
            state.own[ordinal] = Own(model, ordinal);
        }

        var above = new List<int>();
        foreach (var kind in (ReadOnlySpan<RecordKind>)[RecordKind.ITEM, RecordKind.SOUP])
        {
            foreach (var ordinal in Bitset.Ordinals(graph.Live[(int)kind]))
            {
                state.effective[ordinal] = state.Climb(graph, ordinal, above);
            }
        }

        return state;
    }

    /// <summary>The classes after a change, and the records whose class, or whose parent's class, may be another.</summary>
    internal (SafetyClasses State, List<int> Affected) Advance(DeviceModel model, Graph graph, int[] touched)
    {
        var affected = new List<int>();
        foreach (var ordinal in touched)
        {
            if (HasClass(graph.Kinds[ordinal]))
            {
                affected.Add(ordinal);
            }
        }

        if (affected.Count == 0)
        {
            return (Grown(graph.Kinds.Length, copy: false), affected);
        }

        var state = Grown(graph.Kinds.Length, copy: true);
        foreach (var ordinal in affected)
        {
            state.own[ordinal] = graph.IsLive(ordinal) ? Own(model, ordinal) : (byte)0;
        }

        // Everything below can inherit otherwise; one level under a classed item the comparison with the parent can still change.
        var seen = new HashSet<int>(affected);
        for (var i = 0; i < affected.Count; i++)
        {
            foreach (var edge in graph.In(affected[i]))
            {
                if (edge.Type == LinkType.PartOf && HasClass(graph.Kinds[edge.Other]) && seen.Add(edge.Other))
                {
                    affected.Add(edge.Other);
                }
            }
        }

        var above = new List<int>();
        foreach (var ordinal in affected)
        {
            state.effective[ordinal] = graph.IsLive(ordinal) ? state.Climb(graph, ordinal, above) : (byte)0;
        }

        return (state, affected);
    }

    /// <summary>Whether the record's own class is lower than that of something it is part of.</summary>
    internal bool LowerThanParent(Graph graph, int ordinal)
    {
        if (own[ordinal] == 0)
        {
            return false;
        }

        foreach (var edge in graph.Out(ordinal))
        {
            if ((edge.TypeBit & PartOf) != 0 && graph.IsLive(edge.Other) && effective[edge.Other] > own[ordinal])
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasClass(RecordKind kind) => kind is RecordKind.ITEM or RecordKind.SOUP;

    private static byte Own(DeviceModel model, int ordinal) => model.Records[ordinal] is { Kind: RecordKind.ITEM } item ? Bit(SoftwareKinds.ItemSafetyClass.In(item.Fields)) : (byte)0;

    private SafetyClasses Grown(int length, bool copy)
    {
        if (length == own.Length && !copy)
        {
            return this;
        }

        var grown = new SafetyClasses(new byte[length], new byte[length], device);
        effective.CopyTo(grown.effective, 0);
        own.CopyTo(grown.own, 0);
        return grown;
    }

    private byte Climb(Graph graph, int ordinal, List<int> above)
    {
        if (own[ordinal] != 0)
        {
            return own[ordinal];
        }

        byte highest = 0;
        above.Clear();
        above.Add(ordinal);
        for (var i = 0; i < above.Count; i++)
        {
            var parents = false;
            foreach (var edge in graph.Out(above[i]))
            {
                if ((edge.TypeBit & PartOf) == 0 || graph.Kinds[edge.Other] != RecordKind.ITEM || !graph.IsLive(edge.Other))
                {
                    continue;
                }

                parents = true;
                if (own[edge.Other] != 0)
                {
                    highest = Math.Max(highest, own[edge.Other]);
                }
                else if (!above.Contains(edge.Other))
                {
                    above.Add(edge.Other);
                }
            }

            highest = parents ? highest : Math.Max(highest, device);
        }

        return highest == 0 ? device : highest;
    }
}
