using Suture.Domain.Results;
using Suture.Formats.Common;
using Suture.Formats.JUnit;
using Suture.Formats.Trx;
using Suture.Formats.Xml;

namespace Suture.Formats.TestResults;

/// <summary>Reads a file of test results, whichever of the supported formats it is in.</summary>
public static class TestReportReader
{
    /// <summary>
    /// Reads JUnit XML of any dialect, or TRX. The format is told by the root element, not by the file's name.
    /// Problems: <c>tests.file.empty</c>, <c>tests.file.too-large</c>, <c>tests.format.unknown</c>,
    /// <c>tests.xml.malformed|doctype|too-deep</c>, <c>tests.case.name-missing</c>, <c>tests.case.too-many</c>,
    /// <c>tests.trx.outcome-unknown</c>, <c>tests.trx.namespace</c>.
    /// </summary>
    /// <param name="fileName">Only named in problems.</param>
    public static Result<TestReport> Read(ReadOnlyMemory<byte> bytes, string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return Encodings.FirstCharacter(bytes.Span) switch
        {
            '\0' => new Problem("tests.file.empty", "The file is empty; JUnit XML or TRX was expected.", File: fileName, Line: 1),
            '<' => XmlBytes.Read(bytes, fileName, "tests", xml => ReadRoot(xml, fileName)),
            _ => new Problem("tests.format.unknown", "The file is not XML; JUnit XML or TRX was expected. " + JsonHint(bytes.Span), File: fileName, Line: 1),
        };
    }

    private static Result<TestReport> ReadRoot(XmlCursor xml, string fileName) => xml.Name switch
    {
        "testsuites" or "testsuite" => new JUnitReader(xml, fileName).Read(),
        "TestRun" => new TrxReader(xml, fileName).Read(),
        var other => new Problem("tests.format.unknown", $"The root element is <{Short(other)}>{Known(other)}; <testsuites>, <testsuite> (JUnit XML) or <TestRun> (TRX) was expected.", File: fileName, Line: xml.Line, Path: xml.Path),
    };

    private static string Known(string root) => root switch
    {
        "test-run" => ", which is NUnit 3's own format (write TRX instead: dotnet test --logger trx)",
        "test-results" => ", which is NUnit 2's own format (convert it to JUnit XML)",
        "assemblies" or "assembly" => ", which is xUnit.net's own format (write TRX or JUnit XML instead)",
        "robot" => ", which is Robot Framework's own format (run rebot --xunit to write JUnit XML)",
        "TestCase" => ", which is Qt Test's own format (run the test with -o results.xml,junitxml)",
        _ => string.Empty,
    };

    private static string JsonHint(ReadOnlySpan<byte> bytes) => Encodings.FirstCharacter(bytes) is '{' or '['
        ? "It looks like JSON: Jest, Mocha and Dart write JUnit XML through their junit reporters."
        : "It does not begin with '<'.";

    private static string Short(string name) => name.Length <= 60 ? name : name[..60] + "...";
}
