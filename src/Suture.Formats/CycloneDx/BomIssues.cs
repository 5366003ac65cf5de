using System.Collections.Immutable;
using Suture.Domain.Results;

namespace Suture.Formats.CycloneDx;

/// <summary>Problems met while reading one bill; bounded, because the file is untrusted.</summary>
internal sealed class BomIssues(string fileName)
{
    private const int Max = 20;

    private readonly List<Problem> problems = [];

    public bool Any => problems.Count > 0;

    /// <summary>True when reading on would not tell more.</summary>
    public bool Full => problems.Count >= Max;

    public void Add(string code, string message, int line, string path)
    {
        if (!Full)
        {
            problems.Add(new(code, message, File: fileName, Line: line, Path: path));
        }
    }

    public ImmutableArray<Problem> ToArray() => [.. problems];

    /// <summary>A value for a message: never longer than a line.</summary>
    public static string Show(string value) => value.Length <= 80 ? value : value[..80] + "...";
}
