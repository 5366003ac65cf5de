using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

/// <summary>A hazardous situation from both sides. Side is that of its own controls: prevents, mitigates, or untold; sideRule says why.</summary>
internal sealed record BowTieDto(
    string Device, long Position, RiskPolicyRefDto Policy, RiskDto Risk, string Sequence, ImmutableArray<BowTieRecordDto> Hazards, ImmutableArray<BowTieLineDto> Lines, ImmutableArray<BowTieHarmDto> Harms,
    ImmutableArray<BarrierDto> AtSituation, string SideRule, string Sum);

internal sealed record BowTieRecordDto(string Key, string Title, bool Suspect);

/// <summary>A cause, threat or finding that leads to the situation, with the controls in its way. What is the type of a cause, the STRIDE class of a threat, the vulnerability of a finding.</summary>
internal sealed record BowTieLineDto(
    string Key, string Title, string What, bool SoftwareFailure, bool Suspect, ImmutableArray<string> Places, SecurityNoteDto? Security, ImmutableArray<BowTieAttackDto> Attacks, ImmutableArray<BarrierDto> Barriers);

/// <summary>Exploitability before and after controls, as the policy labels it, with the rule of the latter.</summary>
internal sealed record SecurityNoteDto(string Before, string After, string Rule);

/// <summary>A threat or finding that can bring a cause about.</summary>
internal sealed record BowTieAttackDto(string Key, string Title, string? Vulnerability, SecurityNoteDto? Security, bool Suspect);

/// <summary>A control where it stands: at what it mitigates. Arising says what can come of it, or who could take it away.</summary>
internal sealed record BarrierDto(
    string Key, string Title, string Option, string Status, string Side, string At, ImmutableArray<string> AlsoAt, bool Suspect, string? NewRisks, string Arising, ImmutableArray<string> Threats, ImmutableArray<BridgeAskDto> Asks);

/// <summary>Severity is a code of the policy; null when the harm states none.</summary>
internal sealed record BowTieHarmDto(string Key, string Title, string? Severity, bool Suspect);

/// <summary>Risks over time, oldest first; the last point is the present. Period is what lies between points: day, 3 months.</summary>
internal sealed record RiskHistoryDto(string Device, string Period, string Rule, ImmutableArray<RiskPointDto> Points, ImmutableArray<TopEventDto> Top);

/// <summary>A point: regions are those of the policy that held then.</summary>
internal sealed record RiskPointDto(
    long Position, DateTimeOffset Time, ImmutableArray<string> Releases, RiskPolicyRefDto Policy, int Risks, int Unacceptable, ImmutableArray<RiskRegionDto> Regions);

/// <summary>A situation that stands highest now; one standing for each point, null while it was not there.</summary>
internal sealed record TopEventDto(string Key, string Title, ImmutableArray<RiskStandingDto?> Standings);
