using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Formats.Common;
using Suture.Formats.JUnit;
using Suture.Formats.TestResults;
using Suture.Formats.Xml;

namespace Suture.Formats.Trx;

/// <summary>
/// Reads Visual Studio test results (TRX, schema of 2010: MSTest and every <c>dotnet test --logger trx</c>). Results and
/// test definitions stand apart and are joined by test id. The rows of a data-driven test are cases of their own.
/// </summary>
internal sealed class TrxReader(XmlCursor xml, string fileName)
{
    private const string Namespace = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    private const int MaxProblems = 20;

    private readonly List<TrxResult> results = [];
    private readonly Dictionary<string, TrxDefinition> definitions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Problem> problems = [];
    private readonly WarningList warnings = new();
    private DateTimeOffset? startedAt;
    private int? total;

    public Result<TestReport> Read()
    {
        if (xml.Namespace != Namespace)
        {
            return new Problem("tests.trx.namespace", $"The root <TestRun> is in the namespace \"{xml.Namespace}\"; TRX of 2010 (\"{Namespace}\") was expected.", File: fileName, Line: xml.Line, Path: xml.Path);
        }

        var name = xml.Attribute("name");
        while (problems.Count < MaxProblems && xml.NextChild(0))
        {
            ReadSection();
        }

        xml.Finish();
        if (problems.Count > 0)
        {
            return problems.ToImmutableArray();
        }

        if (total is { } claimed && claimed != results.Count)
        {
            warnings.Add($"/TestRun/ResultSummary/Counters says total=\"{claimed}\", but {results.Count} results were found.");
        }

        if (results.Count == 0)
        {
            warnings.Add("The report holds no test result.");
        }

        var adapter = definitions.Values.Any(d => d.Adapter?.Contains("executor://", StringComparison.Ordinal) == true) ? "vstest" : "mstest";
        return new TestReport("trx", adapter, name, startedAt, [.. results.Select(Join)], warnings.ToArray(), Version: null, Commit: null);
    }

    private void ReadSection()
    {
        switch (xml.Name)
        {
            case "Times":
                ReadStart(xml.Attribute("start"));
                break;
            case "Results":
                var depth = xml.Depth;
                while (problems.Count < MaxProblems && xml.NextChild(depth))
                {
                    ReadResult();
                }

                break;
            case "TestDefinitions":
                var list = xml.Depth;
                while (xml.NextChild(list))
                {
                    var definition = TrxDefinition.Read(xml);
                    if (definition.Id is { } id)
                    {
                        definitions[id] = definition;
                    }
                }

                break;
            case "ResultSummary":
                ReadSummary();
                break;
            default:
                break;
        }
    }

    private void ReadSummary()
    {
        var depth = xml.Depth;
        if (xml.Attribute("outcome") is { } outcome && outcome is "Error" or "Aborted" or "Timeout")
        {
            warnings.Add($"The run as a whole ended with the outcome {outcome}; tests may be missing from it.");
        }

        while (xml.NextChild(depth))
        {
            if (xml.Name == "Counters")
            {
                total = JUnitNumbers.Count(xml.Attribute("total"));
            }
        }
    }

    private void ReadResult()
    {
        if (!TrxResult.IsResult(xml.Name))
        {
            warnings.Add($"Element <{xml.Name}> inside <Results> is not known and was passed over.");
            return;
        }

        var line = xml.Line;
        var path = xml.Path;
        var result = TrxResult.Read(xml, ReadInner);
        if (result.Problem is { } why)
        {
            problems.Add(new(why.Code, why.Message, File: fileName, Line: line, Path: path));
        }
        else if (results.Count >= TestReport.MaxCases)
        {
            problems.Add(new("tests.case.too-many", $"The report holds more than {TestReport.MaxCases} results.", File: fileName, Line: line, Path: path));
        }
        else if (!result.IsOnlyContainer)
        {
            results.Add(result);
        }
    }

    /// <summary>Rows of a data-driven test; returns the worst outcome among them.</summary>
    private TestOutcome? ReadInner()
    {
        var depth = xml.Depth;
        var first = results.Count;
        while (problems.Count < MaxProblems && xml.NextChild(depth))
        {
            ReadResult();
        }

        return results.Count == first ? null : results.Skip(first).Select(r => r.Outcome).MaxBy(o => o is TestOutcome.Failed or TestOutcome.Error ? 2 : o == TestOutcome.Skipped ? 1 : 0);
    }

    private TestCaseResult Join(TrxResult result)
    {
        var definition = result.TestId is { } id && definitions.TryGetValue(id, out var found) ? found : TrxDefinition.None;
        var keys = RecordKeyScanner.Find(result.Name)
            .Concat(definition.ClassName is { } type ? RecordKeyScanner.Find(type) : [])
            .Concat(definition.Keys)
            .Distinct(StringComparer.Ordinal);
        return new(result.Name, definition.ClassName, definition.Storage, result.Outcome, result.Duration, result.Message, [.. keys]);
    }

    private void ReadStart(string? text)
    {
        if (text is not null && IsoTime.TryParse(text, out var start))
        {
            startedAt = start;
        }
        else if (text is not null)
        {
            warnings.Add($"The start time \"{text}\" was not understood.");
        }
    }
}
