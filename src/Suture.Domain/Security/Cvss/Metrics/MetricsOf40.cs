using System.Collections.Immutable;
using static Suture.Domain.Security.Cvss.Metric;

namespace Suture.Domain.Security.Cvss;

/// <summary>Metrics of CVSS 4.0 (specification 2 to 5), in the order of table 23, which its vectors must keep. They have no weights; see <see cref="EquivalenceSets"/>.</summary>
internal static class MetricsOf40
{
    private static readonly ImmutableArray<CvssMetric> Required =
    [
        Base("AV", "Attack Vector", "How near must an attacker be?",
            Value("N", "Network", "Anywhere that network routes lead from."),
            Value("A", "Adjacent", "In the same physical or logical network, or in radio range."),
            Value("L", "Local", "On the system itself, or through a user who is misled."),
            Value("P", "Physical", "At the hardware, touching it.")),
        Base("AC", "Attack Complexity", "Must the attacker get around a defense that is built in?",
            Value("L", "Low", "No; the attack can be repeated at will."),
            Value("H", "High", "Yes, such as address randomization or a secret of this target.")),
        Base("AT", "Attack Requirements", "Must the target be in a state that the attacker does not control?",
            Value("N", "None", "No; it works on nearly all deployments."),
            Value("P", "Present", "Yes, such as a race to win or a place on the path of traffic.")),
        Base("PR", "Privileges Required", "What may the attacker do before the attack?",
            Value("N", "None", "Nothing."),
            Value("L", "Low", "What an ordinary user may do."),
            Value("H", "High", "What an administrator may do.")),
        Base("UI", "User Interaction", "Must somebody else take part?",
            Value("N", "None", "No."),
            Value("P", "Passive", "Yes, in the course of ordinary use."),
            Value("A", "Active", "Yes, with a deliberate act against warnings or habit.")),
        Impact("VC", "Confidentiality of the Vulnerable System", "What does the vulnerable system disclose?", 1),
        Impact("VI", "Integrity of the Vulnerable System", "What can be changed in the vulnerable system?", 1),
        Impact("VA", "Availability of the Vulnerable System", "What stops working in the vulnerable system?", 1),
        Impact("SC", "Confidentiality of Subsequent Systems", "What do other systems disclose?", 1),
        Impact("SI", "Integrity of Subsequent Systems", "What can be changed in other systems?", 2),
        Impact("SA", "Availability of Subsequent Systems", "What stops working in other systems?", 2),
    ];

    public static ImmutableArray<CvssMetric> All { get; } =
    [
        .. Required,
        Optional(CvssGroup.Threat, "E", "Exploit Maturity", "Is it being exploited?", Undefined("X", "No threat intelligence; scored as attacked."),
            Value("A", "Attacked", "Attacks are known, or tools that make them easy."),
            Value("P", "Proof of concept", "Code that exploits it is public; no attack is known."),
            Value("U", "Unreported", "Neither code nor attacks are known.")),
        Requirement("CR", "Confidentiality Requirement"),
        Requirement("IR", "Integrity Requirement"),
        Requirement("AR", "Availability Requirement"),
        .. Required.Select(m => m.Key is "SI" or "SA"
            ? Modified(m, new CvssValue("S", "Safety", "People can be injured (IEC 61508 marginal or worse).", 1))
            : Modified(m)),
        Extra("S", "Safety", "Can people be injured?",
            Value("P", "Present", "Yes (IEC 61508 marginal or worse)."), Value("N", "Negligible", "No (IEC 61508 negligible).")),
        Extra("AU", "Automatable", "Can an attacker automate all steps over many targets?",
            Value("Y", "Yes", "All four steps of the kill chain."), Value("N", "No", "Some step resists.")),
        Extra("R", "Recovery", "How does the system come back?",
            Value("I", "Irrecoverable", "Not at all."), Value("U", "User", "When somebody acts."), Value("A", "Automatic", "By itself.")),
        Extra("V", "Value Density", "What does one attack give control of?",
            Value("C", "Concentrated", "Many resources."), Value("D", "Diffuse", "Few resources.")),
        Extra("RE", "Vulnerability Response Effort", "How hard is the answer for the operator?",
            Value("H", "High", "Hard or slow, such as replacing hardware."), Value("M", "Moderate", "Some effort or interruption."), Value("L", "Low", "Trivial.")),
        Extra("U", "Provider Urgency", "How urgent is it in the provider's own words?",
            Value("Red", "Red", "Highest."), Value("Amber", "Amber", "Moderate."), Value("Green", "Green", "Reduced."), Value("Clear", "Clear", "None; information only.")),
    ];

    // SI and SA count from 2, because their modified twins have a worse value: safety.
    private static CvssMetric Impact(string key, string name, string question, int first) => Base(key, name, question,
        new CvssValue("H", "High", "All of it, or what matters most.", first),
        new CvssValue("L", "Low", "Some of it, without serious direct effect.", first + 1),
        new CvssValue("N", "None", "Nothing.", first + 2));

    private static CvssMetric Requirement(string key, string name) => Optional(CvssGroup.Environmental, key, name, "How much does the loss matter here?", Undefined("X", "Scored as high."),
        Value("H", "High", "Catastrophic for the organization or the people in its care."),
        Value("M", "Medium", "Serious."),
        Value("L", "Low", "Limited."));

    private static CvssMetric Extra(string key, string name, string question, params ReadOnlySpan<CvssValue> values) =>
        Optional(CvssGroup.Supplemental, key, name, question, Undefined("X", "Not said."), values);
}
