using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Software.Classification;

/// <summary>The route of IEC 62304 4.4 for software that was on the market before: chosen by signature, with a legacy assessment.</summary>
public static class LegacyRoute
{
    /// <summary>What a document on the route is evidence of.</summary>
    public const string Assessment = "legacy_assessment";

    /// <summary>The choice, while it stands and its document does; else null.</summary>
    public static Standing<LegacyRouteChosen>? Of(DeviceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Standing<LegacyRouteChosen>() is { What.Document: { } document } chosen && model.Get(document) is { IsRetired: false } record && IsAssessment(record) ? chosen : null;
    }

    /// <summary>Takes or leaves the route.</summary>
    /// <param name="model">The device.</param>
    /// <param name="document">The approved legacy assessment; null to leave the route.</param>
    /// <param name="rationale">Why.</param>
    /// <param name="signer">Who signs.</param>
    public static Result<LegacyRouteChosen> Sign(DeviceModel model, RecordId? document, string rationale, SignerProof signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return Refusal(model, document, rationale) is { } refusal ? refusal : new LegacyRouteChosen(document, rationale.Trim(), signer.PrintedName, signer.Proof);
    }

    /// <summary>Why the choice can not be signed; null when it can.</summary>
    public static Problem? Refusal(DeviceModel model, RecordId? document, string? rationale)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (string.IsNullOrWhiteSpace(rationale))
        {
            return new Problem("legacy.reason", document is null ? "Say why the legacy route is left." : "Say why the legacy route of 4.4 is taken in place of clauses 5 to 9.", Path: "rationale");
        }

        return document is not { } id
            ? model.Standing<LegacyRouteChosen>()?.What.Document is null ? new Problem("legacy.notChosen", "The legacy route was not taken.", ProblemKind.Conflict) : null
            : !model.TryGet(id, out var record) ? RecordProblems.NoRecord(id.ToString())
            : id.Kind != RecordKind.DOC || !IsAssessment(record) ? new Problem("legacy.document", $"{id} is not a document that is evidence of a legacy assessment.", ProblemKind.Conflict, Path: "document")
            : !record.IsApproved ? new Problem("legacy.document.open", $"{id} is {record.State.Label.ToLowerInvariant()}; the legacy assessment has to be approved first.", ProblemKind.Conflict, Path: "document")
            : null;
    }

    /// <summary>Whether a record is a document on the route.</summary>
    public static bool IsAssessment(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Kind == RecordKind.DOC && DocumentKinds.DocumentEvidence.In(record.Fields) is { IsDefault: false } evidence && evidence.Contains(Assessment, StringComparer.Ordinal);
    }
}
