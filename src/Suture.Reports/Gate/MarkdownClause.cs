using Suture.Domain.Standards;

namespace Suture.Reports.Gate;

/// <summary>A clause with the gaps that a Markdown section tells of it.</summary>
/// <param name="Device">Key of the device.</param>
/// <param name="Standard">Id of the catalog.</param>
/// <param name="Id">Number in the standard.</param>
/// <param name="Title">A few words.</param>
/// <param name="Gaps">How many.</param>
/// <param name="Groups">The gaps by reason.</param>
/// <param name="Note">Something to say beside, encoded already; null for nothing.</param>
internal sealed record MarkdownClause(string Device, string Standard, string Id, string Title, int Gaps, IReadOnlyList<GapGroup> Groups, string? Note)
{
    private const int Kept = 25;

    public static MarkdownClause Of(CheckReport check, string id, string title, IReadOnlyCollection<ClauseGap> gaps, string? note = null) =>
        new(check.Device, check.Standard, id, title, gaps.Count, GapGroup.Of(gaps, Kept), note);
}
