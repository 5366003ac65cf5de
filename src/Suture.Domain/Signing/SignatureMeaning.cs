namespace Suture.Domain.Signing;

/// <summary>What a signer declares (21 CFR 11.50(a)(3)).</summary>
public enum SignatureMeaning
{
    Authorship,
    Review,
    Approval,
    Verification,
    Release,
}

/// <summary>How the signer proved to be the signer at the moment of signing (21 CFR 11.200(a)).</summary>
public enum Reauthentication
{
    Password,
    PasswordAndSecondFactor,
}
