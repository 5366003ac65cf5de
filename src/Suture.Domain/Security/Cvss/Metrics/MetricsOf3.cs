using System.Collections.Immutable;
using static Suture.Domain.Security.Cvss.Metric;

namespace Suture.Domain.Security.Cvss;

/// <summary>Metrics of CVSS 3.0 and 3.1 with their weights (specifications 2 to 4 and 7.4), in the preferred order of 6.</summary>
internal static class MetricsOf3
{
    private static readonly ImmutableArray<CvssMetric> Required =
    [
        Base("AV", "Attack Vector", "How near must an attacker be?",
            Value("N", "Network", "Anywhere that network routes lead from.", 0.85m),
            Value("A", "Adjacent", "In the same physical or logical network, or in radio range.", 0.62m),
            Value("L", "Local", "On the system itself, or through a user who is misled.", 0.55m),
            Value("P", "Physical", "At the hardware, touching it.", 0.2m)),
        Base("AC", "Attack Complexity", "Must something hold that the attacker does not control?",
            Value("L", "Low", "No; the attack can be repeated at will.", 0.77m),
            Value("H", "High", "Yes; it takes preparation against this very target.", 0.44m)),
        Base("PR", "Privileges Required", "What may the attacker do before the attack?",
            Value("N", "None", "Nothing.", 0.85m, 0.85m),
            Value("L", "Low", "What an ordinary user may do.", 0.62m, 0.68m),
            Value("H", "High", "What an administrator may do.", 0.27m, 0.5m)),
        Base("UI", "User Interaction", "Must somebody else take part?",
            Value("N", "None", "No.", 0.85m),
            Value("R", "Required", "Yes, a user must do something first.", 0.62m)),
        Base("S", "Scope", "Does the damage reach what another authority guards?",
            Value("C", "Changed", "Yes, resources beyond the security scope of the vulnerable component."),
            Value("U", "Unchanged", "No.")),
        Impact("C", "Confidentiality", "What is disclosed?"),
        Impact("I", "Integrity", "What can be changed?"),
        Impact("A", "Availability", "What stops working?"),
    ];

    public static ImmutableArray<CvssMetric> All { get; } =
    [
        .. Required,
        Optional(CvssGroup.Threat, "E", "Exploit Code Maturity", "How far is code that exploits it?", NotDefined(1m),
            Value("H", "High", "It works everywhere by itself, or none is needed.", 1m),
            Value("F", "Functional", "It works in most situations.", 0.97m),
            Value("P", "Proof of concept", "A demonstration that does not work as it is in most situations.", 0.94m),
            Value("U", "Unproven", "None is known.", 0.91m)),
        Optional(CvssGroup.Threat, "RL", "Remediation Level", "What can be done about it?", NotDefined(1m),
            Value("U", "Unavailable", "Nothing.", 1m),
            Value("W", "Workaround", "Something that does not come from the vendor.", 0.97m),
            Value("T", "Temporary fix", "A temporary fix of the vendor.", 0.96m),
            Value("O", "Official fix", "A complete solution of the vendor.", 0.95m)),
        Optional(CvssGroup.Threat, "RC", "Report Confidence", "How sure is it?", NotDefined(1m),
            Value("C", "Confirmed", "By the vendor, by detailed reports, or by anybody who tries.", 1m),
            Value("R", "Reasonable", "Details are known, but not the cause or not every effect.", 0.96m),
            Value("U", "Unknown", "Something happens; why is unknown, or reports differ.", 0.92m)),
        Requirement("CR", "Confidentiality Requirement"),
        Requirement("IR", "Integrity Requirement"),
        Requirement("AR", "Availability Requirement"),
        .. Required.Select(m => Modified(m)),
    ];

    private static CvssValue NotDefined(decimal number) => Undefined("X", "Does not change the score.", number);

    private static CvssMetric Impact(string key, string name, string question) => Base(key, name, question,
        Value("H", "High", "All of it, or what matters most.", 0.56m),
        Value("L", "Low", "Some of it, without serious direct effect.", 0.22m),
        Value("N", "None", "Nothing.", 0m));

    private static CvssMetric Requirement(string key, string name) => Optional(CvssGroup.Environmental, key, name, "How much does the loss matter here?", NotDefined(1m),
        Value("H", "High", "Catastrophic for the organization or the people in its care.", 1.5m),
        Value("M", "Medium", "Serious.", 1m),
        Value("L", "Low", "Limited.", 0.5m));
}
