using System.Text.RegularExpressions;

namespace Suture.Browser.Tests.Support;

internal static class Like
{
    /// <summary>A pattern for names and addresses; bounded in time, as all patterns in this product.</summary>
    public static Regex This(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
