using System.Text;
using Suture.Formats.CycloneDx;

namespace Suture.Formats.Tests.CycloneDx;

public sealed class CycloneDxReaderTests
{
    private const string Json = """
        {
          "bomFormat": "CycloneDX",
          "specVersion": "1.6",
          "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
          "version": 3,
          "metadata": {
            "timestamp": "2026-03-01T12:00:00+02:00",
            "tools": { "components": [ { "type": "application", "name": "syft" } ] },
            "component": { "type": "firmware", "bom-ref": "pump", "name": "pump-firmware", "version": "2.1.0" }
          },
          "components": [
            {
              "type": "library", "bom-ref": "tls", "group": "org.mbed", "name": "mbedtls", "version": "3.6.1",
              "purl": "pkg:github/Mbed-TLS/mbedtls@v3.6.1", "cpe": "cpe:2.3:a:arm:mbed_tls:3.6.1:*:*:*:*:*:*:*",
              "supplier": { "name": "Arm" }, "scope": "required",
              "licenses": [ { "expression": "Apache-2.0 OR GPL-2.0-or-later" } ],
              "hashes": [ { "alg": "SHA-1", "content": "E6B1000B94E835FFD37F4C6DCBDAD43F4B48A02A" } ],
              "properties": [ { "name": "End-of-Support", "value": "2028-03-31" } ],
              "evidence": { "copyright": [ { "text": "Arm" } ] },
              "components": [ { "type": "library", "bom-ref": "everest", "name": "everest", "version": "" } ]
            },
            { "type": "library", "bom-ref": "lwip", "name": "lwip", "version": "2.2.0", "licenses": [ { "license": { "id": "BSD-3-Clause" } } ] },
            { "type": "library", "bom-ref": "zlib", "name": "zlib", "version": "1.3.1" },
            { "type": "library", "name": "unnamed-by-the-graph" }
          ],
          "services": [ { "bom-ref": "cloud", "name": "Dose history service" } ],
          "dependencies": [
            { "ref": "pump", "dependsOn": [ "tls", "lwip" ] },
            { "ref": "tls", "dependsOn": [ "zlib", "lwip", "zlib" ] }
          ]
        }
        """;

