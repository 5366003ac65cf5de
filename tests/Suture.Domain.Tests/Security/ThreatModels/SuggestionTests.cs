using System.Collections.Immutable;
using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Suggestions;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Security.ThreatModels;

public sealed class SuggestionTests
{
    private static readonly Diagram Pump = new()
    {
        Boundaries = [new("B1", "Pump enclosure")],
        Elements =
        [
            new("P1", "Alarm handler", ElementType.Process) { Boundary = "B1" },
            new("S1", "Event log", ElementType.Store) { Boundary = "B1" },
            new("S2", "Waveforms", ElementType.Store) { Boundary = "B1" },
            new("I1", "Bluetooth radio", ElementType.Interface) { Boundary = "B1" },
            new("E1", "Bystander", ElementType.External) { OutOfScope = new("Not modeled") },
            new("E2", "Gateway", ElementType.External),
        ],
        Flows = [new("F1", "E2", "P1", "Drug library"), new("F2", "P1", "S1", "Events")],
    };

    private static readonly ImmutableArray<ThreatSuggestion> Suggestions = Suggester.Suggest(Pump, ThreatLibrary.BuiltIn);

    [Fact]
    public void The_built_in_library_has_the_published_table_and_56_threats()
    {
        var library = ThreatLibrary.BuiltIn;
        library.Threats.Length.ShouldBe(56);
        string Row(ThreatPlace place) => string.Concat(library.Matrix[place].Select(s => s.Letter()));
        (Row(ThreatPlace.External), Row(ThreatPlace.Process), Row(ThreatPlace.Store), Row(ThreatPlace.Flow)).ShouldBe(("SR", "STRIDE", "TRID", "TID"));
        library.Threats.ShouldAllBe(t => t.Cwes.Length > 0 && t.Controls.Length > 0 && t.Strides.Length > 0 && t.On.Length > 0 && t.Ask.EndsWith('?'));
        library.Controls.Keys.Order().ShouldBe("ABCDEFGH");
    }

    [Theory]
    [InlineData("T-48@P1", "it speaks of 'Alarm'")]
    [InlineData("T-26@S1", "it speaks of 'log'")]
    [InlineData("T-14@I1", "it speaks of 'radio'")]
    [InlineData("T-11@F1", "it speaks of 'library'")]
    [InlineData("T-19@F1", "it crosses Pump enclosure")]
    public void A_threat_is_suggested_where_its_condition_fits(string key, string because) =>
        Suggestions.Single(s => s.Key == key).Because.ShouldBe(because);

    [Theory]
    [InlineData("T-14@P1")]
    [InlineData("T-19@F2")]
    public void A_threat_is_not_suggested_elsewhere(string key) => Suggestions.ShouldNotContain(s => s.Key == key);

    [Fact]
    public void What_is_out_of_scope_gets_no_suggestion() => Suggestions.ShouldNotContain(s => s.Place == "E1");

    [Fact]
    public void Repudiation_is_asked_of_stores_that_hold_logs_only()
    {
        Suggestions.Where(s => s.Place == "S1").SelectMany(s => s.Strides).ShouldContain(Stride.Repudiation);
        Suggestions.Where(s => s.Place == "S2").SelectMany(s => s.Strides).ShouldNotContain(Stride.Repudiation);
    }

    [Fact]
    public void Every_letter_of_the_table_is_asked_at_every_place_in_scope() =>
        DiagramGen.Diagrams((letter, i) => $"{letter}{i}", placed: false).Sample(diagram =>
        {
            var asked = Suggester.Suggest(diagram, ThreatLibrary.BuiltIn).SelectMany(s => s.Strides.Select(x => (s.Place, x))).ToHashSet();
            foreach (var element in diagram.Elements.Where(e => e.OutOfScope is null))
            {
                foreach (var stride in ThreatLibrary.BuiltIn.Matrix[(ThreatPlace)element.Type].Where(s => !(element.Type == ElementType.Store && s == Stride.Repudiation)))
                {
                    asked.ShouldContain((element.Id, stride));
                }
            }
        });

    [Fact]
    public void Keys_are_unique_and_stay_when_other_things_change() =>
        DiagramGen.Diagrams((letter, i) => $"{letter}{i}", placed: false).Sample(diagram =>
        {
            var keys = Suggester.Suggest(diagram, ThreatLibrary.BuiltIn).Select(s => s.Key).ToList();
            keys.ShouldBeUnique();
            var more = diagram with { Elements = [.. diagram.Elements.Reverse(), new DiagramElement("X", "More", ElementType.Process)], Flows = [.. diagram.Flows.Reverse()] };
            Suggester.Suggest(more, ThreatLibrary.BuiltIn).Select(s => s.Key).Where(k => !k.EndsWith("@X", StringComparison.Ordinal)).Order().ShouldBe(keys.Order());
        });

