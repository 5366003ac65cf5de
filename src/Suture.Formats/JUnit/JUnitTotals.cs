using Suture.Formats.TestResults;

namespace Suture.Formats.JUnit;

/// <summary>Compares what a suite's attributes claim with the cases really inside it.</summary>
internal static class JUnitTotals
{
    /// <param name="at">Path of the suite, for the warning.</param>
    /// <param name="cases">The cases inside, nested suites included.</param>
    public static IEnumerable<string> Compare(string at, string? name, IReadOnlyList<KeyValuePair<string, string>> attributes, ReadOnlySpan<TestCaseResult> cases)
    {
        int passed = 0, failed = 0, errors = 0, skipped = 0;
        foreach (var one in cases)
        {
            _ = one.Outcome switch
            {
                TestOutcome.Passed => passed++,
                TestOutcome.Failed => failed++,
                TestOutcome.Error => errors++,
                TestOutcome.Skipped => skipped++,
                _ => throw new InvalidOperationException("Unknown outcome."),
            };
        }

        var warnings = new List<string>();
        var who = string.IsNullOrEmpty(name) ? at : $"{at} (\"{name}\")";
        Check("tests", cases.Length, cases.Length);

        // Some tools count a broken test as a failure.
        Check("failures", failed, Claimed("errors") is null ? failed + errors : failed);
        Check("errors", errors, errors);
        Check("skipped", skipped, Math.Max(0, skipped - (Claimed("disabled") ?? 0)));
        return warnings;

        int? Claimed(string attribute) => JUnitNumbers.Count(attributes.FirstOrDefault(a => a.Key == attribute).Value);

        void Check(string attribute, int real, int alsoRight)
        {
            if (Claimed(attribute) is { } claimed && claimed != real && claimed != alsoRight)
            {
                warnings.Add($"{who} says {attribute}=\"{claimed}\", but {real} were found in it.");
            }
        }
    }
}
