using System.Collections.Immutable;
using System.Text;

namespace Suture.Domain.Security.ThreatModels;

/// <summary>Several texts in one cell: separated by commas, in double quotes where a text holds a comma, a quote or outer blanks.</summary>
internal static class ListCell
{
    internal static string? Write(ImmutableArray<string> items) => items.IsDefaultOrEmpty ? null : string.Join(", ", items.Select(Quoted));

    internal static ImmutableArray<string> Read(string cell)
    {
        var items = ImmutableArray.CreateBuilder<string>();
        var item = new StringBuilder();
        var quoted = false;
        var wasQuoted = false;
        for (var i = 0; i < cell.Length; i++)
        {
            var c = cell[i];
            if (quoted)
            {
                if (c != '"')
                {
                    item.Append(c);
                }
                else if (i + 1 < cell.Length && cell[i + 1] == '"')
                {
                    item.Append(cell[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == ',')
            {
                Take();
            }
            else if (c == '"' && !wasQuoted && string.IsNullOrWhiteSpace(item.ToString()))
            {
                item.Clear();
                quoted = wasQuoted = true;
            }
            else if (!wasQuoted || !char.IsWhiteSpace(c))
            {
                item.Append(c);
            }
        }

        Take();
        return items.ToImmutable();

        void Take()
        {
            var text = wasQuoted ? item.ToString() : item.ToString().Trim();
            if (text.Length > 0)
            {
                items.Add(text);
            }

            item.Clear();
            wasQuoted = false;
        }
    }

    private static string Quoted(string item) =>
        item.AsSpan().IndexOfAny(',', '"') < 0 && item.Trim().Length == item.Length ? item : "\"" + item.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
