using System.Globalization;
using Suture.Formats.TestResults;
using Suture.Formats.Xml;

namespace Suture.Formats.Trx;

/// <summary>One result element of a TRX file.</summary>
/// <param name="IsOnlyContainer">A data-driven or ordered test whose rows say all that it says.</param>
/// <param name="Problem">Code and message when the element cannot be read.</param>
internal sealed record TrxResult(
    string? TestId,
    string Name,
    TestOutcome Outcome,
    TimeSpan? Duration,
    string? Message,
    bool IsOnlyContainer,
    (string Code, string Message)? Problem)
{
    public static bool IsResult(string element) => element.EndsWith("Result", StringComparison.Ordinal) || element is "TestResultAggregation";

    /// <param name="readInner">Reads an &lt;InnerResults&gt; element and answers the worst outcome in it.</param>
    public static TrxResult Read(XmlCursor xml, Func<TestOutcome?> readInner)
    {
        var depth = xml.Depth;
        var id = xml.Attribute("testId");
        var name = xml.Attribute("testName");
        var written = xml.Attribute("outcome");
        TimeSpan? duration = TimeSpan.TryParse(xml.Attribute("duration"), CultureInfo.InvariantCulture, out var time) ? time : null;
        string? message = null;
        TestOutcome? inner = null;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "Output")
            {
                message = ReadMessage(xml);
            }
            else if (xml.Name == "InnerResults")
            {
                inner = readInner();
            }
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return Bad("tests.case.name-missing", "A test result has no testName; a name was expected, since evidence without a name cannot be traced.");
        }

        if (Map(written) is not { } outcome)
        {
            return Bad("tests.trx.outcome-unknown", $"The outcome \"{written}\" is not known; Passed, Failed, Error, NotExecuted or another outcome of TRX was expected.");
        }

        var saysNoMore = inner is { } worst && (outcome == worst || outcome == TestOutcome.Passed);
        return new(id, name, outcome, duration, outcome == TestOutcome.Passed ? null : message ?? (written is null ? "No outcome is given." : written), saysNoMore, null);

        TrxResult Bad(string code, string why) => new(id, string.Empty, TestOutcome.Error, null, null, false, (code, why));
    }

    /// <summary>
    /// MSTest leaves the attribute out for its enumeration's first value, which is Error. What says neither passed nor
    /// failed (Completed, Inconclusive, Warning ...) is no evidence and becomes Skipped.
    /// </summary>
    private static TestOutcome? Map(string? outcome) => outcome switch
    {
        "Passed" => TestOutcome.Passed,
        "Failed" => TestOutcome.Failed,
        null or "Error" or "Timeout" or "Aborted" or "Disconnected" or "PassedButRunAborted" => TestOutcome.Error,
        "NotExecuted" or "NotRunnable" or "Inconclusive" or "Pending" or "InProgress" or "Completed" or "Warning" or "None" or "Skipped" => TestOutcome.Skipped,
        _ => null,
    };

    private static string? ReadMessage(XmlCursor xml)
    {
        var depth = xml.Depth;
        string? message = null;
        string? output = null;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "StdOut")
            {
                output = xml.Text(TestReport.MaxMessage);
            }
            else if (xml.Name == "ErrorInfo")
            {
                var info = xml.Depth;
                while (xml.NextChild(info))
                {
                    message = xml.Name == "Message" ? xml.Text(TestReport.MaxMessage) : message;
                }
            }
        }

        // xUnit.net's adapter puts the reason for skipping into the output.
        return string.IsNullOrEmpty(message) ? output : message;
    }
}
