using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Software;
using Suture.Domain.Tests.Records;
using Suture.Ledger;

namespace Suture.Domain.Tests.Software;

public sealed class SbomDecisionTests
{
    private readonly Desk desk = new();

    [Fact]
    public void Decide_FirstSbom_MakesARecordForEachComponent()
    {
        var plan = Take("1", Component("zlib", "1.3.1"), Component("curl", "8.5.0"));
        plan.Added.Length.ShouldBe(2);
        var zlib = desk.Model.FindAlias("pkg:generic/zlib")!;
        zlib.Title.ShouldBe("zlib");
        SoftwareKinds.SoupVersion.In(zlib.Fields).ShouldBe("1.3.1");
    }

    [Fact]
    public void Decide_TheSameFileAgain_ChangesNothing()
    {
        Take("1", Component("zlib", "1.3.1"));
        var again = Take("1", Component("zlib", "1.3.1"));
        again.Events.ShouldBeEmpty();
        again.Unchanged.ShouldBe(1);
    }

    [Fact]
    public void Decide_NewVersion_ChangesTheRecordAndKeepsWhatPeopleWrote()
    {
        Take("1", Component("zlib", "1.3.0"));
        var id = desk.Model.FindAlias("pkg:generic/zlib")!.Id;
        desk.Change(id, new RecordPatch(Fields: desk[id].Fields.With(SoftwareKinds.SoupPurpose, "Compresses logs")));
        Take("2", Component("zlib", "1.3.1")).Changed.ShouldBe([id]);
        SoftwareKinds.SoupVersion.In(desk[id].Fields).ShouldBe("1.3.1");
        SoftwareKinds.SoupPurpose.In(desk[id].Fields).ShouldBe("Compresses logs");
    }

    [Fact]
    public void Decide_NewVersionOfAnApprovedComponent_MakesItADraftAgain()
    {
        Take("1", Component("zlib", "1.3.0"));
        var id = desk.Model.FindAlias("pkg:generic/zlib")!.Id;
        desk.Move(id, "submit").Move(id, "approve", signer: "mei.tanaka");
        Take("2", Component("zlib", "1.3.1"));
        desk[id].State.Name.ShouldBe("draft");
    }

    [Fact]
    public void Decide_ComponentThatIsGone_IsRetired_AndComesBackAsDraft()
    {
        Take("1", Component("zlib", "1.3.0"), Component("curl", "8.5.0"));
        var id = desk.Model.FindAlias("pkg:generic/curl")!.Id;
        Take("2", Component("zlib", "1.3.0")).Removed.ShouldBe([id]);
        desk[id].IsRetired.ShouldBeTrue();
        Take("3", Component("zlib", "1.3.0"), Component("curl", "8.6.0"));
        desk[id].State.Name.ShouldBe("draft");
        SoftwareKinds.SoupVersion.In(desk[id].Fields).ShouldBe("8.6.0");
    }

    [Fact]
    public void Decide_ComponentsOfAnotherSbomOrWrittenByHand_AreLeftAlone()
    {
        Take("1", Component("zlib", "1.3.0"));
        var own = desk.Add(RecordKind.SOUP, "compiler runtime");
        Take("x", "companion-app", Component("okhttp", "4.12.0")).Removed.ShouldBeEmpty();
        desk[own].IsRetired.ShouldBeFalse();
    }

    [Fact]
    public void Decide_RecordWrittenByHandWithTheSamePackageUrl_IsTheOneThatChanges()
    {
        var id = desk.Add(RecordKind.SOUP, "Mbed TLS", fields: Desk.Complete(RecordKind.SOUP).With(SoftwareKinds.SoupPurl, "pkg:generic/mbedtls@3.6.0"));
        Take("1", Component("mbedtls", "3.6.2")).Changed.ShouldBe([id]);
        desk[id].Title.ShouldBe("Mbed TLS");
        SoftwareKinds.SoupManufacturer.In(desk[id].Fields).ShouldBe("one line");
        SoftwareKinds.SoupLicense.In(desk[id].Fields).ShouldBe("MIT");
    }

    [Fact]
    public void Decide_TwoVersionsOfOneComponent_AreTwoRecordsThatStayApart()
    {
        var plan = Take("1", Component("ms", "2.0.0"), Component("ms", "2.1.3"), Component("ms", "2.1.3"));
        plan.Added.Length.ShouldBe(2);
        plan.Skipped.ShouldHaveSingleItem().Why.ShouldContain("2 times");
        Take("1", Component("ms", "2.0.0"), Component("ms", "2.1.3"), Component("ms", "2.1.3")).Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pkg:npm/%40babel/core@7.1.0", "pkg:npm/%40babel/core")]
    [InlineData("pkg:npm/@babel/core", "pkg:npm/@babel/core")]
    [InlineData("pkg:deb/debian/curl@7.88.1-10?arch=arm64#sub", "pkg:deb/debian/curl")]
    [InlineData("pkg:generic/zlib", "pkg:generic/zlib")]
    [InlineData("", null)]
    public void WithoutVersion_TakesVersionQualifiersAndSubpathOff(string purl, string? expected) => SbomDecision.WithoutVersion(purl).ShouldBe(expected);

    private static ListedComponent Component(string name, string version) =>
        new($"pkg:generic/{name}", name, version, "The project", $"pkg:generic/{name}@{version}", null, "library", "MIT", true);

    private SbomPlan Take(string file, params ListedComponent[] components) => Take(file, "firmware", components);

    private SbomPlan Take(string file, string name, params ListedComponent[] components)
    {
        var sbom = new SbomImported(name, file + ".json", Hash32.Sha256(System.Text.Encoding.UTF8.GetBytes(file)), 1, "json", "1.6", null, null, components.Length);
        var plan = SbomDecision.Decide(desk.Model, sbom, components, []);
        desk.Apply("ci", plan.Events);
        return plan;
    }
}
