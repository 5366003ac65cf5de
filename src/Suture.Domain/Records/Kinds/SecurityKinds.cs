using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using static Suture.Domain.Records.Fields.Define;

namespace Suture.Domain.Records.Kinds;

/// <summary>Assets, threat models, threats and findings (AAMI TIR57, SW96; FDA premarket V.A).</summary>
public static class SecurityKinds
{
    private static ImmutableArray<FieldChoice> Levels => [Option("low", "Low"), Option("medium", "Medium"), Option("high", "High")];

    public static readonly Field<string> AssetType = Choice("assetType", "Type", "What is worth protecting.",
    [
        Option("function", "Function"), Option("data", "Data"), Option("credential", "Credential or key"), Option("interface", "Interface"), Option("hardware", "Hardware"), Option("software", "Software"),
    ], required: true);
    public static readonly Field<string> AssetConfidentiality = Choice("confidentiality", "Confidentiality need", "How bad is disclosure.", Levels);
    public static readonly Field<string> AssetIntegrity = Choice("integrity", "Integrity need", "How bad is change.", Levels);
    public static readonly Field<string> AssetAvailability = Choice("availability", "Availability need", "How bad is loss.", Levels);
    public static readonly Field<string> AssetLocation = Text("location", "Location", "Where it lives: item, store, interface.");

    public static readonly Field<string> ModelMethod = Text("method", "Method", "For example STRIDE by element.", required: true);
    public static readonly Field<string> ModelScope = Markdown("scope", "Scope and boundary", "What is inside, what is outside, which assumptions hold.", "FDA premarket V.A.1", required: true);
    public static readonly Field<ImmutableArray<TableRow>> ModelElements = Table("elements", "Elements", "External entities, processes, stores and interfaces of the data-flow diagram.",
        [Option("id", "Id"), Option("name", "Name"), Option("type", "Type (external, process, store, interface)"), Option("boundary", "Inside boundary"), Option("description", "Description"),
            Option("assets", "Assets there"), Option("traits", "Traits (log, credentials, encrypted, ...)"), Option("outOfScope", "Out of scope because"), Option("place", "Place on the drawing (x y width height)")]);
    public static readonly Field<ImmutableArray<TableRow>> ModelFlows = Table("flows", "Flows", "Data that moves between elements, and how it is protected.",
        [Option("id", "Id"), Option("from", "From"), Option("to", "To"), Option("data", "Data"), Option("protocol", "Protocol"), Option("protection", "Protection"), Option("bothWays", "Both ways (yes)"), Option("description", "Description"), Option("assets", "Assets carried"),
            Option("traits", "Traits (encrypted, public-network, ...)"), Option("outOfScope", "Out of scope because")]);
    public static readonly Field<ImmutableArray<TableRow>> ModelBoundaries = Table("boundaries", "Trust boundaries", "Lines that data crosses from one level of trust to another.",
        [Option("id", "Id"), Option("name", "Name"), Option("parent", "Inside boundary"), Option("description", "Description"), Option("place", "Place on the drawing (x y width height, or points x,y)")]);
    public static readonly Field<ImmutableArray<TableRow>> ModelSetAside = Table("setAside", "Suggestions set aside", "STRIDE suggestions that were considered and are no threat here, each with the reason.",
        [Option("suggestion", "Suggestion"), Option("reason", "Reason")]);

    public static readonly Field<string> ThreatStride = Choice("stride", "STRIDE", "What the attacker does.",
    [
        Option("spoofing", "Spoofing"), Option("tampering", "Tampering"), Option("repudiation", "Repudiation"), Option("disclosure", "Information disclosure"), Option("denial", "Denial of service"), Option("elevation", "Elevation of privilege"),
    ], required: true);
    public static readonly Field<string> ThreatElement = Text("element", "Element or flow", "Id in the threat model.");
    public static readonly Field<string> ThreatSuggestion = Text("suggestion", "From suggestion", "Key of the STRIDE suggestion that it answers.");
    public static readonly Field<ImmutableArray<string>> ThreatCwe = List("cwe", "Weaknesses", "CWE ids, such as CWE-306.");
    public static readonly Field<string> ThreatPhase = Choice("phase", "Life-cycle phase", "When the attack happens.",
    [
        Option("manufacture", "Manufacture"), Option("supply", "Supply chain"), Option("deployment", "Deployment"), Option("use", "Use"), Option("service", "Service and update"), Option("disposal", "End of life and disposal"),
    ]);
    public static readonly Field<string> ThreatCvss = Text("cvss", "CVSS vector", "In the context of this device.");
    public static readonly Field<string> ThreatExploitability = Choice("exploitability", "Exploitability before controls", "Never a probability of occurrence.", Levels, "FDA premarket V.A.2", required: true);
    public static readonly Field<string> ThreatResidualExploitability = Choice("residualExploitability", "Exploitability after controls", "Lower needs a control with a passing test.", Levels, "FDA premarket V.A.2");
    public static readonly Field<string> ThreatAttackPath = Markdown("attackPath", "Attack path", "Steps from the entry point to the effect.");
    public static readonly Field<bool?> ThreatMultiPatient = Boolean("multiPatient", "Several patients", "One attack can reach more than one patient.");

