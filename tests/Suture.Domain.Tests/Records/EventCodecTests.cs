using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Safety.Prompts;
using Suture.Domain.Signing;
using Suture.Domain.Tests.Models;
using Suture.Domain.Standards;
using Suture.Ledger;

namespace Suture.Domain.Tests.Records;

public sealed class EventCodecTests
{
    private static readonly Hash32 Hash = Hash32.Sha256("content"u8);
    private static readonly RecordId Srs = RecordId.Parse("SRS-12");
    private static readonly ConfirmedLink Link = new(new LinkId(RecordId.Parse("TC-1"), LinkType.Verifies, Srs), Hash, Hash32.Sha256("other"u8));

    public static IEnumerable<DeviceEvent> Events =>
    [
        new DeviceCreated(new Device("PUMP", "Pump", "C", "1.0", "For use in hospitals")),
        new DeviceChanged(new Device("PUMP", "Pump", null, null, "")),
        new RecordCreated(Srs, "DOORS-7", "Occlusion alarm", "Grüße, 30 s ≤ t", "anna.berg", ["alarm"], Desk.Complete(RecordKind.SRS), "draft", Hash),
        new RecordChanged(RecordId.Parse("TM-1"), 3, null, "Model", "", null, [], Desk.Complete(RecordKind.TM), "draft", Hash),
        new RecordMoved(Srs, 2, "submit", "draft", "inReview"),
        new RecordSigned(Srs, 2, Hash, "Mei Tanaka", SignatureMeaning.Approval, Reauthentication.PasswordAndSecondFactor, "approve", "inReview", "approved"),
        new LinksAdded([Link]),
        new LinksRemoved([Link.Id]),
        new LinksConfirmed([Link]),
        new OutcomesRecorded(RecordId.Parse("RUN-1"), "1.0", [new RunOutcome(Srs, "test_a", TestOutcome.Passed), new RunOutcome(Srs, "test_b", TestOutcome.Failed)]),
        new SbomImported("firmware", "bom.json", Hash, 1234, "json", "1.6", "urn:uuid:1", "1.0", 5),
        new ClauseAttested("iec62304", "4.1", AttestationKind.Attested, "ISO 13485 certificate 123", [Srs], new DateOnly(2027, 1, 1), "Mei Tanaka", Reauthentication.Password),
        new ClauseAttested("own", "2", AttestationKind.NotApplicable, "No legacy software", [], new DateOnly(2027, 1, 1), "Mei Tanaka", Reauthentication.Password) { Scope = "3.2.0", Files = [new KeptFile("memo.pdf", Hash, 1234)] },
        new DeviceScoped([new PinnedStandard("iec62304", "IEC 62304:2006 + A1:2015"), new PinnedStandard("own", "2026")], [Market.UnitedStates, Market.EuropeanUnion]),
        new RiskPolicySet(2, Policies.Clinic, "Mei Tanaka", Reauthentication.Password),
        Baseline,
        new GapDeviated(
            "iec62304", "5.8.3", RecordId.Parse("PR-3"), RecordId.Parse("REL-1"), "Harmless until 1.1", new DateOnly(2027, 1, 1), [new ClauseGap(RecordId.Parse("PR-3"), "is not evaluated")],
            "Mei Tanaka", Reauthentication.Password),
        new ClassDecided(
            RecordId.Parse("ITEM-3"),
            [
                new ClassStep(ClassQuestion.Contributes, ClassReply.Yes, ClassReply.Yes, null, [RecordId.Parse("HS-1"), RecordId.Parse("CAU-1")]),
                new ClassStep(ClassQuestion.Unacceptable, ClassReply.No, null, "The pressure valve suffices", []),
            ],
            "A", "Yes, but the valve suffices", "Mei Tanaka", Reauthentication.Password),
        new LegacyRouteChosen(RecordId.Parse("DOC-4"), "In the field since 2004", "Mei Tanaka", Reauthentication.PasswordAndSecondFactor),
        new PlanItemAssigned("work/approve/SRS", "anna.berg", new DateOnly(2027, 1, 1), "With the review of SYS"),
        new PromptAnswered("F-ALARM", RecordId.Parse("ITEM-3"), PromptReply.Considered, [RecordId.Parse("CAU-1"), RecordId.Parse("RC-2")], "Also the speaker", "Can an alarm be missed?", "2009", Hash),
        new PromptAnswered("F-ML", null, PromptReply.SetAside, [], "Nothing in it is learned", "Can a learned part drift?", "2009", null),
    ];

