using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Suture.Application.Standards;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Results;
using Suture.Domain.Standards;
using Suture.Ledger;
using Suture.Storage;

namespace Suture.Application.Devices;

/// <summary>What a decision wants to write, and what the caller is answered once it is written.</summary>
/// <param name="Events">The events; none when nothing would change.</param>
/// <param name="Answer">From the model after them to the answer.</param>
/// <param name="Kept">What is kept with the command, to answer it again.</param>
public sealed record Decided<TAnswer>(IReadOnlyList<DeviceEvent> Events, Func<DeviceModel, TAnswer> Answer, byte[]? Kept = null);

/// <summary>
/// The devices that are open in this process. Keeps for each the latest model and catches up by position, so that several processes can
/// work on one database. All writes to a device go through <see cref="WriteAsync"/>: decide on the latest model, append, apply.
/// </summary>
public sealed class DeviceSessions(ISutureStore store, StandardShelf shelf, TimeProvider clock)
{
    private const int MaxAttempts = 50;
    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    /// <summary>The device now.</summary>
    public async Task<Result<DeviceModel>> ModelAsync(string key, CancellationToken cancellation)
    {
        var session = SessionOf(key);
        var model = session.Model;
        model = model is null ? await store.LoadModelAsync(key, cancellation).ConfigureAwait(false) : await store.CatchUpAsync(model, cancellation).ConfigureAwait(false);
        if (model is null)
        {
            return NoDevice(key);
        }

        session.Publish(model);
        return session.Model!.Position >= model.Position ? session.Model : model;
    }

    /// <summary>The device now, evaluated; the evaluation is carried forward from the last one.</summary>
    public async Task<Result<DeviceSnapshot>> SnapshotAsync(string key, CancellationToken cancellation)
    {
        var model = await ModelAsync(key, cancellation).ConfigureAwait(false);
        return model.Ok ? SessionOf(key).Evaluate(model.Value, await BookAsync(model.Value, cancellation).ConfigureAwait(false), Today) : Result<DeviceSnapshot>.Failed(model.Problems);
    }

    /// <summary>The device at a past position, given as a ledger position or as the key of a release.</summary>
    public async Task<Result<DeviceSnapshot>> SnapshotAsync(string key, string? at, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(at))
        {
            return await SnapshotAsync(key, cancellation).ConfigureAwait(false);
        }

        var now = await ModelAsync(key, cancellation).ConfigureAwait(false);
        if (!now.TryGet(out var model))
        {
            return Result<DeviceSnapshot>.Failed(now.Problems);
        }

        var position = PositionOf(model, at);
        if (!position.Ok)
        {
            return Result<DeviceSnapshot>.Failed(position.Problems);
        }

        var release = DeviceKey.TryParseIn(key, at, out var id) ? ReleasePoint.Of(model, id) : null;
        if (position.Value == model.Position && release is null)
        {
            return SessionOf(key).Evaluate(model, await BookAsync(model, cancellation).ConfigureAwait(false), Today);
        }

        var past = position.Value == model.Position ? model : await store.LoadModelAtAsync(key, position.Value, cancellation).ConfigureAwait(false);
        if (past is null)
        {
            return NoDevice(key);
        }

