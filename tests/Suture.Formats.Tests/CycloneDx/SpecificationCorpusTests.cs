using Suture.Formats.CycloneDx;

namespace Suture.Formats.Tests.CycloneDx;

/// <summary>The specification's own cases: what it calls valid must read, what it calls invalid must be refused where we read it.</summary>
public sealed class SpecificationCorpusTests
{
    private const string Folder = "sbom/cyclonedx/specification/";

    /// <summary>
    /// Files that are invalid only in parts that Suture does not read (it lists those parts as skipped) or in a list that is
    /// not CycloneDX's own. By the case's name, without version and ending.
    /// </summary>
    private static readonly Dictionary<string, string> InvalidElsewhere = new(StringComparer.Ordinal)
    {
        ["license-id"] = "An id unknown to SPDX. SPDX's list grows several times a year and an old copy would refuse good files; the id is kept as text.",
        ["metadata-license"] = "The licence of the bill itself is not read.",
        ["license-encoding"] = "The text of a licence is not read.",
        ["issue-type"] = "The pedigree of a component is not read.",
        ["patch-type"] = "The pedigree of a component is not read.",
        ["service-data"] = "Services are named as skipped; their data flows are not read.",
        ["citations"] = "Citations are not read.",
        ["metadata-distribution"] = "The distribution marking is not read.",
    };

    [Fact]
    public void Every_valid_file_of_1_2_to_1_7_reads()
    {
        var refused = new List<string>();
        var count = 0;
        foreach (var file in Corpus.Files(Folder + "**").Where(f => CaseOf(f) is { Valid: true, Version: not "1.1" }))
        {
            count++;
            var result = CycloneDxReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
            if (!result.Ok)
            {
                refused.Add($"{Corpus.Relative(file)}: {string.Join("; ", result.Problems.Select(p => $"{p.Code} {p.Path} {p.Message}"))}");
            }
        }

        refused.ShouldBeEmpty();
        (count > 250).ShouldBe(Corpus.Present);
    }

    [Fact]
    public void Every_invalid_file_is_refused_with_a_place_unless_it_is_wrong_only_where_we_do_not_read()
    {
        var accepted = new List<string>();
        var unplaced = new List<string>();
        var excused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Corpus.Files(Folder + "**").Where(f => CaseOf(f) is { Valid: false, Version: not "1.1" }))
        {
            var name = CaseOf(file).Name;
            var result = CycloneDxReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
            if (result.Ok && !InvalidElsewhere.ContainsKey(name))
            {
                accepted.Add(Corpus.Relative(file));
            }
            else if (result.Ok)
            {
                excused.Add(name);
            }

            unplaced.AddRange(result.Problems.Where(p => p.Line is null || string.IsNullOrEmpty(p.Path) || p.File is null).Select(p => $"{Corpus.Relative(file)}: {p}"));
        }

        accepted.ShouldBeEmpty();
        unplaced.ShouldBeEmpty();
        excused.Order(StringComparer.Ordinal).ShouldBe(Corpus.Present ? InvalidElsewhere.Keys.Order(StringComparer.Ordinal) : []);
    }

    [Fact]
    public void Files_of_1_0_and_1_1_are_refused_by_their_version()
    {
        foreach (var file in Corpus.Files(Folder + "1.1/**"))
        {
            var result = CycloneDxReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
            result.Ok.ShouldBeFalse(file);
            result.Problems[0].Code.ShouldBe("sbom.version.unsupported");
        }

        CycloneDxReader.Read("<bom xmlns='http://cyclonedx.org/schema/bom/1.0'/>"u8.ToArray(), "old.xml").Problems[0].Code.ShouldBe("sbom.version.unsupported");
    }

    private static (bool Valid, string Version, string Name) CaseOf(string file)
    {
        var version = Path.GetFileName(Path.GetDirectoryName(file)!);
        var name = Path.GetFileNameWithoutExtension(file).Replace("-" + version, string.Empty, StringComparison.Ordinal);
        var valid = name.StartsWith("valid-", StringComparison.Ordinal);
        return (valid, version, name[(valid ? 6 : 8)..]);
    }
}
