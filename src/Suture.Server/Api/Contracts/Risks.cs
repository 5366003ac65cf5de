using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

/// <summary>All risks of a device, judged by its policy. Levels are codes of the policy's scales.</summary>
internal sealed record RiskReportDto(
    string Device, long Position, RiskPolicyRefDto Policy, ImmutableArray<RiskDto> Risks, ImmutableArray<RiskRegionDto> Regions, RiskMatrixDto Matrix, OverallRiskDto Overall,
    ImmutableArray<string> OpenHazards);

/// <summary>Number is that of the device's own policy; 0 while the built-in one holds.</summary>
internal sealed record RiskPolicyRefDto(string Id, string Title, int Number);

/// <summary>Initial and residual are regions; severity is that before controls; harm is the worst one.</summary>
internal sealed record RiskDto(
    string Key, string Title, string? Harm, string Severity, string Initial, string Residual, bool Acceptable, string Acceptance, bool NeedsBenefitRisk, string? Judged,
    ImmutableArray<string> Hazards, ImmutableArray<string> Harms, RiskEstimateDto Before, RiskEstimateDto After, ImmutableArray<ControlUseDto> Controls,
    ImmutableArray<RiskContributionDto> Contributions, ImmutableArray<RiskConcernDto> Concerns);

internal sealed record RiskEstimateDto(RiskFigureDto Severity, RiskFigureDto P1, RiskFigureDto P2, RiskFigureDto Probability, RiskFigureDto Region);

/// <summary>A figure that counts, what the record states, whether that may stand, and the rule that gave it.</summary>
internal sealed record RiskFigureDto(string Value, string? Stated, bool Allowed, string Rule);

internal sealed record ControlUseDto(string Key, string Option, string Status, string? Via, bool NewRisksStated);

internal sealed record RiskContributionDto(string Key, bool SoftwareFailure, bool Controlled);

internal sealed record RiskConcernDto(string Code, string Clause, string Why);

/// <summary>How many risks lie in a region before and after controls.</summary>
internal sealed record RiskRegionDto(string Code, string Label, string Accepted, int Before, int After);

/// <summary>Counts by probability of harm (rows) and severity (columns), least first, with the region of each cell.</summary>
internal sealed record RiskMatrixDto(
    ImmutableArray<string> Probabilities, ImmutableArray<string> Severities, ImmutableArray<ImmutableArray<string>> Regions, ImmutableArray<ImmutableArray<int>> Before,
    ImmutableArray<ImmutableArray<int>> After);

internal sealed record OverallRiskDto(bool Ready, bool Judged, string Statement, ImmutableArray<RiskDocumentDto> Documents);

internal sealed record RiskDocumentDto(string Key, string Title, string Evidence, bool Approved);

/// <summary>The policy in force, as JSON and as the file to change and set again.</summary>
internal sealed record RiskPolicyDto(string Device, int Number, bool BuiltIn, string? SignedBy, string? PrintedName, DateTimeOffset? SignedAt, long Position, RawJson Policy, string Text);

/// <summary>A policy's file, and what proves the signer.</summary>
internal sealed record SetRiskPolicyDto(string Text, string Password, string? FileName = null, string? Code = null, string? Reason = null);

internal sealed record PreviewRiskPolicyDto(string Text, string? FileName = null);

internal sealed record RiskPolicyAnswerDto(int Number, bool Changed, ImmutableArray<MovedRiskDto> Moved, bool DryRun, long Position);

/// <summary>What taking a risk table in did, or would do, and which risks stand elsewhere by it.</summary>
internal sealed record RiskTableImportDto(
    ImmutableArray<string> Added, ImmutableArray<string> Changed, int Unchanged, int LinksAdded, int LinksRemoved, ImmutableArray<string> Notes, ImmutableArray<MovedRiskDto> Moved, bool DryRun, long Position);

internal sealed record MovedRiskDto(string Key, string Title, RiskStandingDto Was, RiskStandingDto Is);

internal sealed record RiskStandingDto(string Initial, string Residual, string Acceptance);
