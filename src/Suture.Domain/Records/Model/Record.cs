using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Signing;
using Suture.Ledger;

namespace Suture.Domain.Records.Model;

/// <summary>A record as it stands at one position of its device's ledger. Immutable.</summary>
public sealed record Record
{
    public required RecordId Id { get; init; }

    /// <summary>The id in the tool it came from, if any.</summary>
    public string? Alias { get; init; }

    public required string Title { get; init; }

    /// <summary>Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>User name of the person who looks after it.</summary>
    public string? Owner { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public required FieldValues Fields { get; init; }

    public required LifecycleState State { get; init; }

    /// <summary>From 1; one more with each change of title, text or fields.</summary>
    public required int Revision { get; init; }

    /// <summary>SHA-256 of key, title, text and fields in canonical JSON; what approvals and links refer to.</summary>
    public required Hash32 ContentHash { get; init; }

    /// <summary>The signature that stands on this revision; null when none does.</summary>
    public Signature? Signature { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who last changed title, text or fields: the author of this revision.</summary>
    public required string ChangedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Index of the last ledger entry about this record; the expected version of a write (HTTP ETag).</summary>
    public required long Version { get; init; }

    public RecordKind Kind => Id.Kind;

    public bool IsRetired => State.Class == StateClass.Retired;

    public bool IsApproved => State.Class == StateClass.Approved;

    public override string ToString() => $"{Id} {Title}";
}

/// <summary>A signature as it stands on a revision (21 CFR 11.50, 11.70).</summary>
/// <param name="Signer">User name; unique and never reused.</param>
/// <param name="PrintedName">The signer's name as printed at that moment.</param>
/// <param name="Meaning">What the signer declared.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Revision">Revision that was signed.</param>
/// <param name="ContentHash">Content of that revision.</param>
/// <param name="Proof">How the signer proved to be the signer.</param>
/// <param name="Index">Ledger entry that holds the signature.</param>
public sealed record Signature(string Signer, string PrintedName, SignatureMeaning Meaning, DateTimeOffset Time, int Revision, Hash32 ContentHash, Reauthentication Proof, long Index);
