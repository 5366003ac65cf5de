using System.Collections.Immutable;
using System.Text;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Application.Safety;
using Suture.Domain.Records.Commands;
using Suture.Domain.Safety;
using YamlDotNet.Serialization;

namespace Suture.Application.Tests.Safety;

/// <summary>
/// The risk file of a public template for software device makers (Innolitics RDM, MIT): its matrix as a policy, its risk as a table. Read from the
/// shared corpus; without it, from the numbers kept here.
/// </summary>
public sealed class PublishedRiskSetTests
{
    private static readonly ImmutableArray<string> Levels = ["improbable", "remote", "occasional", "probable", "frequent"];
    private static readonly ImmutableArray<string> Severities = ["negligible", "minor", "serious", "critical", "catastrophic"];

    [Fact]
    public async Task ThePublishedMatrixAndRisk_AreJudgedHereAsTheirAuthorsJudgeThem()
    {
        var (matrix, risk) = Read();
        await using var shop = await Workshop.OpenAsync();
        var policy = await SetPolicyAsync(shop, matrix);
        for (var severity = 0; severity < 5; severity++)
        {
            for (var probability = 0; probability < 5; probability++)
            {
                policy.RegionOf(severity, probability).Label.ShouldBe(matrix[severity][probability], $"{Severities[severity]} {Levels[probability]}");
            }
        }

        // The defect itself has no probability, as their note says: what they call the probability is that nobody notices.
        var table = "Hazard,Sequence,Hazardous situation,Harm,Severity,P1,P2,Cause,Type of cause\n" + string.Join(',', new[]
        {
            risk["hazard"], risk["events"], risk["hazardous_situation"], risk["harm"], risk["severity"], "Certain", risk["probability"], $"Defect in the {risk["software_item"]}", "defect",
        }.Select(c => $"\"{c.Trim().Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        var transfer = new RiskTableTransfer(shop.Sessions, TimeProvider.System);
        var taken = (await transfer.ImportAsync(Workshop.Anna, "PUMP", new ImportFile("risks.csv", Encoding.UTF8.GetBytes(table)), mapping: null, dryRun: false, new WriteInfo(), default)).Value;
        taken.Import.Added.Length.ShouldBe(4);

        var judged = (await new RiskReading(shop.Sessions).RisksAsync(Workshop.Anna, "PUMP", null, default)).Value.Risks.ShouldHaveSingleItem();
        judged.RegionBefore.Label.ShouldBe(matrix[4][1]);
        judged.Before.P1.Rule.ShouldBe(FigureRule.SoftwareFailure);
        (judged.Before.Probability.Level, judged.RegionAfter.Label, judged.Acceptance).ShouldBe((1, "Medium", RiskAcceptance.Unacceptable));
        judged.Concerns.HasFlag(RiskConcerns.NoControl).ShouldBeTrue();
    }

    private static async Task<RiskPolicy> SetPolicyAsync(Workshop shop, ImmutableArray<ImmutableArray<string>> matrix)
    {
        string[] labels = ["Extremely Low", "Low", "Medium", "High", "Extremely High"];
        var yaml = new StringBuilder("id: rdm\ntitle: Of the template\nbasis: Published example\noverall: By the team\nseverities:\n");
        Scale(Severities, [.. Severities]);
        yaml.Append("p1:\n");
        Scale(Levels, ["Extremely Low", "Low", "Medium", "High", "Certain"]);
        yaml.Append("p2:\n");
        Scale(Levels, labels);
        yaml.Append("probabilities:\n");
        Scale(Levels, labels);
        yaml.Append("probabilityOfHarm:\n");
        for (var p1 = 4; p1 >= 0; p1--)
        {
            yaml.Append($"  {Levels[p1]}: [{string.Join(", ", Enumerable.Range(0, 5).Select(p2 => Levels[Math.Max(0, p1 + p2 - 4)]))}]\n");
        }

        yaml.Append("regions:\n  - {code: low, label: Low, accepted: asItIs, meaning: Acceptable}\n  - {code: medium, label: Medium, accepted: reduced, meaning: As low as practicable}\n  - {code: high, label: High, accepted: byBenefit, meaning: More controls are needed}\nacceptability:\n");
        for (var p = 4; p >= 0; p--)
        {
            var row = p;
            yaml.Append($"  {Levels[row]}: [{string.Join(", ", matrix.Select(s => s[row].ToLowerInvariant()))}]\n");
        }

        yaml.Append("softwareFailure: {p1: frequent, causes: [defect]}\nexploitability:\n");
        Scale(["low", "medium", "high"], ["Low", "Medium", "High"]);
        yaml.Append("patientHarm:\n  high: [controlled, controlled, uncontrolled, uncontrolled, uncontrolled]\n  medium: [controlled, controlled, controlled, uncontrolled, uncontrolled]\n  low: [controlled, controlled, controlled, controlled, uncontrolled]\n");

        var writing = new RiskPolicyWriting(shop.Sessions, shop, shop.Receipts);
        var set = await writing.SetAsync(Workshop.Mei, "PUMP", new RiskPolicyFile("rdm.yaml", yaml.ToString()), new SigningCredentials(Workshop.Password, null), new WriteInfo(), default);
        set.Problems.ShouldBeEmpty();
        return (await new RiskReading(shop.Sessions).PolicyAsync(Workshop.Anna, "PUMP", null, default)).Value.Policy;

        void Scale(ImmutableArray<string> codes, string[] names)
        {
            for (var i = 0; i < codes.Length; i++)
            {
                yaml.Append($"  - {{code: {codes[i]}, label: {names[i]}, meaning: As in the template}}\n");
            }
        }
    }

    // Rows by severity, columns by probability, as published.
    private static (ImmutableArray<ImmutableArray<string>> Matrix, IReadOnlyDictionary<string, string> Risk) Read()
    {
        var path = Corpus.File("requirements-medical/innolitics-rdm/rdm/init_files/data/risk.yml");
        if (path is null)
        {
            return (
                [
                    ["Low", "Low", "Low", "Low", "Low"], ["Low", "Low", "Low", "Low", "Medium"], ["Low", "Low", "Low", "Medium", "Medium"],
                    ["Low", "Low", "Medium", "Medium", "High"], ["Low", "Medium", "Medium", "High", "High"],
                ],
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["hazard"] = "Incorrect information", ["software_item"] = "Calculator", ["events"] = "A size is computed too small, and nobody notices", ["hazardous_situation"] = "A wrong size is shown",
                    ["harm"] = "Wrong therapy", ["severity"] = "Catastrophic", ["probability"] = "Low",
                });
        }

        var root = (Dictionary<object, object>)new DeserializerBuilder().Build().Deserialize(File.ReadAllText(path))!;
        var risks = (List<object>)root["risks"];
        return (
            [.. ((List<object>)root["risk_acceptability_matrix"]).Select(r => ((List<object>)r).Cast<string>().ToImmutableArray())],
            ((Dictionary<object, object>)risks[0]).Where(e => e.Value is string).ToDictionary(e => (string)e.Key, e => (string)e.Value, StringComparer.Ordinal));
    }
}
