using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using static Suture.Domain.Records.Fields.Define;

namespace Suture.Domain.Records.Kinds;

/// <summary>The safety risk file (ISO 14971; software causes as in IEC 62304 7.1).</summary>
public static class SafetyKinds
{
    /// <summary>Five levels of severity, least first. A device's risk policy gives them their meaning.</summary>
    public static readonly ImmutableArray<FieldChoice> Severities =
    [
        Option("negligible", "Negligible", "Inconvenience or temporary discomfort"),
        Option("minor", "Minor", "Temporary injury, no professional intervention"),
        Option("serious", "Serious", "Injury that needs professional intervention"),
        Option("critical", "Critical", "Permanent impairment or life-threatening injury"),
        Option("catastrophic", "Catastrophic", "Death"),
    ];

    /// <summary>Five levels of probability, least first.</summary>
    public static readonly ImmutableArray<FieldChoice> Probabilities =
    [
        Option("improbable", "Improbable"), Option("remote", "Remote"), Option("occasional", "Occasional"), Option("probable", "Probable"), Option("frequent", "Frequent"),
    ];

    public static readonly Field<string> HazardCategory = Choice("category", "Category", "Source of harm.",
    [
        Option("energy", "Energy"), Option("biological", "Biological"), Option("chemical", "Chemical"), Option("operational", "Operational"), Option("information", "Information"), Option("security", "Security"),
    ], "ISO 14971 5.4", required: true);

    public static readonly Field<string> SituationSequence = Markdown("sequence", "Sequence of events", "How one gets from the hazard to people being exposed.", "ISO 14971 5.4", required: true);
    public static readonly Field<bool?> SituationMultiPatient = Boolean("multiPatient", "Several patients", "One event can reach more than one patient.");
    public static readonly Field<string> InitialSeverity = Choice("initialSeverity", "Severity before controls", "Of the worst credible harm.", Severities, "ISO 14971 5.5", required: true);
    public static readonly Field<string> InitialP1 = Choice("initialP1", "P1 before controls", "Probability that the hazardous situation occurs. For software failure: frequent, unless justified.", Probabilities, "ISO 14971 5.5", required: true);
    public static readonly Field<string> InitialP2 = Choice("initialP2", "P2 before controls", "Probability that the situation leads to the harm.", Probabilities, "ISO 14971 5.5", required: true);
    public static readonly Field<string> SeverityReason = Markdown("severityReason", "Reason for the severity", "Why it is below that of a harm it results in, or lower after controls than before.", "ISO 14971 5.5");
    public static readonly Field<string> P1Reason = Markdown("p1Reason", "Reason for P1", "Why P1 before controls is lower although software failure contributes.", "ISO 14971 5.5");
    public static readonly Field<string> ResidualSeverity = Choice("residualSeverity", "Severity after controls", "Of the worst credible harm.", Severities, "ISO 14971 7.3");
    public static readonly Field<string> ResidualP1 = Choice("residualP1", "P1 after controls", "Probability that the hazardous situation occurs.", Probabilities, "ISO 14971 7.3");
    public static readonly Field<string> ResidualP2 = Choice("residualP2", "P2 after controls", "Probability that the situation leads to the harm.", Probabilities, "ISO 14971 7.3");
    public static readonly Field<string> Acceptability = Choice("acceptability", "Residual risk", "Judged by the risk policy.",
        [Option("acceptable", "Acceptable"), Option("acceptableByBenefit", "Acceptable by benefit-risk analysis"), Option("unacceptable", "Unacceptable")], "ISO 14971 7.3");
    public static readonly Field<string> BenefitRisk = Markdown("benefitRisk", "Benefit-risk analysis", "When the residual risk is not acceptable by itself.", "ISO 14971 7.4");

    public static readonly Field<string> HarmSeverity = Choice("severity", "Severity", "Of this harm.", Severities, "ISO 14971 5.5", required: true);
    public static readonly Field<string> HarmClinical = Markdown("clinicalBasis", "Clinical basis", "Why this severity: literature, clinician, field data.");

