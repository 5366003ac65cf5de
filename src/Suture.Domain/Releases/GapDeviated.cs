using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Signing;
using Suture.Domain.Standards;

namespace Suture.Domain.Releases;

/// <summary>
/// A person signed that a release may go although a clause has gaps, why, and until when that is looked at again. It names the gaps as
/// they were seen: another gap, or another reason for the same one, is not carried. The gap stays a gap.
/// </summary>
/// <param name="Standard">Id of the standard.</param>
/// <param name="Clause">The clause that has the gaps.</param>
/// <param name="Record">The one record it is about; null for all gaps that the clause had.</param>
/// <param name="Release">The release that it is for; for no other.</param>
/// <param name="Reason">Why the release may go all the same.</param>
/// <param name="ReviewBy">Last day on which it counts.</param>
/// <param name="Gaps">The gaps that were seen and signed for.</param>
/// <param name="PrintedName">The signer's name as printed at that moment.</param>
/// <param name="Proof">How the signer proved to be the signer.</param>
public sealed record GapDeviated(
    string Standard, string Clause, RecordId? Record, RecordId Release, string Reason, DateOnly ReviewBy, ImmutableArray<ClauseGap> Gaps, string PrintedName, Reauthentication Proof)
    : DeviceEvent, IStanding
{
    public string Subject => SubjectOf(Standard, Clause, Record, Release);

    /// <summary>Whether it carries a gap of its clause on a day.</summary>
    public bool Carries(ClauseGap gap, DateOnly day) => ReviewBy >= day && Gaps.Contains(gap);

    /// <summary><c>iec62304/5.8.3/PR-3@REL-2</c>: one statement for each release, so that one for the next leaves the earlier one standing.</summary>
    public static string SubjectOf(string standard, string clause, RecordId? record, RecordId release) =>
        record is { } id ? $"{standard}/{clause}/{id}@{release}" : $"{standard}/{clause}@{release}";
}
