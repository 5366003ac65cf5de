using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tracing.Engine;

/// <summary>A record reached over a link, and whether that link is in doubt.</summary>
internal readonly record struct Reached(int Ordinal, bool Suspect);

/// <summary>Steps from record to record in the order of keys, for matrices.</summary>
internal sealed class Walk(Answers answers)
{
    private readonly Evidence evidence = new(answers.Model);

    internal static uint Types(params ReadOnlySpan<LinkType> types)
    {
        var bits = 0u;
        foreach (var type in types)
        {
            bits |= 1u << (int)type;
        }

        return bits;
    }

    /// <summary>Live records of a kind.</summary>
    internal IEnumerable<int> All(RecordKind kind) => Bitset.Ordinals(answers.Graph.Live[(int)kind]).OrderBy(o => answers.Model.Records[o].Id);

    internal List<Reached> Out(int ordinal, uint types, KindSet kinds) => Next(answers.Graph.Out(ordinal), types, kinds);

    internal List<Reached> In(int ordinal, uint types, KindSet kinds) => Next(answers.Graph.In(ordinal), types, kinds);

    internal MatrixCell Cell(Reached record) => new([answers.Model.Records[record.Ordinal].Id], Suspect: record.Suspect);

    internal MatrixCell Cell(List<Reached> records) => records.Count == 0
        ? MatrixCell.Empty
        : new([.. records.Select(r => answers.Model.Records[r.Ordinal].Id)], Suspect: records.Exists(r => r.Suspect));

    /// <summary>What the outcomes that name a record say.</summary>
    internal MatrixCell Result(int ordinal) => new([], evidence.Of(ordinal) switch
    {
        var flags when (flags & EvidenceFlags.Failed) != 0 => "failed",
        var flags when (flags & EvidenceFlags.Passed) != 0 => "passed",
        EvidenceFlags.Tried => "stale",
        _ => "none",
    });

    private List<Reached> Next(ReadOnlySpan<Edge> row, uint types, KindSet kinds)
    {
        var next = new List<Reached>();
        foreach (var edge in row)
        {
            if ((types & edge.TypeBit) == 0 || !kinds.Contains(answers.Graph.Kinds[edge.Other]) || !answers.Graph.IsLive(edge.Other))
            {
                continue;
            }

            // Two links of different types can lead to the same record: it stands once.
            var known = next.FindIndex(r => r.Ordinal == edge.Other);
            if (known < 0)
            {
                next.Add(new Reached(edge.Other, edge.IsSuspect));
            }
            else if (edge.IsSuspect)
            {
                next[known] = next[known] with { Suspect = true };
            }
        }

        next.Sort((a, b) => answers.Model.Records[a.Ordinal].Id.CompareTo(answers.Model.Records[b.Ordinal].Id));
        return next;
    }
}
