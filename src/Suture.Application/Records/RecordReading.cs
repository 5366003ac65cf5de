using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Application.Records;

/// <summary>Reads records: lists, one with its links, its history and differences.</summary>
public sealed class RecordReading(DeviceSessions sessions, RecordHistory history)
{
    public const int MaxPage = 1000;

    /// <summary>One page of records in the order of keys.</summary>
    public async Task<Result<RecordPage>> ListAsync(Caller caller, string device, RecordFilter filter, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(filter);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        if (filter.Take is < 1 or > MaxPage || filter.Skip < 0)
        {
            return new Problem("page.range", $"'take' must be 1 to {MaxPage} and 'skip' 0 or more.", Path: "take");
        }

        var snapshot = await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false);
        if (!snapshot.TryGet(out var now))
        {
            return Result<RecordPage>.Failed(snapshot.Problems);
        }

        var hits = Matching(now.Model, filter, caller).OrderBy(r => r.Id).ToList();
        return new RecordPage([.. hits.Skip(filter.Skip).Take(filter.Take)], hits.Count, now.Model.Position);
    }

    public async Task<Result<RecordDetail>> GetAsync(Caller caller, string device, string key, string? at, CancellationToken cancellation)
    {
        var found = await FindAsync(caller, device, key, at, cancellation).ConfigureAwait(false);
        return found.Map(f => Detail(f.Model, f.Ordinal, caller));
    }

    /// <summary>Every ledger entry about a record, latest first.</summary>
    public async Task<Result<ImmutableArray<HistoryEntry>>> HistoryAsync(Caller caller, string device, string key, CancellationToken cancellation)
    {
        var found = await FindAsync(caller, device, key, null, cancellation).ConfigureAwait(false);
        return found.TryGet(out var f)
            ? await history.ReadAsync(f.Model, f.Model.Records[f.Ordinal].Id, cancellation).ConfigureAwait(false)
            : Result<ImmutableArray<HistoryEntry>>.Failed(found.Problems);
    }

    /// <summary>How two revisions differ.</summary>
    public async Task<Result<RevisionDiff>> DiffAsync(Caller caller, string device, string key, int from, int to, CancellationToken cancellation)
    {
        var found = await FindAsync(caller, device, key, null, cancellation).ConfigureAwait(false);
        return found.TryGet(out var f)
            ? await history.DiffAsync(f.Model, f.Model.Records[f.Ordinal].Id, from, to, cancellation).ConfigureAwait(false)
            : Result<RevisionDiff>.Failed(found.Problems);
    }

    internal static RecordDetail Detail(DeviceModel model, int ordinal, Caller caller)
    {
        var record = model.Records[ordinal];
        return new RecordDetail(
            model.Device,
            record,
            [.. model.OutLinks[ordinal].Where(l => MaySee(model.Records[l.To], caller)).Select(l => View(model, l, outgoing: true)).OrderBy(l => l.Link.Type).ThenBy(l => l.Other.Id)],
            [.. model.InLinks[ordinal].Where(l => MaySee(model.Records[l.From], caller)).Select(l => View(model, l, outgoing: false)).OrderBy(l => l.Link.Type).ThenBy(l => l.Other.Id)],
            [.. model.Outcomes[ordinal].OrderByDescending(o => o.Index)],
            [.. record.Kind.Definition().Lifecycle.From(record.State.Name).Where(s => caller.May(s.Permission))],
            [.. RecordDecisions.Missing(record)],
            model.Position);
    }

    /// <summary>Findings are sensitive before disclosure, so they need a permission of their own.</summary>
    internal static bool MaySee(Record record, Caller caller) => record.Kind != RecordKind.FND || caller.May(Permission.ReadFindings);

    private static IEnumerable<Record> Matching(DeviceModel model, RecordFilter filter, Caller caller)
    {
        var words = (filter.Text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return model.All().Where(r =>
            (filter.Kind is null || r.Kind == filter.Kind)
            && (filter.State is null || string.Equals(r.State.Name, filter.State, StringComparison.Ordinal))
            && (filter.Retired || filter.State is not null || !r.IsRetired)
            && (filter.Owner is null || string.Equals(r.Owner, filter.Owner, StringComparison.Ordinal))
            && (filter.Tag is null || r.Tags.Contains(filter.Tag))
            && MaySee(r, caller)
            && words.All(w => Contains(r, w)));
    }

    private static bool Contains(Record record, string word) =>
        record.Id.ToString().Contains(word, StringComparison.OrdinalIgnoreCase)
        || record.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
        || record.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
        || (record.Alias?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false)
        || (record.Owner?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false)
        || record.Tags.Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static LinkView View(DeviceModel model, Link link, bool outgoing)
    {
        var rule = LinkRules.Of(link.Type);
        return new LinkView(model.IdOf(link), outgoing ? rule.Forward : rule.Backward, model.Records[outgoing ? link.To : link.From], model.IsSuspect(link), link.ConfirmedBy);
    }

    private async Task<Result<(DeviceModel Model, int Ordinal)>> FindAsync(Caller caller, string device, string key, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        if (!DeviceKey.TryParseIn(device, key, out var id))
        {
            return RecordProblems.BadKey(key);
        }

        if (id.Kind == RecordKind.FND && caller.Refusal(Permission.ReadFindings, device) is { } sensitive)
        {
            return sensitive;
        }

        var snapshot = await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false);
        return snapshot.Then<(DeviceModel, int)>(s => s.Model.Find(id) is >= 0 and var ordinal ? (s.Model, ordinal) : RecordProblems.NoRecord(id.ToString()));
    }
}
