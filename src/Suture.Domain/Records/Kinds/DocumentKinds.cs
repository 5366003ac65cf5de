using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using static Suture.Domain.Records.Fields.Define;

namespace Suture.Domain.Records.Kinds;

/// <summary>Controlled documents, releases and advisories.</summary>
public static class DocumentKinds
{
    public static readonly Field<ImmutableArray<string>> DocumentEvidence = Choices("evidence", "Evidence of", "What the document is, in the vocabulary of the standards' catalogs; several where it serves as several.", EvidenceKinds.All, required: true);
    public static readonly Field<string> DocumentVersion = Text("documentVersion", "Document version", "As printed on it.");
    public static readonly Field<string> DocumentLocation = Text("location", "Location", "Where the document is kept when it is not this record's text.");
    public static readonly Field<string> DocumentFileHash = Text("fileHash", "File SHA-256", "Hash of the document's file, hex.");
    public static readonly Field<DateOnly?> DocumentEffective = Date("effectiveOn", "Effective on", "Day from which it is in use.");
    public static readonly Field<DateOnly?> DocumentReviewBy = Date("reviewBy", "Review by", "Day by which it is looked at again.");
    public static readonly Field<ImmutableArray<string>> DocumentReaders = List("readers", "Readers", "People who must acknowledge that they have read it.");
    public static readonly Field<string> DocumentDeviceVersion = Text("deviceVersion", "Device version", "Version of the device that it speaks of.", "FDA premarket App 4");
    public static readonly Field<string> DocumentBoundary = Text("systemBoundary", "System boundary", "Name of the system boundary that it describes, in the same words as in all documents.", "FDA premarket V.B.2");
    public static readonly Field<ImmutableArray<TableRow>> DocumentPoints = Table("points", "Points covered", "Which points of a standard it answers, and where: LB-03 on page 12.",
        [Option("point", "Point"), Option("page", "Page or section")], "FDA premarket VI");
    public static readonly Field<string> DocumentStates = Text("states", "States shown", "For views: operating and clinical states, faults and unusual ones too.", "FDA premarket V.B.2(d)");

    public static readonly Field<string> ReleaseVersion = Text("version", "Version", "Version that is released.", "IEC 62304 5.8.4", required: true);
    public static readonly Field<string> ReleaseBuild = Text("build", "Build", "Build identity: CI job, commit, hash of the artifact.", "IEC 62304 5.8.5", required: true);
    public static readonly Field<string> ReleaseProcedure = Markdown("procedure", "Build procedure and environment", "How and with what the release was made.", "IEC 62304 5.8.5", required: true);
    public static readonly Field<string> ReleaseAnomalies = Markdown("anomalies", "Known anomalies", "Those left in, with reference to their evaluation; or that there are none.", "IEC 62304 5.8.2", required: true);
    public static readonly Field<string> ReleaseArchive = Text("archive", "Archive", "Where release, configuration items and documents are archived.", "IEC 62304 5.8.7");
    public static readonly Field<string> ReleaseDelivery = Markdown("delivery", "Delivery", "How the release gets to the place of use unaltered.", "IEC 62304 5.8.8");
    public static readonly Field<DateOnly?> ReleaseDate = Date("releasedOn", "Released on", "Day of release.");
    public static readonly Field<string> ReleaseUdi = Text("udi", "UDI-DI", "Device identifier.");
    public static readonly Field<long?> ReleaseFielded = Integer("fielded", "Fielded devices", "How many devices run it.");

    public static readonly Field<ImmutableArray<string>> AdvisoryVulnerabilities = List("vulnerabilities", "Vulnerabilities", "CVE ids it covers.", required: true);
    public static readonly Field<string> AdvisoryAffected = Markdown("affected", "Affected versions", "Which releases, and how to tell.", required: true);
    public static readonly Field<string> AdvisoryMitigation = Markdown("mitigation", "What users do", "Until the fix is installed, and how to install it.", required: true);
    public static readonly Field<DateOnly?> AdvisoryPublished = Date("publishedOn", "Published on", "Day of publication.");
    public static readonly Field<string> AdvisoryTlp = Choice("tlp", "TLP", "Who may see it.", [Option("clear", "TLP:CLEAR"), Option("green", "TLP:GREEN"), Option("amber", "TLP:AMBER"), Option("red", "TLP:RED")]);

    internal static readonly KindDefinition Document = new(RecordKind.DOC, "document", "documents", KindGroup.Documents,
        "A controlled document: plan, procedure, report, manual.", Lifecycle.Controlled,
        [DocumentEvidence, DocumentVersion, DocumentLocation, DocumentFileHash, DocumentEffective, DocumentReviewBy, DocumentReaders, DocumentDeviceVersion, DocumentBoundary, DocumentPoints, DocumentStates]);

    internal static readonly KindDefinition Release = new(RecordKind.REL, "release", "releases", KindGroup.Documents,
        "A version that leaves development: what is in it, how it was built, what is known to be wrong with it.", Lifecycle.Release,
        [ReleaseVersion, ReleaseBuild, ReleaseProcedure, ReleaseAnomalies, ReleaseArchive, ReleaseDelivery, ReleaseDate, ReleaseUdi, ReleaseFielded]);

    internal static readonly KindDefinition Advisory = new(RecordKind.ADV, "advisory", "advisories", KindGroup.Documents,
        "What customers are told about a vulnerability.", Lifecycle.Advisory,
        [AdvisoryVulnerabilities, AdvisoryAffected, AdvisoryMitigation, AdvisoryPublished, AdvisoryTlp]);
}
