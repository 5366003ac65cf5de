using System.Diagnostics;
using Suture.Domain.Results;
using Suture.Formats.CycloneDx;
using Suture.Formats.TestResults;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Tests;

/// <summary>Whatever the bytes: a value or problems that name a place, never an exception, and in bounded time.</summary>
public sealed class UntrustedInputTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public void Every_file_of_the_corpus_gives_a_value_or_problems()
    {
        var files = Corpus.Files("junk/**").Concat(Corpus.Files("sbom/**")).Concat(Corpus.Files("tests/**")).Concat(Corpus.Files("tests-sarif/**")).Concat(Corpus.Files("threatmodels/**")).ToList();
        foreach (var file in files)
        {
            Try(File.ReadAllBytes(file), Corpus.Relative(file));
        }

        (files.Count > 900).ShouldBe(Corpus.Present);
    }

    [Fact]
    public void Truncated_and_flipped_files_give_a_value_or_problems()
    {
        var random = new Random(20260310);
        foreach (var file in Seeds())
        {
            var bytes = File.ReadAllBytes(file);
            for (var round = 0; round < 30 && bytes.Length is > 0 and < 60_000; round++)
            {
                Try(Mutate(bytes, random), $"{Path.GetFileName(file)} mutation {round}");
            }
        }

        Seeds().ShouldNotBeEmpty();
    }

    [Fact]
    public void Random_bytes_give_problems()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(0, 200)];
            random.NextBytes(bytes);
            if (bytes.Length > 2)
            {
                bytes[0] = (byte)"<{\xEF\xFF\xFE["[random.Next(6)];
            }

            Try(bytes, $"random {i}");
        }
    }

    /// <summary>Own files always; from the corpus every seventh, to stay quick.</summary>
    private static List<string> Seeds() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Files"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        .. Corpus.Files("tests/**").Concat(Corpus.Files("junk/handmade/*")),
        .. Corpus.Files("sbom/cyclonedx/**").Where((_, i) => i % 7 == 0),
        .. Corpus.Files("threatmodels/**").Where((_, i) => i % 4 == 0),
    ];

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var copy = bytes.AsSpan(0, random.Next(3) == 0 ? random.Next(bytes.Length) : bytes.Length).ToArray();
        for (var flips = random.Next(1, 6); flips > 0 && copy.Length > 0; flips--)
        {
            copy[random.Next(copy.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"<>\"'{}[]&;:,0\\/"[random.Next(15)];
        }

        return copy;
    }

    private static void Try(byte[] bytes, string name)
    {
        var clock = Stopwatch.StartNew();
        Check(CycloneDxReader.Read(bytes, name), name);
        Check(TestReportReader.Read(bytes, name), name);
        Check(ThreatModelReader.Read(bytes, name), name);
        clock.Elapsed.ShouldBeLessThan(Bound, name);
    }

    private static void Check<T>(Result<T> result, string name)
    {
        if (!result.Ok)
        {
            result.Problems.ShouldNotBeEmpty(name);
            result.Problems.ShouldAllBe(p => p.Code.Length > 0 && p.Message.Length > 0 && p.Message.Length < 1500 && p.File == name && p.Line > 0, name);
        }
    }
}
