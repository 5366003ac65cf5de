using System.Collections.Immutable;
using static Suture.Domain.Security.Cvss.Metric;

namespace Suture.Domain.Security.Cvss;

/// <summary>Metrics of CVSS 2.0 with their weights (the guide, 2.1 to 2.3 and 3.2), in the order of 2.4.</summary>
internal static class MetricsOf20
{
    public static ImmutableArray<CvssMetric> All { get; } =
    [
        Base("AV", "Access Vector", "How near must an attacker be?",
            Value("N", "Network", "From any network that reaches it.", 1m),
            Value("A", "Adjacent network", "From the same broadcast or radio domain.", 0.646m),
            Value("L", "Local", "With physical access or a local account.", 0.395m)),
        Base("AC", "Access Complexity", "How hard is the attack once the target is reached?",
            Value("L", "Low", "Nothing special has to hold.", 0.71m),
            Value("M", "Medium", "Something special has to hold, such as an unusual setting or a user who is misled.", 0.61m),
            Value("H", "High", "Rare conditions have to hold.", 0.35m)),
        Base("Au", "Authentication", "How often must an attacker authenticate?",
            Value("N", "None", "Not at all.", 0.704m),
            Value("S", "Single", "Once.", 0.56m),
            Value("M", "Multiple", "Twice or more, even with the same credentials.", 0.45m)),
        Impact("C", "Confidentiality Impact", "What is disclosed?"),
        Impact("I", "Integrity Impact", "What can be changed?"),
        Impact("A", "Availability Impact", "What stops working?"),
        Optional(CvssGroup.Threat, "E", "Exploitability", "How far is code that exploits it?", NotDefined(1m),
            Value("H", "High", "It works everywhere, or none is needed.", 1m),
            Value("F", "Functional", "It works in most situations.", 0.95m),
            Value("POC", "Proof of concept", "A demonstration that does not work as it is in most situations.", 0.9m),
            Value("U", "Unproven", "None is known.", 0.85m)),
        Optional(CvssGroup.Threat, "RL", "Remediation Level", "What can be done about it?", NotDefined(1m),
            Value("U", "Unavailable", "Nothing.", 1m),
            Value("W", "Workaround", "Something that does not come from the vendor.", 0.95m),
            Value("TF", "Temporary fix", "A temporary fix of the vendor.", 0.9m),
            Value("OF", "Official fix", "A complete solution of the vendor.", 0.87m)),
        Optional(CvssGroup.Threat, "RC", "Report Confidence", "How sure is it?", NotDefined(1m),
            Value("C", "Confirmed", "By the vendor, or by working exploits.", 1m),
            Value("UR", "Uncorroborated", "Several sources, which may differ.", 0.95m),
            Value("UC", "Unconfirmed", "One source, or sources that contradict each other.", 0.9m)),
        Optional(CvssGroup.Environmental, "CDP", "Collateral Damage Potential", "What harm to life, property or income can follow?", NotDefined(0m),
            Value("H", "High", "Catastrophic.", 0.5m),
            Value("MH", "Medium-high", "Significant.", 0.4m),
            Value("LM", "Low-medium", "Moderate.", 0.3m),
            Value("L", "Low", "Slight.", 0.1m),
            Value("N", "None", "None.", 0m)),
        Optional(CvssGroup.Environmental, "TD", "Target Distribution", "How much of the environment is vulnerable?", NotDefined(1m),
            Value("H", "High", "76 to 100 %.", 1m),
            Value("M", "Medium", "26 to 75 %.", 0.75m),
            Value("L", "Low", "1 to 25 %.", 0.25m),
            Value("N", "None", "Nothing, or only in a laboratory.", 0m)),
        Requirement("CR", "Confidentiality Requirement"),
        Requirement("IR", "Integrity Requirement"),
        Requirement("AR", "Availability Requirement"),
    ];

    private static CvssValue NotDefined(decimal number) => Undefined("ND", "Does not change the score.", number);

    private static CvssMetric Impact(string key, string name, string question) => Base(key, name, question,
        Value("C", "Complete", "All of it.", 0.66m),
        Value("P", "Partial", "A considerable part of it.", 0.275m),
        Value("N", "None", "Nothing.", 0m));

    private static CvssMetric Requirement(string key, string name) => Optional(CvssGroup.Environmental, key, name, "How much does the loss matter here?", NotDefined(1m),
        Value("H", "High", "Catastrophic for the organization.", 1.51m),
        Value("M", "Medium", "Serious for the organization.", 1m),
        Value("L", "Low", "Limited for the organization.", 0.5m));
}
