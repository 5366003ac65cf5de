using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

/// <summary>All threats and findings of a device, judged by its policy. Levels are codes of the policy's scales. Who may not read findings gets threats only.</summary>
internal sealed record SecurityRiskReportDto(string Device, long Position, RiskPolicyRefDto Policy, ImmutableArray<SecurityRiskDto> Risks, SecurityCountDto Before, SecurityCountDto After, SecurityMatrixDto Matrix);

/// <summary>Risk is controlled, uncontrolled, or none where no patient can be harmed or nothing is left to exploit.</summary>
internal sealed record SecurityRiskDto(
    string Key, string Title, string? Vulnerability, string RiskBefore, string RiskAfter, string? Judged, SecurityImpactDto Impact, SecurityEstimateDto Before, SecurityEstimateDto After, ImmutableArray<ReachedSituationDto> Situations,
    ImmutableArray<SecurityControlUseDto> Controls, ImmutableArray<RiskConcernDto> Concerns);

/// <summary>What assets lose. Value is the worst of their needs: low, medium, high; absent when it is not known.</summary>
internal sealed record SecurityImpactDto(string? Value, string Rule, ImmutableArray<LostPropertyDto> Losses);

/// <summary>Property is confidentiality, integrity or availability; need is what the asset states.</summary>
internal sealed record LostPropertyDto(string Asset, string Property, string? Need);

internal sealed record SecurityEstimateDto(RiskFigureDto Exploitability, RiskFigureDto Harm, RiskFigureDto Risk);

/// <summary>Cause is that over which the situation is reached; absent when it is linked itself.</summary>
internal sealed record ReachedSituationDto(string Key, string? Cause, string SeverityBefore, string SeverityAfter, bool HasHarm);

/// <summary>Hinders: it makes the attack harder; else it makes the harm less. Via is what it mitigates where that is not the threat itself.</summary>
internal sealed record SecurityControlUseDto(string Key, string Status, bool Tested, bool Hinders, string? Via, bool SideEffectsStated);

internal sealed record SecurityCountDto(int Controlled, int Uncontrolled, int None);

/// <summary>Counts by exploitability (rows) and severity (columns), least first, with what each cell means to patients.</summary>
internal sealed record SecurityMatrixDto(
    ImmutableArray<string> Exploitabilities, ImmutableArray<string> Severities, ImmutableArray<ImmutableArray<string>> Risks, ImmutableArray<ImmutableArray<int>> Before, ImmutableArray<ImmutableArray<int>> After);

/// <summary>The loop between security and safety: a row for each chain, and what each side asks of the other.</summary>
internal sealed record LoopDto(string Device, long Position, string? From, int Broken, int OpenAsks, ImmutableArray<LoopRowDto> Rows, ImmutableArray<BridgeAskDto> Asks);

/// <summary>One chain. Broken says where it is, and what is missing there.</summary>
internal sealed record LoopRowDto(
    string Source, string Title, string? Vulnerability, bool Closed, ImmutableArray<string> Targets, ImmutableArray<string> Situation, ImmutableArray<string> Harms, string? Control, string? Requirement, string? Test,
    string? Result, ImmutableArray<LoopNoteDto> Notes, ImmutableArray<LoopNoteDto> Broken);

internal sealed record LoopNoteDto(string Place, string Words);

internal sealed record BridgeAskDto(string Kind, string Key, string Clause, bool Open, string Why, string Answer, ImmutableArray<string> Because, ImmutableArray<string> AnsweredBy);

/// <summary>FDA's recommendations on security controls as a checklist.</summary>
internal sealed record SecurityControlsDto(string Device, long Position, int Answered, int NotShown, int Open, int SetAside, ImmutableArray<ControlCategoryDto> Categories);

internal sealed record ControlCategoryDto(string Code, string Title, ImmutableArray<RecommendationDto> Recommendations, ImmutableArray<string> Unnamed);

internal sealed record RecommendationDto(string Code, string Title, string? Ask, string Status, ImmutableArray<RecommendationControlDto> Controls, SetAsideDto? SetAside);

internal sealed record RecommendationControlDto(string Key, string Title, bool Shown, string? Missing, ImmutableArray<string> Requirements, ImmutableArray<RecommendationTestDto> Tests);

internal sealed record RecommendationTestDto(string Key, bool Passes);

internal sealed record SetAsideDto(string Why, string By, DateTimeOffset At);
