using System.Collections.Immutable;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Records.Commands;

/// <summary>Decides links between records. Pure.</summary>
public static class LinkDecisions
{
    /// <summary>A new link, confirmed by whoever makes it.</summary>
    public static Result<LinksAdded> Add(DeviceModel model, LinkId link)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.TryGet(link.From, out var from))
        {
            return RecordProblems.NoRecord(link.From.ToString());
        }

        if (!model.TryGet(link.To, out var to))
        {
            return RecordProblems.NoRecord(link.To.ToString());
        }

        return link.From == link.To ? RecordProblems.LinkToItself(link.From)
            : !LinkRules.Allows(link.Type, link.From.Kind, link.To.Kind) ? RecordProblems.LinkNotAllowed(link.Type, link.From, link.To)
            : model.FindLink(link) is not null ? RecordProblems.LinkExists(link)
            : new LinksAdded([new ConfirmedLink(link, from.ContentHash, to.ContentHash)]);
    }

    /// <summary>A link taken away; needs a reason when either end is approved.</summary>
    public static Result<LinksRemoved> Remove(DeviceModel model, LinkId link, string? reason)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.FindLink(link) is not { } existing)
        {
            return RecordProblems.NoLink(link);
        }

        return (model.Records[existing.From].IsApproved || model.Records[existing.To].IsApproved) && string.IsNullOrWhiteSpace(reason)
            ? RecordProblems.NeedsReason(link.From, "Taking a link away from the approved")
            : new LinksRemoved([link]);
    }

    /// <summary>A person has looked at links and found them still right; those that are not suspect are left alone.</summary>
    /// <returns>The event, or null when none of the links is suspect.</returns>
    public static Result<LinksConfirmed?> Confirm(DeviceModel model, IReadOnlyCollection<LinkId> links)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(links);
        var confirmed = ImmutableArray.CreateBuilder<ConfirmedLink>();
        foreach (var id in links)
        {
            if (model.FindLink(id) is not { } link)
            {
                return RecordProblems.NoLink(id);
            }

            if (model.IsSuspect(link))
            {
                confirmed.Add(new ConfirmedLink(id, model.Records[link.From].ContentHash, model.Records[link.To].ContentHash));
            }
        }

        return confirmed.Count == 0 ? Result<LinksConfirmed?>.Of(null) : new LinksConfirmed(confirmed.ToImmutable());
    }
}
