using System.Collections.Immutable;

namespace Suture.Domain.People;

/// <summary>What a person or a token may do. Every use case names the one it needs.</summary>
public enum Permission
{
    /// <summary>Read devices, records, traces, checks and reports.</summary>
    Read,

    /// <summary>Read the result of the gate; all that a CI token may read.</summary>
    ReadGate,

    /// <summary>Read findings, which are sensitive before disclosure.</summary>
    ReadFindings,

    /// <summary>Create and change records and links, move them through the steps that need no signature.</summary>
    WriteRecords,

    /// <summary>Import test results and SBOMs.</summary>
    WriteEvidence,

    /// <summary>Sign: approve records, close reports, attest clauses.</summary>
    Sign,

    /// <summary>Create devices and change their settings.</summary>
    ManageDevices,

    /// <summary>Create people, give roles, disable accounts.</summary>
    ManagePeople,

    /// <summary>Read the audit trail and verify the ledger.</summary>
    Audit,
}

/// <summary>Groups of permissions that a person can hold; several at once add up.</summary>
public enum Role
{
    Administrator,
    Quality,
    Engineer,
    Security,
    Auditor,
}

/// <summary>Which role may do what. The administrator keeps the installation and does not sign (21 CFR 11.10(g), Annex 11 chapter 12).</summary>
public static class RolePermissions
{
    public static ImmutableArray<Permission> Of(Role role) => role switch
    {
        Role.Administrator => [Permission.Read, Permission.ReadGate, Permission.ReadFindings, Permission.WriteRecords, Permission.WriteEvidence, Permission.ManageDevices, Permission.ManagePeople, Permission.Audit],
        Role.Quality => [Permission.Read, Permission.ReadGate, Permission.ReadFindings, Permission.WriteRecords, Permission.WriteEvidence, Permission.Sign, Permission.ManageDevices, Permission.Audit],
        Role.Engineer => [Permission.Read, Permission.ReadGate, Permission.WriteRecords, Permission.WriteEvidence, Permission.Sign],
        Role.Security => [Permission.Read, Permission.ReadGate, Permission.ReadFindings, Permission.WriteRecords, Permission.WriteEvidence, Permission.Sign],
        Role.Auditor => [Permission.Read, Permission.ReadGate, Permission.ReadFindings, Permission.Audit],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    public static bool Allow(IEnumerable<Role> roles, Permission permission) => roles.Any(r => Of(r).Contains(permission));
}

/// <summary>What a token may be used for; never more than its owner may do, and never to sign.</summary>
public enum TokenScope
{
    /// <summary>All that the owner may do, but signing.</summary>
    Full,

    /// <summary>Read only.</summary>
    Read,

    /// <summary>For CI: push evidence and read the gate, nothing else.</summary>
    Evidence,
}
