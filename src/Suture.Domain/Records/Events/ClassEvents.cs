using System.Collections.Immutable;
using Suture.Domain.Signing;

namespace Suture.Domain.Records.Events;

/// <summary>The questions of IEC 62304 4.3 a, in the order in which they are asked.</summary>
public enum ClassQuestion
{
    /// <summary>Can a failure of the software contribute to a hazardous situation?</summary>
    Contributes,

    /// <summary>Is the risk unacceptable, counting only risk controls outside the software?</summary>
    Unacceptable,

    /// <summary>How serious is the worst harm?</summary>
    Severity,
}

/// <summary>The answers that the questions take.</summary>
public enum ClassReply
{
    No,
    Yes,

    /// <summary>No serious injury.</summary>
    NotSerious,

    /// <summary>Death or serious injury.</summary>
    Serious,
}

/// <summary>One question as it was answered.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">What counts.</param>
/// <param name="Computed">What the records said at that moment; null when they did not say.</param>
/// <param name="Reason">Why a person answered, where the records did not say or said otherwise.</param>
/// <param name="Evidence">Records that the answer was computed from, or that the person had before them.</param>
public sealed record ClassStep(ClassQuestion Question, ClassReply Answer, ClassReply? Computed, string? Reason, ImmutableArray<RecordId> Evidence);

/// <summary>A person signed the safety class of the software, or of one software item (IEC 62304 4.3).</summary>
/// <param name="Item">The item; null for the software as a whole.</param>
/// <param name="Steps">Questions in order; those that were not reached are left out.</param>
/// <param name="SafetyClass">A, B or C.</param>
/// <param name="Rationale">In words, for readers of the risk management file.</param>
/// <param name="PrintedName">The signer's name as printed at that moment.</param>
/// <param name="Proof">How the signer proved to be the signer.</param>
public sealed record ClassDecided(RecordId? Item, ImmutableArray<ClassStep> Steps, string SafetyClass, string Rationale, string PrintedName, Reauthentication Proof) : DeviceEvent, IStanding
{
    public string Subject => Item?.ToString() ?? string.Empty;
}

/// <summary>A person signed that the software goes the legacy route of IEC 62304 4.4, or no longer does.</summary>
/// <param name="Document">The legacy assessment; null when the route is left.</param>
/// <param name="Rationale">Why.</param>
/// <param name="PrintedName">The signer's name as printed at that moment.</param>
/// <param name="Proof">How the signer proved to be the signer.</param>
public sealed record LegacyRouteChosen(RecordId? Document, string Rationale, string PrintedName, Reauthentication Proof) : DeviceEvent, IStanding
{
    public string Subject => string.Empty;
}

/// <summary>Who does an item of the plan, and until when (IEC 62304 5.1).</summary>
/// <param name="Item">Id of the item; stays the same as long as there is such work.</param>
/// <param name="Owner">User name; null when nobody in particular.</param>
/// <param name="Due">Day by which it is to be done; null when none is set.</param>
/// <param name="Note">What else the project says about it.</param>
public sealed record PlanItemAssigned(string Item, string? Owner, DateOnly? Due, string? Note) : DeviceEvent, IStanding
{
    public string Subject => Item;
}