        var book = release?.Baseline is { } baseline ? await shelf.BookOfAsync(past, baseline, cancellation).ConfigureAwait(false) : await BookAsync(past, cancellation).ConfigureAwait(false);
        return new DeviceSnapshot(past, Evaluation.Of(past, release?.Day ?? Today, book)) { Release = release };
    }

    /// <summary>
    /// The device at past positions and at last as given, in one pass over its ledger: nothing is read twice, and each evaluation is carried
    /// forward from the one before. Each comes with the time of the entry before its position.
    /// </summary>
    /// <param name="now">The device now.</param>
    /// <param name="pause">Whether to stop between an entry and the next, by what is known of both.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<(DeviceSnapshot Snapshot, DateTimeOffset Time)> ReplayAsync(
        DeviceSnapshot now, Func<EventContext, EventContext, bool> pause, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(pause);
        var builder = new DeviceModelBuilder();
        EventContext? before = null;
        Evaluation? evaluated = null;
        await foreach (var entry in store.ReadEntriesAsync(now.Model.Device.Stream, 0, now.Model.Position, cancellation).ConfigureAwait(false))
        {
            if (before is { } last && pause(last, entry.Context))
            {
                var model = builder.Build();
                var book = await BookAsync(model, cancellation).ConfigureAwait(false);
                evaluated = evaluated is not null && ReferenceEquals(evaluated.Book, book) ? evaluated.Advance(model, model.ChangedSince(evaluated.Model)) : Evaluation.Of(model, now.Evaluation.Today, book);
                yield return (new DeviceSnapshot(model, evaluated), last.Time);
            }

            builder.Apply(entry.ReadDeviceEvent(), entry.Context);
            before = entry.Context;
        }

        yield return (now, before?.Time ?? throw new StorageException($"The stream {now.Model.Device.Stream} has no entries; run ledger verify."));
    }

    /// <summary>
    /// Decides on the latest model and appends. When somebody else was faster, decides again on the newer model: the decision itself
    /// refuses what has become stale.
    /// </summary>
    /// <param name="key">The device.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="write">Reason and command.</param>
    /// <param name="decide">From the model to events and an answer.</param>
    /// <param name="cancellation">Stops waiting; an append that has begun is finished or undone as a whole.</param>
    /// <param name="repeated">Answer to a command that was done before, from the model now and what was kept; null for decisions that can simply be made again.</param>
    public async Task<Result<TAnswer>> WriteAsync<TAnswer>(
        string key, string actor, WriteInfo write, Func<DeviceModel, Result<Decided<TAnswer>>> decide, CancellationToken cancellation, Func<DeviceModel, byte[]?, TAnswer>? repeated = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(decide);
        var session = SessionOf(key);
        await session.Gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var loaded = session.Model is { } open ? open : await ModelAsync(key, cancellation).ConfigureAwait(false);
            if (!loaded.TryGet(out var model))
            {
                return Result<TAnswer>.Failed(loaded.Problems);
            }

            var command = write.Command;
            for (var attempt = 0; attempt < MaxAttempts; attempt++)
            {
                var decided = decide(model);
                if (!decided.TryGet(out var decision))
                {
                    // The refusal may rest on a model that another process has left behind.
                    var latest = await CatchUpAsync(session, model, cancellation).ConfigureAwait(false);
                    if (latest.Position == model.Position)
                    {
                        return await RepeatedAsync(model) ?? Result<TAnswer>.Failed(decided.Problems);
                    }

                    model = latest;
                    continue;
                }

                if (decision.Events.Count == 0)
                {
                    return await RepeatedAsync(model) ?? decision.Answer(model);
                }

                var request = new AppendRequest(key, model.Position, command, actor, write.Reason, decision.Events) { RequestHash = command is null ? null : write.Hash, Answer = decision.Kept };
                switch (await store.AppendAsync(request, cancellation).ConfigureAwait(false))
                {
                    case AppendResult.Appended appended:
                        model = model.After(decision.Events.Zip(appended.Contexts));
                        session.Publish(model);
                        return decision.Answer(model);
                    case AppendResult.Repeated again when repeated is not null:
                        return repeated(await CatchUpAsync(session, model, cancellation).ConfigureAwait(false), again.Answer);
                    case AppendResult.CommandReused reused:
                        return CommandReused(reused.CommandId);
                    case AppendResult.Repeated:
                        command = null; // decided again on the latest model, in which it mostly has nothing left to do
                        model = await CatchUpAsync(session, model, cancellation).ConfigureAwait(false);
                        break;
                    default:
                        model = await CatchUpAsync(session, model, cancellation).ConfigureAwait(false);
                        break;
                }
            }

            return new Problem("write.busy", $"Others kept writing to {key} for {MaxAttempts} attempts. Try again.", ProblemKind.Stale);
        }
        finally
        {
            session.Gate.Release();
        }

        // A repeated command can often not be decided again: what it asked for is there already, or has become stale. Only then is it
        // looked up; the append of one that can be decided finds out by itself.
        async Task<Result<TAnswer>?> RepeatedAsync(DeviceModel model)
        {
            if (write.Command is not { } id || await store.FindCommandAsync(id, cancellation).ConfigureAwait(false) is not { } done)
            {
                return null;
            }

            return done.RequestHash != write.Hash ? CommandReused(id)
                : repeated is null ? null
                : repeated(await CatchUpAsync(session, model, cancellation).ConfigureAwait(false), done.Answer);
        }
    }

    /// <summary>Whether this very request was done before: then nobody needs to be asked for a password again, and nothing has become stale.</summary>
    internal async Task<bool> WasDoneAsync(WriteInfo write, CancellationToken cancellation) =>
        write.Command is { } id && await store.FindCommandAsync(id, cancellation).ConfigureAwait(false) is { } done && done.RequestHash == write.Hash;

    /// <summary>What was kept with this very request when it was done before; null when it was not.</summary>
    internal async Task<byte[]?> KeptAsync(WriteInfo write, CancellationToken cancellation) =>
        write.Command is { } id && await store.FindCommandAsync(id, cancellation).ConfigureAwait(false) is { } done && done.RequestHash == write.Hash ? done.Answer : null;

    internal static Problem CommandReused(Guid id) => new("command.reused", $"The idempotency key {id} was used for another request.", ProblemKind.Conflict);

    private async Task<DeviceModel> CatchUpAsync(Session session, DeviceModel model, CancellationToken cancellation)
    {
        var latest = await store.CatchUpAsync(model, cancellation).ConfigureAwait(false);
        session.Publish(latest);
        return latest;
    }

    public static Problem NoDevice(string key) => new("device.notFound", $"There is no device {key}.", ProblemKind.NotFound);

    private async Task<RuleBook> BookAsync(DeviceModel model, CancellationToken cancellation) => (await shelf.LibraryAsync(cancellation).ConfigureAwait(false)).BookOf(model);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static Result<long> PositionOf(DeviceModel model, string at)
    {
        if (long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return position >= 1 && position <= model.Position
                ? position
                : new Problem("position.range", $"Position {position} is not in this device's ledger; expected 1 to {model.Position}.", Path: "at");
        }

        if (!DeviceKey.TryParseIn(model.Device.Key, at, out var id) || id.Kind != RecordKind.REL)
        {
            return new Problem("position.unknown", $"'{at}' is neither a ledger position nor the key of a release like REL-3.", Path: "at");
        }

        // A release stands for its baseline or the moment it was signed; before that, for its latest change.
        return model.TryGet(id, out var release)
            ? ReleasePoint.Of(model, id)?.Position ?? release.Version + 1
            : new Problem("record.notFound", $"There is no release {id} in {model.Device.Key}.", ProblemKind.NotFound, Path: "at");
    }

    private Session SessionOf(string key) => sessions.GetOrAdd(key, _ => new Session());

    private sealed class Session
    {
        private readonly Lock sync = new();
        private DeviceSnapshot? evaluated;
        private DateOnly evaluatedOn;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public DeviceModel? Model { get; private set; }

        public void Publish(DeviceModel model)
        {
            lock (sync)
            {
                if (Model is null || model.Position > Model.Position)
                {
                    Model = model;
                }
            }
        }

        public DeviceSnapshot Evaluate(DeviceModel model, RuleBook book, DateOnly today)
        {
            lock (sync)
            {
                if (evaluated is { } last && ReferenceEquals(last.Model, model) && ReferenceEquals(last.Evaluation.Book, book) && evaluatedOn == today)
                {
                    return last;
                }

                var evaluation = evaluated is { } earlier && evaluatedOn == today && ReferenceEquals(earlier.Evaluation.Book, book) && earlier.Model.Position <= model.Position
                    ? earlier.Evaluation.Advance(model, model.ChangedSince(earlier.Model))
                    : Evaluation.Of(model, today, book);
                evaluated = new DeviceSnapshot(model, evaluation);
                evaluatedOn = today;
                return evaluated;
            }
        }
    }
}
