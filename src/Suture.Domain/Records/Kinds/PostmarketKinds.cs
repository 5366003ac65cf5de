using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using static Suture.Domain.Records.Fields.Define;

namespace Suture.Domain.Records.Kinds;

/// <summary>Problem reports, changes, corrective actions and feedback (IEC 62304 clauses 6, 8 and 9).</summary>
public static class PostmarketKinds
{
    public static readonly Field<string> ProblemFoundIn = Text("foundIn", "Found in", "Version and phase: unit test, integration, system test, field.", "IEC 62304 9.1");
    public static readonly Field<string> ProblemPhase = Choice("phase", "Phase", "Where it came up.",
        [Option("development", "Development"), Option("integration", "Integration testing"), Option("system", "System testing"), Option("field", "Released software")], "IEC 62304 9.1", required: true);
    public static readonly Field<string> ProblemCriticality = Choice("criticality", "Criticality", "Effect on performance, safety or security.",
        [Option("low", "Low"), Option("medium", "Medium"), Option("high", "High")], "IEC 62304 9.1", required: true);
    public static readonly Field<bool?> ProblemSafety = Boolean("safetyRelevant", "Safety relevant", "Judged by the risk process.", "IEC 62304 9.2");
    public static readonly Field<bool?> ProblemSecurity = Boolean("securityRelevant", "Security relevant", "Could an attacker make use of it.", "FDA premarket V.A.5");
    public static readonly Field<string> ProblemInvestigation = Markdown("investigation", "Investigation", "Causes found.", "IEC 62304 9.2");
    public static readonly Field<string> ProblemDisposition = Choice("disposition", "Disposition", "What was decided.",
        [Option("change", "Change"), Option("noAction", "No action, with reason"), Option("deferred", "Left in the release as known anomaly")], "IEC 62304 9.2");
    public static readonly Field<string> ProblemRationale = Markdown("rationale", "Rationale", "Why the disposition is right; for a known anomaly, why its risk is acceptable.", "IEC 62304 5.8.3");
    public static readonly Field<string> ProblemNotified = Markdown("notified", "Parties told", "Who was told and when, or why nobody needed to be.", "IEC 62304 9.3");

    public static readonly Field<string> ProblemSecurityReason = Markdown("securityReason", "Reason of the security judgment", "Why an attacker could or could not make use of it.", "FDA premarket V.A.5");
    public static readonly Field<string> ProblemCwe = Text("cwe", "CWE", "Category of weakness: CWE-120.", "FDA premarket V.A.5");

    public static readonly Field<string> ChangeType = Choice("changeType", "Type", "Why it is changed.",
        [Option("corrective", "Corrective"), Option("preventive", "Preventive"), Option("security", "Security patch"), Option("adaptive", "Adaptive"), Option("enhancement", "Enhancement")], required: true);
    public static readonly Field<string> ChangeImpact = Markdown("impact", "Impact", "On the organization, on released software and on connected systems.", "IEC 62304 6.2.3", required: true);
    public static readonly Field<string> ChangeSafetyImpact = Markdown("safetyImpact", "Impact on risk", "New causes, interference with existing controls, further controls needed.", "IEC 62304 7.4", required: true);
    public static readonly Field<string> ChangeRepeat = Markdown("repeat", "Activities to repeat", "Which activities and tests the change makes necessary again, a class change included.", "IEC 62304 8.2.2");
    public static readonly Field<string> ChangeVerification = Markdown("verification", "Verification", "How the change and what it invalidated were verified again.", "IEC 62304 8.2.3");

    public static readonly Field<string> ChangeSecurityImpact = Markdown("securityImpact", "Impact on cybersecurity", "Whether it may affect cybersecurity, and why: authentication, encryption, connectivity, updates.", "FDA premarket VII.D");
    public static readonly Field<string> ChangeSubmission = Markdown("submission", "Submission decision", "Whether it needs a submission, and why.", "FDA postmarket VII");

    public static readonly Field<string> ActionProblem = Markdown("problem", "Nonconformity", "What went wrong, or could.", required: true);
    public static readonly Field<string> ActionRootCause = Markdown("rootCause", "Root cause", "Why.");
    public static readonly Field<string> ActionTaken = Markdown("action", "Action", "What is done about the cause.");
    public static readonly Field<string> ActionEffectiveness = Markdown("effectiveness", "Effectiveness check", "How one saw that it worked.");
    public static readonly Field<DateOnly?> ActionDue = Date("due", "Due", "Day by which the action is done.");

    public static readonly Field<string> FeedbackSource = Choice("source", "Source", "Where it came from.",
        [Option("complaint", "Complaint"), Option("disclosure", "Vulnerability disclosure"), Option("isao", "Information-sharing organization"), Option("field", "Field data"), Option("literature", "Literature"), Option("internal", "Internal")], "IEC 62304 6.2.1.1", required: true);
    public static readonly Field<DateOnly?> FeedbackReceived = Date("receivedOn", "Received on", "Day it was received.", required: true);
    public static readonly Field<string> FeedbackEvaluation = Markdown("evaluation", "Evaluation", "Is it a problem, and why.", "IEC 62304 6.2.1.2");
    public static readonly Field<bool?> FeedbackReportable = Boolean("reportable", "Reportable", "To a regulator.");
    public static readonly Field<DateOnly?> FeedbackAcknowledged = Date("acknowledgedOn", "Acknowledged on", "Day the reporter was answered first.", "FDA postmarket VII");

    internal static readonly KindDefinition ProblemReport = new(RecordKind.PR, "problem report", "problem reports", KindGroup.Postmarket,
        "An anomaly and how it was resolved.", Lifecycle.Problem,
        [ProblemPhase, ProblemFoundIn, ProblemCriticality, ProblemSafety, ProblemSecurity, ProblemInvestigation, ProblemDisposition, ProblemRationale, ProblemNotified, ProblemSecurityReason, ProblemCwe]);

    internal static readonly KindDefinition ChangeRequest = new(RecordKind.CR, "change request", "change requests", KindGroup.Postmarket,
        "A documented specification of a change.", Lifecycle.Change,
        [ChangeType, ChangeImpact, ChangeSafetyImpact, ChangeRepeat, ChangeVerification, ChangeSecurityImpact, ChangeSubmission]);

    internal static readonly KindDefinition CorrectiveAction = new(RecordKind.CAPA, "corrective action", "corrective actions", KindGroup.Postmarket,
        "Corrective or preventive action on a cause.", Lifecycle.Problem, [ActionProblem, ActionRootCause, ActionTaken, ActionEffectiveness, ActionDue]);

    internal static readonly KindDefinition Feedback = new(RecordKind.FB, "feedback", "feedback", KindGroup.Postmarket,
        "What the field, a researcher or the literature says about the device.", Lifecycle.Problem, [FeedbackSource, FeedbackReceived, FeedbackEvaluation, FeedbackReportable, FeedbackAcknowledged]);
}
