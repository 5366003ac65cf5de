using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Tests.Records;

public sealed class DeviceModelTests
{
    [Fact]
    public void ChunkedList_AfterAnyChanges_EqualsAPlainListAndLeavesEarlierVersionsAlone() =>
        Gen.Select(Gen.Int[0, 700], Gen.Select(Gen.Int[0, 699], Gen.Int).List[0, 30], Gen.Int[0, 300]).Sample((start, sets, more) =>
        {
            var first = ChunkedList<int>.Empty.ToBuilder();
            var plain = new List<int>();
            for (var i = 0; i < start; i++)
            {
                first.Add(i);
                plain.Add(i);
            }

            var before = first.ToList();
            var builder = before.ToBuilder();
            foreach (var (index, value) in sets.Where(s => s.Item1 < start))
            {
                builder[index] = value;
                plain[index] = value;
            }

            for (var i = 0; i < more; i++)
            {
                builder.Add(-i);
                plain.Add(-i);
            }

            var after = builder.ToList();
            var same = after.Count == plain.Count && Enumerable.Range(0, after.Count).All(i => after[i] == plain[i]) && Enumerable.Range(0, start).All(i => before[i] == i);
            var changed = Enumerable.Range(0, after.Count).Where(i => i >= start || plain[i] != i);
            return same && after.ChangedSince(before).SequenceEqual(changed);
        });

    [Fact]
    public void After_EventsOneByOne_GivesTheModelThatAReplayGives() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[1, 12], Gen.Int[1, 12]).List[1, 120].Sample(steps =>
        {
            var desk = new Desk();
            foreach (var (what, a, b) in steps)
            {
                Step(desk, what, a, b);
            }

            var replay = new DeviceModelBuilder();
            foreach (var (e, context) in desk.Log)
            {
                replay.Apply(e, context);
            }

            Same(desk.Model, replay.Build());
        });

    [Fact]
    public void ChangedSince_ALinkAndAChange_NamesTheRecordsAtHand()
    {
        var desk = new Desk();
        for (var i = 0; i < 600; i++)
        {
            desk.Add(RecordKind.SRS);
        }

        var sys = desk.Add(RecordKind.SYS);
        var before = desk.Model;
        desk.Link(RecordId.Parse("SRS-300"), LinkType.DerivesFrom, sys);
        desk.Change(RecordId.Parse("SRS-5"), new RecordPatch(Text: "New"));
        desk.Model.ChangedSince(before).ShouldBe([4, 299, 600]);
    }

    [Fact]
    public void AddOutcome_LaterResultOfTheSameTestAndVersion_TakesThePlaceOfTheEarlier()
    {
        var desk = new Desk();
        var srs = desk.Add(RecordKind.SRS);
        var builder = new DeviceModelBuilder(desk.Model);
        builder.AddOutcome(srs, new Outcome(RecordId.Parse("RUN-1"), "t", TestOutcome.Failed, "1.0", 2));
        builder.AddOutcome(srs, new Outcome(RecordId.Parse("RUN-2"), "t", TestOutcome.Passed, "1.0", 3));
        builder.AddOutcome(srs, new Outcome(RecordId.Parse("RUN-3"), "t", TestOutcome.Failed, "1.1", 4));
        var model = builder.Build();
        model.Outcomes[0].Select(o => (o.SoftwareVersion, o.Result)).ShouldBe([("1.0", TestOutcome.Passed), ("1.1", TestOutcome.Failed)]);
    }

    [Fact]
    public void Apply_AnEventThatDoesNotFollow_IsABug()
    {
        var desk = new Desk();
        var builder = new DeviceModelBuilder(desk.Model);
        Should.Throw<InvalidOperationException>(() => builder.Apply(desk.Log[0].Event, desk.Log[0].Context with { Index = 5 }));
    }

    private static void Step(Desk desk, int what, int a, int b)
    {
        RecordId srs = new(RecordKind.SRS, a), sys = new(RecordKind.SYS, b);
        var link = new LinkId(srs, LinkType.DerivesFrom, sys);
        switch (what)
        {
            case 0 or 1:
                desk.Add(what == 0 ? RecordKind.SRS : RecordKind.SYS, fields: Desk.Complete(what == 0 ? RecordKind.SRS : RecordKind.SYS));
                break;
            case 2 or 3 when LinkDecisions.Add(desk.Model, link) is { Ok: true } added:
                desk.Apply("a", added.Value);
                break;
            case 4 when LinkDecisions.Remove(desk.Model, link, "r") is { Ok: true } removed:
                desk.Apply("a", removed.Value);
                break;
            case 5 when LinkDecisions.Confirm(desk.Model, [link]) is { Ok: true, Value: { } confirmed }:
                desk.Apply("a", confirmed);
                break;
            case 6 or 7 when desk.Model.Get(srs) is { } record && desk.TryChange(srs, new RecordPatch(Text: $"{what} {b}"), "r", record.Version) is { Ok: true, Value: { } change }:
                desk.Apply("a", change);
                break;
            case 8 or 9 when desk.Model.Get(srs) is not null:
                foreach (var step in (string[])["submit", "approve", "retire"])
                {
                    if (desk.TryMove(srs, step, "r", step == "approve" ? "mei" : null) is { Ok: true } moved)
                    {
                        desk.Apply(step == "approve" ? "mei" : "a", moved.Value);
                        break;
                    }
                }

                break;
        }
    }

    private static void Same(DeviceModel left, DeviceModel right)
    {
        left.Position.ShouldBe(right.Position);
        left.LinkCount.ShouldBe(right.LinkCount);
        left.Records.Count.ShouldBe(right.Records.Count);
        for (var i = 0; i < left.Records.Count; i++)
        {
            left.Records[i].ShouldBe(right.Records[i]);
            left.OutLinks[i].AsSpan().SequenceEqual(right.OutLinks[i].AsSpan()).ShouldBeTrue();
            left.InLinks[i].AsSpan().SequenceEqual(right.InLinks[i].AsSpan()).ShouldBeTrue();
            left.Find(left.Records[i].Id).ShouldBe(i);
        }
    }
}