    public static readonly Field<string> CauseType = Choice("causeType", "Type", "By IEC 62304 7.1.2.",
    [
        Option("specification", "Wrong or missing specification"), Option("defect", "Software defect"), Option("soup", "Failure of third-party software"),
        Option("hardware", "Hardware or other software failure"), Option("misuse", "Foreseeable misuse"), Option("security", "Attack"),
    ], "IEC 62304 7.1.2", required: true);

    public static readonly Field<string> ControlOption = Choice("option", "Option", "In the order of preference of ISO 14971 7.1.",
    [
        Option("inherent", "Inherently safe design"), Option("protective", "Protective measure"), Option("information", "Information for safety"),
    ], "ISO 14971 7.1", required: true);
    public static readonly Field<string> ControlPurpose = Choice("purpose", "Purpose", "What the control protects.",
        [Option("safety", "Safety"), Option("security", "Security"), Option("both", "Safety and security")], required: true);
    public static readonly Field<string> ControlCategory = Choice("controlCategory", "Security control category", "By FDA premarket Appendix 1; for security controls.",
    [
        Option("authentication", "Authentication"), Option("authorization", "Authorization"), Option("cryptography", "Cryptography"),
        Option("integrity", "Code, data and execution integrity"), Option("confidentiality", "Confidentiality"), Option("logging", "Event detection and logging"),
        Option("resiliency", "Resiliency and recovery"), Option("updates", "Firmware and software updates"),
    ], "FDA premarket Appendix 1");
    public static readonly Field<string> ControlRealization = Choice("realization", "Realized in", "Where the control is carried out.",
        [Option("software", "Software"), Option("hardware", "Hardware"), Option("procedure", "Procedure or labeling")], "IEC 62304 7.2.2", required: true);
    public static readonly Field<string> ControlEffectiveness = Markdown("effectiveness", "Effectiveness", "How it was verified that the control reduces the risk.", "ISO 14971 7.2");
    public static readonly Field<string> ControlNewRisks = Markdown("newRisks", "Risks arising from the control", "New hazards or attack surface, or why there are none.", "ISO 14971 7.5");
    public static readonly Field<ImmutableArray<string>> ControlRecommendations = Choices("recommendations", "Recommendations it answers", "Of FDA premarket Appendix 1; for security controls.", Kinds.ControlRecommendations.All, "FDA premarket Appendix 1");

    public static readonly Field<string> ControlSafetyReview = Markdown("safetyReview", "Safety review", "For a security control that touches a safety function: what it can do to it (lock-out, delay, restart, loss of data), and why that is acceptable.", "AAMI TIR57 6");
    public static readonly Field<string> ControlAttackSurface = Markdown("attackSurface", "Attack surface", "For a safety control that can be reached: how an attacker could misuse or stop it, or why there is no threat.", "AAMI TIR57 6");

    internal static readonly KindDefinition Hazard = new(RecordKind.HAZ, "hazard", "hazards", KindGroup.Safety,
        "A potential source of harm.", Lifecycle.Controlled, [HazardCategory]);

    internal static readonly KindDefinition HazardousSituation = new(RecordKind.HS, "hazardous situation", "hazardous situations", KindGroup.Safety,
        "People, property or the environment exposed to a hazard; carries the risk estimate.", Lifecycle.Controlled,
        [SituationSequence, SituationMultiPatient, InitialSeverity, InitialP1, InitialP2, P1Reason, ResidualSeverity, ResidualP1, ResidualP2, SeverityReason, Acceptability, BenefitRisk]);

    internal static readonly KindDefinition Harm = new(RecordKind.HARM, "harm", "harms", KindGroup.Safety,
        "Injury or damage to health, property or the environment.", Lifecycle.Controlled, [HarmSeverity, HarmClinical]);

    internal static readonly KindDefinition Cause = new(RecordKind.CAU, "software cause", "software causes", KindGroup.Safety,
        "How software can contribute to a hazardous situation.", Lifecycle.Controlled, [CauseType]);

    internal static readonly KindDefinition RiskControl = new(RecordKind.RC, "risk control", "risk controls", KindGroup.Safety,
        "A measure that reduces a safety or security risk.", Lifecycle.Controlled,
        [ControlOption, ControlPurpose, ControlCategory, ControlRealization, ControlEffectiveness, ControlNewRisks, ControlRecommendations, ControlSafetyReview, ControlAttackSurface]);
}
