using System.Text.RegularExpressions;

namespace Suture.Formats.TestResults;

/// <summary>
/// Finds record keys in free text such as a test's name. Wrong evidence is worse than a missing link, so the
/// rules are narrow:
/// <list type="bullet">
/// <item><c>SRS-12</c>, <c>PUMP/SRS-12</c>: a known prefix in capitals, a dash, a number of up to nine digits. Not right
/// after a letter or digit (<c>CRC-32</c>), nor after a capital or digit and a dash (<c>ACME-SRS-12</c> is somebody
/// else's key), nor with a letter, a digit, or a further number behind it (<c>DOC-1.2</c>, <c>CAPA-2024-017</c>).</item>
/// <item><c>SRS_12</c> where a dash is illegal, in capitals: likewise, but it may follow a lower-case letter or an underscore
/// (<c>TestSRS_12_rejects</c>).</item>
/// <item><c>test_srs_12_x</c>: in lower case, as words of an identifier divided by underscores, and only for prefixes that are not also words that
/// tests use: not <c>item_3</c>, <c>run_2</c>, <c>doc_1</c>, <c>harm_1</c>, <c>soup_1</c>, <c>rel_1</c>.</item>
/// </list>
/// The number is given as written: <c>SRS-012</c> stays so, and will be reported as unknown rather than guessed at.
/// </summary>
public static partial class RecordKeyScanner
{
    private const string Prefixes = "UN|SYS|SRS|ITEM|SOUP|TC|RUN|HAZ|HS|HARM|CAU|RC|AST|TM|THR|FND|PR|CR|CAPA|FB|DOC|REL|ADV";

    private const string LowerPrefixes = "un|sys|srs|tc|haz|hs|cau|rc|ast|tm|thr|fnd|pr|cr|capa|fb|adv";

    private const string End = @"(?<number>[0-9]{1,9})(?![\p{L}\p{Nd}])(?!\.[0-9])(?!-[0-9]{1,20}(?![\p{L}\p{Nd}]))";

    private const string NotAfterOtherKey = @"(?<![\p{Lu}\p{Nd}]-)";

    /// <summary>The keys named in <paramref name="text"/>, each once, in the order met, spelled with a dash: <c>PUMP/SRS-12</c>.</summary>
    public static IEnumerable<string> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Pattern().Matches(text))
        {
            var key = $"{match.Groups["prefix"].Value.ToUpperInvariant()}-{match.Groups["number"].Value}";
            if (match.Groups["device"] is { Success: true } device)
            {
                key = $"{device.Value}/{key}";
            }

            if (seen.Add(key))
            {
                yield return key;
            }
        }
    }

#pragma warning disable MA0009 // every repetition is bounded and each attempt is anchored by its look-behind, so the time is linear; look-behinds rule out NonBacktracking
    [GeneratedRegex(
        @"(?<![\p{L}\p{Nd}])" + NotAfterOtherKey + @"(?:(?<device>[A-Z][A-Z0-9]{0,31}(?:-[A-Z0-9]{1,32}){0,4})/)?(?<prefix>" + Prefixes + @")-" + End +
        @"|(?<![\p{Lu}\p{Nd}])" + NotAfterOtherKey + @"(?<prefix>" + Prefixes + @")_" + End +
        @"|(?<![\p{L}\p{Nd}])(?<prefix>" + LowerPrefixes + @")_" + End,
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
#pragma warning restore MA0009
}
