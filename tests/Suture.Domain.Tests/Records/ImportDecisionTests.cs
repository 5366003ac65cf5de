using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;

namespace Suture.Domain.Tests.Records;

public sealed class ImportDecisionTests
{
    private readonly Desk desk = new();

    [Fact]
    public void Decide_NewRecordsThatLinkForwards_AreAllCreatedThenLinked()
    {
        var plan = Import(Srs(1, ("derivesFrom", "SYS-1")), Sys(1));
        plan.Added.Select(a => a.ToString()).ShouldBe(["SRS-1", "SYS-1"]);
        plan.LinksAdded.ShouldBe(1);
        desk.Model.FindLink(new LinkId(RecordId.Parse("SRS-1"), LinkType.DerivesFrom, RecordId.Parse("SYS-1"))).ShouldNotBeNull();
    }

    [Fact]
    public void Decide_TheSameImportAgain_ChangesNothing()
    {
        RecordDraft[] drafts = [Srs(1, ("derivesFrom", "SYS-1")), Sys(1)];
        Import(drafts);
        var position = desk.Model.Position;
        var again = Import(drafts);
        again.Events.ShouldBeEmpty();
        again.Unchanged.ShouldBe(2);
        desk.Model.Position.ShouldBe(position);
    }

    [Fact]
    public void Decide_AliasOfARecordOfAnotherKind_IsTaken()
    {
        Import(Srs(1) with { Alias = "X-1" });
        var again = ImportDecision.Decide(desk.Model, [Desk.Draft(RecordKind.SYS) with { Alias = "X-1" }], null);
        again.Problems.ShouldHaveSingleItem().Message.ShouldBe("The alias 'X-1' belongs to SRS-1.");
    }

    [Fact]
    public void Decide_LinksThatAreNoLongerNamed_AreTakenAway_AndAbsentLinksStay()
    {
        Import(Srs(1, ("derivesFrom", "SYS-1"), ("satisfies", "SYS-2")), Sys(1), Sys(2));
        Import(Srs(1, ("satisfies", "SYS-2"))).LinksRemoved.ShouldBe(1);
        Import(Srs(1) with { Links = null }).LinksRemoved.ShouldBe(0);
        desk.Model.LinkCount.ShouldBe(1);
    }

    [Fact]
    public void Decide_DraftThatSpeaksForSomeLinkTypesOnly_LeavesTheOthersAlone()
    {
        Import(Srs(1, ("derivesFrom", "SYS-1"), ("satisfies", "SYS-2")), Sys(1), Sys(2));
        Import(Srs(1) with { LinkTypes = [LinkType.Satisfies] }).LinksRemoved.ShouldBe(1);
        desk.Model.OutLinks[0].ShouldHaveSingleItem().Type.ShouldBe(LinkType.DerivesFrom);
    }

    [Fact]
    public void Decide_DraftWithAliasOnly_FindsItsRecordAgain()
    {
        var draft = Desk.Draft(RecordKind.SRS, "Alarm") with { Alias = "REQ-77" };
        Import(draft).Added.ShouldHaveSingleItem().ToString().ShouldBe("SRS-1");
        var again = Import(draft with { Title = "Alarm, louder" });
        again.Changed.ShouldHaveSingleItem().ToString().ShouldBe("SRS-1");
    }

    [Fact]
    public void Decide_LinksByAlias_AreResolvedInTheImportAndInTheDevice()
    {
        Import(Desk.Draft(RecordKind.SYS) with { Alias = "S-1" });
        var plan = Import(
            Desk.Draft(RecordKind.SYS) with { Alias = "S-2" },
            Desk.Draft(RecordKind.SRS) with { Alias = "R-1", Links = [new LinkDraft(LinkType.Satisfies, "S-1"), new LinkDraft(LinkType.Satisfies, "S-2")] });
        plan.LinksAdded.ShouldBe(2);
    }

    [Fact]
    public void Decide_OneBadRecord_RefusesTheWholeImportAndNamesThePlace()
    {
        var bad = Srs(2, ("derivesFrom", "SYS-9")) with { Place = new SourcePlace("SRS/SRS-2.md", 4) };
        var result = ImportDecision.Decide(desk.Model, [Srs(1), bad], null);
        result.Ok.ShouldBeFalse();
        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("link.target.unknown");
        problem.File.ShouldBe("SRS/SRS-2.md");
        problem.Line.ShouldBe(4);
    }

    [Fact]
    public void Decide_TheSameKeyTwice_NamesBothPlaces()
    {
        var result = ImportDecision.Decide(desk.Model, [Srs(1) with { Place = new SourcePlace("a.csv", 2) }, Srs(1) with { Place = new SourcePlace("a.csv", 9) }], null);
        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Line.ShouldBe(9);
        problem.Message.ShouldContain("a.csv:2");
    }

    [Fact]
    public void Decide_ChangeOfAnApprovedRecord_NeedsTheReasonOfTheImport()
    {
        var id = desk.Approved(RecordKind.SRS);
        RecordDraft[] drafts = [Srs(id.Number) with { Text = "New text." }];
        ImportDecision.Decide(desk.Model, drafts, null).Problems.ShouldHaveSingleItem().Code.ShouldBe("record.reason.missing");
        ImportDecision.Decide(desk.Model, drafts, "Release 2 rework").Value.Changed.ShouldHaveSingleItem();
    }

    [Fact]
    public void Decide_MoreProblemsThanAnybodyReads_AreCounted()
    {
        var drafts = Enumerable.Range(1, 250).Select(i => Desk.Draft(RecordKind.SRS, "") with { Number = i }).ToList();
        var problems = ImportDecision.Decide(desk.Model, drafts, null).Problems;
        problems.Length.ShouldBe(101);
        problems[^1].Message.ShouldContain("150");
    }

    [Fact]
    public void Decide_ThousandsOfLinks_AreCutIntoEntriesOfAThousand()
    {
        var drafts = Enumerable.Range(1, 2500).Select(i => Srs(i, ("derivesFrom", "SYS-1"))).Append(Sys(1)).ToList();
        var plan = ImportDecision.Decide(desk.Model, drafts, null).Value;
        plan.Events.Length.ShouldBe(2501 + 3);
        desk.Apply("anna.berg", plan.Events);
        desk.Model.InLinks[desk.Model.Find(RecordId.Parse("SYS-1"))].Length.ShouldBe(2500);
    }

    private static RecordDraft Sys(int number) => Desk.Draft(RecordKind.SYS) with { Number = number, Links = [] };

    private static RecordDraft Srs(int number, params (string Type, string Target)[] links) =>
        Desk.Draft(RecordKind.SRS) with { Number = number, Links = [.. links.Select(l => new LinkDraft(LinkRules.Parse(l.Type)!.Value, l.Target))] };

    private ImportPlan Import(params RecordDraft[] drafts)
    {
        var plan = ImportDecision.Decide(desk.Model, drafts, null).Value;
        desk.Apply("anna.berg", plan.Events);
        return plan;
    }
}
