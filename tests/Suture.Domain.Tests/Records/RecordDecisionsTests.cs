using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;

namespace Suture.Domain.Tests.Records;

public sealed class RecordDecisionsTests
{
    private readonly Desk desk = new();

    [Fact]
    public void Create_WithoutNumber_TakesTheNextOfItsKind()
    {
        desk.Add(RecordKind.SRS).ToString().ShouldBe("SRS-1");
        desk.Add(RecordKind.SRS).ToString().ShouldBe("SRS-2");
        desk.Add(RecordKind.TC).ToString().ShouldBe("TC-1");
    }

    [Fact]
    public void Create_AfterAHigherNumberWasGiven_NeverFillsTheHoles()
    {
        desk.Apply("anna.berg", RecordDecisions.Create(desk.Model, Desk.Draft(RecordKind.SRS) with { Number = 40 }).Value);
        desk.Add(RecordKind.SRS).ToString().ShouldBe("SRS-41");
    }

    [Fact]
    public void Create_NumberThatIsTaken_IsRefused()
    {
        desk.Add(RecordKind.SRS);
        Refusal(RecordDecisions.Create(desk.Model, Desk.Draft(RecordKind.SRS) with { Number = 1 })).ShouldBe("record.exists");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    public void Create_WithoutATitleOfOneLine_IsRefused(string title) => Refusal(RecordDecisions.Create(desk.Model, Desk.Draft(RecordKind.SRS, title))).ShouldBe("record.title.missing");

    [Fact]
    public void Create_WithANulCharacterAnywhere_IsRefusedAtItsPlace()
    {
        var body = Desk.Complete(RecordKind.SRS).With(RequirementKinds.SoftwareRationale, "a\0b");
        RecordDecisions.Create(desk.Model, Desk.Draft(RecordKind.SRS) with { Fields = body }).Problems.ShouldHaveSingleItem().Path.ShouldBe("rationale");
        RecordDecisions.Create(desk.Model, Desk.Draft(RecordKind.SRS) with { Text = "\0" }).Problems.ShouldHaveSingleItem().Path.ShouldBe("text");
        RecordDecisions.Create(desk.Model, Desk.Draft(RecordKind.SRS, "a\0")).Problems.ShouldHaveSingleItem().Path.ShouldBe("title");
    }

    [Fact]
    public void Create_AliasOfAnotherRecord_IsRefused()
    {
        desk.Add(RecordKind.SRS, alias: "DOORS-7");
        Refusal(RecordDecisions.Create(desk.Model, Desk.Draft(RecordKind.SRS) with { Alias = "DOORS-7" })).ShouldBe("record.alias.taken");
    }

    [Fact]
    public void Create_WithAStateThatNeedsASignature_StartsAtTheBeginning()
    {
        var created = RecordDecisions.Create(desk.Model, Desk.Draft(RecordKind.SRS) with { State = "approved" }).Value;
        created.State.ShouldBe("draft");
        RecordDecisions.Create(desk.Model, Desk.Draft(RecordKind.PR) with { State = "investigating" }).Value.State.ShouldBe("investigating");
    }

    [Fact]
    public void Change_Content_MakesANewRevisionWithAnotherHash()
    {
        var id = desk.Add(RecordKind.SRS);
        var before = desk[id];
        desk.Change(id, new RecordPatch(Text: "The pump shall stop."));
        desk[id].Revision.ShouldBe(2);
        desk[id].ContentHash.ShouldNotBe(before.ContentHash);
        desk[id].ChangedBy.ShouldBe("anna.berg");
    }

    [Fact]
    public void Change_OwnerOrTagsOnly_KeepsRevisionAndHash()
    {
        var id = desk.Approved(RecordKind.SRS);
        var before = desk[id];
        desk.Change(id, new RecordPatch(Owner: "omar.haddad", Tags: ["alarm"]));
        desk[id].Revision.ShouldBe(before.Revision);
        desk[id].ContentHash.ShouldBe(before.ContentHash);
        desk[id].IsApproved.ShouldBeTrue();
        desk[id].Signature.ShouldNotBeNull();
    }

    [Fact]
    public void Change_ThatChangesNothing_GivesNoEvent()
    {
        var id = desk.Add(RecordKind.SRS);
        desk.TryChange(id, new RecordPatch(Title: desk[id].Title)).Value.ShouldBeNull();
    }

    [Fact]
    public void Change_OnAVersionThatIsPast_IsRefusedWithWhoWasFaster()
    {
        var id = desk.Add(RecordKind.SRS);
        var seen = desk[id].Version;
        desk.Change(id, new RecordPatch(Text: "First."), actor: "omar.haddad");
        var problem = desk.TryChange(id, new RecordPatch(Text: "Second."), version: seen).Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(ProblemKind.Stale);
        problem.Message.ShouldContain("omar.haddad");
    }

    [Fact]
    public void Change_OfAnApprovedRecord_NeedsAReasonAndStartsADraft()
    {
        var id = desk.Approved(RecordKind.SRS);
        Refusal(desk.TryChange(id, new RecordPatch(Text: "New."))).ShouldBe("record.reason.missing");
        desk.Change(id, new RecordPatch(Text: "New."), "Field complaint FB-2");
        desk[id].State.Name.ShouldBe("draft");
        desk[id].Signature.ShouldBeNull();
    }

    [Fact]
    public void Change_OfARecordInReviewOrRetired_IsRefused()
    {
        var id = desk.Add(RecordKind.SRS, fields: Desk.Complete(RecordKind.SRS));
        desk.Move(id, "submit");
        Refusal(desk.TryChange(id, new RecordPatch(Text: "New."))).ShouldBe("record.inReview");
        desk.Move(id, "retire", "Superseded");
        Refusal(desk.TryChange(id, new RecordPatch(Text: "New."), "Because")).ShouldBe("record.retired");
    }

    [Fact]
    public void Move_WithRequiredFieldsEmpty_NamesThem()
    {
        var id = desk.Add(RecordKind.SRS);
        var problem = desk.TryMove(id, "submit").Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("record.incomplete");
        problem.Message.ShouldContain("Category");
    }

    [Fact]
    public void Move_StepThatIsNotFromHere_SaysWhichAre()
    {
        var id = desk.Add(RecordKind.SRS);
        var problem = desk.TryMove(id, "approve", signer: "mei.tanaka").Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("record.transition.unknown");
        problem.Message.ShouldContain("submit, retire");
    }

    [Fact]
    public void Approve_WithoutASigner_IsRefused()
    {
        var id = InReview();
        Refusal(desk.TryMove(id, "approve")).ShouldBe("record.signature.missing");
    }

    [Fact]
    public void Approve_ByTheAuthorOfTheRevision_IsRefused()
    {
        var id = InReview();
        Refusal(desk.TryMove(id, "approve", signer: "anna.berg")).ShouldBe("signature.ownWork");
        desk.TryMove(id, "approve", signer: "mei.tanaka").Ok.ShouldBeTrue();
    }

    [Fact]
    public void Approve_ByTheOwnerOfTheTokenThatWroteIt_IsRefused()
    {
        var id = desk.Add(RecordKind.SRS, actor: "mei.tanaka (token ci)", fields: Desk.Complete(RecordKind.SRS));
        desk.Move(id, "submit");
        Refusal(desk.TryMove(id, "approve", signer: "mei.tanaka")).ShouldBe("signature.ownWork");
    }

    [Fact]
    public void Approve_ByAnother_FixesTheRevisionByItsHash()
    {
        var id = InReview();
        desk.Move(id, "approve", signer: "mei.tanaka");
        var record = desk[id];
        record.IsApproved.ShouldBeTrue();
        record.Signature!.ContentHash.ShouldBe(record.ContentHash);
        record.Signature.PrintedName.ShouldBe("MEI.TANAKA");
        record.Signature.Signer.ShouldBe("mei.tanaka");
    }

    [Fact]
    public void Move_ThatNeedsAReason_IsRefusedWithout() => Refusal(desk.TryMove(desk.Add(RecordKind.UN), "retire", " ")).ShouldBe("record.reason.missing");

    [Fact]
    public void Link_BothEndsKeepTheirHash_AndAChangeMakesItSuspectUntilConfirmed()
    {
        var srs = desk.Add(RecordKind.SRS);
        var sys = desk.Add(RecordKind.SYS);
        desk.Link(srs, LinkType.DerivesFrom, sys);
        var id = new LinkId(srs, LinkType.DerivesFrom, sys);
        desk.Model.IsSuspect(desk.Model.FindLink(id)!).ShouldBeFalse();

        desk.Change(sys, new RecordPatch(Text: "Changed."));
        desk.Model.IsSuspect(desk.Model.FindLink(id)!).ShouldBeTrue();

        desk.Apply("omar.haddad", LinkDecisions.Confirm(desk.Model, [id]).Value!);
        var link = desk.Model.FindLink(id)!;
        desk.Model.IsSuspect(link).ShouldBeFalse();
        link.ConfirmedBy.ShouldBe("omar.haddad");
        LinkDecisions.Confirm(desk.Model, [id]).Value.ShouldBeNull();
    }

    [Fact]
    public void Link_PairThatIsNotAllowed_SaysWhatTheTypeJoins()
    {
        var srs = desk.Add(RecordKind.SRS);
        var harm = desk.Add(RecordKind.HARM);
        var problem = LinkDecisions.Add(desk.Model, new LinkId(srs, LinkType.Verifies, harm)).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("link.pair");
        problem.Message.ShouldContain("TC");
    }

    [Fact]
    public void Link_ToItselfTwiceOrToNothing_IsRefused()
    {
        var item = desk.Add(RecordKind.ITEM);
        var other = desk.Add(RecordKind.ITEM);
        Refusal(LinkDecisions.Add(desk.Model, new LinkId(item, LinkType.PartOf, item))).ShouldBe("link.itself");
        Refusal(LinkDecisions.Add(desk.Model, new LinkId(item, LinkType.PartOf, RecordId.Parse("ITEM-9")))).ShouldBe("record.notFound");
        desk.Link(item, LinkType.PartOf, other);
        Refusal(LinkDecisions.Add(desk.Model, new LinkId(item, LinkType.PartOf, other))).ShouldBe("link.exists");
    }

    [Fact]
    public void RemoveLink_FromAnApprovedRecord_NeedsAReason()
    {
        var item = desk.Approved(RecordKind.ITEM);
        var other = desk.Add(RecordKind.ITEM);
        desk.Link(other, LinkType.PartOf, item);
        var id = new LinkId(other, LinkType.PartOf, item);
        Refusal(LinkDecisions.Remove(desk.Model, id, null)).ShouldBe("record.reason.missing");
        desk.Apply("anna.berg", LinkDecisions.Remove(desk.Model, id, "Moved").Value);
        desk.Model.FindLink(id).ShouldBeNull();
        desk.Model.LinkCount.ShouldBe(0);
    }

    [Fact]
    public void Missing_OfACompleteBody_IsNothing()
    {
        var id = desk.Add(RecordKind.HS, fields: Desk.Complete(RecordKind.HS));
        RecordDecisions.Missing(desk[id]).ShouldBeEmpty();
        desk.Change(id, new RecordPatch(Cleared: [SafetyKinds.InitialP1]));
        RecordDecisions.Missing(desk[id]).ShouldBe([SafetyKinds.InitialP1]);
    }

    private static string Refusal<T>(Result<T> result) => result.Problems.ShouldHaveSingleItem().Code;

    private RecordId InReview()
    {
        var id = desk.Add(RecordKind.SRS, fields: Desk.Complete(RecordKind.SRS));
        desk.Move(id, "submit");
        return id;
    }
}
