using System.Collections.Immutable;

namespace Suture.Application.Standards;

/// <summary>What a host says of itself for the checks of the installation.</summary>
public interface IInstallationSettings
{
    /// <summary>Failed attempts after which an account is locked.</summary>
    int MaxFailedAttempts { get; }

    /// <summary>How long it is locked.</summary>
    TimeSpan LockTime { get; }

    /// <summary>Idle time after which a session ends; null where there are no sessions.</summary>
    TimeSpan? IdleSignOut { get; }

    /// <summary>What is sent is encrypted by this server itself, or goes over the loopback interface only.</summary>
    bool IsEncryptedOrLocal { get; }

    /// <summary>How it listens, in words.</summary>
    string Listening { get; }

    /// <summary>Operations that programs can call.</summary>
    int Operations { get; }

    /// <summary>Those of them that ask for no permission.</summary>
    ImmutableArray<string> UnguardedOperations { get; }
}
