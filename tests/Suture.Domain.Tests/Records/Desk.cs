using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Signing;
using Record = Suture.Domain.Records.Model.Record;

namespace Suture.Domain.Tests.Records;

/// <summary>A device on which tests decide and apply, as the application does, without storage.</summary>
internal sealed class Desk
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    internal Desk(Device? device = null)
    {
        var builder = new DeviceModelBuilder();
        builder.Apply(new DeviceCreated(device ?? new Device("PUMP", "Test pump", "C", "1.0.0", "")), new EventContext(0, Start, "admin", null));
        Model = builder.Build();
        Log.Add((new DeviceCreated(Model.Device), new EventContext(0, Start, "admin", null)));
    }

    internal DeviceModel Model { get; private set; }

    /// <summary>Every event so far, as a ledger would give it.</summary>
    internal List<(DeviceEvent Event, EventContext Context)> Log { get; } = [];

    internal Desk Apply(string actor, params IEnumerable<DeviceEvent> events)
    {
        var batch = events.Select((e, i) => (e, new EventContext(Model.Position + i, Start.AddMinutes(Model.Position + i), actor, (string?)null))).ToList();
        Model = Model.After(batch);
        Log.AddRange(batch);
        return this;
    }

    internal RecordId Add(RecordKind kind, string title = "A title", string actor = "anna.berg", FieldValues? fields = null, string? alias = null)
    {
        var created = RecordDecisions.Create(Model, Draft(kind, title) with { Fields = fields, Alias = alias }).Value;
        Apply(actor, created);
        return created.Id;
    }

    internal Record this[RecordId id] => Model.Get(id) ?? throw new InvalidOperationException($"No {id}.");

    internal Result<RecordChanged?> TryChange(RecordId id, RecordPatch patch, string? reason = null, long? version = null) =>
        RecordDecisions.Change(Model, id, version ?? this[id].Version, patch, reason);

    internal Desk Change(RecordId id, RecordPatch patch, string? reason = null, string actor = "anna.berg") => Apply(actor, TryChange(id, patch, reason).Value!);

    internal Result<DeviceEvent> TryMove(RecordId id, string step, string? reason = null, string? signer = null, long? version = null) =>
        RecordDecisions.Move(Model, id, version ?? this[id].Version, step, reason, signer is null ? null : new SignerProof(signer, signer.ToUpperInvariant(), Reauthentication.Password));

    internal Desk Move(RecordId id, string step, string? reason = null, string? signer = null) => Apply(signer ?? "anna.berg", TryMove(id, step, reason, signer).Value);

    internal Desk Link(RecordId from, LinkType type, RecordId to, string actor = "anna.berg") => Apply(actor, LinkDecisions.Add(Model, new LinkId(from, type, to)).Value);

    internal RecordId Approved(RecordKind kind, string title = "A title")
    {
        var id = Add(kind, title, fields: Complete(kind));
        Move(id, "submit").Move(id, "approve", signer: "mei.tanaka");
        return id;
    }

    internal static RecordDraft Draft(RecordKind kind, string title = "A title") => new() { Kind = kind, Title = title, Place = new SourcePlace(null) };

    /// <summary>A body with every field filled with something that is valid.</summary>
    internal static FieldValues Complete(RecordKind kind)
    {
        var body = FieldValues.Empty(kind.Definition());
        foreach (var field in kind.Definition().Fields)
        {
            body = body.With(field, Sample(field));
        }

        return body;
    }

    internal static object Sample(Field field) => field.Type switch
    {
        FieldType.Choice => field.Choices[0].Code,
        FieldType.Choices => ImmutableArray.Create(field.Choices[0].Code),
        FieldType.List => ImmutableArray.Create("one", "two"),
        FieldType.Integer => 42L,
        FieldType.Boolean => true,
        FieldType.Date => new DateOnly(2026, 11, 23),
        FieldType.Time => new DateTimeOffset(2026, 11, 23, 14, 5, 0, TimeSpan.Zero),
        FieldType.Table => ImmutableArray.Create(new TableRow([.. field.Columns.Select((_, i) => i == 1 ? string.Empty : $"cell {i}")])),
        FieldType.Text => field.Form?.Example ?? "one line",
        FieldType.Markdown => "several\nlines",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
