using Suture.Formats.CycloneDx;

namespace Suture.Formats.Tests.CycloneDx;

/// <summary>Bills found in the wild and in other tools' regression tests.</summary>
public sealed class RealBomTests
{
    /// <summary>Files outside the specification's folder that must be refused, and the code that says why.</summary>
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["sbom/cyclonedx/bom-examples/SBOM/laravel-7.12.0/bom.1.1.xml"] = "sbom.version.unsupported",
        ["sbom/cyclonedx/defectdojo/cyclonedx_bom.xml"] = "sbom.version.unsupported",
        ["sbom/cyclonedx/defectdojo/jake.xml"] = "sbom.version.unsupported",
        ["sbom/cyclonedx/dependency-track/cyclonedx/valid-bom-1.1.xml"] = "sbom.version.unsupported",
        ["sbom/cyclonedx/dependency-track/bom-invalid.json"] = "sbom.json.malformed",
        ["sbom/cyclonedx/dependency-track/bom-issue3936-both.json"] = "sbom.field.missing",
        ["sbom/cyclonedx/osv-scalibr/binary/cdx/testdata/doc.cyclonedx.json"] = "sbom.field.value",
        ["sbom/cyclonedx/osv-scalibr/binary/cdx/testdata/doc.cyclonedx.xml"] = "sbom.field.value",
        ["sbom/cyclonedx/osv-scanner/cmd/osv-scanner/scan/source/testdata/sbom-insecure/with-duplicates.cdx.xml"] = "sbom.ref.duplicate",
        ["sbom/medical/MedSBOM/sample_cyclonedx.json"] = "sbom.field.value",
    };

    [Fact]
    public void Every_bill_reads_unless_it_breaks_the_specification_in_a_known_way()
    {
        var got = new Dictionary<string, string>(StringComparer.Ordinal);
        var read = 0;
        foreach (var file in Corpus.Files("sbom/**").Where(f => f.EndsWith(".json", StringComparison.Ordinal) || f.EndsWith(".xml", StringComparison.Ordinal)).Where(IsBom))
        {
            var result = CycloneDxReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
            read += result.Ok ? 1 : 0;
            if (!result.Ok)
            {
                got[Corpus.Relative(file)] = result.Problems[0].Code;
            }
        }

        got.ShouldBe(Corpus.Present ? Refused : [], ignoreOrder: true);
        (read > 60).ShouldBe(Corpus.Present);
    }

    [Fact]
    public void The_same_bill_in_JSON_and_in_XML_reads_the_same()
    {
        var pairs = 0;
        foreach (var json in Corpus.Files("sbom/cyclonedx/specification/**.json").Where(f => Path.GetFileName(f).StartsWith("valid-", StringComparison.Ordinal)))
        {
            var xml = Path.ChangeExtension(json, ".xml");
            var name = Path.GetFileName(json);
            if (!File.Exists(xml) || Different.Any(d => name.StartsWith(d, StringComparison.Ordinal)))
            {
                continue;
            }

            pairs++;
            var left = CycloneDxReader.Read(File.ReadAllBytes(json), "a.json").Value;
            var right = CycloneDxReader.Read(File.ReadAllBytes(xml), "a.xml").Value;
            Picture(right).ShouldBe(Picture(left), Corpus.Relative(json));
        }

        (pairs > 40).ShouldBe(Corpus.Present);
    }

    /// <summary>Cases whose two files do not say the same, so that no comparison is possible.</summary>
    private static readonly string[] Different =
    [
        "valid-component-external", "valid-component-ref", "valid-compositions", "valid-cryptography-implementation", "valid-dependency", "valid-external-reference",
        "valid-license-choice", "valid-license-expression", "valid-license-id", "valid-license-name", "valid-metadata-timestamp", "valid-properties", "valid-service",
    ];

    private static string[] Picture(Sbom bom) =>
    [
        $"{bom.SpecVersion} {bom.SerialNumber} {bom.Timestamp:O} {Picture(bom.Subject)}",
        .. bom.Components.Select(Picture),
        .. bom.Dependencies.Select(d => $"{d.Ref} -> {string.Join(",", d.DependsOn)}"),
    ];

    private static string Picture(SbomComponent? c) => c is null ? "-" : string.Join(
        "|",
        [c.BomRef, c.ParentRef, c.Type, c.Group, c.Name, c.Version, c.Purl, c.Cpe, c.Supplier, c.Publisher, c.Manufacturer, c.Scope, c.Direct.ToString(), c.SwidTagId, c.VersionRange, .. c.Licenses, .. c.Hashes.Select(h => h.ToString()), .. c.Properties.Select(p => p.ToString())]);

    private static bool IsBom(string file)
    {
        var text = file.Contains("/specification/", StringComparison.Ordinal) ? string.Empty : File.ReadAllText(file);
        return text.Contains("CycloneDX", StringComparison.Ordinal) || text.Contains("cyclonedx.org/schema/bom", StringComparison.Ordinal);
    }
}
