using System.Collections.Immutable;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Links;
using Suture.Storage.Data;

namespace Suture.Storage.Projection;

/// <summary>What a row of <c>link_changes</c> tells: the past of a link that its row in <c>links</c> does not hold any more.</summary>
internal enum LinkChange
{
    Added = 1,
    Confirmed,
    Removed,
}

/// <summary>Link events as rows.</summary>
internal static class LinkRows
{
    private const string OneLink = "from_id = $1 AND type = $2 AND to_id = $3";

    public static void Add(IWriter writer, long stream, ImmutableArray<ConfirmedLink> links, EventContext context)
    {
        for (var i = 0; i < links.Length; i++)
        {
            var link = links[i];
            writer.Insert(
                Tables.Links, Keys.Record(stream, link.Id.From), (int)link.Id.Type, Keys.Record(stream, link.Id.To), context.Index, i, context.Index, context.Actor, link.FromHash, link.ToHash);
        }
    }

    public static void Remove(IWriter writer, long stream, ImmutableArray<LinkId> links, EventContext context)
    {
        foreach (var link in links)
        {
            var (from, type, to) = (Keys.Record(stream, link.From), (int)link.Type, Keys.Record(stream, link.To));
            writer.Execute($"INSERT INTO link_changes(from_id, type, to_id, entry, change) SELECT from_id, type, to_id, added, {(int)LinkChange.Added} FROM links WHERE {OneLink}", from, type, to);
            Remember(writer, from, type, to, context, LinkChange.Removed);
            writer.Execute($"DELETE FROM links WHERE {OneLink}", from, type, to);
        }
    }

    public static void Confirm(IWriter writer, long stream, ImmutableArray<ConfirmedLink> links, EventContext context)
    {
        foreach (var link in links)
        {
            var (from, type, to) = (Keys.Record(stream, link.Id.From), (int)link.Id.Type, Keys.Record(stream, link.Id.To));
            writer.Execute(
                $"UPDATE links SET from_hash = $4, to_hash = $5, confirmed = $6, confirmed_by = $7 WHERE {OneLink}", from, type, to, link.FromHash, link.ToHash, context.Index, context.Actor);
            Remember(writer, from, type, to, context, LinkChange.Confirmed);
        }
    }

    private static void Remember(IWriter writer, long from, int type, long to, EventContext context, LinkChange change) => writer.Execute(
        "INSERT INTO link_changes(from_id, type, to_id, entry, change) VALUES($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING", from, type, to, context.Index, (int)change);
}
