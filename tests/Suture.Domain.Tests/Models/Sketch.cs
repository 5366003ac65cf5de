using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Signing;
using Record = Suture.Domain.Records.Model.Record;

namespace Suture.Domain.Tests.Models;

/// <summary>
/// A device in a few lines, for tests: records by key, links by name, outcomes and statements. Links remember the content of their
/// ends at the moment they are drawn, so a record changed after that makes them suspect.
/// </summary>
public sealed class Sketch
{
    public static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly DateTimeOffset Time = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly List<Record> records = [];
    private readonly Dictionary<string, int> ordinals = new(StringComparer.Ordinal);
    private readonly List<Link> links = [];
    private readonly List<(RecordId Target, Outcome Outcome)> outcomes = [];
    private readonly List<Attestation> attestations = [];
    private readonly List<SbomImport> sboms = [];
    private readonly List<StandingEvent> standing = [];
    private Device device = new("PUMP", "Pump", "C", "1.0", "");
    private long index = 1;

    public Sketch Class(string? letter)
    {
        device = device with { SafetyClass = letter };
        return this;
    }

    public Sketch Version(string? version)
    {
        device = device with { Version = version };
        return this;
    }

    /// <summary>Adds records with text and nothing else: <c>Add("SRS-1 SRS-2 TC-1")</c>.</summary>
    public Sketch Add(string keys)
    {
        foreach (var key in keys.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var id = RecordId.Parse(key);
            var lifecycle = id.Kind.Definition().Lifecycle;
            ordinals.Add(key, records.Count);
            records.Add(Hashed(new Record
            {
                Id = id,
                Title = key,
                Text = "Text of " + key,
                Fields = FieldValues.Empty(id.Kind.Definition()),
                State = lifecycle.Initial,
                Revision = 1,
                ContentHash = default,
                CreatedBy = "anna.berg",
                CreatedAt = Time,
                ChangedBy = "anna.berg",
                ChangedAt = Time,
                Version = index++,
            }));
        }

        return this;
    }

    /// <summary>Adds a record with fields: <c>Add("SRS-1", ("category", "alarm"))</c>. Lists have commas.</summary>
    public Sketch Add(string key, params ReadOnlySpan<(string Field, string Value)> fields)
    {
        Add(key);
        foreach (var (field, value) in fields)
        {
            Set(key, field, value);
        }

        return this;
    }

    public Sketch Set(string key, string field, string? value) => Change(key, r =>
    {
        var description = r.Id.Kind.Definition().FindField(field) ?? throw new ArgumentException($"{r.Id.Kind} has no field {field}.", nameof(field));
        return r with { Fields = r.Fields.With(description, Value(description, value)) };
    });

    public Sketch Text(string key, string text) => Change(key, r => r with { Text = text });

    /// <summary>Changes the content, after links to it may have been drawn.</summary>
    public Sketch Edit(string key) => Change(key, r => r with { Text = r.Text + " (changed)", Revision = r.Revision + 1 });

    public Sketch Tag(string key, string tag) => Change(key, r => r with { Tags = r.Tags.Add(tag) });

    /// <summary>Takes a tag away again.</summary>
    public Sketch Untag(string key, string tag) => Change(key, r => r with { Tags = r.Tags.Remove(tag) });

    /// <summary>Approved by signature, for each of the keys; or the state by name.</summary>
    public Sketch Approve(string keys, string? state = null)
    {
        foreach (var key in keys.Split(' '))
        {
            var lifecycle = RecordId.Parse(key).Kind.Definition().Lifecycle;
            State(key, state ?? lifecycle.States.First(s => s.Class == StateClass.Approved).Name);
            Change(key, r => r with { Signature = new Signature("bo.lund", "Bo Lund", SignatureMeaning.Approval, Time, r.Revision, r.ContentHash, Reauthentication.Password, index) });
        }

        return this;
    }

    /// <summary>Moves to a state without a signature.</summary>
    public Sketch State(string key, string state) =>
        Change(key, r => r with { State = r.Id.Kind.Definition().Lifecycle.FindState(state) ?? throw new ArgumentException($"{r.Id} has no state {state}.", nameof(state)) });

    public Sketch Retire(string key) =>
        Change(key, r => r with { State = r.Id.Kind.Definition().Lifecycle.States.First(s => s.Class == StateClass.Retired), Signature = null });

    /// <summary>Draws links: <c>Link("SRS-1 derivesFrom SYS-1", "TC-1 verifies SRS-1 SRS-2")</c>.</summary>
    public Sketch Link(params ReadOnlySpan<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            var words = sentence.Split(' ');
            foreach (var to in words[2..])
            {
                var (from, target) = (ordinals[words[0]], ordinals[to]);
                links.Add(new Link(from, LinkRules.Parse(words[1])!.Value, target, records[from].ContentHash, records[target].ContentHash, index, index, "anna.berg"));
                index++;
            }
        }

