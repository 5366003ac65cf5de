using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Security.ThreatModels.Suggestions;

/// <summary>A threat to think about at one element or flow.</summary>
/// <param name="Key">
/// Same for the same place and the same threat of the library, whatever else changes: <c>T-11@F4</c>, and <c>T@F4</c> for a letter
/// that only the table asks for.
/// </param>
/// <param name="Place">Id of the element or flow.</param>
/// <param name="Threat">Of the library; null when only the table of STRIDE by element asks.</param>
/// <param name="Strides">What it does, the first first.</param>
/// <param name="Ask">A question to answer with yes or no.</param>
/// <param name="Because">Why it is asked here.</param>
public sealed record ThreatSuggestion(string Key, string Place, LibraryThreat? Threat, ImmutableArray<Stride> Strides, string Title, string Ask, string Because);

/// <summary>What became of a suggestion.</summary>
public enum SuggestionState
{
    /// <summary>Nobody has answered it.</summary>
    Open,

    /// <summary>A threat record at this place does the same kind of harm; a person should say whether it is this one.</summary>
    Similar,

    /// <summary>A threat record names it.</summary>
    Accepted,

    /// <summary>Considered and set aside, with a reason.</summary>
    SetAside,
}

/// <summary>A suggestion with what became of it.</summary>
/// <param name="Threats">Threat records that name it, else those that are similar.</param>
/// <param name="Reason">Why it was set aside.</param>
public sealed record AnsweredSuggestion(ThreatSuggestion Suggestion, SuggestionState State, ImmutableArray<RecordId> Threats, string? Reason);

/// <summary>What of a threat record counts for suggestions.</summary>
/// <param name="Suggestion">Key of the suggestion it answers.</param>
/// <param name="Element">Id in the diagram.</param>
/// <param name="Stride">Its code.</param>
public sealed record KnownThreat(RecordId Id, string? Suggestion, string? Element, string? Stride);
