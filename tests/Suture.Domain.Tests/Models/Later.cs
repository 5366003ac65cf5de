using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Model;
using Record = Suture.Domain.Records.Model.Record;

namespace Suture.Domain.Tests.Models;

/// <summary>Later versions of a model, told by events.</summary>
internal static class Later
{
    /// <summary>When they happen.</summary>
    internal static readonly DateTimeOffset Time = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    internal static DeviceModel After(DeviceModel model, params ReadOnlySpan<DeviceEvent> events)
    {
        foreach (var e in events)
        {
            model = model.After([(e, new EventContext(model.Position, Time, "anna.berg", null))]);
        }

        return model;
    }

    internal static RecordChanged Changed(Record record, FieldValues fields) =>
        new(record.Id, record.Revision + 1, record.Alias, record.Title, record.Text, record.Owner, record.Tags, fields, record.State.Name, RecordContent.Hash(record.Id, record.Title, record.Text, fields));
}
