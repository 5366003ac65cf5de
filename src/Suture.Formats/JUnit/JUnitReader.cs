using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Results;
using Suture.Formats.Common;
using Suture.Formats.TestResults;
using Suture.Formats.Xml;

namespace Suture.Formats.JUnit;

/// <summary>
/// Reads JUnit XML as it really is: no common schema, every tool its own dialect. Suites may nest, a suite may be
/// the root. Streams: only the cases are kept.
/// </summary>
internal sealed class JUnitReader(XmlCursor xml, string fileName)
{
    private const int MaxProblems = 20;

    private readonly List<TestCaseResult> cases = [];
    private readonly List<Problem> problems = [];
    private readonly WarningList warnings = new();
    private readonly RunProperties run = new();
    private readonly JUnitDialect dialect = new();
    private DateTimeOffset? startedAt;

    /// <summary>Reads from the root element the cursor stands on, to the end of the document.</summary>
    public Result<TestReport> Read()
    {
        var name = NullIfEmpty(xml.Attribute("name"));
        dialect.SeeRoot(name);
        ReadSuite(isRoot: true);
        xml.Finish();
        if (problems.Count > 0)
        {
            return problems.ToImmutableArray();
        }

        foreach (var contradiction in run.Contradictions())
        {
            warnings.Add(contradiction);
        }

        if (cases.Count == 0)
        {
            warnings.Add("The report holds no test case.");
        }

        return new TestReport("junit", dialect.Name, name, startedAt, [.. cases], warnings.ToArray(), run.Version, run.Commit);
    }

    /// <summary>Reads a &lt;testsuites&gt; or &lt;testsuite&gt;; the recursion is bounded by the cursor's depth limit.</summary>
    private void ReadSuite(bool isRoot)
    {
        var depth = xml.Depth;
        var at = xml.Path;
        var attributes = xml.Attributes();
        var name = NullIfEmpty(xml.Attribute("name"));
        var isSuite = xml.Name == "testsuite";
        var first = cases.Count;
        var keys = new List<string>(name is null ? [] : RecordKeyScanner.Find(name));
        dialect.SeeSuite(attributes, isRoot && isSuite);
        ReadStart(attributes);

        // gtest writes properties recorded for a whole suite as its attributes.
        keys.AddRange(attributes.Where(a => KeyProperties.IsOne(a.Key)).SelectMany(a => KeyProperties.Find(a.Value)));
        while (problems.Count < MaxProblems && xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "testsuite":
                    ReadSuite(isRoot: false);
                    break;
                case "testcase":
                    ReadCase(name);
                    break;
                case "properties":
                    ReadSuiteProperties(keys);
                    break;
                case "error" or "failure":
                    warnings.Add($"{at} reports a {xml.Name} outside any test case: {Shorten(xml.Attribute("message") ?? xml.Text(300))}");
                    break;
                case "system-out" or "system-err" or "package" or "id":
                    break;
                default:
                    warnings.Add($"Element <{Shorten(xml.Name)}> inside <{(isSuite ? "testsuite" : "testsuites")}> is not known and was passed over.");
                    break;
            }
        }

        AddSuiteKeys(keys, first);
        foreach (var warning in JUnitTotals.Compare(at, name, attributes, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cases)[first..]))
        {
            warnings.Add(warning);
        }
    }

    private void ReadCase(string? suite)
    {
        var one = new JUnitCaseReader(xml, warnings).Read(dialect, suite);
        if (one is null)
        {
            problems.Add(new("tests.case.name-missing", "A test case has neither a name nor a classname; a name was expected, since evidence without a name cannot be traced.", File: fileName, Line: xml.Line, Path: xml.Path));
        }
        else if (cases.Count >= TestReport.MaxCases)
        {
            problems.Add(new("tests.case.too-many", $"The report holds more than {TestReport.MaxCases} test cases.", File: fileName, Line: xml.Line, Path: xml.Path));
        }
        else
        {
            cases.Add(one);
        }
    }

    private void ReadSuiteProperties(List<string> keys)
    {
        foreach (var (name, value) in JUnitProperties.Read(xml))
        {
            dialect.SeeProperty(name);
            run.Add(name, value);
            if (KeyProperties.IsOne(name))
            {
                keys.AddRange(KeyProperties.Find(value));
            }
        }
    }

    /// <summary>What a suite verifies, each of its cases verifies; properties may come after the cases.</summary>
    private void AddSuiteKeys(List<string> keys, int first)
    {
        for (var i = first; keys.Count > 0 && i < cases.Count; i++)
        {
            cases[i] = cases[i] with { Keys = [.. cases[i].Keys.Concat(keys).Distinct(StringComparer.Ordinal)] };
        }
    }

    private void ReadStart(IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        var text = attributes.FirstOrDefault(a => a.Key == "timestamp").Value;
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (IsoTime.TryParse(text, out var start)
            || DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out start))
        {
            startedAt = startedAt is { } earlier && earlier <= start ? earlier : start;
        }
        else
        {
            warnings.Add($"The timestamp \"{Shorten(text)}\" was not understood; a date and time such as 2026-03-10T10:30:39Z was expected.");
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Shorten(string text) => text.Length <= 120 ? text : text[..120] + "...";
}
