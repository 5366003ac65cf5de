using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Results;
using Suture.Domain.Signing;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Releases;

/// <summary>Reviews and fixes the release of a sketched device in one line.</summary>
internal static class ReleaseDesk
{
    public static readonly RecordId Release = RecordId.Parse("REL-1");
    public static readonly SignerProof Mei = new("mei.tanaka", "Mei Tanaka", Reauthentication.Password);
    private static readonly DateTimeOffset Time = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What a device is asked for which nothing else was chosen.</summary>
    public static readonly RuleBook Book = StandardLibrary.BuiltIn.Book([StandardLibrary.Default]);

    public static ReleaseReview Review(DeviceModel model, DateOnly? day = null)
    {
        var signed = ReleaseDecision.AsSigned(model, Release, Mei, Time).Value;
        return ReleaseDecision.Review(model, Release, Evaluation.Of(signed, day ?? Sketch.Today, Book));
    }

    public static Result<IReadOnlyList<DeviceEvent>> Fix(DeviceModel model, SignerProof? signer = null) =>
        ReleaseDecision.Decide(Review(model), model, signer ?? Mei, null, Book, "0.1.0").Map(e => (IReadOnlyList<DeviceEvent>)e);

    public static DeviceModel Append(DeviceModel model, params IReadOnlyList<DeviceEvent> events) =>
        model.After(events.Select((e, i) => (e, new EventContext(model.Position + i, Time, "mei.tanaka", null))));

    public static DeviceModel Deviate(DeviceModel model, string clause, string? record = null, DateOnly? until = null) => Append(
        model, DeviationDecision.Decide(Evaluation.Of(model, Sketch.Today, Book), Draft(clause, record, until), Mei).Value);

    public static DeviationDraft Draft(string clause, string? record = null, DateOnly? until = null) =>
        new("iec62304", clause, record is null ? null : RecordId.Parse(record), Release, "Harmless until 1.1", until ?? new DateOnly(2026, 12, 31));
}
