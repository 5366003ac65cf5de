using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Safety;

/// <summary>Decides on the policy that a device's risks are judged by.</summary>
public static class RiskPolicyDecision
{
    /// <summary>The event that sets a policy; null when it is the device's policy already.</summary>
    /// <param name="model">The device.</param>
    /// <param name="policy">The policy to set.</param>
    /// <param name="reason">Why; a policy that takes the place of an earlier one needs it.</param>
    /// <param name="signer">Who signs, as just proved.</param>
    public static Result<RiskPolicySet?> Set(DeviceModel model, RiskPolicy policy, string? reason, SignerProof signer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(signer);
        if (model.OwnRiskPolicy is { } own && own.What.Policy.Equals(policy))
        {
            return (RiskPolicySet?)null;
        }

        return Refusal(model, reason) is { } problem ? problem : new RiskPolicySet((model.OwnRiskPolicy?.What.Number ?? 0) + 1, policy, signer.PrintedName, signer.Proof);
    }

    /// <summary>Why it would be refused, before anyone is asked to sign.</summary>
    public static Problem? Refusal(DeviceModel model, string? reason)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.OwnRiskPolicy is not null && string.IsNullOrWhiteSpace(reason)
            ? new Problem("riskPolicy.reason", "Say why the risk policy changes: risks that were accepted under it may stand otherwise.", Path: "reason")
            : null;
    }
}
