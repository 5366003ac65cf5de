using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Releases;

/// <summary>
/// The moment that a release stands for: its baseline, or for one that was signed without, its signature. Reports at a release are made
/// from the ledger up to there, judge dates on that day, and print these facts in place of when and by whom they were made.
/// </summary>
/// <param name="Release">The release.</param>
/// <param name="Version">Version that was released; null when its record does not say.</param>
/// <param name="Position">How many entries of the device's ledger it holds.</param>
/// <param name="SignedAt">When it was signed.</param>
/// <param name="SignedBy">Printed name of the signer.</param>
/// <param name="Day">Day (UTC) on which dates are judged.</param>
/// <param name="Baseline">Its baseline, if it has one.</param>
public sealed record ReleasePoint(RecordId Release, string? Version, long Position, DateTimeOffset SignedAt, string SignedBy, DateOnly Day, ReleaseBaselined? Baseline)
{
    /// <summary>Null while the release is neither fixed nor signed.</summary>
    public static ReleasePoint? Of(DeviceModel now, RecordId release)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Standing<ReleaseBaselined>(release.ToString()) is { } fixedAs)
        {
            var what = fixedAs.What;
            return new ReleasePoint(release, what.Version, what.Position, fixedAs.Time, what.PrintedName, what.Day, what);
        }

        return now.Get(release) is { IsApproved: true, Signature: { } signature } record
            ? new ReleasePoint(release, DocumentKinds.ReleaseVersion.In(record.Fields), signature.Index + 1, signature.Time, signature.PrintedName, DateOnly.FromDateTime(signature.Time.UtcDateTime), null)
            : null;
    }
}
