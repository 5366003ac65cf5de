using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Storage;

namespace Suture.Application.Records;

/// <summary>What the ledger says about one record: entries in words, and revisions side by side.</summary>
public sealed class RecordHistory(ISutureStore store)
{
    internal async Task<ImmutableArray<HistoryEntry>> ReadAsync(DeviceModel model, RecordId id, CancellationToken cancellation)
    {
        var entries = new List<HistoryEntry>();
        await foreach (var stored in store.ReadHistoryAsync(model, id, cancellation).ConfigureAwait(false))
        {
            var e = stored.ReadDeviceEvent();
            foreach (var (what, revision) in Describe(e, id))
            {
                entries.Add(new HistoryEntry(stored.Entry.Index, stored.Entry.Time, stored.Entry.Actor, stored.Entry.Reason, what, revision));
            }
        }

        return [.. entries.OrderByDescending(e => e.Index)];
    }

    internal async Task<Result<RevisionDiff>> DiffAsync(DeviceModel model, RecordId id, int from, int to, CancellationToken cancellation)
    {
        var revisions = new Dictionary<int, (string Title, string Text, FieldValues Fields)>();
        await foreach (var stored in store.ReadHistoryAsync(model, id, cancellation).ConfigureAwait(false))
        {
            // Several entries can hold the same revision (an owner changed); the content is the same in all of them.
            switch (stored.ReadDeviceEvent())
            {
                case RecordCreated c when c.Id == id:
                    revisions[1] = (c.Title, c.Text, c.Fields);
                    break;
                case RecordChanged c when c.Id == id:
                    revisions[c.Revision] = (c.Title, c.Text, c.Fields);
                    break;
            }
        }

        foreach (var revision in (int[])[from, to])
        {
            if (!revisions.ContainsKey(revision))
            {
                return new Problem("revision.notFound", $"{id} has no revision {revision}; it has 1 to {revisions.Keys.Max()}.", ProblemKind.NotFound);
            }
        }

        return new RevisionDiff(id, from, to, Parts(id.Kind.Definition(), revisions[from], revisions[to]));
    }

    /// <summary>What an event means for one record: a sentence, and the revision it made or concerns.</summary>
    public static IEnumerable<(string What, int? Revision)> Describe(DeviceEvent e, RecordId id)
    {
        switch (e)
        {
            case RecordCreated c when c.Id == id:
                yield return ("Created.", 1);
                break;
            case RecordChanged c when c.Id == id:
                yield return ("Changed.", c.Revision);
                break;
            case RecordMoved m when m.Id == id:
                yield return ($"{Label(id, m.Transition)}: {StateLabel(id, m.From)} to {StateLabel(id, m.To)}.", m.Revision);
                break;
            case RecordSigned s when s.Id == id:
                yield return ($"{Label(id, s.Transition)}: signed by {s.PrintedName} ({Names.Of(s.Meaning)}).", s.Revision);
                break;
            case LinksAdded l:
                foreach (var link in l.Links.Where(l => l.Id.From == id || l.Id.To == id))
                {
                    yield return ($"Link made: {Phrase(link.Id, id)}.", null);
                }

                break;
            case LinksRemoved l:
                foreach (var link in l.Links.Where(l => l.From == id || l.To == id))
                {
                    yield return ($"Link taken away: {Phrase(link, id)}.", null);
                }

                break;
            case LinksConfirmed l:
                foreach (var link in l.Links.Where(l => l.Id.From == id || l.Id.To == id))
                {
                    yield return ($"Link confirmed: {Phrase(link.Id, id)}.", null);
                }

                break;
            case OutcomesRecorded o when o.Run == id:
                yield return ($"{o.Outcomes.Length} outcomes recorded.", null);
                break;
            case OutcomesRecorded o:
                foreach (var outcome in o.Outcomes.Where(o => o.Target == id))
                {
                    yield return ($"{outcome.Test} {Names.Of(outcome.Result)} in {o.Run}{(o.SoftwareVersion is { } version ? $" on {version}" : string.Empty)}.", null);
                }

                break;
        }
    }

    private static string Phrase(LinkId link, RecordId id)
    {
        var rule = LinkRules.Of(link.Type);
        return link.From == id ? $"{rule.Forward} {link.To}" : $"{rule.Backward} {link.From}";
    }

    private static string Label(RecordId id, string transition) => id.Kind.Definition().Lifecycle.FindTransition(transition)?.Label ?? transition;

    private static string StateLabel(RecordId id, string state) => id.Kind.Definition().Lifecycle.FindState(state)?.Label.ToLowerInvariant() ?? state;

    private static ImmutableArray<PartDiff> Parts(KindDefinition kind, (string Title, string Text, FieldValues Fields) from, (string Title, string Text, FieldValues Fields) to)
    {
        var parts = ImmutableArray.CreateBuilder<PartDiff>();
        Add("Title", from.Title, to.Title);
        Add("Text", from.Text, to.Text);
        foreach (var description in kind.Fields)
        {
            Add(description.Label, FieldText.Format(description, from.Fields[description]), FieldText.Format(description, to.Fields[description]));
        }

        return parts.ToImmutable();

        void Add(string part, string before, string after)
        {
            if (!string.Equals(before, after, StringComparison.Ordinal))
            {
                parts.Add(new PartDiff(part, Lines(before, after)));
            }
        }
    }

    private static ImmutableArray<DiffLine> Lines(string before, string after) =>
        [.. new InlineDiffBuilder(new Differ()).BuildDiffModel(before, after, ignoreWhitespace: false).Lines.Select(l => new DiffLine(
            l.Type switch { ChangeType.Inserted => DiffMark.Added, ChangeType.Deleted => DiffMark.Removed, _ => DiffMark.Same }, l.Text))];
}
