using System.Collections.Immutable;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Records.Commands;

/// <summary>What an import of records does, by key.</summary>
public sealed record ImportPlan(ImmutableArray<DeviceEvent> Events, ImmutableArray<RecordId> Added, ImmutableArray<RecordId> Changed, int Unchanged, int LinksAdded, int LinksRemoved);

/// <summary>
/// Decides an import of many records: all of it or nothing. A draft is found again by its key, else by its alias; what is the same
/// already is left alone, so an import made twice changes nothing the second time. Pure.
/// </summary>
public static class ImportDecision
{
    /// <summary>Links in one entry: large enough to be cheap, small enough to read.</summary>
    private const int LinksInEntry = 1000;

    private const int MaxProblems = 100;

    public static Result<ImportPlan> Decide(DeviceModel model, IReadOnlyList<RecordDraft> drafts, string? reason)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(drafts);
        var import = new Import(model, reason);
        import.Number(drafts);
        import.Write(drafts);
        import.Link(drafts);
        return import.Result();
    }

    private sealed class Import(DeviceModel model, string? reason)
    {
        private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
        private readonly ImmutableArray<DeviceEvent>.Builder events = ImmutableArray.CreateBuilder<DeviceEvent>();
        private readonly ImmutableArray<RecordId>.Builder added = ImmutableArray.CreateBuilder<RecordId>();
        private readonly ImmutableArray<RecordId>.Builder changed = ImmutableArray.CreateBuilder<RecordId>();
        private readonly List<ConfirmedLink> newLinks = [];
        private readonly List<LinkId> goneLinks = [];
        private readonly Dictionary<RecordId, SourcePlace> seen = [];
        private readonly Dictionary<string, RecordId> aliases = new(StringComparer.Ordinal);
        private readonly Dictionary<RecordId, Ledger.Hash32> hashes = [];
        private RecordId[] ids = [];
        private int unchanged;

        /// <summary>Gives each draft its record: by key, by alias, or the next free number.</summary>
        internal void Number(IReadOnlyList<RecordDraft> drafts)
        {
            ids = new RecordId[drafts.Count];
            var last = new Dictionary<RecordKind, int>();
            foreach (var draft in drafts)
            {
                last[draft.Kind] = Math.Max(last.TryGetValue(draft.Kind, out var n) ? n : model.NextNumber(draft.Kind) - 1, draft.Number ?? 0);
            }

            for (var i = 0; i < drafts.Count; i++)
            {
                var draft = drafts[i];
                if (draft.Device is { } device && !string.Equals(device, model.Device.Key, StringComparison.Ordinal))
                {
                    Refuse(RecordProblems.OtherDevice(device, model.Device.Key), draft.Place);
                }

                var known = draft.Number is null && !string.IsNullOrEmpty(draft.Alias) ? model.FindAlias(draft.Alias) : null;

                // The alias of a record of another kind is taken, not found; that is said below.
                ids[i] = known?.Id.Kind == draft.Kind ? known.Id : new RecordId(draft.Kind, draft.Number ?? ++last[draft.Kind]);
                if (!seen.TryAdd(ids[i], draft.Place))
                {
                    var first = seen[ids[i]];
                    Refuse(new Problem("import.duplicate", $"{ids[i]} stands twice in this import; first at {Where(first)}."), draft.Place);
                }

                Alias(draft, ids[i]);
            }
        }

        internal void Write(IReadOnlyList<RecordDraft> drafts)
        {
            for (var i = 0; i < drafts.Count; i++)
            {
                var draft = drafts[i];
                if (model.TryGet(ids[i], out var record))
                {
                    Update(record, draft);
                }
                else if (RecordDecisions.CheckedNew(draft) is { } bad)
                {
                    problems.Add(bad);
                }
                else
                {
                    var created = RecordDecisions.NewRecord(ids[i], draft);
                    hashes[ids[i]] = created.ContentHash;
                    events.Add(created);
                    added.Add(ids[i]);
                }
            }
        }

        internal void Link(IReadOnlyList<RecordDraft> drafts)
        {
            var wanted = new HashSet<LinkId>();
            for (var i = 0; i < drafts.Count; i++)
            {
                if (drafts[i].Links is not { } links)
                {
                    continue;
                }

                wanted.Clear();
                foreach (var link in links)
                {
                    if (Resolve(ids[i], link) is { } id && wanted.Add(id))
                    {
                        AddLink(id);
                    }
                }

                if (model.Find(ids[i]) is >= 0 and var ordinal)
                {
                    var spokenFor = drafts[i].LinkTypes;
                    goneLinks.AddRange(model.OutLinks[ordinal].Select(model.IdOf).Where(l => !wanted.Contains(l) && spokenFor?.Contains(l.Type) is not false));
                }
            }
        }

        internal Result<ImportPlan> Result()
        {
            if (problems.Count > 0)
            {
                return problems.Count <= MaxProblems ? problems.ToImmutable() : [.. problems.Take(MaxProblems), new Problem("import.more", $"{problems.Count - MaxProblems} further problems are not listed.")];
            }

            foreach (var chunk in goneLinks.Chunk(LinksInEntry))
            {
                events.Add(new LinksRemoved([.. chunk]));
            }

            foreach (var chunk in newLinks.Chunk(LinksInEntry))
            {
                events.Add(new LinksAdded([.. chunk]));
            }

            return new ImportPlan(events.ToImmutable(), added.ToImmutable(), changed.ToImmutable(), unchanged, newLinks.Count, goneLinks.Count);
        }

        private static string Where(SourcePlace place) => place.Line is { } line ? $"{place.File}:{line}" : place.Path is { } path ? $"{place.File} {path}" : place.File ?? "an earlier row";

        private void Alias(RecordDraft draft, RecordId id)
        {
            if (string.IsNullOrEmpty(draft.Alias))
            {
                return;
            }

            if (!aliases.TryAdd(draft.Alias, id))
            {
                Refuse(new Problem("import.alias.duplicate", $"The alias '{draft.Alias}' stands twice in this import.", Path: "alias"), draft.Place);
            }
            else if (model.FindAlias(draft.Alias) is { } other && other.Id != id)
            {
                problems.Add(RecordProblems.AliasTaken(draft.Alias, other.Id, draft.Place));
            }
        }

        private void Update(Record record, RecordDraft draft)
        {
            hashes[record.Id] = record.ContentHash;
            if (RecordDecisions.Checked(draft.Title ?? record.Title, draft.Text, draft.Fields, draft.Place) is { } bad)
            {
                problems.Add(bad);
                return;
            }

            var patch = new RecordPatch(draft.Title, draft.Text, draft.Owner, draft.Tags, draft.Alias, draft.Fields, draft.ClearedFields);
            var decided = RecordDecisions.ChangeOf(record, patch, reason);
            if (!decided.Ok)
            {
                problems.AddRange(decided.Problems.Select(p => RecordProblems.At(p, draft.Place)));
            }
            else if (decided.Value is { } change)
            {
                hashes[record.Id] = change.ContentHash;
                events.Add(change);
                changed.Add(record.Id);
            }
            else
            {
                unchanged++;
            }
        }

        private LinkId? Resolve(RecordId from, LinkDraft link)
        {
            var place = link.Place ?? seen[from];
            RecordId to;
            if (aliases.TryGetValue(link.Target, out var byAlias))
            {
                to = byAlias;
            }
            else if (DeviceKey.TryParseIn(model.Device.Key, link.Target, out var byKey) && (seen.ContainsKey(byKey) || model.Find(byKey) >= 0))
            {
                to = byKey;
            }
            else if (model.FindAlias(link.Target) is { } known)
            {
                to = known.Id;
            }
            else
            {
                problems.Add(RecordProblems.UnknownTarget(from, link with { Place = place }));
                return null;
            }

            if (from == to)
            {
                problems.Add(RecordProblems.LinkToItself(from, place));
                return null;
            }

            if (!LinkRules.Allows(link.Type, from.Kind, to.Kind))
            {
                problems.Add(RecordProblems.LinkNotAllowed(link.Type, from, to, place));
                return null;
            }

            return new LinkId(from, link.Type, to);
        }

        private void AddLink(LinkId id)
        {
            if (model.FindLink(id) is null)
            {
                newLinks.Add(new ConfirmedLink(id, HashOf(id.From), HashOf(id.To)));
            }
        }

        // A record that failed to be written has no hash; its problem is reported, so any will do.
        private Ledger.Hash32 HashOf(RecordId id) => hashes.TryGetValue(id, out var hash) ? hash : model.Get(id)?.ContentHash ?? default;

        private void Refuse(Problem problem, SourcePlace place) => problems.Add(RecordProblems.At(problem, place));
    }
}
