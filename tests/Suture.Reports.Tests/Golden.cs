using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Suture.Reports.Tests;

/// <summary>Compares outputs with files kept in Expectations; UPDATE_GOLDEN=1 writes them anew, for a person to read in the diff.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(Root(caller), "Expectations", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        File.Exists(file).ShouldBeTrue($"There is no {name}; run the tests once with UPDATE_GOLDEN=1 and read what it writes.");
        actual.ShouldBe(Encoding.UTF8.GetString(File.ReadAllBytes(file)));
    }

    /// <summary>JSON indented for reading in a golden file.</summary>
    internal static string Indented(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(parsed.RootElement, Options) + "\n";
    }

    private static string Root(string caller)
    {
        for (var directory = Path.GetDirectoryName(caller); directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (Directory.EnumerateFiles(directory, "*.csproj").Any())
            {
                return directory;
            }
        }

        throw new InvalidOperationException("No test project above " + caller);
    }
}
