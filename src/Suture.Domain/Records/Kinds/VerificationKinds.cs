using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using static Suture.Domain.Records.Fields.Define;

namespace Suture.Domain.Records.Kinds;

/// <summary>Test cases and the runs that prove them (IEC 62304 5.5 to 5.7).</summary>
public static class VerificationKinds
{
    public static readonly Field<string> TestLevel = Choice("level", "Level", "What the test looks at.",
    [
        Option("unit", "Unit"), Option("integration", "Integration"), Option("system", "Software system"), Option("validation", "Validation"),
    ], "IEC 62304 5.5 to 5.7", required: true);
    public static readonly Field<string> TestMethod = Choice("method", "Method", "How the case verifies.",
    [
        Option("functional", "Functional test"), Option("boundary", "Boundary and robustness"), Option("regression", "Regression"), Option("fuzz", "Fuzzing"), Option("abuse", "Abuse or misuse case"),
        Option("vulnerability", "Vulnerability scan"), Option("penetration", "Penetration test"), Option("static", "Static analysis"),
        Option("inspection", "Inspection"), Option("analysis", "Analysis"), Option("demonstration", "Demonstration"),
        Option("dynamic", "Dynamic analysis"), Option("composition", "Composition analysis"), Option("attackSurface", "Attack surface analysis"), Option("chaining", "Vulnerability chaining"),
    ]);
    public static readonly Field<bool?> TestAutomated = Boolean("automated", "Automated", "Results come from CI.");
    public static readonly Field<string> TestProcedure = Markdown("procedure", "Procedure", "Steps and inputs.", "IEC 62304 5.7.1");
    public static readonly Field<string> TestExpected = Markdown("expected", "Expected outcome", "What passes and what fails.", "IEC 62304 5.7.1");
    public static readonly Field<string> TestEnvironment = Text("environment", "Environment", "Hardware, software and tools the case needs.", "IEC 62304 5.7.5");

    public static readonly Field<string> RunSoftwareVersion = Text("softwareVersion", "Software version", "Version under test; evidence counts for this version only.", "IEC 62304 5.7.5", required: true);
    public static readonly Field<string> RunCommit = Text("commit", "Commit", "Source revision under test.");
    public static readonly Field<DateTimeOffset?> RunExecutedAt = Time("executedAt", "Executed at", "When the tests ran.", "IEC 62304 5.7.5");
    public static readonly Field<string> RunExecutedBy = Text("executedBy", "Executed by", "Tester, or the CI job.", "IEC 62304 5.7.5");
    public static readonly Field<string> RunTool = Text("tool", "Tool", "Test runner and its version.", "IEC 62304 5.7.5");
    public static readonly Field<string> RunEnvironment = Text("environment", "Environment", "Hardware and software configuration.", "IEC 62304 5.7.5");
    public static readonly Field<string> RunFormat = Text("format", "Format", "Format of the result file; set by import.");
    public static readonly Field<string> RunFileName = Text("fileName", "Result file", "Name of the imported file; set by import.");
    public static readonly Field<string> RunFileHash = Text("fileHash", "Result file SHA-256", "Hash of the imported file, hex; set by import.");
    public static readonly Field<long?> RunPassed = Integer("passed", "Passed", "Cases that passed.");
    public static readonly Field<long?> RunFailed = Integer("failed", "Failed", "Cases that failed or broke.");
    public static readonly Field<long?> RunSkipped = Integer("skipped", "Skipped", "Cases that did not run.");
    public static readonly Field<ImmutableArray<string>> RunUnknownKeys = List("unknownKeys", "Unknown keys", "Keys that tests name and no record has.");
    public static readonly Field<string> RunActivity = Choice("activity", "Activity", "What was done, where it is more than running test cases.",
        [Option("tests", "Test cases"), Option("penetration", "Penetration test"), Option("fuzz", "Fuzzing campaign"), Option("scan", "Vulnerability scan")], "FDA premarket V.C");
    public static readonly Field<string> RunIndependence = Choice("independence", "Independence", "Of the testers from those who developed.",
        [Option("none", "Same people"), Option("internal", "Other people of the same organization"), Option("external", "Another organization")], "FDA premarket V.C");
    public static readonly Field<string> RunSkill = Text("skill", "Skill of the testers", "Qualification and experience.", "FDA premarket V.C");
    public static readonly Field<string> RunScope = Markdown("scope", "Scope, methods and duration", "What was attacked and what was not, how, for how long.", "FDA premarket V.C");
    public static readonly Field<string> RunBuildHash = Text("buildHash", "Build SHA-256", "Hash of the software image under test, hex.", "FDA premarket V.C");

    internal static readonly KindDefinition TestCase = new(RecordKind.TC, "test case", "test cases", KindGroup.Verification,
        "A procedure with expected outcome that verifies a requirement, a control, an item or the answer to a threat.", Lifecycle.Controlled,
        [TestLevel, TestMethod, TestAutomated, TestProcedure, TestExpected, TestEnvironment]);

    internal static readonly KindDefinition TestRun = new(RecordKind.RUN, "test run", "test runs", KindGroup.Verification,
        "Imported test results: the file by its hash, the version tested and an outcome for each test.", Lifecycle.Evidence,
        [RunSoftwareVersion, RunCommit, RunExecutedAt, RunExecutedBy, RunTool, RunEnvironment, RunFormat, RunFileName, RunFileHash, RunPassed, RunFailed, RunSkipped, RunUnknownKeys, RunActivity, RunIndependence, RunSkill, RunScope, RunBuildHash]);
}
