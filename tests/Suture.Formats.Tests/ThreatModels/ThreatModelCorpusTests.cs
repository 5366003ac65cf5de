using System.Globalization;
using System.Text;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Tests.ThreatModels;

/// <summary>Real files of other tools: each is read or refused, and what comes of it is kept in a list that people have read.</summary>
public sealed class ThreatModelCorpusTests
{
    private const string Folder = "threatmodels/";

    [Fact]
    public void Every_file_is_read_or_refused_as_the_list_says()
    {
        var lines = new StringBuilder("# What comes of each file of the corpus of threat models. Made by a test; SUTURE_ACCEPT=1 writes it anew.\n");
        foreach (var file in Files())
        {
            lines.Append('\n').Append(Corpus.Relative(file)[Folder.Length..]).Append('\n');
            Show(lines, file);
        }

        if (Corpus.Present)
        {
            Expectation.Matches("threat-models.txt", lines.ToString());
        }
        else
        {
            Expectation.Read("threat-models.txt").ShouldContain("iot-device.json");
        }
    }

    [Fact]
    public void Every_diagram_that_was_read_is_sound()
    {
        var count = 0;
        foreach (var file in Files())
        {
            if (ThreatModelReader.Read(File.ReadAllBytes(file), "x").TryGet(out var model))
            {
                foreach (var diagram in model.Diagrams)
                {
                    DiagramCheck.Problems(diagram.Diagram).ShouldBeEmpty(file);
                    diagram.Threats.Select(t => t.Id).ShouldBeUnique();
                    count++;
                }
            }
        }

        (count > 70).ShouldBe(Corpus.Present);
    }

    internal static IEnumerable<string> Files() => Corpus.Files(Folder + "**").Where(f => Path.GetExtension(f) is ".json" or ".otm" or ".tm7" or ".yaml" && !f.Contains("/catalogs/", StringComparison.Ordinal));

    private static void Show(StringBuilder lines, string file)
    {
        var result = ThreatModelReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
        foreach (var problem in result.Problems)
        {
            problem.Line.ShouldNotBeNull(file);
            lines.Append(CultureInfo.InvariantCulture, $"  refused {problem.Code} line {problem.Line} {problem.Path}: {problem.Message}\n");
        }

        if (!result.TryGet(out var model))
        {
            return;
        }

        lines.Append(CultureInfo.InvariantCulture, $"  {model.Format} {model.Version} \"{model.Title}\"\n");
        foreach (var diagram in model.Diagrams)
        {
            var d = diagram.Diagram;
            lines.Append(CultureInfo.InvariantCulture, $"  diagram {diagram.Id} \"{diagram.Title}\": {d.Elements.Length} elements ({string.Join(", ", d.Elements.CountBy(e => e.Type).OrderBy(c => c.Key).Select(c => $"{c.Value} {c.Key.Code()}"))}), ")
                .Append(CultureInfo.InvariantCulture, $"{d.Flows.Length} flows, {d.Boundaries.Length} boundaries, {diagram.Threats.Length} threats ({diagram.Threats.Count(t => t.Stride is not null)} with STRIDE), {diagram.Assets.Length} assets, ")
                .Append(CultureInfo.InvariantCulture, $"{d.Elements.Count(e => e.Boundary is not null)} inside a boundary, {d.Elements.Count(e => e.OutOfScope is not null)} out of scope{(d.IsPlaced ? ", placed" : "")}\n");
        }

        foreach (var skip in model.Skipped)
        {
            lines.Append(CultureInfo.InvariantCulture, $"    - {skip.What}: {skip.Why}\n");
        }
    }
}
