using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using static Suture.Domain.Records.Fields.Define;

namespace Suture.Domain.Records.Kinds;

/// <summary>User needs, system requirements and software requirements (IEC 62304 5.2).</summary>
public static class RequirementKinds
{
    private static readonly ImmutableArray<FieldChoice> Methods =
    [
        Option("test", "Test"), Option("analysis", "Analysis"), Option("inspection", "Inspection"), Option("demonstration", "Demonstration"),
    ];

    public static readonly Field<string> NeedStakeholder = Text("stakeholder", "Stakeholder", "Whose need this is: patient, nurse, biomedical engineer, IT department, manufacturer, regulator.");
    public static readonly Field<string> NeedSource = Text("source", "Source", "Where the need was learned: study, complaint, standard, contract.");
    public static readonly Field<string> NeedRationale = Markdown("rationale", "Rationale", "Why it matters for the intended use.");

    public static readonly Field<string> SystemCategory = Choice("category", "Category", "What the requirement is about.",
    [
        Option("functional", "Functional"), Option("performance", "Performance"), Option("interface", "Interface"), Option("safety", "Safety"),
        Option("security", "Security"), Option("alarm", "Alarm"), Option("usability", "Usability"), Option("environment", "Environment"), Option("regulatory", "Regulatory"),
    ], required: true);
    public static readonly Field<string> SystemRationale = Markdown("rationale", "Rationale", "Why the system must do this.");
    public static readonly Field<string> SystemAcceptance = Markdown("acceptance", "Acceptance criteria", "How one decides that it is met.");
    public static readonly Field<string> SystemMethod = Choice("method", "Verification method", "How it is verified.", Methods);

    public static readonly Field<string> SoftwareCategory = Choice("category", "Category", "What the requirement is about, by the list of IEC 62304 5.2.2.",
    [
        Option("functional", "Functional", "Function and capability, inputs and outputs"),
        Option("performance", "Performance", "Timing, throughput, precision, resources"),
        Option("interface", "Interface", "To other systems, devices and networks"),
        Option("security", "Security", "Authentication, authorization, audit, integrity"),
        Option("alarm", "Alarm", "Alarms, warnings and operator messages driven by software"),
        Option("usability", "Usability", "User interface that is sensitive to human error"),
        Option("data", "Data", "Data definition, database, storage"),
        Option("regulatory", "Regulatory", "Asked for by law or standard"),
        Option("installation", "Installation", "Installation, acceptance, operation and maintenance at the site"),
    ], "IEC 62304 5.2.2", required: true);
    public static readonly Field<string> SoftwareRationale = Markdown("rationale", "Rationale", "Why the software must do this.");
    public static readonly Field<string> SoftwareAcceptance = Markdown("acceptance", "Acceptance criteria", "What a test must observe to pass it.", "IEC 62304 5.2.6");
    public static readonly Field<string> SoftwareMethod = Choice("method", "Verification method", "How it is verified.", Methods, "IEC 62304 5.7.1");

    internal static readonly KindDefinition UserNeed = new(RecordKind.UN, "user need", "user needs", KindGroup.Requirements,
        "What a person needs from the device, in that person's words.", Lifecycle.Controlled, [NeedStakeholder, NeedSource, NeedRationale]);

    internal static readonly KindDefinition SystemRequirement = new(RecordKind.SYS, "system requirement", "system requirements", KindGroup.Requirements,
        "What the whole device must do to satisfy user needs.", Lifecycle.Controlled, [SystemCategory, SystemMethod, SystemRationale, SystemAcceptance]);

    internal static readonly KindDefinition SoftwareRequirement = new(RecordKind.SRS, "software requirement", "software requirements", KindGroup.Requirements,
        "What the software must do, unambiguous and testable.", Lifecycle.Controlled, [SoftwareCategory, SoftwareMethod, SoftwareRationale, SoftwareAcceptance]);
}
