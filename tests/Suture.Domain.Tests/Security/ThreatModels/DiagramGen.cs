using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Suture.Domain.Security.ThreatModels;

namespace Suture.Domain.Tests.Security.ThreatModels;

/// <summary>Random sound diagrams with threats, and texts that are hard to write down. Also used by the tests of the formats.</summary>
internal static class DiagramGen
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n" };

    private static readonly string[] Hard =
    [
        "Pump controller", "a, b", "\"quoted\"", "a | b", "it's", "x: y", "#1", "null", "true", "0", "1.5", "<b>&amp;</b>", "日本語", "🎉", "é", "[a]", "{a}", "- a", "back\\slash", "=1+1", "a; b", "]]>", "a  b",
    ];

    /// <summary>One line without outer blanks, never empty.</summary>
    public static readonly Gen<string> Line = Gen.Frequency((3, Gen.OneOf(Hard)), (1, Gen.Char["abcXYZ019 .,:'\"|-_<>&é"].Array[1, 20].Select(c => new string(c).Trim()).Where(t => t.Length > 0)));

    public static readonly Gen<string> Text = Gen.Frequency((2, Line), (1, Gen.Select(Line, Line).Select((a, b) => a + "\n" + b)), (1, Gen.Select(Line, Line).Select((a, b) => a + "\n\n- " + b)));

    private static readonly Gen<ImmutableArray<string>> Lines = Line.Array[0, 3].Select(l => l.Distinct().ToImmutableArray());

    private static readonly Gen<ImmutableArray<string>> Traits = Gen.OneOf("log", "credentials", "encrypted", "signed", "public-network", "authenticates", "web", "own trait").Array[0, 3].Select(t => t.Distinct().Order(StringComparer.Ordinal).ToImmutableArray());

    private static readonly Gen<OutOfScope?> Scope = Gen.Frequency((3, Gen.Const((OutOfScope?)null)), (1, Gen.OneOf(Gen.Const(""), Line).Select(r => (OutOfScope?)new OutOfScope(r))));

    private static readonly Gen<Box> Boxes = Gen.Select(Gen.Int[-500, 3000], Gen.Int[-500, 3000], Gen.Int[10, 400], Gen.Int[10, 300]).Select((x, y, w, h) => new Box(x + 0.5, y, w, h));

    /// <summary>A diagram whose flows fit its elements and whose boundaries form a tree.</summary>
    /// <param name="ids">Makes an id from a letter and a number.</param>
    /// <param name="placed">With places on the drawing.</param>
    public static Gen<Diagram> Diagrams(Func<char, int, string> ids, bool placed) =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 7], Gen.Int[0, 9]).SelectMany((boundaries, elements, flows) =>
            Gen.Select(Boundary(ids, placed).List[boundaries], Element(ids, boundaries, placed).List[elements], Flow(ids, elements).List[elements == 0 ? 0 : flows])
                .Select((b, e, f) => new Diagram
                {
                    Boundaries = [.. b.Select((make, i) => make(i))],
                    Elements = [.. e.Select((make, i) => make(i))],
                    Flows = [.. f.Select((make, i) => make(i))],
                }));

    public static Gen<ImmutableArray<ListedThreat>> Threats(Diagram diagram, Func<int, string> ids)
    {
        var places = diagram.Elements.Select(e => e.Id).Concat(diagram.Flows.Select(f => f.Id)).ToArray();
        var place = places.Length == 0 ? Gen.Const((string?)null) : Gen.OneOf(places).Select(p => (string?)p);
        return Gen.Select(Line, Gen.OneOf(Enum.GetValues<Stride>()), place, Text.Null(), Text.Null(), Gen.OneOf("Open", "Mitigated", "NotApplicable"), Gen.OneOf("Low", "Medium", "High", "TBD"))
            .Select((title, stride, at, description, mitigation, status, severity) => (Func<int, ListedThreat>)(i => new ListedThreat(ids(i), title)
            {
                Stride = stride, Element = at, Description = description, Mitigation = mitigation, Status = status, Severity = severity, Cwes = i % 3 == 0 ? ["CWE-306"] : [],
            })).List[0, 5].Select(l => l.Select((make, i) => make(i)).ToImmutableArray());
    }

    /// <summary>Compares by content; records with arrays in them compare by identity.</summary>
    public static string Show(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    private static Gen<Func<int, TrustBoundary>> Boundary(Func<char, int, string> ids, bool placed) =>
        Gen.Select(Line, Gen.Int[-1, 3], Text.Null(), Boxes).Select((name, parent, description, box) =>
            (Func<int, TrustBoundary>)(i => new TrustBoundary(ids('B', i), name) { Parent = parent >= 0 && parent < i ? ids('B', parent) : null, Description = description, Place = placed ? box : null }));

    private static Gen<Func<int, DiagramElement>> Element(Func<char, int, string> ids, int boundaries, bool placed) =>
        Gen.Select(Line, Gen.OneOf(Enum.GetValues<ElementType>()), Gen.Int[-1, 3], Text.Null(), Lines, Traits, Scope, Boxes).Select((name, type, boundary, description, assets, traits, scope, box) =>
            (Func<int, DiagramElement>)(i => new DiagramElement(ids('E', i), name, type)
            {
                Boundary = boundary >= 0 && boundary < boundaries ? ids('B', boundary) : null, Description = description, Assets = assets, Traits = traits, OutOfScope = scope, Place = placed ? box : null,
            }));

    private static Gen<Func<int, DiagramFlow>> Flow(Func<char, int, string> ids, int elements) =>
        Gen.Select(Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Bool), Line, Line.Null(), Line.Null(), Text.Null(), Lines, Traits, Scope).Select((ends, data, protocol, protection, description, assets, traits, scope) =>
            (Func<int, DiagramFlow>)(i => new DiagramFlow(ids('F', i), ids('E', ends.Item1 % elements), ids('E', ends.Item2 % elements), data)
            {
                BothWays = ends.Item3, Protocol = protocol, Protection = protection, Description = description, Assets = assets, Traits = traits, OutOfScope = scope,
            }));
}