        return this;
    }

    /// <summary>Takes a link away again: <c>Unlink("SRS-1 derivesFrom SYS-1")</c>.</summary>
    public Sketch Unlink(string sentence)
    {
        var words = sentence.Split(' ');
        return links.RemoveAll(l => l.From == ordinals[words[0]] && l.Type == LinkRules.Parse(words[1]) && l.To == ordinals[words[2]]) == 1
            ? this
            : throw new ArgumentException($"There is no link {sentence}.", nameof(sentence));
    }

    /// <summary>Takes all links of a record and type away: <c>Unlinks("SRS-1 implements")</c>.</summary>
    public Sketch Unlinks(string sentence)
    {
        var words = sentence.Split(' ');
        return links.RemoveAll(l => l.From == ordinals[words[0]] && l.Type == LinkRules.Parse(words[1])) > 0 ? this : throw new ArgumentException($"There is no link {sentence}.", nameof(sentence));
    }

    public Sketch Passed(string keys, string version = "1.0") => Outcome(keys, TestOutcome.Passed, version);

    public Sketch Failed(string keys, string version = "1.0") => Outcome(keys, TestOutcome.Failed, version);

    public Sketch Outcome(string keys, TestOutcome result, string? version, string run = "RUN-1")
    {
        foreach (var key in keys.Split(' '))
        {
            outcomes.Add((RecordId.Parse(key), new Outcome(RecordId.Parse(run), "test of " + key, result, version, index++)));
        }

        return this;
    }

    public Sketch Forget(string key)
    {
        outcomes.RemoveAll(o => o.Target == RecordId.Parse(key));
        return this;
    }

    public Sketch Document(string key, string evidence, string? state = "approved")
    {
        Add(key, ("evidence", evidence));
        return state == "approved" ? Approve(key) : this;
    }

    public Sketch Attest(string clause, AttestationKind kind = AttestationKind.Attested, DateOnly? reviewBy = null, string standard = "iec62304")
    {
        attestations.Add(new Attestation(new ClauseAttested(standard, clause, kind, "Because we looked.", [], reviewBy, "Bo Lund", Reauthentication.Password), Time, "bo.lund", index++));
        return this;
    }

    public Sketch Sbom(string? version = null)
    {
        sboms.Add(new SbomImport(new SbomImported("pump", "pump.cdx.json", default, 1, "cyclonedx", "1.6", null, version, 1), Time, "ci", index++));
        return this;
    }

    /// <summary>An event that states how something is from now on.</summary>
    public Sketch Stand(params ReadOnlySpan<DeviceEvent> events)
    {
        foreach (var e in events)
        {
            standing.Add(new StandingEvent(e, new EventContext(index++, Time, "bo.lund", null)));
        }

        return this;
    }

    public Sketch NoSbom()
    {
        sboms.Clear();
        return this;
    }

    /// <summary>A person looks at all links again: none is suspect any more.</summary>
    public Sketch ConfirmLinks()
    {
        for (var i = 0; i < links.Count; i++)
        {
            links[i] = links[i] with { FromHash = records[links[i].From].ContentHash, ToHash = records[links[i].To].ContentHash };
        }

        return this;
    }

    /// <summary>Another device that looks the same.</summary>
    public Sketch Copy()
    {
        var copy = new Sketch { device = device, index = index };
        copy.records.AddRange(records);
        copy.links.AddRange(links);
        copy.outcomes.AddRange(outcomes);
        copy.attestations.AddRange(attestations);
        copy.sboms.AddRange(sboms);
        copy.standing.AddRange(standing);
        foreach (var (key, ordinal) in ordinals)
        {
            copy.ordinals.Add(key, ordinal);
        }

        return copy;
    }

    public DeviceModel Build()
    {
        var builder = new DeviceModelBuilder();
        builder.SetDevice(device);
        builder.SetPosition(index);
        foreach (var record in records)
        {
            builder.AddRecord(record);
        }

        links.ForEach(builder.AddLink);
        outcomes.ForEach(o => builder.AddOutcome(o.Target, o.Outcome));
        attestations.ForEach(builder.AddAttestation);
        sboms.ForEach(builder.AddSbom);
        standing.ForEach(builder.AddStanding);
        return builder.Build();
    }

    private static object? Value(Field field, string? value) => value is null ? null : field.Type switch
    {
        FieldType.Choices or FieldType.List => value.Split(',').ToImmutableArray(),
        FieldType.Integer => long.Parse(value, CultureInfo.InvariantCulture),
        FieldType.Boolean => bool.Parse(value),
        FieldType.Date => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.Time => DateTimeOffset.Parse(value, CultureInfo.InvariantCulture),
        FieldType.Text or FieldType.Markdown or FieldType.Choice => value,
        FieldType.Table => TableText.Parse(field, value, new SourcePlace(null)).Value,
        _ => throw new NotSupportedException($"{field.Type} is not sketched."),
    };

    private static Record Hashed(Record record) => record with { ContentHash = RecordContent.Hash(record.Id, record.Title, record.Text, record.Fields) };

    private Sketch Change(string key, Func<Record, Record> change)
    {
        records[ordinals[key]] = Hashed(change(records[ordinals[key]]));
        return this;
    }
}
