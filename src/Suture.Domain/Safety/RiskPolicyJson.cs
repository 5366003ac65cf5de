using System.Collections.Immutable;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Ledger;

namespace Suture.Domain.Safety;

/// <summary>A risk policy as JSON, in the ledger and in the API: the same members as its file, scales as lists of levels, matrices as rows by name.</summary>
public static class RiskPolicyJson
{
    /// <summary>Writes the policy as an object, canonical (RFC 8785).</summary>
    public static void Write(CanonicalJsonWriter json, RiskPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(policy);
        json.WriteStartObject();
        Grid(json, "acceptability", policy.Acceptability, policy.Probabilities, i => policy.Regions[i].Code);
        Text(json, "basis", policy.Basis);
        Scale(json, "exploitability", policy.Exploitability);
        Text(json, "id", policy.Id);
        Text(json, "overall", policy.Overall);
        Scale(json, "p1", policy.P1);
        Scale(json, "p2", policy.P2);
        Grid(json, "patientHarm", policy.PatientHarm, policy.Exploitability, i => Names.Of((PatientHarmRisk)i));
        Scale(json, "probabilities", policy.Probabilities);
        Grid(json, "probabilityOfHarm", policy.ProbabilityOfHarm, policy.P1, i => policy.Probabilities[i].Code);
        json.WriteName("regions");
        json.WriteStartArray();
        foreach (var region in policy.Regions)
        {
            json.WriteStartObject();
            Text(json, "accepted", Names.Of(region.Accepted));
            Text(json, "code", region.Code);
            Text(json, "label", region.Label);
            Text(json, "meaning", region.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Scale(json, "severities", policy.Severities);
        json.WriteName("softwareFailure");
        json.WriteStartObject();
        Texts(json, "causes", policy.SoftwareFailure.Causes);
        Text(json, "p1", policy.P1[policy.SoftwareFailure.P1].Code);
        json.WriteEndObject();
        Text(json, "title", policy.Title);
        json.WriteEndObject();
    }

    /// <summary>The policy in UTF-8, canonical.</summary>
    public static byte[] ToBytes(RiskPolicy policy)
    {
        var json = new CanonicalJsonWriter();
        Write(json, policy);
        return json.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; throws <see cref="JsonException"/> and its like for anything else, because stored policies were checked before.</summary>
    public static RiskPolicy ReadStored(JsonElement json)
    {
        var (severities, p1, p2) = (Scale(json, "severities"), Scale(json, "p1"), Scale(json, "p2"));
        var (probabilities, exploitability) = (Scale(json, "probabilities"), Scale(json, "exploitability"));
        var software = json.GetProperty("softwareFailure");
        var regions = json.GetProperty("regions").EnumerateArray().Select(r => new RiskRegion(
            Text(r, "code"), Text(r, "label"), Text(r, "meaning"), Names.Parse<RegionRule>(Text(r, "accepted")) ?? throw new JsonException("Unknown rule of a region."))).ToImmutableArray();
        return new RiskPolicy
        {
            Id = Text(json, "id"),
            Title = Text(json, "title"),
            Basis = Text(json, "basis"),
            Overall = Text(json, "overall"),
            Severities = severities,
            P1 = p1,
            P2 = p2,
            Probabilities = probabilities,
            ProbabilityOfHarm = Grid(json, "probabilityOfHarm", p1, c => RiskPolicy.IndexOf(probabilities, c)),
            Regions = regions,
            Acceptability = Grid(json, "acceptability", probabilities, c => regions.IndexOf(regions.First(r => string.Equals(r.Code, c, StringComparison.Ordinal)))),
            SoftwareFailure = new SoftwareFailureRule(
                Known(RiskPolicy.IndexOf(p1, Text(software, "p1")), "p1"), [.. software.GetProperty("causes").EnumerateArray().Select(c => c.GetString()!)]),
            Exploitability = exploitability,
            PatientHarm = Grid(json, "patientHarm", exploitability, c => (int?)Names.Parse<PatientHarmRisk>(c) ?? -1),
        };
    }

    private static void Scale(CanonicalJsonWriter json, string name, ImmutableArray<ScaleLevel> scale)
    {
        json.WriteName(name);
        json.WriteStartArray();
        foreach (var level in scale)
        {
            json.WriteStartObject();
            Text(json, "code", level.Code);
            Text(json, "label", level.Label);
            Text(json, "meaning", level.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<ScaleLevel> Scale(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(l => new ScaleLevel(Text(l, "code"), Text(l, "label"), Text(l, "meaning")))];

    private static void Grid(CanonicalJsonWriter json, string name, RiskGrid grid, ImmutableArray<ScaleLevel> rows, Func<int, string> code)
    {
        json.WriteName(name);
        json.WriteStartObject();
        for (var row = 0; row < rows.Length; row++)
        {
            Texts(json, rows[row].Code, Enumerable.Range(0, grid.Columns).Select(column => code(grid[row, column])));
        }

        json.WriteEndObject();
    }

    private static RiskGrid Grid(JsonElement json, string name, ImmutableArray<ScaleLevel> rows, Func<string, int> level)
    {
        var grid = json.GetProperty(name);
        var cells = rows.SelectMany(r => grid.GetProperty(r.Code).EnumerateArray().Select(c => Known(level(c.GetString()!), name))).ToImmutableArray();
        return new RiskGrid(cells.Length / rows.Length, cells);
    }

    private static int Known(int level, string name) => level >= 0 ? level : throw new JsonException($"Unknown level in '{name}'.");

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null.");

    private static void Text(CanonicalJsonWriter json, string name, string value)
    {
        json.WriteName(name);
        json.WriteString(value);
    }

    private static void Texts(CanonicalJsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteName(name);
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteString(value);
        }

        json.WriteEndArray();
    }
}
