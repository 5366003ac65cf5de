using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Suture.Formats.Text.Yaml;

/// <summary>
/// Reads the simple YAML that our own writer makes, many times faster than a full parser: block mappings of plain names, plain and
/// one-line quoted scalars, literal blocks, lists of scalars in brackets or after dashes, lists of <c>{a: b}</c> maps.
/// It gives up on everything else (comments, tabs, folding, anything doubtful): then the full parser decides. What it does
/// accept it reads exactly as the full parser would; a property test holds it to that.
/// </summary>
internal ref struct FastYaml
{
    private const int MaxDepth = 3;

    private readonly ReadOnlySpan<char> text;
    private int position;
    private int line;

    private FastYaml(ReadOnlySpan<char> text, int firstLine)
    {
        this.text = text;
        line = firstLine;
    }

    public static bool TryRead(ReadOnlySpan<char> text, int firstLine, [NotNullWhen(true)] out YamlMap? map)
    {
        map = null;
        if (text.IsEmpty || text[^1] != '\n' || text.IndexOfAny(YamlChars.NeverFast) >= 0)
        {
            return false;
        }

        var reader = new FastYaml(text, firstLine);
        map = reader.Map(0, 0);
        if (reader.position != text.Length)
        {
            map = null;
        }

        return map is not null;
    }

    /// <summary>Entries at exactly this indent, until a line with less; null means: give up.</summary>
    private YamlMap? Map(int indent, int depth)
    {
        var entries = new List<YamlEntry>(8);
        var start = line;
        while (NextIndent() is var found && found >= indent)
        {
            if (found > indent || depth > MaxDepth || Entry(indent, depth) is not { } entry)
            {
                return null;
            }

            if (entries.Count == 0)
            {
                start = entry.Line;
            }

            entries.Add(entry);
        }

        return entries.Count == 0 ? null : new YamlMap(entries, start);
    }

    private YamlEntry? Entry(int indent, int depth)
    {
        var at = line;
        var rest = TakeLine()[indent..];
        var colon = YamlChars.NameLength(rest);
        if (colon == 0 || colon >= rest.Length || rest[colon] != ':')
        {
            return null;
        }

        var name = YamlNames.Of(rest[..colon]);
        rest = rest[(colon + 1)..];
        var value = rest.IsEmpty ? Below(indent, depth, at) : rest[0] == ' ' ? Inline(rest[1..], indent, at) : null;
        return value is null ? null : new YamlEntry(name, at, value);
    }

    /// <summary>What follows <c>name:</c> on lines of its own: a mapping or a list with more indent, or nothing.</summary>
    private YamlNode? Below(int indent, int depth, int at)
    {
        var inner = NextIndent();
        if (inner < indent || (inner == indent && text[position + inner] != '-'))
        {
            return new YamlScalar("", YamlStyle.Plain, at);
        }

        if (inner == indent)
        {
            return null; // a list may stand at its name's indent; we do not write it so
        }

        return text[position + inner] == '-' ? Dashes(inner) : Map(inner, depth + 1);
    }

    private YamlList? Dashes(int indent)
    {
        var items = new List<YamlNode>(4);
        var start = line;
        while (NextIndent() is var found && found >= indent)
        {
            var at = line;
            var rest = TakeLine()[indent..];
            if (found > indent || rest.Length < 3 || rest[0] != '-' || rest[1] != ' ' || rest[2..].TrimStart(' ') is ['|', ..] || Inline(rest[2..], indent, at) is not { } item)
            {
                return null;
            }

            start = items.Count == 0 ? at : start;
            items.Add(item);
        }

        return new YamlList(items, start);
    }

    private YamlNode? Inline(ReadOnlySpan<char> value, int indent, int at)
    {
        value = value.TrimStart(' ');
        if (value.IsEmpty || value[^1] == ' ')
        {
            return null;
        }

        switch (value[0])
        {
            case '|':
                return Block(value, indent, at);
            case '[' or '{' or '"' or '\'':
                var flow = new FastYamlFlow(value, at);
                return flow.Whole();
            default:
                return YamlChars.IsPlain(value) ? new YamlScalar(value.ToString(), YamlStyle.Plain, at) : null;
        }
    }

    private YamlScalar? Block(ReadOnlySpan<char> header, int indent, int at)
    {
        if (header is not ("|" or "|-" or "|+"))
        {
            return null;
        }

        var from = position;
        var inner = NextIndent();
        if (inner <= indent || position != from)
        {
            return null; // empty, or blank lines first
        }

        var content = new StringBuilder();
        var blanks = 0;
        while (position < text.Length)
        {
            var next = PeekLine();
            if (next.IsEmpty)
            {
                blanks++;
                TakeLine();
                continue;
            }

            var spaces = next.IndexOfAnyExcept(' ');
            if (spaces < 0 || (spaces < inner && next[spaces] == '\t'))
            {
                return null; // blank lines made of spaces, tabs as indent
            }

            if (spaces < inner)
            {
                if (spaces > indent)
                {
                    return null;
                }

                break;
            }

            content.Append('\n', blanks).Append(next[inner..]).Append('\n');
            blanks = 0;
            TakeLine();
        }

        if (header is "|-")
        {
            content.Length--;
        }
        else if (header is "|+")
        {
            content.Append('\n', blanks);
        }

        return new YamlScalar(content.ToString(), YamlStyle.Block, at);
    }

    /// <summary>Steps over empty lines and gives the indent of the next one, or -1 at the end.</summary>
    private int NextIndent()
    {
        while (position < text.Length && text[position] == '\n')
        {
            position++;
            line++;
        }

        return position == text.Length ? -1 : text[position..].IndexOfAnyExcept(' ');
    }

    private readonly ReadOnlySpan<char> PeekLine() => text[position..][..text[position..].IndexOf('\n')];

    private ReadOnlySpan<char> TakeLine()
    {
        var taken = PeekLine();
        position += taken.Length + 1;
        line++;
        return taken;
    }
}