    public static readonly Field<string> FindingVulnerability = Text("vulnerability", "Vulnerability", "CVE, GHSA or other id.", required: true);
    public static readonly Field<ImmutableArray<string>> FindingAliases = List("aliases", "Aliases", "Other ids of the same vulnerability.");
    public static readonly Field<string> FindingSource = Text("source", "Source", "Where it was learned: feed, scan, report, penetration test.");
    public static readonly Field<string> FindingCvss = Text("cvss", "CVSS vector", "As published.");
    public static readonly Field<bool?> FindingKev = Boolean("kev", "Known exploited", "In CISA's catalog of known exploited vulnerabilities.");
    public static readonly Field<string> FindingStatus = Choice("vexStatus", "VEX status", "Of this vulnerability in this device.",
    [
        Option("under_investigation", "Under investigation"), Option("not_affected", "Not affected"), Option("affected", "Affected"), Option("fixed", "Fixed"),
    ], required: true);
    public static readonly Field<string> FindingJustification = Choice("justification", "Justification", "Needed for not affected.",
    [
        Option("component_not_present", "Component not present"), Option("vulnerable_code_not_present", "Vulnerable code not present"),
        Option("vulnerable_code_not_in_execute_path", "Vulnerable code not in execute path"),
        Option("vulnerable_code_cannot_be_controlled_by_adversary", "Vulnerable code cannot be controlled by adversary"),
        Option("inline_mitigations_already_exist", "Inline mitigations already exist"),
    ]);
    public static readonly Field<string> FindingExploitability = Choice("exploitability", "Exploitability", "In this device.", Levels, "FDA postmarket VI");
    public static readonly Field<string> FindingHarm = Choice("patientHarm", "Risk of patient harm", "By the device's matrix of exploitability against severity.",
        [Option("controlled", "Controlled"), Option("uncontrolled", "Uncontrolled")], "FDA postmarket VI");
    public static readonly Field<string> FindingAnalysis = Markdown("analysis", "Analysis", "Why this status and this risk.");
    public static readonly Field<DateOnly?> FindingLearnedOn = Date("learnedOn", "Learned on", "Day the manufacturer learned of it; starts the clocks.");
    public static readonly Field<DateOnly?> FindingReviewBy = Date("reviewBy", "Review by", "Day by which it is judged again.");

    internal static readonly KindDefinition Asset = new(RecordKind.AST, "asset", "assets", KindGroup.Security,
        "Something of value that an attacker could want to reach.", Lifecycle.Controlled, [AssetType, AssetConfidentiality, AssetIntegrity, AssetAvailability, AssetLocation]);

    internal static readonly KindDefinition ThreatModel = new(RecordKind.TM, "threat model", "threat models", KindGroup.Security,
        "The system as an attacker sees it: elements, flows and trust boundaries.", Lifecycle.Controlled, [ModelMethod, ModelScope, ModelElements, ModelFlows, ModelBoundaries, ModelSetAside]);

    internal static readonly KindDefinition Threat = new(RecordKind.THR, "threat", "threats", KindGroup.Security,
        "Something an attacker could do to an asset.", Lifecycle.Controlled,
        [ThreatStride, ThreatElement, ThreatPhase, ThreatCvss, ThreatExploitability, ThreatResidualExploitability, ThreatAttackPath, ThreatMultiPatient, ThreatSuggestion, ThreatCwe]);

    internal static readonly KindDefinition Finding = new(RecordKind.FND, "finding", "findings", KindGroup.Security,
        "One vulnerability in one component of this device, and what was decided.", Lifecycle.Finding,
        [FindingVulnerability, FindingAliases, FindingSource, FindingCvss, FindingKev, FindingStatus, FindingJustification, FindingExploitability, FindingHarm, FindingAnalysis, FindingLearnedOn, FindingReviewBy]);
}
