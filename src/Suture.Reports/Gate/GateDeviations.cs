using Suture.Domain.Records;
using Suture.Domain.Standards;
using Suture.Reports.Html;
using Suture.Reports.Writing;

namespace Suture.Reports.Gate;

/// <summary>Signed deviations beside the gaps they are about. The gap stays a gap: nothing here changes the answer.</summary>
internal static class GateDeviations
{
    public static void Write(Utf8Output html, ClauseAnswer clause, Action<RecordId> key)
    {
        foreach (var (what, time) in clause.Deviations.Select(d => (d.What, d.Time)))
        {
            html.Raw("<p class=\"why\"><span class=\"mark note\">Deviation</span> for ");
            key(what.Release);
            if (what.Record is { } id)
            {
                html.Raw(" at ");
                key(id);
            }

            html.Text($", signed by {what.PrintedName}, {Times.ForPeople(time)}, to be reviewed by {what.ReviewBy:yyyy-MM-dd}: {what.Reason}").Raw("</p>");
        }
    }
}
