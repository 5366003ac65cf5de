using System.Collections.Immutable;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Storage;

namespace Suture.Application.People;

/// <summary>What is to be written to the organization's stream, and beside it.</summary>
internal sealed record OrganizationDecision(ImmutableArray<OrganizationEvent> Events, ImmutableArray<BesideWrite> Beside)
{
    public static readonly OrganizationDecision Nothing = new([], []);
}

/// <summary>Decides on the organization as it is now and appends; decides again when somebody else was faster.</summary>
internal static class OrganizationWriting
{
    private const int MaxAttempts = 50;

    /// <returns>True when something was written now, false when there was nothing to write or the command was done before.</returns>
    public static async Task<Result<bool>> WriteAsync(ISutureStore store, string actor, WriteInfo write, Func<Task<Result<OrganizationDecision>>> decide, CancellationToken cancellation)
    {
        if (write.Command is { } id && await store.FindCommandAsync(id, cancellation).ConfigureAwait(false) is { } done)
        {
            return done.RequestHash == write.Hash ? false : Reused(id);
        }

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var size = await SizeAsync(store, cancellation).ConfigureAwait(false);
            var decided = await decide().ConfigureAwait(false);
            if (!decided.TryGet(out var decision))
            {
                return decided.Problems;
            }

            if (decision.Events.IsEmpty)
            {
                return false;
            }

            var append = new OrganizationAppend(size, write.Command, actor, write.Reason, decision.Events) { Beside = decision.Beside, RequestHash = write.Command is null ? null : write.Hash };
            switch (await store.AppendAsync(append, cancellation).ConfigureAwait(false))
            {
                case AppendResult.Appended:
                    return true;
                case AppendResult.Repeated:
                    return false;
                case AppendResult.CommandReused reused:
                    return Reused(reused.CommandId);
            }
        }

        return new Problem("write.busy", $"Others kept changing people for {MaxAttempts} attempts. Try again.", ProblemKind.Stale);
    }

    private static Problem Reused(Guid id) => new("command.reused", $"The idempotency key {id} was used for another request.", ProblemKind.Conflict);

    private static async Task<long> SizeAsync(ISutureStore store, CancellationToken cancellation) =>
        (await store.HeadsAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(h => string.Equals(h.Stream, OrganizationEventCodec.Stream, StringComparison.Ordinal))?.Size ?? 0;
}