    [Fact]
    public void Json_bill_gives_its_head_and_subject()
    {
        var bom = Read(Json);
        (bom.SpecVersion, bom.Format, bom.Version).ShouldBe(("1.6", "json", 3));
        bom.Timestamp.ShouldBe(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero));
        bom.Subject!.Name.ShouldBe("pump-firmware");
        bom.Subject.Version.ShouldBe("2.1.0");
    }

    [Fact]
    public void Component_fields_are_read()
    {
        var tls = Read(Json).Components[0];
        (tls.Group, tls.Name, tls.Version, tls.Supplier, tls.Scope).ShouldBe(("org.mbed", "mbedtls", "3.6.1", "Arm", "required"));
        tls.Purl.ShouldBe("pkg:github/Mbed-TLS/mbedtls@v3.6.1");
        tls.Licenses.ShouldBe(["Apache-2.0 OR GPL-2.0-or-later"]);
        tls.Hashes.ShouldBe([new SbomHash("SHA-1", "e6b1000b94e835ffd37f4c6dcbdad43f4b48a02a")]);
        tls.Properties.ShouldBe([new SbomProperty("End-of-Support", "2028-03-31")]);
        tls.Path.ShouldBe("$.components[0]");
    }

    [Fact]
    public void Nested_components_follow_their_parent_and_name_it()
    {
        var nested = Read(Json).Components[1];
        (nested.BomRef, nested.ParentRef, nested.Version, nested.Direct).ShouldBe(("everest", "tls", null, false));
    }

    [Fact]
    public void Direct_is_what_the_subject_names_or_nobody_else_does()
    {
        var direct = Read(Json).Components.ToDictionary(c => c.Name, c => c.Direct, StringComparer.Ordinal);
        direct.ShouldBe(new Dictionary<string, bool>(StringComparer.Ordinal)
        {
            ["mbedtls"] = true,
            ["everest"] = false,
            ["lwip"] = true,
            ["zlib"] = false,
            ["unnamed-by-the-graph"] = true,
        });
    }

    [Fact]
    public void Dependencies_are_distinct() => Read(Json).Dependencies[1].DependsOn.ShouldBe(["zlib", "lwip"]);

    [Fact]
    public void What_is_not_taken_over_is_listed_with_the_reason()
    {
        var skipped = Read(Json).Skipped;
        skipped.Select(s => s.What).ShouldBe(["service Dose history service", "metadata: tools", "component: evidence"]);
        skipped.ShouldAllBe(s => s.Why.Length > 10);
    }

    [Fact]
    public void Xml_bill_reads_with_namespaced_extensions_listed_as_skipped()
    {
        const string Xml = """
            <?xml version="1.0"?>
            <bom xmlns="http://cyclonedx.org/schema/bom/1.4" xmlns:x="urn:x" version="1">
              <metadata><component type="device" bom-ref="d"><name>Pump</name><components>
                <component type="firmware" bom-ref="inner"><name>Bootloader</name><version>1</version></component>
              </components></component></metadata>
              <components>
                <component type="library" bom-ref="a">
                  <supplier><name>ACME</name></supplier><name>alpha</name><version> 1.0 </version>
                  <hashes><hash alg="MD5">
                     3942447fac867ae5cdb3229b658f4d48
                  </hash></hashes>
                  <licenses><license><name>Own licence</name></license></licenses>
                  <x:note><name>not a name</name></x:note>
                </component>
                <component type="library" bom-ref="b"><name>beta</name></component>
              </components>
              <dependencies><dependency ref="a"><dependency ref="b"/></dependency></dependencies>
            </bom>
            """;
        var bom = CycloneDxReader.Read(Encoding.UTF8.GetBytes(Xml), "b.xml").Value;
        bom.Components.Select(c => (c.Name, c.Version, c.ParentRef, c.Direct)).ShouldBe([("Bootloader", "1", "d", true), ("alpha", "1.0", null, true), ("beta", null, null, false)]);
        bom.Components[1].Hashes.ShouldBe([new SbomHash("MD5", "3942447fac867ae5cdb3229b658f4d48")]);
        bom.Components[1].Licenses.ShouldBe(["Own licence"]);
        bom.Skipped.ShouldBe([new SbomSkip("component: x:note", "Not CycloneDX: an extension of another namespace.")]);
    }

    [Theory]
    [InlineData("\"name\": \"lwip\"", "\"nam\": \"lwip\"", "sbom.field.missing", 22, "$.components[1].name")]
    [InlineData("\"name\": \"lwip\"", "\"name\": 5", "sbom.field.type", 22, "$.components[1].name")]
    [InlineData("\"type\": \"firmware\"", "\"type\": \"frimware\"", "sbom.field.value", 9, "$.metadata.component.type")]
    [InlineData("\"scope\": \"required\"", "\"scope\": \"always\"", "sbom.field.value", 15, "$.components[0].scope")]
    [InlineData("\"SHA-1\"", "\"SHA1\"", "sbom.field.value", 17, "$.components[0].hashes[0].alg")]
    [InlineData("E6B1000B", "G6B1000B", "sbom.field.value", 17, "$.components[0].hashes[0]")]
    [InlineData("\"bom-ref\": \"lwip\"", "\"bom-ref\": \"tls\"", "sbom.ref.duplicate", 22, "$.components[1].bom-ref")]
    [InlineData("\"bom-ref\": \"cloud\"", "\"bom-ref\": \"zlib\"", "sbom.ref.duplicate", 26, "$.services[0].bom-ref")]
    [InlineData("{ \"ref\": \"tls\",", "{", "sbom.field.missing", 29, "$.dependencies[1].ref")]
    [InlineData("2026-03-01T12:00:00+02:00", "2026-03-01", "sbom.field.value", 7, "$.metadata.timestamp")]
    [InlineData("\"version\": 3,", "\"version\": \"3\",", "sbom.field.type", 5, "$.version")]
    [InlineData("\"version\": 3,", "\"version\": 0,", "sbom.field.value", 5, "$.version")]
    [InlineData("a58921a69b79", "a58921a69b7", "sbom.field.value", 4, "$.serialNumber")]
    [InlineData("\"specVersion\": \"1.6\"", "\"specVersion\": \"1.8\"", "sbom.version.unsupported", 3, "$.specVersion")]
    [InlineData("\"CycloneDX\"", "\"CyloneDX\"", "sbom.format.unknown", 2, "$.bomFormat")]
    [InlineData("\"name\": \"lwip\"", "\"name\": \"lwip\", \"name\": \"x\"", "sbom.json.malformed", 22, "$")]
    [InlineData("\"name\": \"lwip\"", "\"name\": \"\\ud800\"", "sbom.json.malformed", 22, "$")]
    [InlineData("{ \"license\": { \"id\": \"BSD-3-Clause\" } }", "{ \"license\": { } }", "sbom.license.choice", 22, "$.components[1].licenses[0].license")]
    public void A_wrong_value_is_refused_with_code_line_and_path(string right, string wrong, string code, int line, string path)
    {
        Json.ShouldContain(right);
        var result = CycloneDxReader.Read(Encoding.UTF8.GetBytes(Json.Replace(right, wrong, StringComparison.Ordinal)), "bom.json");
        result.Ok.ShouldBeFalse();
        var problem = result.Problems[0];
        (problem.Code, problem.Line, problem.Path, problem.File).ShouldBe((code, line, path, "bom.json"));
    }

    [Theory]
    [InlineData("", "sbom.file.empty")]
    [InlineData("  \n", "sbom.file.empty")]
    [InlineData("[]", "sbom.format.unknown")]
    [InlineData("name,version", "sbom.format.unknown")]
    [InlineData("{\"spdxVersion\":\"SPDX-2.3\"}", "sbom.format.unknown")]
    [InlineData("<SoftwareIdentity/>", "sbom.format.unknown")]
    [InlineData("<bom xmlns='http://cyclonedx.org/schema/bom/2.0'/>", "sbom.version.unsupported")]
    [InlineData("<!DOCTYPE bom [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><bom xmlns='http://cyclonedx.org/schema/bom/1.4'>&x;</bom>", "sbom.xml.doctype")]
    [InlineData("<bom xmlns='http://cyclonedx.org/schema/bom/1.4'><components></bom>", "sbom.xml.malformed")]
    public void What_is_no_bill_is_refused(string text, string code) =>
        CycloneDxReader.Read(Encoding.UTF8.GetBytes(text), "x").Problems[0].Code.ShouldBe(code);

    [Fact]
    public void Nesting_without_end_is_refused_not_followed()
    {
        var json = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":" + string.Concat(Enumerable.Repeat("[{\"components\":", 100_000));
        CycloneDxReader.Read(Encoding.UTF8.GetBytes(json), "deep.json").Problems[0].Code.ShouldBe("sbom.json.malformed");
        var xml = "<bom xmlns='http://cyclonedx.org/schema/bom/1.5'>" + string.Concat(Enumerable.Repeat("<components><component>", 100_000));
        CycloneDxReader.Read(Encoding.UTF8.GetBytes(xml), "deep.xml").Problems[0].Code.ShouldBe("sbom.xml.too-deep");
    }

    [Fact]
    public void Utf16_with_a_mark_reads_as_well_as_utf8_with_a_mark()
    {
        byte[] utf16 = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Json)];
        byte[] utf8 = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Json)];
        CycloneDxReader.Read(utf16, "a").Value.Components.Length.ShouldBe(5);
        CycloneDxReader.Read(utf8, "a").Value.Components.Length.ShouldBe(5);
    }

    [Fact]
    public void Many_wrong_components_give_a_bounded_list_of_problems()
    {
        var json = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[" + string.Join(',', Enumerable.Repeat("{}", 10_000)) + "]}";
        CycloneDxReader.Read(Encoding.UTF8.GetBytes(json), "x").Problems.Length.ShouldBe(20);
    }

    private static Sbom Read(string json) => CycloneDxReader.Read(Encoding.UTF8.GetBytes(json), "bom.json").Value;
}
