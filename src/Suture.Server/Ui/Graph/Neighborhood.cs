using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Records;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Server.Ui.Graph;

/// <summary>A link of the drawing, by the place of its ends in <see cref="Neighborhood.Nodes"/>.</summary>
public sealed record GraphEdge(int From, int To, string Phrase, bool Suspect);

/// <summary>The records within some links of one record, and the links among them.</summary>
/// <param name="Nodes">The record in the middle first, then by distance and key.</param>
/// <param name="Edges">Links among the nodes.</param>
/// <param name="LeftOut">Records that would be too many to draw.</param>
public sealed record Neighborhood(ImmutableArray<Record> Nodes, ImmutableArray<GraphEdge> Edges, int LeftOut)
{
    /// <summary>More than this nobody can read.</summary>
    public const int MaxNodes = 90;

    public static async Task<Result<Neighborhood>> AroundAsync(RecordReading reading, Caller caller, string device, string key, int depth, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var first = await reading.GetAsync(caller, device, key, at, cancellation).ConfigureAwait(false);
        if (!first.TryGet(out var middle))
        {
            return Result<Neighborhood>.Failed(first.Problems);
        }

        var nodes = new Dictionary<RecordId, int> { [middle.Record.Id] = 0 };
        var records = new List<Record> { middle.Record };
        var links = new Dictionary<LinkId, bool>();
        var leftOut = new HashSet<RecordId>();
        var ring = new List<RecordDetail> { middle };
        for (var distance = 1; distance <= depth && ring.Count > 0; distance++)
        {
            var found = new List<Record>();
            foreach (var link in ring.SelectMany(d => d.Outgoing.Concat(d.Incoming)).Where(l => !l.Other.IsRetired))
            {
                links[link.Link] = link.Suspect;
                if (!nodes.ContainsKey(link.Other.Id) && nodes.Count < MaxNodes)
                {
                    nodes.Add(link.Other.Id, nodes.Count);
                    records.Add(link.Other);
                    found.Add(link.Other);
                }
                else if (!nodes.ContainsKey(link.Other.Id))
                {
                    leftOut.Add(link.Other.Id);
                }
            }

            ring = [];
            foreach (var record in found)
            {
                var detail = await reading.GetAsync(caller, device, record.Id.ToString(), at, cancellation).ConfigureAwait(false);
                if (detail.TryGet(out var some))
                {
                    ring.Add(some);
                }
            }
        }

        // Links among the outermost records count too.
        foreach (var link in ring.SelectMany(d => d.Outgoing))
        {
            links[link.Link] = link.Suspect;
        }

        return new Neighborhood(
            [.. records],
            [.. links.Where(l => nodes.ContainsKey(l.Key.From) && nodes.ContainsKey(l.Key.To)).OrderBy(l => l.Key.From).ThenBy(l => l.Key.To).ThenBy(l => l.Key.Type)
                .Select(l => new GraphEdge(nodes[l.Key.From], nodes[l.Key.To], LinkRules.Of(l.Key.Type).Forward, l.Value))],
            leftOut.Count);
    }
}
