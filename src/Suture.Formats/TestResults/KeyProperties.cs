using System.Text.RegularExpressions;

namespace Suture.Formats.TestResults;

/// <summary>The properties (and attributes) of a test by which it may name the records that it verifies.</summary>
internal static partial class KeyProperties
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "verifies", "requirement", "requirements", "suture", "key", "test_key", "testcase",
    };

    public static bool IsOne(string name) => Names.Contains(name);

    /// <summary>
    /// The keys in the value of such a property. Here everything shaped like a key is taken, also with a prefix unknown
    /// to Suture (<c>REQ-1</c>): who wrote the property meant a record, so it must be reported as unknown, not dropped.
    /// </summary>
    public static IEnumerable<string> Find(string value)
    {
        foreach (var token in value.Split([',', ';', ' ', '\t', '\r', '\n', '|'], StringSplitOptions.RemoveEmptyEntries))
        {
            var known = RecordKeyScanner.Find(token).ToList();
            if (known.Count == 0 && KeyShape().IsMatch(token))
            {
                known.Add(token);
            }

            foreach (var key in known)
            {
                yield return key;
            }
        }
    }

    [GeneratedRegex(@"^(?:[A-Za-z][A-Za-z0-9-]{0,63}/)?[A-Za-z][A-Za-z0-9_]{0,31}(?:-[A-Za-z0-9_]{1,31}){0,4}-[0-9]{1,9}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KeyShape();
}
