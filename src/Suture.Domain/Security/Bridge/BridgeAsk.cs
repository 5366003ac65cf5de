using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Security.Bridge;

/// <summary>What one side asks of the other.</summary>
public enum AskKind
{
    /// <summary>A threat or finding asks for the hazardous situation it contributes to, or for a word that it has no effect on safety.</summary>
    Situation,

    /// <summary>A situation that an attack can bring about asks for a harm of the common list.</summary>
    Harm,

    /// <summary>A threat to several patients asks its situation to say so.</summary>
    Scale,

    /// <summary>A security control that touches a safety function asks for a safety review.</summary>
    SafetyReview,

    /// <summary>A safety control that can be reached asks for a threat.</summary>
    Threat,

    /// <summary>A link between the two files asks to be confirmed: one side changed.</summary>
    Confirmation,
}

/// <summary>A demand of one side on the other, computed from the records.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Record">The record at fault: where the answer belongs.</param>
/// <param name="Clause">Who asks: a row of the bridge in the catalog sw96_tir57.</param>
/// <param name="Why">Why it is asked, in words.</param>
/// <param name="Answer">What answers it, in words.</param>
/// <param name="Because">The records that give rise to it.</param>
/// <param name="AnsweredBy">The records that answer it; empty when a field or nothing does.</param>
/// <param name="Open">Nothing answers it, or what it rests on changed since.</param>
public sealed record BridgeAsk(AskKind Kind, RecordId Record, string Clause, string Why, string Answer, ImmutableArray<RecordId> Because, ImmutableArray<RecordId> AnsweredBy, bool Open);
