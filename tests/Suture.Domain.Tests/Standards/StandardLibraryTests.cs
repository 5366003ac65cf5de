using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

public sealed class StandardLibraryTests
{
    private const string Own = "id: own\ntitle: Own\nedition: '2026'\nmarkets: [japan]\nstatus: in force since 2026-01-01\nitems:\n- id: '1'\n  title: Agreed\n  ask: Show it.\n  statement: that it is so\n";
    private const string Rules = "rules:\n- id: own-rule\n  title: Requirements have an owner\n  each: SRS\n  needs: owned\n  else: an owner\n";

    [Fact]
    public void Every_catalog_of_the_product_stands_in_a_file_named_after_its_id()
    {
        StandardLibrary.BuiltIn.Ids.ShouldContain("iec62304");
        StandardLibrary.BuiltIn.Catalogs.Select(c => c.Id).ShouldBe(StandardLibrary.BuiltIn.Ids);
        StandardLibrary.BuiltIn.Catalogs.Select(c => c.File).ShouldBe(StandardLibrary.BuiltIn.Ids.Select(i => i + ".yaml"));
    }

    [Fact]
    public void A_catalog_of_ones_own_says_its_markets_and_its_status()
    {
        var catalog = StandardLibrary.BuiltIn.With("own.yaml", Own).Value.Find("own")!;
        catalog.Markets.ShouldBe([Market.Japan]);
        catalog.Status.ShouldBe("in force since 2026-01-01");
        StandardLibrary.BuiltIn.Find("own").ShouldBeNull();
    }

    [Fact]
    public void Coverage_rules_of_ones_own_are_asked_of_every_device()
    {
        var library = StandardLibrary.BuiltIn.With("ours.yaml", Rules).Value;
        var evaluation = Evaluation.Of(new Sketch().Add("SRS-1").Build(), Sketch.Today, library.Book(["iec62304"]));
        evaluation.Trace.Gaps.ShouldContain(g => g.Rule == "own-rule" && g.Record.ToString() == "SRS-1");
    }

    [Theory]
    [InlineData("own.yaml", "own")]
    [InlineData("iec62304.yaml", "iec62304")]
    public void An_id_that_is_taken_is_refused(string file, string id)
    {
        var text = Own.Replace("id: own", "id: " + id, StringComparison.Ordinal);
        var library = StandardLibrary.BuiltIn.With("own.yaml", Own).Value;
        library.With(file, text).Problems.Single().Message.ShouldBe($"There is a standard '{id}' already.");
        StandardLibrary.BuiltIn.With("ours.yaml", Rules).Value.With("again.yaml", Rules).Problems.Single().Message.ShouldContain("There is a rule 'own-rule' already, in ours.yaml");
    }

    [Theory]
    [InlineData("id: own", "id: Own standard", 1, "An id has")]
    [InlineData("markets: [japan]", "markets: [mars]", 4, "'mars' is not known; expected unitedStates")]
    public void A_mistake_in_its_head_is_named_with_its_line(string right, string wrong, int line, string message) =>
        StandardLibrary.BuiltIn.With("own.yaml", Own.Replace(right, wrong, StringComparison.Ordinal)).Problems.ShouldContain(p => p.Line == line && p.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void What_a_file_is_known_by_is_its_id_or_for_rules_its_name()
    {
        StandardLibrary.IdIn("a.yaml", Own).Value.ShouldBe("own");
        StandardLibrary.IdIn("ours.yaml", Rules).Value.ShouldBe("ours");
        StandardLibrary.IdIn("a.yaml", "title: x\n").Problems.Single().Message.ShouldContain("Expected a catalog");
        StandardLibrary.IdIn("a.yaml", "id: [").Problems.Single().File.ShouldBe("a.yaml");
    }

    [Fact]
    public void A_device_is_asked_what_it_pinned_and_else_the_default()
    {
        StandardLibrary.AskedOf(new Sketch().Build()).ShouldBe(["iec62304"]);
        var model = new Sketch().Build();
        var scoped = model.After([(new DeviceScoped([new PinnedStandard("own", "1")], []), new EventContext(model.Position, DateTimeOffset.UnixEpoch, "anna", null))]);
        StandardLibrary.AskedOf(scoped).ShouldBe(["own"]);
        scoped.Standing<DeviceScoped>()!.Actor.ShouldBe("anna");
        StandardLibrary.BuiltIn.BookOf(scoped).Catalogs.ShouldBeEmpty("what is not there can not be asked");
    }
}
