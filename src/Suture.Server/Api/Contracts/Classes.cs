using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

/// <summary>What one record says about a question.</summary>
internal sealed record ClassEvidenceDto(string Key, string Says);

/// <param name="Answer">Code of the answer: no, yes, notSerious, serious.</param>
/// <param name="Label">In words.</param>
/// <param name="LeadsTo">A class, or the next question.</param>
internal sealed record ClassReplyDto(string Answer, string Label, string LeadsTo);

/// <param name="Question">contributes, unacceptable or severity.</param>
/// <param name="Ask">In words.</param>
/// <param name="Help">What to keep in mind.</param>
/// <param name="Answers">Answers that it takes.</param>
/// <param name="Computed">What the records answer; left out where they do not say.</param>
/// <param name="Why">What that rests on, or what is not recorded.</param>
/// <param name="Evidence">The hazardous situations looked at.</param>
/// <param name="Records">All records it was computed from.</param>
internal sealed record ClassQuestionDto(
    string Question, string Ask, string Help, ImmutableArray<ClassReplyDto> Answers, string? Computed, string Why, ImmutableArray<ClassEvidenceDto> Evidence, ImmutableArray<string> Records);

/// <summary>A question as it was answered; computed is what the records said.</summary>
internal sealed record ClassStepDto(string Question, string Answer, string? Computed, string? Reason, ImmutableArray<string> Evidence);

/// <summary>A signed decision.</summary>
internal sealed record ClassDecisionDto(string SafetyClass, string PrintedName, string Actor, DateTimeOffset Time, long Index, string Proof, string Rationale, ImmutableArray<ClassStepDto> Steps);

/// <summary>A clause that is answered otherwise with the proposed class.</summary>
internal sealed record ClauseChangeDto(string Standard, string Clause, string Title, string Before, string After, int GapsBefore, int GapsAfter);

/// <param name="SafetyClass">The class that records and answers lead to.</param>
/// <param name="Rationale">As it would be signed.</param>
/// <param name="Steps">The answers.</param>
/// <param name="AskedBefore">Clauses that are asked now.</param>
/// <param name="AskedAfter">Clauses that would be.</param>
/// <param name="GapsBefore">Gaps now.</param>
/// <param name="GapsAfter">Gaps then.</param>
/// <param name="Clauses">Clauses that are answered otherwise.</param>
/// <param name="Plan">Items of the plan that come, go, or have other work left.</param>
internal sealed record ClassProposalDto(
    string SafetyClass, string Rationale, ImmutableArray<ClassStepDto> Steps, int AskedBefore, int AskedAfter, int GapsBefore, int GapsAfter, ImmutableArray<ClauseChangeDto> Clauses,
    ImmutableArray<PlanChangeDto> Plan);

/// <param name="Device">The device.</param>
/// <param name="Item">The software item; left out for the software as a whole.</param>
/// <param name="Title">Its title, or the device's name.</param>
/// <param name="Recorded">The class recorded at the item or the device.</param>
/// <param name="Effective">The class in force: own, inherited, or C.</param>
/// <param name="Above">For an item, the class that it would inherit.</param>
/// <param name="Computed">The class that the records give by themselves.</param>
/// <param name="Questions">All three questions as the records answer them.</param>
/// <param name="Decision">The signed decision that stands.</param>
/// <param name="Outdated">What the records say otherwise since.</param>
/// <param name="Proposal">Where records and answers lead; left out while something is missing.</param>
/// <param name="Missing">What is missing: answers and reasons.</param>
/// <param name="Position">Ledger position.</param>
internal sealed record ClassificationDto(
    string Device, string? Item, string Title, string? Recorded, string Effective, string? Above, string? Computed, ImmutableArray<ClassQuestionDto> Questions, ClassDecisionDto? Decision,
    ImmutableArray<string> Outdated, ClassProposalDto? Proposal, ImmutableArray<string> Missing, long Position);

/// <summary>A software item in the list of classes; without a key it is the software as a whole.</summary>
internal sealed record ClassRowDto(string? Item, string Title, string? Own, string Effective, bool Decided, ImmutableArray<string> Outdated);

/// <summary>An answer of a person; the reason is needed unless the records say the same.</summary>
internal sealed record GivenAnswerDto(string Question, string Answer, string? Reason = null);

/// <summary>Answers to try; what is left out the records answer.</summary>
internal sealed record PreviewClassDto(string? Item = null, ImmutableArray<GivenAnswerDto>? Answers = null, string? Remark = null);

/// <summary>A class to sign. With <c>safetyClass</c>, the class that the signer saw, any other is refused.</summary>
internal sealed record DecideClassDto(
    string Password, string? Item = null, ImmutableArray<GivenAnswerDto>? Answers = null, string? Remark = null, string? SafetyClass = null, string? Code = null, string? Reason = null);

internal sealed record LegacyDocumentDto(string Key, string Title, string State);

/// <param name="InForce">The route of IEC 62304 4.4 stands in place of clauses 5, 7 and 8.</param>
/// <param name="Document">The legacy assessment that was chosen.</param>
/// <param name="Rationale">Why.</param>
/// <param name="PrintedName">Who signed.</param>
/// <param name="Time">When.</param>
/// <param name="Documents">Legacy assessments that could carry it.</param>
/// <param name="Position">Ledger position.</param>
internal sealed record LegacyDto(bool InForce, string? Document, string? Rationale, string? PrintedName, DateTimeOffset? Time, ImmutableArray<LegacyDocumentDto> Documents, long Position);

/// <summary>Takes the legacy route with a document, or leaves it without one.</summary>
internal sealed record ChooseLegacyDto(string Rationale, string Password, string? Document = null, string? Code = null, string? Reason = null);
