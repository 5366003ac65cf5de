namespace Suture.Formats.JUnit;

/// <summary>Tells which tool wrote a JUnit file, from the marks each leaves. Only for showing: reading does not depend on it.</summary>
internal sealed class JUnitDialect
{
    private string? found;

    public string Name => found ?? "junit";

    public void SeeRoot(string? name) => Claim(name switch
    {
        "nextest-run" => "nextest",
        "jest tests" => "jest",
        "Mocha Tests" => "mocha",
        "pytest" or "pytest tests" => "pytest",
        _ => null,
    });

    public void SeeSuite(IReadOnlyList<KeyValuePair<string, string>> attributes, bool isRoot)
    {
        foreach (var (name, value) in attributes)
        {
            Claim((name, value) switch
            {
                ("name", "pytest") => "pytest",
                ("name", "Mocha Tests") => "mocha",
                ("noNamespaceSchemaLocation", _) when value.Contains("surefire", StringComparison.Ordinal) => "surefire",
                ("assertions", _) => "phpunit",
                _ => null,
            });
        }

        // ctest alone writes one bare suite that counts disabled tests and names the host.
        if (isRoot && Has("disabled") && Has("hostname"))
        {
            Claim("ctest");
        }

        bool Has(string name) => attributes.Any(a => a.Key == name);
    }

    public void SeeProperty(string name)
    {
        if (name == "QTestVersion")
        {
            Claim("qttest");
        }
        else if (name is "surefire.test.class.path" or "surefire.real.class.path")
        {
            Claim("surefire");
        }
    }

    public void SeeCase(bool hasStatus, bool hasResult, bool hasDuration)
    {
        if (hasStatus && hasResult)
        {
            Claim("gtest");
        }
        else if (hasStatus && hasDuration)
        {
            Claim("bazel");
        }
    }

    private void Claim(string? tool) => found ??= tool;
}
