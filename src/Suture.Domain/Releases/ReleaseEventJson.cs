using System.Globalization;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Signing;
using Suture.Domain.Standards;
using Suture.Ledger;
using static Suture.Domain.Records.Events.EventReader;
using static Suture.Domain.Records.Events.EventWriter;

namespace Suture.Domain.Releases;

/// <summary>The payloads of baselines and deviations.</summary>
internal static class ReleaseEventJson
{
    internal static void Write(CanonicalJsonWriter json, ReleaseBaselined b)
    {
        Text(json, "key", b.Release.ToString());
        Number(json, "revision", b.Revision);
        Text(json, "contentHash", b.ContentHash.ToString());
        Text(json, "version", b.Version);
        Number(json, "position", b.Position);
        Text(json, "day", Day(b.Day));
        Number(json, "records", b.Records.Count);
        Text(json, "recordsRoot", b.Records.Root.ToString());
        Objects(json, "sboms", b.Sboms, s =>
        {
            Text(json, "name", s.Name);
            Text(json, "fileName", s.FileName);
            Text(json, "fileHash", s.FileHash.ToString());
            Number(json, "components", s.Components);
            Text(json, "subjectVersion", s.SubjectVersion);
        });
        Number(json, "passed", b.Tests.Passed);
        Number(json, "failed", b.Tests.Failed);
        Number(json, "skipped", b.Tests.Skipped);
        Objects(json, "runs", b.Runs, r =>
        {
            Text(json, "key", r.Run.ToString());
            Text(json, "fileHash", r.FileHash);
            OptionalNumber(json, "passed", r.Passed);
            OptionalNumber(json, "failed", r.Failed);
            OptionalNumber(json, "skipped", r.Skipped);
        });
        Text(json, "build", b.Build);
        Text(json, "procedure", b.Procedure);
        Text(json, "archive", b.Archive);
        Objects(json, "anomalies", b.Anomalies, a =>
        {
            Text(json, "key", a.Record.ToString());
            Number(json, "revision", a.Revision);
            Text(json, "contentHash", a.ContentHash.ToString());
            Text(json, "decision", a.Decision);
            Flag(json, "evaluated", a.Evaluated);
        });
        Text(json, "rulesHash", b.RulesHash.ToString());
        Objects(json, "gates", b.Gates, g =>
        {
            Text(json, "standard", g.Standard);
            Text(json, "edition", g.Edition);
            Text(json, "textHash", g.TextHash.ToString());
            Number(json, "met", g.Met);
            Number(json, "gap", g.Gap);
            Number(json, "attested", g.Attested);
            Number(json, "notApplicable", g.NotApplicable);
        });
        Texts(json, "deviations", b.Deviations);
        Text(json, "product", b.Product);
        Text(json, "printedName", b.PrintedName);
        Text(json, "proof", Names.Of(b.Proof));
    }

    internal static ReleaseBaselined Baselined(JsonElement json) => new()
    {
        Release = RecordId.Parse(Text(json, "key")),
        Revision = Int(json, "revision"),
        ContentHash = Hash(json, "contentHash"),
        Version = Text(json, "version"),
        Position = json.GetProperty("position").GetInt64(),
        Day = Day(Text(json, "day")),
        Records = new FixedRecords(Int(json, "records"), Hash(json, "recordsRoot")),
        Sboms = Objects(json, "sboms", s => new FixedSbom(Text(s, "name"), Text(s, "fileName"), Hash(s, "fileHash"), Int(s, "components"), Optional(s, "subjectVersion"))),
        Tests = new TestCounts(Int(json, "passed"), Int(json, "failed"), Int(json, "skipped")),
        Runs = Objects(json, "runs", r => new FixedRun(RecordId.Parse(Text(r, "key")), Optional(r, "fileHash"), Long(r, "passed"), Long(r, "failed"), Long(r, "skipped"))),
        Build = Text(json, "build"),
        Procedure = Text(json, "procedure"),
        Archive = Optional(json, "archive"),
        Anomalies = Objects(json, "anomalies", a => new FixedAnomaly(
            RecordId.Parse(Text(a, "key")), Int(a, "revision"), Hash(a, "contentHash"), Optional(a, "decision"), a.GetProperty("evaluated").GetBoolean())),
        RulesHash = Hash(json, "rulesHash"),
        Gates = Objects(json, "gates", g => new FixedGate(
            Text(g, "standard"), Text(g, "edition"), Hash(g, "textHash"), Int(g, "met"), Int(g, "gap"), Int(g, "attested"), Int(g, "notApplicable"))),
        Deviations = Texts(json, "deviations"),
        Product = Text(json, "product"),
        PrintedName = Text(json, "printedName"),
        Proof = Name<Reauthentication>(json, "proof"),
    };

    internal static void Write(CanonicalJsonWriter json, GapDeviated d)
    {
        Text(json, "clause", d.Clause);
        Objects(json, "gaps", d.Gaps, g =>
        {
            Text(json, "record", g.Record?.ToString());
            Text(json, "why", g.Why);
        });
        Text(json, "printedName", d.PrintedName);
        Text(json, "proof", Names.Of(d.Proof));
        Text(json, "reason", d.Reason);
        Text(json, "record", d.Record?.ToString());
        Text(json, "release", d.Release.ToString());
        Text(json, "reviewBy", Day(d.ReviewBy));
        Text(json, "standard", d.Standard);
    }

    internal static GapDeviated Deviated(JsonElement json) => new(
        Text(json, "standard"), Text(json, "clause"), Record(json), RecordId.Parse(Text(json, "release")), Text(json, "reason"), Day(Text(json, "reviewBy")),
        Objects(json, "gaps", g => new ClauseGap(Record(g), Text(g, "why"))), Text(json, "printedName"), Name<Reauthentication>(json, "proof"));

    private static RecordId? Record(JsonElement json) => Optional(json, "record") is { } key ? RecordId.Parse(key) : null;

    private static long? Long(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static void OptionalNumber(CanonicalJsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            Number(json, name, number);
        }
    }

    private static void Flag(CanonicalJsonWriter json, string name, bool value)
    {
        json.WriteName(name);
        json.WriteBoolean(value);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
