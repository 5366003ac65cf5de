using Suture.Formats.TestResults;
using Suture.Formats.Xml;

namespace Suture.Formats.JUnit;

/// <summary>
/// Reads one &lt;testcase&gt;. The outcome is the worst of what its children and its status say (error, failure, skipped),
/// except that repeated attempts count by the last: Surefire and nextest write a test that passed in the end as
/// &lt;flakyFailure&gt; or &lt;flakyError&gt;, and one that never did as &lt;failure&gt; with &lt;rerunFailure&gt; beside it.
/// </summary>
internal sealed class JUnitCaseReader(XmlCursor xml, WarningList warnings)
{
    private readonly List<string> keys = [];
    private TestOutcome outcome = TestOutcome.Passed;
    private string? message;
    private bool flaky;

    /// <summary>The case the cursor stands on; null when it has no name at all.</summary>
    public TestCaseResult? Read(JUnitDialect dialect, string? suite)
    {
        var depth = xml.Depth;
        var attributes = xml.Attributes();
        var className = Named("classname") ?? Named("class");
        var name = Named("name") ?? className;
        dialect.SeeCase(Has("status"), Has("result"), Has("duration"));
        if (name is null)
        {
            return null;
        }

        keys.AddRange(RecordKeyScanner.Find(name));
        keys.AddRange(className is null ? [] : RecordKeyScanner.Find(className));
        foreach (var (attribute, value) in attributes)
        {
            ReadAttribute(attribute, value, name);
        }

        while (xml.NextChild(depth))
        {
            ReadChild(name);
        }

        return new(name, className, suite, outcome, Time(attributes, name), message, [.. keys.Distinct(StringComparer.Ordinal)], flaky && outcome == TestOutcome.Passed);

        string? Named(string attribute) => xml.Attribute(attribute) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
        bool Has(string attribute) => attributes.Any(a => a.Key == attribute);
    }

    private void ReadAttribute(string attribute, string value, string name)
    {
        if (attribute is "status" or "result")
        {
            ReadStatus(value, name);
        }
        else if (attribute == "disabled" && value is "true" or "1")
        {
            Worsen(TestOutcome.Skipped, "disabled");
        }
        else if (KeyProperties.IsOne(attribute))
        {
            AddKeys(attribute, value, name);
        }
    }

    /// <summary>gtest says run or notrun, ctest also fail and disabled, Qt Test pass or fail, others their own words.</summary>
    private void ReadStatus(string status, string name)
    {
        switch (status.Trim().ToLowerInvariant())
        {
            case "run" or "completed" or "passed" or "pass" or "success" or "successful" or "ok" or "xpass" or "":
                break;
            case "notrun" or "skipped" or "skip" or "disabled" or "ignored" or "suppressed" or "pending" or "todo" or "inconclusive" or "notexecuted" or "xfail":
                Worsen(TestOutcome.Skipped, null);
                break;
            case "fail" or "failed" or "failure" or "bfail":
                Worsen(TestOutcome.Failed, null);
                break;
            case "error" or "errored" or "broken" or "timeout" or "aborted":
                Worsen(TestOutcome.Error, null);
                break;
            default:
                warnings.Add($"The status \"{Cut(status, 60)}\" of test \"{Cut(name, 120)}\" is not known; the outcome was read from the rest.");
                break;
        }
    }

    private void ReadChild(string name)
    {
        switch (xml.Name)
        {
            case "failure":
                Worsen(TestOutcome.Failed, Reason());
                break;
            case "error" or "warning":
                // PHPUnit writes <warning> for a test that could not be run as meant.
                Worsen(TestOutcome.Error, Reason());
                break;
            case "skipped" or "ignored" or "disabled":
                Worsen(TestOutcome.Skipped, Reason());
                break;
            case "flakyFailure" or "flakyError":
                flaky = true;
                message ??= Reason();
                break;
            case "properties":
                foreach (var (property, value) in JUnitProperties.Read(xml))
                {
                    if (KeyProperties.IsOne(property))
                    {
                        AddKeys(property, value, name);
                    }
                }

                break;
            case "rerunFailure" or "rerunError" or "system-out" or "system-err":
                break;
            default:
                warnings.Add($"Element <{Cut(xml.Name, 60)}> inside <testcase> is not known and was passed over.");
                break;
        }
    }

    private void AddKeys(string property, string value, string name)
    {
        var before = keys.Count;
        keys.AddRange(KeyProperties.Find(value));
        if (keys.Count == before && !string.IsNullOrWhiteSpace(value))
        {
            warnings.Add($"Property \"{property}\" of test \"{Cut(name, 120)}\" names no record key: \"{Cut(value, 120)}\".");
        }
    }

    private void Worsen(TestOutcome to, string? why)
    {
        if (Rank(to) > Rank(outcome) || (to == outcome && message is null))
        {
            outcome = to;
            message = why ?? (to == TestOutcome.Skipped ? null : message);
        }
    }

    private static int Rank(TestOutcome outcome) => outcome switch
    {
        TestOutcome.Passed => 0,
        TestOutcome.Skipped => 1,
        TestOutcome.Failed => 2,
        TestOutcome.Error => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private string? Reason()
    {
        var text = xml.Attribute("message") is { } given && !string.IsNullOrWhiteSpace(given) ? given.Trim() : xml.Text(TestReport.MaxMessage);
        return text.Length == 0 ? null : Cut(text, TestReport.MaxMessage);
    }

    private TimeSpan? Time(IReadOnlyList<KeyValuePair<string, string>> attributes, string name)
    {
        var text = attributes.FirstOrDefault(a => a.Key == "time").Value;
        var time = string.IsNullOrWhiteSpace(text) ? null : JUnitNumbers.Seconds(text);
        if (time is null && !string.IsNullOrWhiteSpace(text))
        {
            warnings.Add($"The time \"{Cut(text, 60)}\" of test \"{Cut(name, 120)}\" was not understood; seconds such as 0.25 were expected.");
        }

        return time;
    }

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..max];
}
