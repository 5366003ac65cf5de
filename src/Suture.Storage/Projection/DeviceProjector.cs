using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Ledger;
using Suture.Storage.Data;

namespace Suture.Storage.Projection;

/// <summary>Device events as rows: the same rules as <see cref="DeviceModelBuilder"/>, in SQL. Live appends and rebuilds both come through here.</summary>
internal static class DeviceProjector
{
    /// <summary>The record that an event is about; null when it is about several or none.</summary>
    public static RecordId? Subject(DeviceEvent e) => e switch
    {
        RecordCreated c => c.Id,
        RecordChanged c => c.Id,
        RecordMoved m => m.Id,
        RecordSigned s => s.Id,
        LinksAdded l => CommonSource(l.Links, k => k.Id.From),
        LinksConfirmed l => CommonSource(l.Links, k => k.Id.From),
        LinksRemoved l => CommonSource(l.Links, k => k.From),
        OutcomesRecorded o => o.Run,
        _ => null,
    };

    public static void Project(IWriter writer, long stream, DeviceEvent e, EventContext context)
    {
        switch (e)
        {
            case DeviceCreated created:
                PutDevice(writer, stream, created.Device, context);
                break;
            case DeviceChanged changed:
                PutDevice(writer, stream, changed.Device, context);
                break;
            case RecordCreated c:
                writer.Insert(
                    Tables.Records, Keys.Record(stream, c.Id), context.Index, context.Index, 1, c.State, c.Alias, c.Title, c.Text, c.Owner, Tags(c.Tags), FieldValuesJson.ToBytes(c.Fields),
                    c.ContentHash, context.Actor, context.Time, context.Actor, context.Time, (byte[]?)null);
                break;
            case RecordChanged c:
                Change(writer, stream, c, context);
                break;
            case RecordMoved m:
                writer.Execute(
                    "UPDATE records SET version = $2, state = $3, signature = CASE WHEN $4 = 1 THEN signature END WHERE id = $1",
                    Keys.Record(stream, m.Id), context.Index, m.To, KeepsSignature(m.Id, m.To));
                break;
            case RecordSigned s:
                writer.Execute("UPDATE records SET version = $2, state = $3, signature = $4 WHERE id = $1", Keys.Record(stream, s.Id), context.Index, s.To, SignatureRow.ToBytes(s, context));
                break;
            case LinksAdded links:
                LinkRows.Add(writer, stream, links.Links, context);
                break;
            case LinksRemoved links:
                LinkRows.Remove(writer, stream, links.Links, context);
                break;
            case LinksConfirmed links:
                LinkRows.Confirm(writer, stream, links.Links, context);
                break;
            case OutcomesRecorded run:
                PutOutcomes(writer, stream, run, context);
                break;
            case SbomImported sbom:
                writer.Execute("INSERT INTO sboms(stream, name, entry) VALUES($1, $2, $3) ON CONFLICT(stream, name) DO UPDATE SET entry = excluded.entry", stream, sbom.Name, context.Index);
                break;
            case ClauseAttested a:
                writer.Execute(
                    "INSERT INTO attestations(stream, standard, clause, entry) VALUES($1, $2, $3, $4) ON CONFLICT(stream, standard, clause) DO UPDATE SET entry = excluded.entry",
                    stream, a.Standard, a.Clause, context.Index);
                break;
            case RiskPolicySet:
                writer.Execute("INSERT INTO risk_policies(stream, entry) VALUES($1, $2) ON CONFLICT(stream) DO UPDATE SET entry = excluded.entry", stream, context.Index);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "No rule to project it.");
        }
    }

    private static void PutDevice(IWriter writer, long stream, Device device, EventContext context) => writer.Execute(
        "INSERT INTO devices(stream, name, safety_class, version, description, entry) VALUES($1, $2, $3, $4, $5, $6) ON CONFLICT(stream) DO UPDATE SET name = excluded.name, "
        + "safety_class = excluded.safety_class, version = excluded.version, description = excluded.description, entry = excluded.entry",
        stream, device.Name, device.SafetyClass, device.Version, device.Description, context.Index);

    private static void Change(IWriter writer, long stream, RecordChanged c, EventContext context) => writer.Execute(
        "UPDATE records SET version = $2, revision = $3, state = $4, alias = $5, title = $6, text = $7, owner = $8, tags = $9, fields = $10, "
        + "changed_by = CASE WHEN content_hash = $11 THEN changed_by ELSE $12 END, changed_at = CASE WHEN content_hash = $11 THEN changed_at ELSE $13 END, "
        + "signature = CASE WHEN content_hash = $11 AND $14 = 1 THEN signature END, content_hash = $11 WHERE id = $1",
        Keys.Record(stream, c.Id), context.Index, c.Revision, c.State, c.Alias, c.Title, c.Text, c.Owner, Tags(c.Tags), FieldValuesJson.ToBytes(c.Fields), c.ContentHash, context.Actor,
        context.Time, KeepsSignature(c.Id, c.State));

    // The latest outcome of a test keeps the place of the first, as in the model.
    private static void PutOutcomes(IWriter writer, long stream, OutcomesRecorded run, EventContext context)
    {
        for (var i = 0; i < run.Outcomes.Length; i++)
        {
            var outcome = run.Outcomes[i];
            writer.Execute(
                "INSERT INTO outcomes(target_id, test_key, test, version, run_id, result, entry, first, place) VALUES($1, $2, $3, $4, $5, $6, $7, $7, $8) "
                + "ON CONFLICT(target_id, test_key) DO UPDATE SET run_id = excluded.run_id, result = excluded.result, entry = excluded.entry",
                Keys.Record(stream, outcome.Target), TestKey(outcome.Test, run.SoftwareVersion), outcome.Test, run.SoftwareVersion, Keys.Record(stream, run.Run), (int)outcome.Result,
                context.Index, i);
        }
    }

    // Names of tests can be longer than an index takes; a missing version differs from every version.
    private static Hash32 TestKey(string test, string? version) => Hash32.Sha256(Encoding.UTF8.GetBytes(version is null ? test : test + "\0" + version));

    private static bool KeepsSignature(RecordId id, string state) => id.Kind.Definition().Lifecycle.FindState(state)?.Class == StateClass.Approved;

    private static byte[]? Tags(ImmutableArray<string> tags)
    {
        if (tags.IsDefaultOrEmpty)
        {
            return null;
        }

        var json = new CanonicalJsonWriter();
        json.WriteStartArray();
        foreach (var tag in tags)
        {
            json.WriteString(tag);
        }

        json.WriteEndArray();
        return json.ToArray();
    }

    private static RecordId? CommonSource<T>(ImmutableArray<T> links, Func<T, RecordId> source)
    {
        if (links.IsDefaultOrEmpty)
        {
            return null;
        }

        var first = source(links[0]);
        foreach (ref readonly var link in links.AsSpan())
        {
            if (source(link) != first)
            {
                return null;
            }
        }

        return first;
    }
}
