using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Safety;
using Suture.Application.Tests.Releases;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Safety;
using Suture.Domain.Safety.History;

namespace Suture.Application.Tests.Safety;

/// <summary>Histories over a real ledger: one replay says at each point what reading that position says.</summary>
public sealed class RiskHistoryReadingTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_point_says_what_the_report_at_its_position_says_and_the_policy_of_then_judges()
    {
        var clock = new MovedClock(Begin);
        await using var shop = await Workshop.OpenAsync(clock: clock);
        var policies = new RiskPolicyWriting(shop.Sessions, shop, shop.Receipts);
        for (var week = 1; week <= 3; week++)
        {
            await SituationAsync(shop, "Situation " + week);
            clock.Move(TimeSpan.FromDays(1));
            await SituationAsync(shop, "Another " + week);
            clock.Move(TimeSpan.FromDays(6));
        }

        var milder = RiskPolicyText.Write(RiskPolicy.Default)
            .Replace("occasional: [acceptable, reduce, reduce, unacceptable, unacceptable]", "occasional: [acceptable, reduce, reduce, reduce, unacceptable]", StringComparison.Ordinal)
            .Replace("probable: [acceptable, reduce, unacceptable, unacceptable, unacceptable]", "probable: [acceptable, reduce, reduce, reduce, unacceptable]", StringComparison.Ordinal)
            .Replace("frequent: [reduce, reduce, unacceptable", "frequent: [reduce, reduce, reduce", StringComparison.Ordinal);
        (await policies.SetAsync(Workshop.Mei, "PUMP", new RiskPolicyFile("p.yaml", milder), ReleaseWorkshop.Credentials, new WriteInfo("Board"), default)).Problems.ShouldBeEmpty();

        var history = await ReadAsync(shop, 5);
        history.Period.ShouldBe(new HistoryPeriod(HistoryUnit.Week, 1));
        history.Points.Select(p => p.Risks).ShouldBe([2, 4, 6, 6]);
        history.Points.Select(p => p.PolicyNumber).ShouldBe([0, 0, 0, 1]);
        var reading = new RiskReading(shop.Sessions);
        foreach (var point in history.Points)
        {
            var report = (await reading.RisksAsync(Workshop.Anna, "PUMP", point.Position.ToString(System.Globalization.CultureInfo.InvariantCulture), default)).Value;
            report.PolicyNumber.ShouldBe(point.PolicyNumber);
            point.Regions.Select(r => (r.Region.Code, r.Before, r.After)).ShouldBe(report.Policy.Regions.Select((r, i) => (r.Code, report.CountByRegion(inResidual: false)[i], report.CountByRegion(inResidual: true)[i])));
            foreach (var (top, at) in history.Top.Select(t => (t, t.Standings[history.Points.IndexOf(point)])))
            {
                at?.After.Code.ShouldBe(report.Find(top.Situation)!.RegionAfter.Code);
                (at is null).ShouldBe(report.Find(top.Situation) is null);
            }
        }
    }

    [Fact]
    public async Task A_signed_release_is_a_point_of_its_own()
    {
        var (shop, clock) = await ReleaseWorkshop.OpenAsync();
        await using var closing = shop;
        await SituationAsync(shop, "Before the release");
        clock.Move(TimeSpan.FromDays(40));
        await ReleaseWorkshop.BaselineAsync(shop);
        await SituationAsync(shop, "After the release");
        var history = await ReadAsync(shop, 24);
        var release = history.Points.Single(p => !p.Releases.IsEmpty);
        (release.Releases.Single().ToString(), release.Risks, history.Points[^1].Risks).ShouldBe(("REL-1", 1, 2));
    }

    [Fact]
    public async Task A_new_device_has_its_present_and_never_more_points_than_asked_for()
    {
        var clock = new MovedClock(Begin);
        await using var shop = await Workshop.OpenAsync(clock: clock);
        (await ReadAsync(shop, 2)).Points.ShouldHaveSingleItem().Risks.ShouldBe(0);
        for (var i = 0; i < 9; i++)
        {
            clock.Move(TimeSpan.FromDays(13));
            await SituationAsync(shop, "Situation " + i);
        }

        for (var most = 2; most <= 6; most++)
        {
            var history = await ReadAsync(shop, most);
            history.Points.Length.ShouldBeLessThanOrEqualTo(most);
            history.Points[^1].Risks.ShouldBe(9);
        }
    }

    [Fact]
    public async Task Bad_numbers_and_callers_without_the_right_are_refused()
    {
        await using var shop = await Workshop.OpenAsync();
        var seeing = new RiskSeeing(shop.Sessions, shop.Store);
        (await seeing.HistoryAsync(Workshop.Anna, "PUMP", 1, default)).Problems[0].Code.ShouldBe("risk.points");
        (await seeing.HistoryAsync(Workshop.Anna, "OTHER", null, default)).Problems[0].Code.ShouldBe("device.notFound");
        (await seeing.HistoryAsync(new Caller("nobody", []), "PUMP", null, default)).Ok.ShouldBeFalse();
        (await seeing.BowTieAsync(new Caller("nobody", []), "PUMP", "HS-1", null, default)).Ok.ShouldBeFalse();
        (await seeing.BowTieAsync(Workshop.Anna, "PUMP", "HS-1", null, default)).Problems[0].Code.ShouldBe("record.notFound");
    }

    private static async Task<RiskHistory> ReadAsync(Workshop shop, int points)
    {
        var read = await new RiskSeeing(shop.Sessions, shop.Store).HistoryAsync(Workshop.Anna, "PUMP", points, default);
        read.Problems.ShouldBeEmpty();
        return read.Value;
    }

    private static async Task SituationAsync(Workshop shop, string title)
    {
        var fields = FieldValues.Empty(RecordKind.HS.Definition()).With(SafetyKinds.InitialSeverity, "critical").With(SafetyKinds.InitialP1, "probable").With(SafetyKinds.InitialP2, "frequent");
        await shop.CreateAsync(RecordKind.HS, title, draft: new RecordDraft { Kind = RecordKind.HS, Fields = fields, Place = new SourcePlace(null) });
    }
}
