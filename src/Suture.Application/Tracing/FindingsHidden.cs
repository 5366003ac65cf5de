using Suture.Domain.Records;
using Suture.Domain.Tracing;

namespace Suture.Application.Tracing;

/// <summary>Traces for those who may not read findings: without a word of which finding is where. The counts stay, so that all see the same coverage.</summary>
internal static class FindingsHidden
{
    internal static TraceReport In(TraceReport report) => report with
    {
        Gaps = [.. report.Gaps.Where(g => Visible(g.Record) && g.Broken.All(b => Visible(b.Record)))],
        Suspect = [.. report.Suspect.Where(s => Visible(s.Link.From) && Visible(s.Link.To))],
        Orphans = [.. report.Orphans.Where(Visible)],
        Cycles = [.. report.Cycles.Where(c => c.All(Visible))],
        WrongLinks = [.. report.WrongLinks.Where(w => Visible(w.Link.From) && Visible(w.Link.To))],
    };

    internal static Impact In(Impact impact) => impact with
    {
        Upstream = [.. impact.Upstream.Where(Visible)],
        Downstream = [.. impact.Downstream.Where(Visible)],
        LookAgain = [.. impact.LookAgain.Where(l => Visible(l.Record))],
    };

    private static bool Visible(RecordId id) => id.Kind != RecordKind.FND;

    private static bool Visible(ImpactItem item) => Visible(item.Record) && item.Via.All(l => Visible(l.From) && Visible(l.To));
}
