using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Safety;
using Suture.Domain.Safety.Prompts;
using Suture.Ledger;

namespace Suture.Domain.Records.Events;

/// <summary>Events as ledger payloads: canonical JSON, and the name and version that say how to read them back.</summary>
internal static class EventWriter
{
    internal static string TypeOf(DeviceEvent e) => e switch
    {
        DeviceCreated => "device.created@1",
        DeviceChanged => "device.changed@1",
        RecordCreated => "record.created@1",
        RecordChanged => "record.changed@1",
        RecordMoved => "record.moved@1",
        RecordSigned => "record.signed@1",
        LinksAdded => "links.added@1",
        LinksRemoved => "links.removed@1",
        LinksConfirmed => "links.confirmed@1",
        OutcomesRecorded => "outcomes.recorded@1",
        SbomImported => "sbom.imported@1",
        ClauseAttested => "clause.attested@1",
        DeviceScoped => "device.scoped@1",
        RiskPolicySet => "riskPolicy.set@1",
        ReleaseBaselined => "release.baselined@1",
        GapDeviated => "gap.deviated@1",
        ClassDecided => "class.decided@1",
        LegacyRouteChosen => "legacy.chosen@1",
        PlanItemAssigned => "plan.assigned@1",
        PromptAnswered => "prompt.answered@1",
        _ => throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "An event without a type name."),
    };

    internal static void Write(CanonicalJsonWriter json, DeviceEvent e)
    {
        json.WriteStartObject();
        switch (e)
        {
            case DeviceCreated created:
                WriteDevice(json, created.Device);
                break;
            case DeviceChanged changed:
                WriteDevice(json, changed.Device);
                break;
            case RecordCreated c:
                WriteContent(json, c.Id, c.Alias, c.Title, c.Text, c.Owner, c.Tags, c.Fields, c.State, c.ContentHash);
                break;
            case RecordChanged c:
                WriteContent(json, c.Id, c.Alias, c.Title, c.Text, c.Owner, c.Tags, c.Fields, c.State, c.ContentHash);
                Number(json, "revision", c.Revision);
                break;
            case RecordMoved m:
                WriteStep(json, m.Id, m.Revision, m.Transition, m.From, m.To);
                break;
            case RecordSigned s:
                WriteStep(json, s.Id, s.Revision, s.Transition, s.From, s.To);
                Text(json, "contentHash", s.ContentHash.ToString());
                Text(json, "meaning", Names.Of(s.Meaning));
                Text(json, "printedName", s.PrintedName);
                Text(json, "proof", Names.Of(s.Proof));
                break;
            case LinksAdded l:
                WriteLinks(json, l.Links);
                break;
            case LinksConfirmed l:
                WriteLinks(json, l.Links);
                break;
            case LinksRemoved l:
                WriteLinkIds(json, l.Links);
                break;
            case OutcomesRecorded o:
                WriteOutcomes(json, o);
                break;
            case SbomImported s:
                WriteSbom(json, s);
                break;
            case ClauseAttested a:
                WriteAttestation(json, a);
                break;
            case DeviceScoped s:
                Texts(json, "markets", [.. s.Markets.Select(Names.Of)]);
                Objects(json, "standards", s.Standards, p =>
                {
                    Text(json, "edition", p.Edition);
                    Text(json, "id", p.Id);
                });
                break;
            case RiskPolicySet p:
                Number(json, "number", p.Number);
                json.WriteName("policy");
                RiskPolicyJson.Write(json, p.Policy);
                Text(json, "printedName", p.PrintedName);
                Text(json, "proof", Names.Of(p.Proof));
                break;
            case ReleaseBaselined b:
                ReleaseEventJson.Write(json, b);
                break;
            case GapDeviated d:
                ReleaseEventJson.Write(json, d);
                break;
            case ClassDecided c:
                WriteClass(json, c);
                break;
            case LegacyRouteChosen l:
                Text(json, "document", l.Document?.ToString());
                Text(json, "printedName", l.PrintedName);
                Text(json, "proof", Names.Of(l.Proof));
                Text(json, "rationale", l.Rationale);
                break;
            case PlanItemAssigned p:
                Text(json, "due", Day(p.Due));
                Text(json, "item", p.Item);
                Text(json, "note", p.Note);
                Text(json, "owner", p.Owner);
                break;
            case PromptAnswered p:
                Text(json, "asked", p.Asked);
                Text(json, "edition", p.Edition);
                Text(json, "item", p.Item?.ToString());
                Text(json, "itemHash", p.ItemHash?.ToString());
                Text(json, "prompt", p.Prompt);
                Text(json, "reason", p.Reason);
                Texts(json, "records", [.. p.Records.Select(r => r.ToString())]);
                Text(json, "reply", Names.Of(p.Reply));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "An event without a payload.");
        }

        json.WriteEndObject();
    }

    private static void WriteDevice(CanonicalJsonWriter json, Device device)
    {
        Text(json, "description", device.Description);
        Text(json, "key", device.Key);
        Text(json, "name", device.Name);
        Text(json, "safetyClass", device.SafetyClass);
        Text(json, "version", device.Version);
    }

    private static void WriteContent(CanonicalJsonWriter json, RecordId id, string? alias, string title, string text, string? owner, ImmutableArray<string> tags, FieldValues fields, string state, Hash32 hash)
    {
        Text(json, "alias", alias);
        Text(json, "contentHash", hash.ToString());
        json.WriteName("fields");
        FieldValuesJson.Write(json, fields);
        Text(json, "key", id.ToString());
        Text(json, "owner", owner);
        Text(json, "state", state);
        Texts(json, "tags", tags);
        Text(json, "text", text);
        Text(json, "title", title);
    }

    private static void WriteStep(CanonicalJsonWriter json, RecordId id, int revision, string transition, string from, string to)
    {
        Text(json, "from", from);
        Text(json, "key", id.ToString());
        Number(json, "revision", revision);
        Text(json, "to", to);
        Text(json, "transition", transition);
    }

    private static void WriteLinks(CanonicalJsonWriter json, ImmutableArray<ConfirmedLink> links)
    {
        json.WriteName("links");
        json.WriteStartArray();
        foreach (var link in links)
        {
            json.WriteStartObject();
            WriteLinkId(json, link.Id);
            Text(json, "fromHash", link.FromHash.ToString());
            Text(json, "toHash", link.ToHash.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLinkIds(CanonicalJsonWriter json, ImmutableArray<LinkId> links)
    {
        json.WriteName("links");
        json.WriteStartArray();
        foreach (var link in links)
        {
            json.WriteStartObject();
            WriteLinkId(json, link);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLinkId(CanonicalJsonWriter json, LinkId link)
    {
        Text(json, "from", link.From.ToString());
        Text(json, "to", link.To.ToString());
        Text(json, "type", LinkRules.Name(link.Type));
    }

    private static void WriteOutcomes(CanonicalJsonWriter json, OutcomesRecorded o)
    {
        json.WriteName("outcomes");
        json.WriteStartArray();
        foreach (var outcome in o.Outcomes)
        {
            json.WriteStartObject();
            Text(json, "key", outcome.Target.ToString());
            Text(json, "result", Names.Of(outcome.Result));
            Text(json, "test", outcome.Test);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Text(json, "run", o.Run.ToString());
        Text(json, "softwareVersion", o.SoftwareVersion);
    }

    private static void WriteSbom(CanonicalJsonWriter json, SbomImported s)
    {
        Number(json, "components", s.Components);
        Text(json, "fileHash", s.FileHash.ToString());
        Text(json, "fileName", s.FileName);
        Number(json, "fileSize", s.FileSize);
        Text(json, "format", s.Format);
        Text(json, "name", s.Name);
        Text(json, "serialNumber", s.SerialNumber);
        Text(json, "specVersion", s.SpecVersion);
        Text(json, "subjectVersion", s.SubjectVersion);
    }

    private static void WriteAttestation(CanonicalJsonWriter json, ClauseAttested a)
    {
        Text(json, "clause", a.Clause);
        Texts(json, "evidence", [.. a.Evidence.Select(e => e.ToString())]);
        Objects(json, "files", a.Files, f =>
        {
            Text(json, "hash", f.Hash.ToString());
            Text(json, "name", f.Name);
            Number(json, "size", f.Size);
        });
        Text(json, "kind", Names.Of(a.Kind));
        Text(json, "printedName", a.PrintedName);
        Text(json, "proof", Names.Of(a.Proof));
        Text(json, "reviewBy", Day(a.ReviewBy));
        Text(json, "scope", a.Scope);
        Text(json, "standard", a.Standard);
        Text(json, "statement", a.Statement);
    }

    private static void WriteClass(CanonicalJsonWriter json, ClassDecided c)
    {
        Text(json, "item", c.Item?.ToString());
        Text(json, "printedName", c.PrintedName);
        Text(json, "proof", Names.Of(c.Proof));
        Text(json, "rationale", c.Rationale);
        Text(json, "safetyClass", c.SafetyClass);
        Objects(json, "steps", c.Steps, s =>
        {
            Text(json, "answer", Names.Of(s.Answer));
            Text(json, "computed", s.Computed is { } computed ? Names.Of(computed) : null);
            Texts(json, "evidence", [.. s.Evidence.Select(e => e.ToString())]);
            Text(json, "question", Names.Of(s.Question));
            Text(json, "reason", s.Reason);
        });
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static void Objects<T>(CanonicalJsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        if (items.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteName(name);
        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // What is not given is left out: canonical JSON then has one form for it.
    internal static void Text(CanonicalJsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteName(name);
            json.WriteString(value);
        }
    }

    internal static void Number(CanonicalJsonWriter json, string name, long value)
    {
        json.WriteName(name);
        json.WriteNumber(value);
    }

    internal static void Texts(CanonicalJsonWriter json, string name, ImmutableArray<string> values)
    {
        if (values.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteName(name);
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteString(value);
        }

        json.WriteEndArray();
    }
}
