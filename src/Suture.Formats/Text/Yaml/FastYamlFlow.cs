using System.Globalization;
using System.Text;

namespace Suture.Formats.Text.Yaml;

/// <summary>The one-line values of <see cref="FastYaml"/>: quoted scalars, <c>[a, b]</c> and <c>{a: b}</c>. Null answers mean: give up.</summary>
internal ref struct FastYamlFlow(ReadOnlySpan<char> text, int line)
{
    private readonly ReadOnlySpan<char> text = text;
    private int position;

    /// <summary>The value when it fills the whole rest of the line.</summary>
    public YamlNode? Whole()
    {
        YamlNode? value = text[0] switch
        {
            '[' => List(),
            '{' => Map(),
            _ => Scalar(),
        };
        return position == text.Length ? value : null;
    }

    private YamlList? List()
    {
        var items = new List<YamlNode>(4);
        position++;
        if (Take(']'))
        {
            return new YamlList(items, line);
        }

        while (true)
        {
            if (Scalar() is not { } item)
            {
                return null;
            }

            items.Add(item);
            if (Take(']'))
            {
                return new YamlList(items, line);
            }

            if (!TakeComma())
            {
                return null;
            }
        }
    }

    private YamlMap? Map()
    {
        var entries = new List<YamlEntry>(4);
        position++;
        if (Take('}'))
        {
            return new YamlMap(entries, line);
        }

        while (true)
        {
            var length = YamlChars.NameLength(text[position..]);
            var name = text.Slice(position, length);
            position += length;
            if (length == 0 || !Take(':') || !Take(' ') || Scalar() is not { } value)
            {
                return null;
            }

            entries.Add(new YamlEntry(YamlNames.Of(name), line, value));
            if (Take('}'))
            {
                return new YamlMap(entries, line);
            }

            if (!TakeComma())
            {
                return null;
            }
        }
    }

    private YamlScalar? Scalar()
    {
        if (position == text.Length)
        {
            return null;
        }

        switch (text[position])
        {
            case '"':
                return DoubleQuoted();
            case '\'':
                return SingleQuoted();
            default:
                var rest = text[position..];
                var length = rest.IndexOfAny(YamlChars.FlowIndicators);
                var plain = length < 0 ? rest : rest[..length];
                position += plain.Length;
                return YamlChars.IsPlain(plain) ? new YamlScalar(plain.ToString(), YamlStyle.Plain, line) : null;
        }
    }

    private YamlScalar? SingleQuoted()
    {
        var value = new StringBuilder();
        position++;
        while (true)
        {
            var length = text[position..].IndexOf('\'');
            if (length < 0)
            {
                return null;
            }

            value.Append(text.Slice(position, length));
            position += length + 1;
            if (position == text.Length || text[position] != '\'')
            {
                return new YamlScalar(value.ToString(), YamlStyle.Quoted, line);
            }

            value.Append('\'');
            position++;
        }
    }

    private YamlScalar? DoubleQuoted()
    {
        position++;
        var end = text[position..].IndexOfAny('"', '\\');
        if (end < 0)
        {
            return null;
        }

        if (text[position + end] == '"')
        {
            var simple = text.Slice(position, end).ToString();
            position += end + 1;
            return new YamlScalar(simple, YamlStyle.Quoted, line);
        }

        var value = new StringBuilder();
        while (position < text.Length)
        {
            var c = text[position++];
            if (c == '"')
            {
                return new YamlScalar(value.ToString(), YamlStyle.Quoted, line);
            }

            if (c != '\\')
            {
                value.Append(c);
            }
            else if (!Escape(value))
            {
                return null;
            }
        }

        return null;
    }

    private bool Escape(StringBuilder value)
    {
        if (position == text.Length)
        {
            return false;
        }

        var c = text[position++];
        var digits = c switch { 'x' => 2, 'u' => 4, _ => 0 };
        if (digits > 0)
        {
            if (position + digits > text.Length
                || !ushort.TryParse(text.Slice(position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                || char.IsSurrogate((char)code))
            {
                return false;
            }

            value.Append((char)code);
            position += digits;
            return true;
        }

        var plain = c switch { '"' => '"', '\\' => '\\', 'n' => '\n', 't' => '\t', 'r' => '\r', _ => '\0' };
        value.Append(plain);
        return plain != '\0';
    }

    private bool Take(char expected)
    {
        if (position < text.Length && text[position] == expected)
        {
            position++;
            return true;
        }

        return false;
    }

    private bool TakeComma() => Take(',') && Take(' ') && position < text.Length && text[position] != ' ';
}
