using System.Text;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Tests.ThreatModels;

/// <summary>Single cases that the corpus does not have, or not alone.</summary>
public sealed class ThreatModelReaderTests
{
    private const string Otm = "otmVersion: 0.2.0\nproject: {name: Pump, id: pump}\n";

    [Theory]
    [InlineData("", "threats.file.empty", 1)]
    [InlineData("[1]", "threats.format.unknown", 1)]
    [InlineData("just text", "threats.format.unknown", 1)]
    [InlineData("{\"a\":\n1,}", "threats.json.malformed", 2)]
    [InlineData("{\"otmVersion\":\"0.2.0\",\"otmVersion\":\"0.2.0\"}", "threats.json.malformed", 1)]
    [InlineData("{\"otmVersion\":\"9.0\",\n\"project\":{}}", "threats.otm.version", 1)]
    [InlineData("<a/>", "threats.format.unknown", 1)]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ThreatModel>&x;</ThreatModel>", "threats.xml.doctype", 1)]
    [InlineData("a: &x [*x]\n", "threats.yaml.alias", 1)]
    [InlineData("a: *x\n", "threats.yaml.alias", 1)]
    [InlineData("a: 1\na: 2\n", "threats.yaml.key", 2)]
    [InlineData("a: !!python/object:os.system x\n", "threats.format.unknown", 1)]
    [InlineData("a: !exec x\n", "threats.yaml.tag", 1)]
    [InlineData("a: 1\n---\nb: 2\n", "threats.yaml.documents", 2)]
    [InlineData("title: x\nthreagile_version: 1.0.0\nincludes: [/etc/passwd]\n", "threats.threagile.includes", 3)]
    public void What_can_not_be_read_is_refused_with_its_line(string text, string code, int line)
    {
        var problem = Read(text).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Line, problem.File).ShouldBe((code, line, "model"));
    }

    [Fact]
    public void Aliases_that_multiply_are_refused()
    {
        var yaml = new StringBuilder("otmVersion: 0.2.0\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++)
        {
            yaml.Append('a').Append(i).Append(": &a").Append(i).Append(" [").AppendJoin(", ", Enumerable.Repeat("*a" + (i - 1), 10)).Append("]\n");
        }

        Read(yaml.ToString()).Problems.ShouldHaveSingleItem().Code.ShouldBe("threats.yaml.values");
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        Read(string.Concat(Enumerable.Repeat("[", 5000))).Problems.ShouldHaveSingleItem().Code.ShouldBe("threats.json.malformed");
        Read("a: " + string.Concat(Enumerable.Repeat("{b: ", 200)) + "1" + string.Concat(Enumerable.Repeat("}", 200))).Problems.ShouldHaveSingleItem().Code.ShouldBe("threats.yaml.depth");
    }

    [Fact]
    public void A_flow_to_nothing_names_the_place()
    {
        var problem = Read(Otm + "components: [{id: a, name: A, type: process, parent: {}}]\ndataflows:\n- {id: f, name: F, source: a, destination: b}\n").Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Path, problem.Line).ShouldBe(("threats.otm.component", "$.dataflows[0].destination", 5));
        problem.Message.ShouldContain("'b'");
    }

    [Fact]
    public void Ids_that_components_and_flows_share_are_told_apart()
    {
        var file = Read(Otm + "trustZones: [{id: a, name: Z, risk: {trustRating: 1}}]\ncomponents: [{id: a, name: A, type: process, parent: {trustZone: a}}]\ndataflows: [{id: a, name: F, source: a, destination: a}]\n").Value;
        var diagram = file.Diagrams[0].Diagram;
        (diagram.Boundaries[0].Id, diagram.Elements[0].Id, diagram.Elements[0].Boundary, diagram.Flows[0].Id, diagram.Flows[0].From).ShouldBe(("a", "element:a", "a", "flow:a", "element:a"));
        file.Skipped.ShouldContain(s => s.What == "id 'a' of a flow");
    }

    [Fact]
    public void Merge_keys_take_what_the_map_does_not_say()
    {
        var file = Read("title: T\nthreagile_version: 1.0.0\ntechnical_assets:\n  A: &a\n    id: a\n    type: process\n    description: old\n  B:\n    <<: *a\n    id: b\n").Value;
        file.Diagrams[0].Diagram.Elements.Select(e => (e.Id, e.Name, e.Type, e.Description)).ShouldBe([("a", "A", ElementType.Process, "old"), ("b", "B", ElementType.Process, "old")]);
    }

    [Fact]
    public void Components_inside_a_silent_component_lie_in_a_boundary()
    {
        var file = Read(Otm + "components:\n- {id: vm, name: VM, type: ec2}\n- {id: a, name: A, type: process, parent: {component: vm}}\n").Value;
        (file.Diagrams[0].Diagram.Boundaries[0].Id, file.Diagrams[0].Diagram.Elements.ShouldHaveSingleItem().Boundary).ShouldBe(("vm", "vm"));
        file.Skipped.ShouldContain(s => s.What == "component VM as an element");
    }

    [Fact]
    public void Components_in_a_circle_are_refused() =>
        Read(Otm + "components:\n- {id: a, name: A, type: x, parent: {component: b}}\n- {id: b, name: B, type: x, parent: {component: a}}\n").Problems.ShouldContain(p => p.Code == "threatmodel.boundary.circle");

    [Fact]
    public void A_threat_at_several_places_is_several_threats()
    {
        var file = Read(Otm + "components:\n- {id: a, name: A, type: process, threats: [{threat: t, state: exposed, mitigations: [{mitigation: m, state: required}]}]}\n- {id: b, name: B, type: store, threats: [{threat: t, state: mitigated}, {threat: u, state: x}]}\nthreats: [{id: t, name: T, categories: [Spoofing], cwes: ['306'], risk: {likelihood: 10, impact: 20}}, {id: w, name: W, risk: {impact: 1}}]\nmitigations: [{id: m, name: Lock it, riskReduction: 50}]\n").Value;
        file.Diagrams[0].Threats.Select(t => (t.Id, t.Element, t.Stride, t.Status, t.Mitigation, t.Severity)).ShouldBe(
        [
            ("t@a", "a", Stride.Spoofing, "exposed", "Lock it (in the file: required)", "likelihood 10, impact 20"), ("t@b", "b", Stride.Spoofing, "mitigated", null, "likelihood 10, impact 20"), ("w", null, null, null, null, "impact 1"),
        ]);
        file.Diagrams[0].Threats[0].Cwes.ShouldBe(["CWE-306"]);
        file.Skipped.ShouldContain(s => s.What == "threat 'u' at b");
    }

    private static Result<ThreatModelFile> Read(string text) => ThreatModelReader.Read(Encoding.UTF8.GetBytes(text), "model");
}