    private static ReleaseBaselined Baseline => new()
    {
        Release = RecordId.Parse("REL-1"),
        Revision = 2,
        ContentHash = Hash,
        Version = "1.0",
        Position = 42,
        Day = new DateOnly(2026, 11, 23),
        Records = new FixedRecords(7, Hash),
        Sboms = [new FixedSbom("firmware", "bom.json", Hash, 5, null)],
        Tests = new TestCounts(3, 1, 0),
        Runs = [new FixedRun(RecordId.Parse("RUN-1"), Hash.ToString(), 3, 1, null)],
        Build = "CI 7",
        Procedure = "make",
        Archive = null,
        Anomalies = [new FixedAnomaly(RecordId.Parse("PR-3"), 1, Hash, "deferred", true)],
        RulesHash = Hash,
        Gates = [new FixedGate("iec62304", "IEC 62304:2006", Hash, 90, 1, 2, 3)],
        Deviations = ["iec62304/5.8.3/PR-3@REL-1"],
        Product = "0.1.0",
        PrintedName = "Mei Tanaka",
        Proof = Reauthentication.PasswordAndSecondFactor,
    };

    [Fact]
    public void Encode_EveryEvent_IsCanonicalAndComesBackTheSame()
    {
        foreach (var e in Events)
        {
            var bytes = EventCodec.Encode(e);
            CanonicalJson.IsCanonical(bytes).ShouldBeTrue(e.GetType().Name);
            var back = EventCodec.Decode(EventCodec.TypeOf(e), bytes);
            back.ShouldBeOfType(e.GetType());
            EventCodec.Encode(back).ShouldBe(bytes);
        }
    }

    [Fact]
    public void Events_OfThisTest_AreAllThereAre() =>
        Events.Select(e => e.GetType()).Distinct().ShouldBe(typeof(DeviceEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DeviceEvent))), ignoreOrder: true);

    [Fact]
    public void Encode_EveryEvent_GivesTheFrozenBytes()
    {
        // The stored bytes are what is hashed: whoever changes them breaks every ledger. A new shape needs a new version of its type.
        var text = string.Join('\n', Events.Select(e => $"{EventCodec.TypeOf(e)} {Encoding.UTF8.GetString(EventCodec.Encode(e))}")) + "\n";
        Golden.Matches("Records/events.txt", text);
    }

    [Fact]
    public void Bytes_written_before_a_kind_gained_fields_and_columns_read_and_encode_as_they_were()
    {
        const string stored = """{"contentHash":"ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73","fields":{"boundaries":[{"id":"cell 0"}],"elements":[{"boundary":"cell 3","id":"cell 0","type":"cell 2"}],"flows":[{"data":"cell 3","id":"cell 0","protection":"cell 5","protocol":"cell 4","to":"cell 2"}],"method":"one line","scope":"several\nlines"},"key":"TM-1","revision":3,"state":"draft","text":"","title":"Model"}""";
        Encoding.UTF8.GetString(EventCodec.Encode(EventCodec.Decode("record.changed@1", Encoding.UTF8.GetBytes(stored)))).ShouldBe(stored);
    }

    [Theory]
    [InlineData("record.moved@1", "{}")]
    [InlineData("record.moved@1", """{"from":"draft","key":"SRS-x","revision":1,"to":"a","transition":"b"}""")]
    [InlineData("record.unknown@1", "{}")]
    [InlineData("record.moved@1", "[]")]
    public void Decode_PayloadThatIsNotOfItsType_SaysSo(string type, string payload) =>
        Should.Throw<JsonException>(() => EventCodec.Decode(type, Encoding.UTF8.GetBytes(payload)));
}
