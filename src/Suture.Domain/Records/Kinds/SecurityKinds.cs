using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Results;
using Suture.Domain.Security.Cvss;
using Suture.Domain.Security.Rubric;
using static Suture.Domain.Records.Fields.Define;

namespace Suture.Domain.Records.Kinds;

/// <summary>Assets, threat models, threats and findings (AAMI TIR57, SW96; FDA premarket V.A).</summary>
public static class SecurityKinds
{
    private static readonly TextForm CvssForm = new("CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:L", CvssProblem);

    // Decides the vector that is the other's example.
    private static readonly TextForm RubricForm = new(
        "XAVN:Y/XAVT:N/XAVW:N/XACL:Y/XPRL:N/XUI:N/XS:N/XCP:N/XCD:N/XCT:N/XCW:N/XCS:N/XCO:N/XIP:N/XID:N/XIT:H/XIW:N/XIS:N/XIO:N/XAP:N/XAD:N/XAT:L/XAW:N/XAS:N/XAO:N", RubricFit.OfAnswers);

    private static ImmutableArray<FieldChoice> Levels => [Option("low", "Low"), Option("medium", "Medium"), Option("high", "High")];

    private static ImmutableArray<FieldChoice> Phases =>
    [
        Option("manufacture", "Manufacture"), Option("supply", "Supply chain"), Option("deployment", "Deployment"), Option("use", "Use"), Option("service", "Service and update"), Option("disposal", "End of life and disposal"),
    ];

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
            Option("authentication", "Authentication and credentials"), Option("assets", "Assets there"), Option("traits", "Traits (log, credentials, encrypted, ...)"), Option("outOfScope", "Out of scope because"),
            Option("place", "Place on the drawing (x y width height)")], "FDA premarket V.A.1");
    public static readonly Field<ImmutableArray<TableRow>> ModelFlows = Table("flows", "Flows", "Data that moves between elements, and how it is protected.",
        [Option("id", "Id"), Option("from", "From"), Option("to", "To"), Option("data", "Data"), Option("protocol", "Protocol"), Option("protection", "Protection"),
            Option("algorithm", "Algorithm and mode"), Option("keyLength", "Key length"), Option("keyStorage", "Key storage"), Option("keyLife", "Key life and rotation"), Option("authentication", "Authentication and credentials"),
            Option("bothWays", "Both ways (yes)"), Option("description", "Description"), Option("assets", "Assets carried"), Option("traits", "Traits (encrypted, public-network, ...)"), Option("outOfScope", "Out of scope because")], "FDA premarket App 2.B");
    public static readonly Field<ImmutableArray<TableRow>> ModelBoundaries = Table("boundaries", "Trust boundaries", "Lines that data crosses from one level of trust to another.",
        [Option("id", "Id"), Option("name", "Name"), Option("parent", "Inside boundary"), Option("description", "Description"), Option("outOfScope", "Out of scope because"), Option("place", "Place on the drawing (x y width height, or points x,y)")], "FDA premarket V.A.1");
    public static readonly Field<ImmutableArray<TableRow>> ModelSetAside = Table("setAside", "Suggestions set aside", "STRIDE suggestions that were considered and are no threat here, each with the reason.",
        [Option("suggestion", "Suggestion"), Option("reason", "Reason")]);

    public static readonly Field<string> ModelScoring = Choice("scoring", "Security risk is scored by", "Exploitability, never a probability of occurrence.",
    [
        Option("exploitability", "Levels of exploitability"), Option("cvss", "CVSS in the context of the device", "Also when MITRE's rubric for medical devices decides the vectors"), Option("rubric", "A rubric other than CVSS", "Not MITRE's, which gives CVSS vectors"), Option("probability", "Probability of occurrence", "Not fit for security risk"),
    ], "FDA premarket V.A.2");
    public static readonly Field<string> ModelDeviceVersion = Text("deviceVersion", "Device version", "Version of the device that it describes.", "FDA premarket V.A.1");
    public static readonly Field<string> ModelBoundary = Text("systemBoundary", "System boundary", "Name of the system boundary, in the same words as in all documents.", "FDA premarket V.A.1");
    public static readonly Field<ImmutableArray<string>> ModelQuietPhases = Choices("quietPhases", "Phases without threats", "Life-cycle phases that were looked at and have no threat.", Phases, "FDA premarket V.A.1");
    public static readonly Field<string> ModelQuietReason = Markdown("quietReason", "Why these phases have no threat", "For each of the phases.", "FDA premarket V.A.1");
    public static readonly Field<ImmutableArray<TableRow>> ModelUseCases = Table("useCases", "Security use cases", "Steps of the functions that an attacker could turn against a patient, in their order, along the flows of the diagram.",
        [Option("useCase", "Use case"), Option("state", "Operating or clinical state"), Option("step", "Step"), Option("flow", "Flow"), Option("from", "From"), Option("to", "To"), Option("what", "What happens"), Option("check", "What is checked, and what when it fails")], "FDA premarket V.B.2(d)");
    public static readonly Field<ImmutableArray<TableRow>> ModelViewsLeftOut = Table("viewsLeftOut", "Architecture views left out", "Views that do not apply or are covered elsewhere, each with the reason.",
        [Option("view", "View (global, multi-patient, updateability, use-cases)"), Option("reason", "Reason")], "FDA premarket V.B.2");

    public static readonly Field<string> ThreatStride = Choice("stride", "STRIDE", "What the attacker does.",
    [
        Option("spoofing", "Spoofing"), Option("tampering", "Tampering"), Option("repudiation", "Repudiation"), Option("disclosure", "Information disclosure"), Option("denial", "Denial of service"), Option("elevation", "Elevation of privilege"),
    ], required: true);
    public static readonly Field<string> ThreatElement = Text("element", "Element or flow", "Id in the threat model.");
    public static readonly Field<string> ThreatSuggestion = Text("suggestion", "From suggestion", "Key of the STRIDE suggestion that it answers.");
    public static readonly Field<ImmutableArray<string>> ThreatCwe = List("cwe", "Weaknesses", "CWE ids, such as CWE-306.");
    public static readonly Field<string> ThreatPhase = Choice("phase", "Life-cycle phase", "When the attack happens.", Phases);
    public static readonly Field<string> ThreatCvss = Text("cvss", "CVSS vector", "In the context of this device.", form: CvssForm);
    public static readonly Field<string> ThreatRubric = Text("rubric", "Rubric answers", "Answers to MITRE's rubric for medical devices that decided the base metrics of the vector.", form: RubricForm);
    public static readonly Field<string> ThreatExploitability = Choice("exploitability", "Exploitability before controls", "Never a probability of occurrence.", Levels, "FDA premarket V.A.2", required: true);
    public static readonly Field<string> ThreatResidualExploitability = Choice("residualExploitability", "Exploitability after controls", "Lower needs a control with a passing test.", Levels, "FDA premarket V.A.2");
    public static readonly Field<string> ThreatAttackPath = Markdown("attackPath", "Attack path", "Steps from the entry point to the effect.");
    public static readonly Field<string> ThreatExploitabilityReason = Markdown("exploitabilityReason", "Reason for the exploitability", "Why it is below what the CVSS vector says.", "FDA premarket V.A.2");
    public static readonly Field<bool?> ThreatMultiPatient = Boolean("multiPatient", "Several patients", "One attack can reach more than one patient.");

    public static readonly Field<string> FindingVulnerability = Text("vulnerability", "Vulnerability", "CVE, GHSA or other id.", required: true);
    public static readonly Field<ImmutableArray<string>> FindingAliases = List("aliases", "Aliases", "Other ids of the same vulnerability.");
    public static readonly Field<string> FindingSource = Text("source", "Source", "Where it was learned: feed, scan, report, penetration test.");
    public static readonly Field<string> FindingCvss = Text("cvss", "CVSS vector", "As published.", form: CvssForm);
    public static readonly Field<string> FindingRubric = Text("rubric", "Rubric answers", "Answers to MITRE's rubric for medical devices that decided the base metrics, or the modified ones of a vector published by others.", form: RubricForm);
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
    public static readonly Field<string> FindingResidualExploitability = Choice("residualExploitability", "Exploitability after controls", "Lower needs a control with a passing test.", Levels, "FDA postmarket VI");
    public static readonly Field<string> FindingExploitabilityReason = Markdown("exploitabilityReason", "Reason for the exploitability", "Why it is below what the vector in the context of the device says, or low although it is exploited elsewhere.", "FDA postmarket VI");
    public static readonly Field<string> FindingHarm = Choice("patientHarm", "Risk of patient harm", "By the device's matrix of exploitability against severity.",
        [Option("controlled", "Controlled"), Option("uncontrolled", "Uncontrolled")], "FDA postmarket VI");
    public static readonly Field<string> FindingAnalysis = Markdown("analysis", "Analysis", "Why this status and this risk.");
    public static readonly Field<DateOnly?> FindingLearnedOn = Date("learnedOn", "Learned on", "Day the manufacturer learned of it; starts the clocks.");
    public static readonly Field<DateOnly?> FindingReviewBy = Date("reviewBy", "Review by", "Day by which it is judged again.");
    public static readonly Field<bool?> FindingHarmKnown = Boolean("harmKnown", "Harm known", "A serious adverse event or death is tied to it.", "FDA postmarket VII.B");
    public static readonly Field<string> FindingCompensating = Markdown("compensating", "Compensating controls", "What holds until the fix is installed, and where users were told.", "FDA postmarket VII.B");
    public static readonly Field<string> FindingPlan = Markdown("remediationPlan", "Remediation plan", "What is done by when, and why it takes that long.", "FDA postmarket VII.B");
    public static readonly Field<DateOnly?> FindingCustomersTold = Date("customersToldOn", "Customers told on", "Day the notice went out.", "FDA postmarket VII.B");
    public static readonly Field<DateOnly?> FindingFixed = Date("fixedOn", "Fix distributed on", "Day the validated fix was ready for users.", "FDA postmarket VII.B");
    public static readonly Field<DateOnly?> FindingShared = Date("sharedOn", "Shared with ISAO on", "Day the information-sharing organization was told.", "FDA postmarket IX");
    public static readonly Field<string> FindingReporting = Choice("reporting", "Reporting decision", "How it goes to FDA.",
    [
        Option("enhancement", "Enhancement, not reported"), Option("conditions", "Not reported, the four conditions hold"), Option("correction", "Reported under 21 CFR 806"), Option("event", "Reported under 21 CFR 803"),
    ], "FDA postmarket VII");
    public static readonly Field<string> FindingReportingReason = Markdown("reportingReason", "Reason of the reporting decision", "Kept also when nothing is reported.", "21 CFR 806.20");
    public static readonly Field<DateOnly?> FindingCorrection = Date("correctionOn", "Correction begun on", "Day the correction or removal began; starts the 806 clock.", "21 CFR 806.10");
    public static readonly Field<DateOnly?> FindingReported = Date("reportedOn", "Reported on", "Day the report went to FDA.", "21 CFR 803, 806");
    public static readonly Field<string> FindingOtherProducts = Markdown("otherProducts", "Other products", "Which other products and components have it, those in development too.", "FDA postmarket X.B");

    internal static readonly KindDefinition Asset = new(RecordKind.AST, "asset", "assets", KindGroup.Security,
        "Something of value that an attacker could want to reach.", Lifecycle.Controlled, [AssetType, AssetConfidentiality, AssetIntegrity, AssetAvailability, AssetLocation]);

    internal static readonly KindDefinition ThreatModel = new(RecordKind.TM, "threat model", "threat models", KindGroup.Security,
        "The system as an attacker sees it: elements, flows and trust boundaries.", Lifecycle.Controlled, [ModelMethod, ModelScope, ModelElements, ModelFlows, ModelBoundaries, ModelSetAside, ModelScoring, ModelDeviceVersion, ModelBoundary, ModelQuietPhases, ModelQuietReason, ModelUseCases, ModelViewsLeftOut]);

    internal static readonly KindDefinition Threat = new(RecordKind.THR, "threat", "threats", KindGroup.Security,
        "Something an attacker could do to an asset.", Lifecycle.Controlled,
        [ThreatStride, ThreatElement, ThreatPhase, ThreatCvss, ThreatRubric, ThreatExploitability, ThreatResidualExploitability, ThreatAttackPath, ThreatMultiPatient, ThreatSuggestion, ThreatCwe, ThreatExploitabilityReason])
    {
        Rules = [new([ThreatCvss, ThreatRubric], f => RubricFit.OfVector(ThreatRubric.In(f), ThreatCvss.In(f), published: false))],
    };

    internal static readonly KindDefinition Finding = new(RecordKind.FND, "finding", "findings", KindGroup.Security,
        "One vulnerability in one component of this device, and what was decided.", Lifecycle.Finding,
        [FindingVulnerability, FindingAliases, FindingSource, FindingCvss, FindingRubric, FindingKev, FindingStatus, FindingJustification, FindingExploitability, FindingHarm, FindingAnalysis, FindingLearnedOn, FindingReviewBy,
        FindingHarmKnown, FindingCompensating, FindingPlan, FindingCustomersTold, FindingFixed, FindingShared, FindingReporting, FindingReportingReason, FindingCorrection, FindingReported, FindingOtherProducts, FindingResidualExploitability, FindingExploitabilityReason])
    {
        Rules = [new([FindingCvss, FindingRubric], f => RubricFit.OfVector(FindingRubric.In(f), FindingCvss.In(f), published: true))],
    };

    private static Problem? CvssProblem(string text) => CvssVector.TryRead(text, out _, out var fault) ? null : fault.ToProblem(text);
}
