using System.Text.RegularExpressions;

namespace Suture.Architecture.Tests;

/// <summary>Rules about the text of the sources.</summary>
public sealed partial class SourceTests
{
    private const int MaxLines = 400;

    // Each longer file with its reason.
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal)
    {
    };

    [Fact]
    public void NoSourceFile_IsLongerThanItsReaderCanHold() => TooLong(Repository.Sources("src", ".cs", ".razor").Concat(Repository.Sources("tests", ".cs"))).ShouldBeEmpty();

    [Fact]
    public void Twin_ALongFile_IsNamed() => TooLong([("src/Long.cs", new string('\n', MaxLines + 1))]).ShouldBe(["src/Long.cs"]);

    [Fact]
    public void NoTextOfTheProduct_ClaimsWhatOnlyARegulatorOrCertifierCanSay() => Claims(Repository.Sources("src", ".cs", ".razor")).ShouldBeEmpty();

    [Fact]
    public void Twin_AClaim_IsNamed() => Claims([("src/Bad.cs", "var text = \"The device is compliant.\";"), ("src/Fine.cs", "// Never say compliant.")]).ShouldBe(["src/Bad.cs"]);

    [Fact]
    public void NoTest_SleepsOrIsSkippedForGood() => Lazy(Repository.Sources("tests", ".cs").Where(s => !s.Path.EndsWith("SourceTests.cs", StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void Twin_ASleepingAndASkippedTest_AreNamed() =>
        Lazy([("tests/A.cs", "Thread" + ".Sleep(5);"), ("tests/B.cs", "[Fact(Sk" + "ip = \"flaky\")]"), ("tests/C.cs", "Assert.Skip(why);")]).ShouldBe(["tests/A.cs", "tests/B.cs"]);

    private static List<string> TooLong(IEnumerable<(string Path, string Text)> sources) =>
        [.. sources.Where(s => s.Text.Count(c => c == '\n') > MaxLines && !LongFiles.ContainsKey(s.Path)).Select(s => s.Path)];

    private static List<string> Claims(IEnumerable<(string Path, string Text)> sources) => [.. sources.Where(s => ClaimInText().IsMatch(s.Text)).Select(s => s.Path)];

    private static List<string> Lazy(IEnumerable<(string Path, string Text)> sources) => [.. sources.Where(s => LazyTest().IsMatch(s.Text)).Select(s => s.Path)];

    // In a string literal or in markup, not in a comment.
    [GeneratedRegex("""(?:"[^"\n]*|>[^<\n/]*)\b(?:compliant|certified)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ClaimInText();

    [GeneratedRegex(@"Thread\.Sleep|Skip\s*=\s*""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex LazyTest();
}
