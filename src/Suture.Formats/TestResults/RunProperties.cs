namespace Suture.Formats.TestResults;

/// <summary>
/// Collects which version and which commit of the software was tested, from the properties of the run and of its
/// suites (pytest <c>record_testsuite_property</c>, Surefire's properties, CI variables). Two suites that disagree leave it open.
/// </summary>
internal sealed class RunProperties
{
    private static readonly HashSet<string> VersionNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "version", "suture.version", "software.version", "software_version", "product.version", "product_version", "app.version", "build.version",
        "build_version", "firmware.version", "firmware_version",
    };

    private static readonly HashSet<string> CommitNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "commit", "suture.commit", "git.commit", "git_commit", "git.commit.id", "git.sha", "git_sha", "vcs.revision", "revision", "commit.sha", "commit_sha",
        "github_sha", "ci_commit_sha", "build_sourceversion",
    };

    private readonly HashSet<string> versions = new(StringComparer.Ordinal);
    private readonly HashSet<string> commits = new(StringComparer.Ordinal);

    public string? Version => versions.Count == 1 ? versions.First() : null;

    public string? Commit => commits.Count == 1 ? commits.First() : null;

    public void Add(string name, string value)
    {
        var trimmed = value.Trim();
        if (trimmed.Length is > 0 and <= 200)
        {
            _ = (VersionNames.Contains(name) && versions.Add(trimmed)) || (CommitNames.Contains(name) && commits.Add(trimmed));
        }
    }

    public IEnumerable<string> Contradictions()
    {
        if (versions.Count > 1)
        {
            yield return "The suites name different versions of the software tested: " + string.Join(", ", versions.Take(5)) + ".";
        }

        if (commits.Count > 1)
        {
            yield return "The suites name different commits: " + string.Join(", ", commits.Take(5)) + ".";
        }
    }
}
