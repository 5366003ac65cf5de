using Suture.Domain.Records;
using Suture.Domain.Releases;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Releases;

public sealed class DeviationDecisionTests
{
    [Fact]
    public void A_deviation_names_the_gaps_that_were_seen()
    {
        var deviation = DeviationDecision.Decide(Evaluation.Of(CompletePump.Sketch().Set("REL-1", "archive", null).Build(), Sketch.Today, ReleaseDesk.Book), ReleaseDesk.Draft("5.8.7"), ReleaseDesk.Mei).Value;
        deviation.Gaps.ShouldBe([new ClauseGap(RecordId.Parse("REL-1"), "does not say where it is archived")]);
        deviation.Subject.ShouldBe("iec62304/5.8.7@REL-1");
    }

    [Theory]
    [InlineData("5.8.7", null, "mei.tanaka", "Harmless", "2026-12-31", "REL-1", null)]
    [InlineData("5.8.7", "REL-1", "mei.tanaka", "Harmless", "2026-06-01", "REL-1", null)]
    [InlineData("5.8.4", null, "mei.tanaka", "Harmless", "2026-12-31", "REL-1", "deviation.noGap")]
    [InlineData("5.8.7", "SRS-1", "mei.tanaka", "Harmless", "2026-12-31", "REL-1", "deviation.noGap")]
    [InlineData("5.8.7", null, "mei.tanaka", " ", "2026-12-31", "REL-1", "deviation.reason.missing")]
    [InlineData("5.8.7", null, "mei.tanaka", "Harmless", "2026-05-31", "REL-1", "deviation.reviewBy")]
    [InlineData("5.8.7", null, "mei.tanaka", "Harmless", "2026-12-31", "REL-9", "release.notFound")]
    [InlineData("5.8.7", null, "mei.tanaka", "Harmless", "2026-12-31", "SRS-1", "release.notFound")]
    [InlineData("5.8.7", null, "anna.berg", "Harmless", "2026-12-31", "REL-1", "signature.ownWork")]
    public void A_deviation_is_taken_or_refused(string clause, string? record, string signer, string reason, string until, string release, string? code)
    {
        var draft = new DeviationDraft("iec62304", clause, record is null ? null : RecordId.Parse(record), RecordId.Parse(release), reason, DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        var decided = DeviationDecision.Decide(Evaluation.Of(CompletePump.Sketch().Set("REL-1", "archive", null).Build(), Sketch.Today, ReleaseDesk.Book), draft, ReleaseDesk.Mei with { UserName = signer });
        (decided.Ok ? null : decided.Problems[0].Code).ShouldBe(code);
    }

    [Fact]
    public void A_fixed_release_takes_no_more_deviations()
    {
        var model = ReleaseDesk.Deviate(CompletePump.Sketch().Set("REL-1", "archive", null).Build(), "5.8.7");
        model = ReleaseDesk.Append(model, ReleaseDesk.Fix(model).Value);
        DeviationDecision.Decide(Evaluation.Of(model, Sketch.Today, ReleaseDesk.Book), ReleaseDesk.Draft("5.8.7"), ReleaseDesk.Mei).Problems.ShouldHaveSingleItem().Code.ShouldBe("release.baselined");
    }
}
