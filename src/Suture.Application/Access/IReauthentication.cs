using Suture.Domain.Records.Commands;
using Suture.Domain.Results;

namespace Suture.Application.Access;

/// <summary>What a person enters to sign: again the password, and the code of the second factor when the account has one.</summary>
public sealed record SigningCredentials(string Password, string? Code);

/// <summary>Checks at the moment of signing that the signer is the signer (21 CFR 11.200(a)). Failed attempts count towards the lock.</summary>
public interface IReauthentication
{
    Task<Result<SignerProof>> ProveAsync(Caller caller, SigningCredentials credentials, CancellationToken cancellation);
}
