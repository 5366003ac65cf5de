using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Standards;

namespace Suture.Domain.Releases;

/// <summary>What a person asks to sign about a gap.</summary>
/// <param name="Standard">Id of the standard.</param>
/// <param name="Clause">Clause with the gap.</param>
/// <param name="Record">The one record it is about; null for all gaps of the clause.</param>
/// <param name="Release">Release that may go with it.</param>
/// <param name="Reason">Why it may.</param>
/// <param name="ReviewBy">Last day on which the deviation counts.</param>
public sealed record DeviationDraft(string Standard, string Clause, RecordId? Record, RecordId Release, string Reason, DateOnly ReviewBy);

/// <summary>Decides deviations: only gaps that are there, for a release that is still to come, signed by someone else than the author. Pure.</summary>
public static class DeviationDecision
{
    /// <summary>Most gaps in one statement: nobody judges more of them one by one.</summary>
    public const int MaxGaps = 1000;

    /// <param name="evaluation">The device now, evaluated by a book that has the standard.</param>
    /// <param name="draft">What is asked.</param>
    /// <param name="signer">Who signs.</param>
    public static Result<GapDeviated> Decide(Evaluation evaluation, DeviationDraft draft, SignerProof signer)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(signer);
        var model = evaluation.Model;
        if (Refusal(model, draft, evaluation.Today) is { } refusal)
        {
            return refusal;
        }

        var gaps = GapsOf(evaluation, draft.Standard, draft.Clause).Where(g => draft.Record is null || g.Record == draft.Record).Distinct().ToImmutableArray();
        if (gaps.IsEmpty)
        {
            return new Problem("deviation.noGap", $"{draft.Standard} {draft.Clause} has no gap{(draft.Record is { } id ? $" at {id}" : "")}; there is nothing to deviate from.", ProblemKind.Conflict, Path: draft.Record is null ? "clause" : "record");
        }

        if (gaps.Length > MaxGaps)
        {
            return new Problem("deviation.many", $"{draft.Standard} {draft.Clause} has {gaps.Length} gaps; one deviation is for at most {MaxGaps}. Name the record.", ProblemKind.Conflict, Path: "record");
        }

        var own = gaps.Select(g => g.Record is { } at ? model.Get(at) : null).FirstOrDefault(r => r is not null && string.Equals(RecordDecisions.AuthorOf(r), signer.UserName, StringComparison.Ordinal));
        return own is not null
            ? RecordProblems.OwnWork(own, signer.UserName)
            : new GapDeviated(draft.Standard, draft.Clause, draft.Record, draft.Release, draft.Reason.Trim(), draft.ReviewBy, gaps, signer.PrintedName, signer.Proof);
    }

    /// <summary>The gaps that a release has to answer for at a clause: those of the gate, and at 5.8.3 of IEC 62304 every known anomaly without evaluation.</summary>
    private static IEnumerable<ClauseGap> GapsOf(Evaluation evaluation, string standard, string clause)
    {
        var gaps = evaluation.Check(standard) is { Ok: true } report ? report.Value.Clauses.FirstOrDefault(c => c.Id == clause)?.Gaps ?? [] : [];
        return standard == StandardLibrary.Default && clause == KnownAnomalies.Clause
            ? gaps.Concat(KnownAnomalies.Of(evaluation.Model).Select(a => a.Gap).OfType<ClauseGap>())
            : gaps;
    }

    private static Problem? Refusal(DeviceModel model, DeviationDraft draft, DateOnly day) =>
        draft.Release.Kind != RecordKind.REL || model.Get(draft.Release) is not { } release
            ? new Problem("release.notFound", $"There is no release {draft.Release} in {model.Device.Key}.", ProblemKind.NotFound, Path: "release")
            : release.IsRetired ? new Problem("release.withdrawn", $"{draft.Release} is withdrawn.", ProblemKind.Conflict, Path: "release")
            : model.Standing<ReleaseBaselined>(draft.Release.ToString()) is not null
                ? new Problem("release.baselined", $"{draft.Release} is fixed already; nothing can be deviated from afterwards.", ProblemKind.Conflict, Path: "release")
            : string.IsNullOrWhiteSpace(draft.Reason) ? new Problem("deviation.reason.missing", "Say why the release may go although the clause has a gap.", Path: "reason")
            : draft.ReviewBy < day ? new Problem("deviation.reviewBy", $"The review-by date {draft.ReviewBy:yyyy-MM-dd} is past; expected {day:yyyy-MM-dd} or later.", Path: "reviewBy")
            : null;
}
