using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using static Suture.Domain.Records.Fields.Define;

namespace Suture.Domain.Records.Kinds;

/// <summary>Software items (IEC 62304 5.3, 5.4) and third-party components (SOUP).</summary>
public static class SoftwareKinds
{
    public static readonly Field<string> ItemLevel = Choice("level", "Level", "Where the item stands in the tree.",
        [Option("system", "Software system"), Option("item", "Software item"), Option("unit", "Software unit", "Not divided further")], "IEC 62304 5.4.1", required: true);
    public static readonly Field<string> ItemSafetyClass = Choice("safetyClass", "Safety class", "Empty inherits the class of the item above.",
        [Option("A", "A", "No injury possible"), Option("B", "B", "Non-serious injury possible"), Option("C", "C", "Death or serious injury possible")], "IEC 62304 4.3");
    public static readonly Field<string> ItemClassRationale = Markdown("classRationale", "Class rationale", "Why this class: hazardous situations looked at, external controls counted.", "IEC 62304 4.3");
    public static readonly Field<string> ItemSegregation = Markdown("segregation", "Segregation rationale", "What keeps this item apart from items of a higher class, and why that is effective.", "IEC 62304 5.3.5");
    public static readonly Field<string> ItemInterfaces = Markdown("interfaces", "Interfaces", "To other items, and to software and hardware outside.", "IEC 62304 5.3.2");
    public static readonly Field<string> ItemDesign = Markdown("design", "Detailed design", "Enough to code the unit correctly; or the place of the design.", "IEC 62304 5.4.2");
    public static readonly Field<string> ItemSource = Text("source", "Source", "Repository path or configuration item that holds the implementation.", "IEC 62304 5.5.1");
    public static readonly Field<string> ItemAcceptance = Markdown("acceptance", "Unit acceptance criteria", "What must hold before the unit is integrated.", "IEC 62304 5.5.3");

    public static readonly Field<string> SoupVersion = Text("version", "Version", "Unique designator of the version in use.", "IEC 62304 8.1.2", required: true);
    public static readonly Field<string> SoupManufacturer = Text("manufacturer", "Manufacturer", "Who makes it: company, foundation or project.", "IEC 62304 8.1.2", required: true);
    public static readonly Field<string> SoupPurl = Text("purl", "Package URL", "pkg:type/namespace/name@version");
    public static readonly Field<string> SoupCpe = Text("cpe", "CPE", "cpe:2.3:… as in NVD");
    public static readonly Field<string> SoupType = Choice("componentType", "Component type", "As in CycloneDX.",
    [
        Option("application", "Application"), Option("framework", "Framework"), Option("library", "Library"), Option("container", "Container"),
        Option("platform", "Platform"), Option("operating-system", "Operating system"), Option("device", "Device"), Option("device-driver", "Device driver"),
        Option("firmware", "Firmware"), Option("file", "File"), Option("machine-learning-model", "Machine-learning model"), Option("data", "Data"),
        Option("cryptographic-asset", "Cryptographic asset"),
    ]);
    public static readonly Field<string> SoupDependency = Choice("dependency", "Dependency", "Whether our software uses it itself or another component brings it.",
        [Option("direct", "Direct"), Option("transitive", "Transitive")]);
    public static readonly Field<string> SoupLicense = Text("license", "License", "SPDX expression.");
    public static readonly Field<string> SoupPurpose = Markdown("purpose", "Purpose", "What the device uses it for.");
    public static readonly Field<string> SoupFunction = Markdown("requirements", "Required function and performance", "What the device relies on it to do.", "IEC 62304 5.3.3");
    public static readonly Field<string> SoupEnvironment = Markdown("environment", "Required hardware and software", "What it needs to work properly.", "IEC 62304 5.3.4");
    public static readonly Field<string> SoupSupport = Choice("supportLevel", "Level of support", "As its manufacturer gives it.",
    [
        Option("maintained", "Actively maintained"), Option("securityOnly", "Security fixes only"), Option("endOfSupport", "No longer maintained"), Option("abandoned", "Abandoned"), Option("own", "Maintained by us"),
    ], "FDA premarket VI.A");
    public static readonly Field<DateOnly?> SoupEndOfSupport = Date("endOfSupport", "End of support", "Last day of support as published.", "FDA premarket VI.A");
    public static readonly Field<string> SoupSupportSource = Text("supportSource", "Source of the support facts", "Page or document they were read from.");
    public static readonly Field<DateOnly?> SoupSupportChecked = Date("supportCheckedOn", "Support checked on", "Day the source was read.");
    public static readonly Field<string> SoupAnomalyList = Text("anomalyList", "Anomaly list", "Where its manufacturer publishes known anomalies.", "IEC 62304 7.1.3");
    public static readonly Field<DateOnly?> SoupAnomalyReviewed = Date("anomalyReviewedOn", "Anomaly list reviewed on", "Day of the last review of the list for this version.", "IEC 62304 7.1.3");
    public static readonly Field<string> SoupAnomalyReview = Markdown("anomalyReview", "Anomaly review", "Result: which known anomalies could lead to a hazardous situation, and why not the others.", "IEC 62304 7.1.3");
    public static readonly Field<string> SoupSbom = Text("sbom", "SBOM", "Name of the SBOM that lists the component; set by import.");
    public static readonly Field<string> SoupSupportGap = Markdown("supportGap", "Why support facts are missing", "Why level or end of support can not be given, or why the component is used beyond it.", "FDA premarket V.A.4(b)");

    internal static readonly KindDefinition Item = new(RecordKind.ITEM, "software item", "software items", KindGroup.Software,
        "An identifiable part of the software: system, item or unit.", Lifecycle.Controlled,
        [ItemLevel, ItemSafetyClass, ItemClassRationale, ItemSegregation, ItemInterfaces, ItemDesign, ItemAcceptance, ItemSource]);

    internal static readonly KindDefinition Soup = new(RecordKind.SOUP, "third-party component", "third-party components", KindGroup.Software,
        "Software of unknown provenance in use: name, maker, version, what it is for and how it is supported.", Lifecycle.Controlled,
        [SoupVersion, SoupManufacturer, SoupPurl, SoupCpe, SoupType, SoupDependency, SoupLicense, SoupPurpose, SoupFunction, SoupEnvironment, SoupSupport, SoupEndOfSupport, SoupSupportSource, SoupSupportChecked, SoupAnomalyList, SoupAnomalyReviewed, SoupAnomalyReview, SoupSbom, SoupSupportGap]);
}
