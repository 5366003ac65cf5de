using System.Collections.Immutable;

namespace Suture.Domain.Standards;

/// <summary>What can be asked of an installation of Suture: from its settings, its accounts and its ledger (21 CFR Part 11, EU GMP Annex 11).</summary>
public enum InstallationFact
{
    /// <summary>The whole ledger was computed anew, and everything fits: no entry, row or kept file was altered, removed or added.</summary>
    LedgerIntact,

    /// <summary>Every change is an entry with time, person, reason and the content before and after; none can be taken away.</summary>
    AuditTrail,

    /// <summary>Each stream has a signed checkpoint of the last two days.</summary>
    CheckpointsRecent,

    /// <summary>Records, audit trail and signatures can be copied out whole, readable by people and by programs.</summary>
    Exportable,

    /// <summary>Steps of a record happen only in the order of its lifecycle.</summary>
    StepsOrdered,

    /// <summary>Every operation asks for a permission on the server.</summary>
    AuthorityChecked,

    /// <summary>Every account is one person's, and user names are never used again.</summary>
    AccountsPersonal,

    /// <summary>No account in use is both administrator and signer.</summary>
    AdministratorsDoNotSign,

    /// <summary>Each person who may sign has a second factor.</summary>
    SecondFactors,

    /// <summary>Every signature shows printed name, time and meaning, and how the signer was asked again.</summary>
    SignaturesComplete,

    /// <summary>Every signature names the content hash of the revision that was signed.</summary>
    SignaturesBound,

    /// <summary>An account is locked after failed attempts, and that is recorded.</summary>
    Lockout,

    /// <summary>Sessions end by themselves.</summary>
    SessionsEnd,

    /// <summary>Each token has an owner and an end, and can not sign.</summary>
    TokensLimited,

    /// <summary>What people and programs send is encrypted, or does not leave the machine.</summary>
    Encrypted,
}

/// <summary>The answer to one question about an installation.</summary>
/// <param name="Holds">Whether it is so.</param>
/// <param name="Says">What was found, in words: the figures where it holds, what is at fault where it does not.</param>
public sealed record InstallationAnswer(bool Holds, string Says);

/// <summary>All that is known of an installation at a moment.</summary>
public sealed record InstallationFacts(ImmutableDictionary<InstallationFact, InstallationAnswer> Answers)
{
    public static readonly InstallationFacts Unknown = new(ImmutableDictionary<InstallationFact, InstallationAnswer>.Empty);

    public InstallationAnswer Of(InstallationFact fact) => Answers.GetValueOrDefault(fact) ?? new InstallationAnswer(Holds: false, "it was not looked at");
}
