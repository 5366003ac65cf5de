using System.Globalization;
using System.Text.Json;
using Suture.Domain.Standards;
using Suture.Reports.Matrix;
using Suture.Reports.Writing;

namespace Suture.Reports.Gate;

/// <summary>
/// A gate report as JSON: the contract of <c>suture check --json</c> (<c>{standard, edition, class, position, summary, clauses}</c>) with what
/// the report was made from: <c>title, device, version, root, checkpoint, printedAt, printedBy, product</c>; at a release <c>release, releaseVersion,
/// signedAt, signedBy, judgedOn</c> take the place of when and by whom it was printed.
/// </summary>
public static class GateJson
{
    /// <summary>Writes the report clause by clause; the stream stays open.</summary>
    public static async Task WriteAsync(CheckReport report, ReportStamp stamp, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stamp);
        var output = new Utf8Output(stream);
        var json = new Utf8JsonWriter(output.Buffer, MatrixJson.Options);
        await using var ending = json.ConfigureAwait(false);
        Head(json, report, stamp);
        foreach (var clause in report.Clauses)
        {
            Clause(json, clause, report.Device);
            json.Flush();
            await output.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        await output.Write("\n").FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static void Head(Utf8JsonWriter json, CheckReport report, ReportStamp stamp)
    {
        json.WriteStartObject();
        json.WriteString("standard", report.Standard);
        json.WriteString("edition", report.Edition);
        json.WriteString("title", report.Title);
        json.WriteString("device", report.Device);
        json.WriteString("version", stamp.Device.Version);
        json.WriteString("class", report.Class);
        json.WriteNumber("position", report.Position);
        json.WriteString("root", stamp.Root);
        json.WriteString("checkpoint", stamp.Checkpoint);
        StampJson.Write(json, stamp);
        json.WriteString("product", $"Suture {stamp.ProductVersion}".TrimEnd());
        json.WriteStartObject("summary");
        json.WriteNumber("met", report.Summary.Met);
        json.WriteNumber("gap", report.Summary.Gap);
        json.WriteNumber("attested", report.Summary.Attested);
        json.WriteNumber("notApplicable", report.Summary.NotApplicable);
        json.WriteEndObject();
        json.WriteStartArray("clauses");
    }

    private static void Clause(Utf8JsonWriter json, ClauseAnswer clause, string device)
    {
        json.WriteStartObject();
        json.WriteString("id", clause.Id);
        json.WriteString("title", clause.Title);
        json.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(clause.Status.ToString()));
        json.WriteString("decidedBy", JsonNamingPolicy.CamelCase.ConvertName(clause.DecidedBy.ToString()));
        json.WriteString("why", clause.Why);
        json.WriteStartArray("evidence");
        foreach (var id in clause.Evidence)
        {
            json.WriteStringValue(id.ToString());
        }

        json.WriteEndArray();
        json.WriteStartArray("gaps");
        foreach (var gap in clause.Gaps)
        {
            json.WriteStartObject();
            json.WriteString("key", gap.Record?.ToString() ?? device);
            json.WriteString("why", gap.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Deviations(json, clause);
        json.WriteEndObject();
    }

    // Left out where there are none, so that the contract of clauses without them stays as it was.
    private static void Deviations(Utf8JsonWriter json, ClauseAnswer clause)
    {
        if (clause.Deviations.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("deviations");
        foreach (var deviation in clause.Deviations)
        {
            json.WriteStartObject();
            json.WriteString("release", deviation.What.Release.ToString());
            json.WriteString("key", deviation.What.Record?.ToString());
            json.WriteString("reason", deviation.What.Reason);
            json.WriteString("reviewBy", deviation.What.ReviewBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("signedBy", deviation.What.PrintedName);
            json.WriteString("signedAt", Times.Iso(deviation.Time));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
