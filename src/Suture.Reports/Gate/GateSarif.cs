using System.Globalization;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Standards;
using Suture.Reports.Matrix;
using Suture.Reports.Writing;

namespace Suture.Reports.Gate;

/// <summary>
/// The gate as SARIF 2.1.0, for code scanning: a run for each standard, a rule for each clause, a result for each gap, located at the record
/// (a logical location <c>PUMP/SRS-12</c>). Fingerprints do not change from run to run, so that a viewer shows what is new; with a
/// comparison each result says so itself (<c>baselineState</c>).
/// </summary>
public static class GateSarif
{
    /// <summary>Most results of a run, as viewers take them; what is left out is said in the run.</summary>
    public const int MaxResults = 25_000;

    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>Writes the file clause by clause; the stream stays open.</summary>
    /// <param name="reports">The answers now.</param>
    /// <param name="comparison">What has changed since an earlier answer, over the same standards; null without one.</param>
    /// <param name="stamp">What it was made from.</param>
    /// <param name="find">Titles of records.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellation">Stops writing.</param>
    public static async Task WriteAsync(GateReports reports, GateComparison? comparison, ReportStamp stamp, RecordLookup find, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(find);
        var output = new Utf8Output(stream);
        var json = new Utf8JsonWriter(output.Buffer, MatrixJson.Options);
        await using var ending = json.ConfigureAwait(false);
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        for (var i = 0; i < reports.Standards.Length; i++)
        {
            var report = reports.Standards[i];
            var clauses = comparison is null ? SarifClause.Of(report.Check) : SarifClause.Of(comparison.Standards[i]);
            await RunAsync(json, output, report, clauses, stamp, find, cancellation).ConfigureAwait(false);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        await output.Write("\n").FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task RunAsync(Utf8JsonWriter json, Utf8Output output, GateReport report, List<SarifClause> clauses, ReportStamp stamp, RecordLookup find, CancellationToken cancellation)
    {
        var check = report.Check;
        var cut = FairShare.Cut(clauses.Select(c => c.Gaps.Count), MaxResults);
        json.WriteStartObject();
        Tool(json, report, clauses, stamp);
        json.WriteStartObject("automationDetails");
        json.WriteString("id", $"suture/{check.Device}/{check.Standard}/");
        json.WriteEndObject();
        Invocation(json, clauses.Sum(c => Math.Max(0, c.Gaps.Count - cut)), stamp);
        json.WriteStartObject("properties");
        json.WriteString("device", check.Device);
        json.WriteString("standard", check.Standard);
        json.WriteString("edition", check.Edition);
        json.WriteString("class", check.Class);
        json.WriteNumber("position", check.Position);
        json.WriteString("root", stamp.Root);
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        for (var i = 0; i < clauses.Count; i++)
        {
            var seen = new Dictionary<ClauseGap, int>();
            foreach (var (gap, state) in clauses[i].Gaps.Take(cut))
            {
                seen[gap] = seen.GetValueOrDefault(gap) + 1;
                Result(json, check, clauses[i].Id, i, gap, state, seen[gap], find);
                json.Flush();
                await output.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Tool(Utf8JsonWriter json, GateReport report, List<SarifClause> clauses, ReportStamp stamp)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Suture");
        json.WriteString("version", stamp.ProductVersion);
        json.WriteStartArray("rules");
        foreach (var clause in clauses)
        {
            Rule(json, report, clause);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, GateReport report, SarifClause clause)
    {
        var asked = report.Catalog.Find(clause.Id);
        json.WriteStartObject();
        json.WriteString("id", RuleId(report.Check, clause.Id));
        Message(json, "shortDescription", $"{clause.Id} {clause.Title}");
        Message(json, "fullDescription", asked?.Ask ?? "This clause is not asked any more.");
        Message(json, "help", asked is null ? clause.Title : string.Join(" ", [asked.Ask, .. asked.Parts, .. asked.Note is null ? Array.Empty<string>() : [asked.Note]]));
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", "error");
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("standard", report.Check.Standard);
        json.WriteString("edition", report.Check.Edition);
        json.WriteString("clause", clause.Id);
        if (clause.Answer is { } answer)
        {
            json.WriteString("answer", Names.Of(answer.Status));
            json.WriteString("decidedBy", Names.Of(answer.DecidedBy));
        }

        json.WriteStartArray("tags");
        json.WriteStringValue(report.Check.Standard);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Invocation(Utf8JsonWriter json, int left, ReportStamp stamp)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteString("endTimeUtc", Times.Iso(stamp.PrintedAt));
        json.WriteString("account", stamp.PrintedBy);
        if (left > 0)
        {
            json.WriteStartArray("toolExecutionNotifications");
            json.WriteStartObject();
            json.WriteString("level", "warning");
            Message(json, "message", $"{GateWords.Count(left, "more gap")} could not be listed: a run holds at most {GateWords.Number(MaxResults)} results.");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Result(Utf8JsonWriter json, CheckReport check, string clause, int rule, ClauseGap gap, string? state, int repetition, RecordLookup find)
    {
        var key = gap.KeyIn(check.Device);
        var title = gap.Record is { } id ? find(id)?.Title : null;
        var fingerprint = GapFingerprint.Of(check.Device, check.Standard, clause, gap, repetition);
        json.WriteStartObject();
        json.WriteString("ruleId", RuleId(check, clause));
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("kind", "fail");
        json.WriteString("level", "error");
        if (state is not null)
        {
            json.WriteString("baselineState", state);
        }

        Message(json, "message", title is null ? $"{key}: {gap.Why}" : $"{key} ({title}): {gap.Why}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", gap.Record?.ToString() ?? check.Device);
        json.WriteString("fullyQualifiedName", key);
        json.WriteString("kind", gap.Record is null ? "device" : "record");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("sutureGap/v1", fingerprint);

        // The one that a large code-scanning service compares; without it, it would take a hash of the line, and tell two gaps of a record not apart.
        json.WriteString("primaryLocationLineHash", fingerprint[..16] + ":1");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", SarifMessage.Text(text));
        json.WriteEndObject();
    }

    private static string RuleId(CheckReport check, string clause) => string.Create(CultureInfo.InvariantCulture, $"{check.Standard}/{clause}");
}
