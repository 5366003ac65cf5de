using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Domain.People;
using Suture.Domain.Records.Commands;
using Suture.Domain.Results;
using Suture.Domain.Safety;

namespace Suture.Application.Safety;

/// <summary>A risk policy as its file.</summary>
public sealed record RiskPolicyFile(string Name, string Text);

/// <summary>What setting a policy did, or would do.</summary>
/// <param name="Number">Number of the device's policy, from 1; 0 while it has none of its own.</param>
/// <param name="Changed">False when it was the device's policy already.</param>
/// <param name="Moved">The risks that stand elsewhere by it.</param>
/// <param name="DryRun">Nothing was set.</param>
/// <param name="Position">Ledger position after it.</param>
public sealed record RiskPolicyAnswer(int Number, bool Changed, ImmutableArray<MovedRisk> Moved, bool DryRun, long Position);

/// <summary>Sets the policy that a device's risks are judged by: signed, as a whole, and answered with what moved.</summary>
public sealed class RiskPolicyWriting(DeviceSessions sessions, IReauthentication reauthentication, ReceiptPublisher receipts)
{
    private const int LongestFile = 256 * 1024;

    /// <summary>What would move if this policy were set.</summary>
    public async Task<Result<RiskPolicyAnswer>> PreviewAsync(Caller caller, string device, RiskPolicyFile file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(file);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        var read = Read(file);
        var snapshot = await sessions.SnapshotAsync(device, cancellation).ConfigureAwait(false);
        return read.Then(policy => snapshot.Map(now => new RiskPolicyAnswer(
            now.Model.OwnRiskPolicy?.What.Number ?? 0, !IsSet(now, policy), RiskChanges.Between(now.Evaluation.Risks, now.Evaluation.RisksBy(policy)), DryRun: true, now.Model.Position)));
    }

    /// <summary>Sets the policy. A device's second policy, and each one after, needs a reason.</summary>
    public async Task<Result<RiskPolicyAnswer>> SetAsync(Caller caller, string device, RiskPolicyFile file, SigningCredentials credentials, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.Sign, device) is { } refusal)
        {
            return refusal;
        }

        if (await sessions.KeptAsync(write, cancellation).ConfigureAwait(false) is { } kept)
        {
            return await AnswerAsync(device, IndexOf(kept), null, cancellation).ConfigureAwait(false);
        }

        var read = Read(file);
        if (!read.TryGet(out var policy))
        {
            return Result<RiskPolicyAnswer>.Failed(read.Problems);
        }

        // Before the password is asked for in vain: what changes nothing or would be refused anyway costs no attempt.
        var before = await sessions.SnapshotAsync(device, cancellation).ConfigureAwait(false);
        if (!before.TryGet(out var now))
        {
            return Result<RiskPolicyAnswer>.Failed(before.Problems);
        }

        if (IsSet(now, policy))
        {
            return new RiskPolicyAnswer(now.Model.OwnRiskPolicy!.What.Number, Changed: false, [], DryRun: false, now.Model.Position);
        }

        if (RiskPolicyDecision.Refusal(now.Model, write.Reason) is { } problem)
        {
            return problem;
        }

        var proof = await reauthentication.ProveAsync(caller, credentials, cancellation).ConfigureAwait(false);
        return proof.TryGet(out var signer)
            ? await WriteAsync(caller, device, policy, signer, write, cancellation).ConfigureAwait(false)
            : Result<RiskPolicyAnswer>.Failed(proof.Problems);
    }

    private async Task<Result<RiskPolicyAnswer>> WriteAsync(Caller caller, string device, RiskPolicy policy, SignerProof signer, WriteInfo write, CancellationToken cancellation)
    {
        RiskPolicy? was = null;
        var written = await sessions.WriteAsync(
            device,
            caller.Actor,
            write,
            model =>
            {
                was = model.RiskPolicy;
                return RiskPolicyDecision.Set(model, policy, write.Reason, signer).Map(e => new Decided<long>(
                    e is null ? [] : [e], after => after.OwnRiskPolicy!.Index, Encoding.UTF8.GetBytes(model.Position.ToString(CultureInfo.InvariantCulture))));
            },
            cancellation,
            (_, kept) => IndexOf(kept!)).ConfigureAwait(false);
        if (!written.TryGet(out var index))
        {
            return Result<RiskPolicyAnswer>.Failed(written.Problems);
        }

        await receipts.PublishAsync(device, cancellation).ConfigureAwait(false);
        return await AnswerAsync(device, index, was, cancellation).ConfigureAwait(false);
    }

    /// <param name="device">The device.</param>
    /// <param name="index">Ledger entry that set the policy.</param>
    /// <param name="was">The policy before; null to read it from the ledger.</param>
    /// <param name="cancellation">Stops reading.</param>
    private async Task<Result<RiskPolicyAnswer>> AnswerAsync(string device, long index, RiskPolicy? was, CancellationToken cancellation)
    {
        var after = await sessions.SnapshotAsync(device, (index + 1).ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
        if (was is null)
        {
            var before = await sessions.SnapshotAsync(device, index.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
            if (!before.TryGet(out var earlier))
            {
                return Result<RiskPolicyAnswer>.Failed(before.Problems);
            }

            was = earlier.Model.RiskPolicy;
        }

        return after.Map(now => new RiskPolicyAnswer(
            now.Model.OwnRiskPolicy!.What.Number, Changed: true, RiskChanges.Between(now.Evaluation.RisksBy(was), now.Evaluation.Risks), DryRun: false, now.Model.Position));
    }

    private static Result<RiskPolicy> Read(RiskPolicyFile file)
    {
        if (file.Text.Length > LongestFile)
        {
            return new Problem("riskPolicy.large", $"A risk policy can have at most {LongestFile / 1024} KiB.", File: file.Name);
        }

        using var text = new StringReader(file.Text);
        return RiskPolicyReader.Read(file.Name, text);
    }

    private static bool IsSet(DeviceSnapshot now, RiskPolicy policy) => now.Model.OwnRiskPolicy is { } own && own.What.Policy.Equals(policy);

    private static long IndexOf(byte[] kept) => long.Parse(Encoding.UTF8.GetString(kept), NumberStyles.None, CultureInfo.InvariantCulture);
}
