using System.Text;
using Suture.Ledger;

namespace Suture.Domain.Tracing.Language;

/// <summary>Tells the texts of rules and catalogs apart, so that a baseline can say by which it was judged.</summary>
public static class RuleText
{
    /// <summary>SHA-256 of a file's text as UTF-8 with LF at line ends: the same wherever the file was checked out.</summary>
    public static Hash32 Hash(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Hash32.Sha256(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
    }

    /// <summary>The hash of files read one after another: of what was read before and the next one.</summary>
    public static Hash32 Chain(Hash32 before, Hash32 next) => Hash32.Sha256(Encoding.UTF8.GetBytes($"{before}\n{next}\n"));
}
