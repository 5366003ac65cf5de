using Suture.Domain.Results;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Suture.Formats.Text.Yaml;

/// <summary>Reads any YAML by YamlDotNet's event parser, refusing what untrusted front matter has no use for: anchors, aliases, tags, depth.</summary>
internal static class FullYaml
{
    private const int MaxDepth = 8;

    public static Result<YamlMap> Read(string text, string file, int firstLine)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new YamlMap([], firstLine);
            }

            parser.Consume<DocumentStart>();
            var node = Node(parser, firstLine - 1, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
            {
                throw new Refused("yaml.documents", "Only one YAML document was expected here.", Line(parser.Current, firstLine - 1));
            }

            return node switch
            {
                YamlMap map => map,
                YamlScalar { IsNull: true } => new YamlMap([], firstLine),
                _ => throw new Refused("yaml.mapping", "A YAML mapping (lines of 'name: value') was expected here.", node.Line),
            };
        }
        catch (Refused refused)
        {
            return new Problem("text." + refused.Code, refused.Message, File: file, Line: refused.Line);
        }
        catch (YamlException e)
        {
            return new Problem("text.yaml.syntax", "Not valid YAML: " + e.Message, File: file, Line: (int)Math.Clamp(e.Start.Line, 1, int.MaxValue / 2) + firstLine - 1);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The scanner lets some framework exceptions out, as for escapes outside Unicode.
            return new Problem("text.yaml.syntax", "Not valid YAML: " + e.Message, File: file, Line: firstLine);
        }
    }

    private static YamlNode Node(Parser parser, int lineOffset, int depth)
    {
        var line = Line(parser.Current, lineOffset);
        if (depth > MaxDepth)
        {
            throw new Refused("yaml.depth", $"Nested deeper than {MaxDepth} levels.", line);
        }

        if (parser.Current is AnchorAlias)
        {
            throw new Refused("yaml.alias", "YAML aliases are not accepted: write the value itself.", line);
        }

        if (parser.Current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
        {
            throw new Refused("yaml.tag", "YAML anchors and tags are not accepted: write the plain value.", line);
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            var style = scalar.Style switch
            {
                ScalarStyle.Literal or ScalarStyle.Folded => YamlStyle.Block,
                ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => YamlStyle.Quoted,
                _ => YamlStyle.Plain,
            };
            return new YamlScalar(scalar.Value, style, line);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(parser, lineOffset, depth + 1));
            }

            return new YamlList(items, line);
        }

        parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(parser, lineOffset, depth + 1) as YamlScalar
                ?? throw new Refused("yaml.key", "A name was expected before ':'.", line);
            entries.Add(new YamlEntry(key.Text, key.Line, Node(parser, lineOffset, depth + 1)));
        }

        return new YamlMap(entries, line);
    }

    private static int Line(ParsingEvent? current, int lineOffset) => (int)Math.Clamp(current?.Start.Line ?? 1, 1, int.MaxValue / 2) + lineOffset;

    private sealed class Refused(string code, string message, int line) : Exception(message)
    {
        public string Code => code;

        public int Line => line;
    }
}