    [Fact]
    public void Answers_are_recognized_by_key_then_by_place_and_letter()
    {
        var answers = SuggestionAnswers.Of(
            Suggestions,
            [new(RecordId.Parse("THR-1"), "T-48@P1", "P1", "denial"), new(RecordId.Parse("THR-2"), null, "F1", "tampering")],
            new Dictionary<string, string> { ["T-14@I1"] = "The radio carries no command." }).ToDictionary(a => a.Suggestion.Key);

        answers["T-48@P1"].ShouldSatisfyAllConditions(a => a.State.ShouldBe(SuggestionState.Accepted), a => a.Threats.ShouldBe([RecordId.Parse("THR-1")]));
        answers["T-14@I1"].ShouldSatisfyAllConditions(a => a.State.ShouldBe(SuggestionState.SetAside), a => a.Reason.ShouldBe("The radio carries no command."));
        answers["T-11@F1"].ShouldSatisfyAllConditions(a => a.State.ShouldBe(SuggestionState.Similar), a => a.Threats.ShouldBe([RecordId.Parse("THR-2")]));
        answers["T-12@F1"].State.ShouldBe(SuggestionState.Open);
    }

    [Fact]
    public void Answers_of_a_device_come_from_its_records()
    {
        var sketch = new Sketch().Add("TM-1").Add("THR-1", ("element", "P1"), ("stride", "denial"), ("suggestion", "T-48@P1")).Add("THR-2", ("element", "S1"), ("stride", "tampering")).Add("THR-3", ("suggestion", "T-14@I1"))
            .Link("THR-1 partOf TM-1", "THR-2 partOf TM-1", "THR-3 partOf TM-1").Retire("THR-3");
        var body = DiagramTables.Write(FieldValues.Empty(RecordKind.TM.Definition()), Pump).With(SecurityKinds.ModelSetAside, ImmutableArray.Create(new TableRow(["T-19@F1", "Fixed-size messages only"]), new TableRow(["T-53@F1", ""])));
        var model = sketch.Build();
        var record = model.Get(RecordId.Parse("TM-1"))! with { Fields = body };

        var answers = SuggestionAnswers.Of(model, record, ThreatLibrary.BuiltIn).Value.ToDictionary(a => a.Suggestion.Key, a => a.State);

        answers["T-48@P1"].ShouldBe(SuggestionState.Accepted);
        answers["T-26@S1"].ShouldBe(SuggestionState.Similar);
        answers["T-19@F1"].ShouldBe(SuggestionState.SetAside);
        answers["T-53@F1"].ShouldBe(SuggestionState.Open, "a reason is needed");
        answers["T-14@I1"].ShouldBe(SuggestionState.Open, "a retired threat answers nothing");
    }

    [Fact]
    public void A_draft_keeps_the_key_and_what_the_library_knows()
    {
        var draft = SuggestionAnswers.Draft(Suggestions.Single(s => s.Key == "T-14@I1"), "TM-1");
        SecurityKinds.ThreatSuggestion.In(draft.Fields!).ShouldBe("T-14@I1");
        SecurityKinds.ThreatStride.In(draft.Fields!).ShouldBe("spoofing");
        SecurityKinds.ThreatCwe.In(draft.Fields!).ShouldBe(["CWE-345", "CWE-923", "CWE-287"]);
        draft.Links.ShouldNotBeNull().ShouldHaveSingleItem().Target.ShouldBe("TM-1");
    }

    [Theory]
    [InlineData("threats: [{id: T-1}]", "matrix")]
    [InlineData("matrix: {robot: ST}", "matrix.robot")]
    [InlineData("matrix: {flow: STX}", "matrix.flow")]
    public void A_library_that_does_not_fit_names_the_place(string yaml, string path) =>
        ThreatLibraryReader.Read("own.yaml", new StringReader("id: own\ntitle: Own\nedition: \"1\"\n" + yaml)).Problems
            .ShouldContain(p => p.File == "own.yaml" && p.Line > 0 && (p.Path == path || (p.Path == "" && p.Message.Contains($"'{path}'", StringComparison.Ordinal))));
}
