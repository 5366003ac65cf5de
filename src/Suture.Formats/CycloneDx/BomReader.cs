using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Formats.Common;

namespace Suture.Formats.CycloneDx;

/// <summary>Reads a bill from its root, whichever notation it is in.</summary>
internal sealed class BomReader(BomIssues issues, string specVersion, string format)
{
    private readonly BomSkips skips = new();

    public Result<Sbom> Read(BomNode bom)
    {
        var serial = ReadSerial(bom);
        var version = bom.Integer("version");
        if (version < 1)
        {
            bom.Report("sbom.field.value", $"\"version\" is {version}; the bill's own version counts up from 1.", "version");
        }

        var components = new BomComponentReader(issues, skips, specVersion);
        var metadata = bom.Child("metadata");
        var timestamp = metadata is null ? null : ReadTimestamp(metadata);
        if (metadata is not null)
        {
            skips.Fields("metadata", metadata, BomTerms.MetadataFields);
            if (metadata.Child("component") is { } subject)
            {
                components.ReadSubject(subject);
            }
        }

        components.ReadList(bom, parent: null);
        ReadServices(bom, components);
        var dependencies = ReadDependencies(bom);
        skips.Fields("bill", bom, BomTerms.BomFields);
        if (issues.Any)
        {
            return issues.ToArray();
        }

        var direct = BomDirect.Of(components.Subject, components.Found, dependencies);
        return new Sbom(specVersion, format, serial, version, timestamp, components.Subject, direct, dependencies, skips.ToArray());
    }

    private static string? ReadSerial(BomNode bom)
    {
        var serial = bom.Text("serialNumber");
        if (serial is not null && !BomTerms.SerialNumber().IsMatch(serial))
        {
            bom.Report("sbom.field.value", $"\"serialNumber\" is \"{BomIssues.Show(serial)}\"; urn:uuid: and a UUID was expected.", "serialNumber");
        }

        return serial;
    }

    private static DateTimeOffset? ReadTimestamp(BomNode metadata)
    {
        if (metadata.Text("timestamp") is not { } text)
        {
            return null;
        }

        if (IsoTime.TryParse(text, out var time))
        {
            return time;
        }

        metadata.Report("sbom.field.value", $"\"timestamp\" is \"{BomIssues.Show(text)}\"; a date and time such as 2026-04-07T07:01:00Z was expected.", "timestamp");
        return null;
    }

    /// <summary>Services are not taken over, but named; their bom-refs share one name space with the components'.</summary>
    private void ReadServices(BomNode bom, BomComponentReader components)
    {
        foreach (var service in bom.Items("services", "service"))
        {
            components.ClaimRef(service);
            skips.Add($"service {BomIssues.Show(service.Text("name") ?? "without a name")}", BomTerms.WhySkipped("services"));
        }
    }

    private static ImmutableArray<SbomDependency> ReadDependencies(BomNode bom)
    {
        var all = ImmutableArray.CreateBuilder<SbomDependency>();
        foreach (var entry in bom.Items("dependencies", "dependency"))
        {
            var name = entry.Text("ref");
            if (string.IsNullOrEmpty(name))
            {
                entry.Report("sbom.field.missing", "A dependency needs a \"ref\" that names a component.", "ref");
            }

            all.Add(new(name ?? string.Empty, [.. entry.DependsOn().Distinct(StringComparer.Ordinal)]));
        }

        return all.ToImmutable();
    }
}
