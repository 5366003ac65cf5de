using System.Globalization;
using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Tests.Security.Cvss;

/// <summary>Every published vector has the published score, but for those that are known to be published wrong.</summary>
public sealed class CorpusTests
{
    private static readonly Dictionary<string, string> PublishedWrong = new(StringComparer.Ordinal)
    {
        // What the record says, and why it is not what the specification gives; the peer library's answer stands beside it in the file.
        ["CVSS:3.0/AV:N/AC:L/PR:L/UI:R/S:U/C:L/I:N/A:N"] = "4.6",
        ["CVSS:4.0/AV:N/AC:H/AT:P/PR:H/UI:A/VC:L/VI:H/VA:N/SC:N/SI:N/SA:N"] = "5.6",
        ["CVSS:4.0/AV:N/AC:L/AT:N/PR:H/UI:N/VC:N/VI:N/VA:N/SC:L/SI:N/SA:N"] = "2.0",
        ["CVSS:4.0/AV:N/AC:L/AT:P/PR:H/UI:N/VC:N/VI:N/VA:N/SC:H/SI:H/SA:N/RE:L/U:Green"] = "5.0",
    };

    [Theory]
    [InlineData("2.0", 70)]
    [InlineData("3.0", 352)]
    [InlineData("4.0", 564)]
    public void Real_records_have_the_score_that_was_published(string version, int count)
    {
        var rows = CvssFiles.Shared($"real-cve-records/cvss-v{version}.tsv").ToList();
        rows.Count.ShouldBe(CvssFiles.Corpus is null ? 0 : count);
        foreach (var row in rows)
        {
            var vector = Read(row[0]);
            vector.Version.Number().ShouldBe(version);
            var score = Published(vector).ToString();
            score.ShouldBe(row[5], row[0]);
            if (row[6] == "yes")
            {
                score.ShouldBe(row[1], row[0]);
            }
            else
            {
                PublishedWrong[row[0]].ShouldBe(row[1]);
            }
        }
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("3.0")]
    [InlineData("4.0")]
    public void Real_records_kept_here_have_the_score_that_was_published(string version)
    {
        var rows = CvssFiles.Own($"cve-records-{version}.tsv").ToList();
        rows.Count.ShouldBeGreaterThan(10);
        foreach (var row in rows)
        {
            var vector = Read(row[0]);
            Published(vector).ToString().ShouldBe(row[1], row[0]);
            if (row[2].Length > 0)
            {
                Published(vector).Severity(vector.Version).ToString().ToUpperInvariant().ShouldBe(row[2], row[0]);
            }
        }
    }

    [Fact]
    public void Cases_of_a_peer_have_its_base_temporal_and_environmental_scores()
    {
        foreach (var row in CvssFiles.Own("go-cvss-scores.tsv"))
        {
            var scores = Read(row[0]).Score();
            new[] { scores.Base.ToString(), scores.Threat.ToString(), scores.Environmental.ToString() }.ShouldBe(row[1..4], row[0]);
        }
    }

    [Fact]
    public void Cases_of_a_peer_are_taken_or_refused_as_there()
    {
        foreach (var row in CvssFiles.Own("go-cvss-parse.tsv"))
        {
            CvssVector.TryRead(row[2], out _, out _).ShouldBe(row[1] == "valid", row[2]);
        }
    }

    [Theory]
    [InlineData("2.0", 2666)]
    [InlineData("3.0", 2666)]
    [InlineData("3.1", 4000)]
    public void Random_vectors_have_the_scores_ratings_and_normal_form_of_a_peer(string version, int count)
    {
        var rows = CvssFiles.Shared($"peer-random/cvss-v{version}-a.tsv").ToList();
        rows.Count.ShouldBe(CvssFiles.Corpus is null ? 0 : count);
        foreach (var row in rows)
        {
            var vector = Read(row[0]);
            var scores = vector.Score();
            scores.Base.ToString().ShouldBe(row[1], row[0]);

            // The peer leaves a score of 2.0 out when its group is not defined; in 3.x it always computes all.
            (row[2].Length > 0).ShouldBe(version != "2.0" || scores.HasThreat, row[0]);
            (row[3].Length > 0).ShouldBe(version != "2.0" || scores.HasEnvironmental, row[0]);
            scores.Threat.ToString().ShouldBe(row[2].Length > 0 ? row[2] : row[1], row[0]);
            if (row[3].Length > 0)
            {
                scores.Environmental.ToString().ShouldBe(row[3], row[0]);
            }

            var ratings = row[4].Split('/');
            scores.Base.Severity(vector.Version).ToString().ShouldBe(ratings[0], row[0]);
            vector.ToString().ShouldBe(row[5]);
        }
    }

    [Fact]
    public void Random_vectors_of_4_have_the_score_rating_and_normal_form_of_a_peer()
    {
        var rows = CvssFiles.Shared("peer-random/cvss-v4.0-a.tsv").ToList();
        rows.Count.ShouldBe(CvssFiles.Corpus is null ? 0 : 6000);
        foreach (var row in rows)
        {
            var vector = Read(row[0]);
            var score = vector.Score().Overall;
            score.ToString().ShouldBe(row[1], row[0]);
            score.Severity(CvssVersion.V40).ToString().ShouldBe(row[2], row[0]);
            vector.ToString().ShouldBe(row[3]);
        }
    }

    [Theory]
    [InlineData("vectors_simple2", 729)]
    [InlineData("vectors_calculator2", 5)]
    [InlineData("vectors_simple3", 2592)]
    [InlineData("vectors_calculator3", 2)]
    [InlineData("vectors_cvsslib3", 29)]
    [InlineData("vectors_supplemental4", 576)]
    [InlineData("vectors_threat4", 6)]
    public void Vectors_of_a_peer_have_its_scores(string file, int count)
    {
        var lines = CvssFiles.Lines("redhat-cvss/" + file).ToList();
        lines.Count.ShouldBe(CvssFiles.Corpus is null ? 0 : count);
        foreach (var (text, expected) in lines)
        {
            var scores = Read(text).Score();
            var ours = expected.Length == 1 ? [scores.Overall] : new[] { scores.Base, scores.Threat, scores.Environmental };
            foreach (var (our, their) in ours.Zip(expected))
            {
                if (their != "None")
                {
                    our.Value.ShouldBe(decimal.Parse(their, CultureInfo.InvariantCulture), text);
                }
            }
        }
    }

    [Fact]
    public void The_table_of_macro_vectors_is_the_published_one()
    {
        if (CvssFiles.Corpus is null)
        {
            MacroVectors.Score(0).ShouldBe(100);
            return;
        }

        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(CvssFiles.Corpus, "first", "cvss4-macrovector-lookup.json")));
        var published = json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (int)(p.Value.GetDecimal() * 10), StringComparer.Ordinal);
        published.Count.ShouldBe(270);
        foreach (var (key, score) in published)
        {
            var level = key.Select(c => c - '0').ToArray();
            MacroVectors.Score(MacroVectors.Index(level[0], level[1], (level[2] * 2) + level[5], level[3], level[4])).ShouldBe(score, key);
        }
    }

    // In records of 4.0 the score is that of all metrics given, in older ones that of the base metrics.
    private static CvssScore Published(CvssVector vector) => vector.Version == CvssVersion.V40 ? vector.Score().Overall : vector.Score().Base;

    private static CvssVector Read(string text)
    {
        CvssVector.TryRead(text, out var vector, out var fault).ShouldBeTrue(text + ": " + fault.Message(text));
        return vector;
    }
}
