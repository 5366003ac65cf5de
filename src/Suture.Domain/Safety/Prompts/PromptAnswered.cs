using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Ledger;

namespace Suture.Domain.Safety.Prompts;

/// <summary>What people said to a prompt.</summary>
public enum PromptReply
{
    /// <summary>Nothing any more: an earlier answer was taken back.</summary>
    Open,

    /// <summary>It was thought about and led to records.</summary>
    Considered,

    /// <summary>It was thought about and does not apply.</summary>
    SetAside,
}

/// <summary>
/// A person answered a prompt of the brainstorm (IEC/TR 80002-1; ISO 14971 5.4). It holds the question as it was asked, because catalogs
/// change; the answer can then be read without them, and it shows when another question stands there now.
/// </summary>
/// <param name="Prompt">Id of the prompt in its catalog: <c>F-ALARM</c>.</param>
/// <param name="Item">The software item it was asked of; null for the device as a whole.</param>
/// <param name="Reply">What was said.</param>
/// <param name="Records">What it led to; empty unless considered.</param>
/// <param name="Reason">Why it does not apply; when considered, what else was said, or null.</param>
/// <param name="Asked">The question.</param>
/// <param name="Edition">Edition of the catalog that asked.</param>
/// <param name="ItemHash">Content of the item at that moment; null without item.</param>
public sealed record PromptAnswered(string Prompt, RecordId? Item, PromptReply Reply, ImmutableArray<RecordId> Records, string? Reason, string Asked, string Edition, Hash32? ItemHash)
    : DeviceEvent, IStanding
{
    public string Subject => SubjectOf(Prompt, Item);

    /// <summary><c>F-ALARM</c> of the device as a whole, <c>F-ALARM@ITEM-3</c> of an item.</summary>
    public static string SubjectOf(string prompt, RecordId? item) => item is { } id ? $"{prompt}@{id}" : prompt;

    /// <summary>Whether it says the same; who said it, and when, is in its entry.</summary>
    public bool Same(PromptAnswered? other) =>
        other is not null && Prompt == other.Prompt && Item == other.Item && Reply == other.Reply && Reason == other.Reason && Asked == other.Asked && Edition == other.Edition && ItemHash == other.ItemHash
        && Records.SequenceEqual(other.Records);
}
