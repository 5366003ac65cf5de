using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Safety.Prompts;

/// <summary>An answer to a prompt as somebody gives it, before anything is checked.</summary>
/// <param name="Prompt">Id of the prompt.</param>
/// <param name="Item">Key of a software item; null for the device as a whole.</param>
public sealed record PromptWish(string Prompt, string? Item = null)
{
    /// <summary>Keys of what it led to: all of them, in place of what an earlier answer named.</summary>
    public ImmutableArray<string> Records { get; init; } = [];

    /// <summary>Why it does not apply; null when it is not set aside.</summary>
    public string? SetAside { get; init; }

    /// <summary>What else was said of a prompt that led to records.</summary>
    public string? Note { get; init; }

    /// <summary>Take the answer back.</summary>
    public bool Reopen { get; init; }

    /// <summary>Ledger entry of the answer that the person saw, -1 for none; null when it does not matter.</summary>
    public long? Seen { get; init; }
}

/// <summary>A record that a prompt leads to, to be made in the same go.</summary>
/// <param name="Prompt">Id of the prompt.</param>
/// <param name="Item">Key of a software item; null for the device as a whole.</param>
/// <param name="Kind">Hazard, hazardous situation or software cause.</param>
/// <param name="Title">In place of the suggested one; null keeps that.</param>
/// <param name="Text">In place of the suggested one; null keeps that.</param>
public sealed record PromptDraft(string Prompt, string? Item, RecordKind Kind, string? Title = null, string? Text = null);
