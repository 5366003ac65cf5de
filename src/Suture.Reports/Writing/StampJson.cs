using System.Globalization;
using System.Text.Json;

namespace Suture.Reports.Writing;

/// <summary>When and by whom a report was made, or of which release it is: then only what is the same whenever it is made.</summary>
internal static class StampJson
{
    public static void Write(Utf8JsonWriter json, ReportStamp stamp)
    {
        if (stamp.Release is not { } release)
        {
            json.WriteString("printedAt", Times.Iso(stamp.PrintedAt));
            json.WriteString("printedBy", stamp.PrintedBy);
            return;
        }

        json.WriteString("release", release.Release.ToString());
        json.WriteString("releaseVersion", release.Version);
        json.WriteString("signedAt", Times.Iso(stamp.PrintedAt));
        json.WriteString("signedBy", stamp.PrintedBy);
        json.WriteString("judgedOn", release.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (release.OtherRules)
        {
            json.WriteBoolean("otherRules", true);
        }
    }
}
